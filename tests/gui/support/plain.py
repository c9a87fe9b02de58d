"""What is never said to an analyst, whatever the reason."""

from __future__ import annotations

import re

NEVER_SAID = re.compile(
    r"\b(container|mount|daemon|volume|port|token|registry|exception|traceback|image|digest|core)s?\b"
    r"|\bregistries\b|!|\byou (may|must|can|could|should)( ?not|n.t)\b",
    re.IGNORECASE,
)
"""Jargon, shouting and scolding."""

NEVER_SAID_IN = {
    "pt_BR": re.compile(
        r"\b(container|contêiner|mount|daemon|volume|token|porta|digest)(e?s)?\b|\b(imagem|imagens|montagem|montagens)\b"
        r"|\bexceç(ão|ões)\b|!|\bvocê (não )?(deve|deveria|precisa|tem que)\b|\bvocê não pode\b",
        re.IGNORECASE,
    ),
}
"""The same in other languages, by their codes."""

THEIR_MENU_SAYS = "“Switch to Linux containers”"
"""The one place where the engine's own menu is quoted."""


THEIR_DATA_SAY = ("Access token", "access token", "Token de acesso", "token de acesso")
"""What those who run the data call what they hand out."""

THEIR_FIELDS = ("Port", "Porta", "Container", "Contêiner", "Container (optional)")
"""A server's and a storage's, as they stand wherever people are told of one; alone, and in no sentence."""


def faults(said: str, language: str = "en") -> list[str]:
    """What should not be in this text."""
    never = NEVER_SAID_IN.get(language, NEVER_SAID)
    for theirs in (THEIR_MENU_SAYS, *THEIR_DATA_SAY):
        said = said.replace(theirs, "")
    return [] if said in THEIR_FIELDS else [found[0] for found in never.finditer(said)]
