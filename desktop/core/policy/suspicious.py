"""What in a preset is not what it looks like, or leads where it should not: a sentence, "" for nothing."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

_ALIKE = frozenset(
    {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "LISU", "COPTIC", "FULLWIDTH", "MATHEMATICAL", "ROMAN"}
)
"""Scripts with letters that look like Latin ones."""

_LIKE_LATIN = frozenset("аАВсСеЕНіІјЈКМоОрРѕЅТуУхХһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ")
"""Letters of others that nobody can tell from Latin ones."""

_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$")


def name(text: str) -> str:
    """Of a name that people read and trust."""
    if text.isascii() and text.isprintable():
        return ""
    for character in text:
        if unicodedata.category(character)[0] == "C" or character in "\u2028\u2029\u115f\u3164":
            return f"has a character that cannot be seen (U+{ord(character):04X})"
    for word in re.findall(r"\w+", text):
        scripts = {unicodedata.name(one, "?").split()[0] for one in word if one.isalpha()}
        if ((found := scripts & _ALIKE) and len(scripts) > 1) or scripts & {"FULLWIDTH", "MATHEMATICAL"}:
            return f"mixes letters that look alike ({', '.join(sorted(found)).lower()} in {word!r})"
    letters = {one for one in text if one.isalpha()}
    if len(letters) > 2 and letters <= _LIKE_LATIN:
        return "is of letters alone that look like Latin ones and are others"
    return ""


def address(text: str, schemes: tuple[str, ...] = ("https",)) -> str:
    """Of a web address."""
    if not text.isascii():
        return "has letters that are not of an address's alphabet, and may look like others"
    if not text.isprintable() or set(text) & set(" \\\"'<>`{}|^"):
        return "has characters that no address has"
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError as error:
        return f"is no address: {error}"
    if parts.scheme not in schemes:
        return f"must begin with {' or '.join(f'{scheme}://' for scheme in schemes)}"
    if "@" in parts.netloc:
        return "holds a user or a password, which belong into a keyring"
    if not parts.hostname or not re.fullmatch(r"[a-z0-9.-]+|[0-9a-f:.]+", parts.hostname):
        return "names no computer"
    return ""


def mirror(text: str) -> str:
    """Of a web address that goes into recipes and scripts."""
    return (
        ""
        if re.fullmatch(r"[\w.:/~%+@-]+", text, re.ASCII)
        else "has characters that no mirror's address needs"
    )


def host(text: str) -> str:
    """Of a server's name, or of a web address in its place."""
    if "://" in text:
        return address(text, ("https", "http"))
    return "" if re.fullmatch(r"[\w.:/\[\]%-]+", text, re.ASCII) else "is no address of a computer"


def path(text: str, system: str) -> str:
    """Of a folder's place: from the top, or from `~`, straight on. `system` is a key of a folder's."""
    if seen := name(text):
        return seen
    windows = system == "windows"
    if windows and re.match(r"[\\/]{2}", text):
        return "is a path of the network or a device, and not of a drive"
    names = [part for part in re.split(r"[\\/]" if windows else "/", text) if part]
    if ".." in names:
        return "leads back up by .."
    if names and names[0].startswith("~") and names[0] != "~":
        return "is in the home of somebody else"
    whole = re.match(r"[A-Za-z]:[\\/]" if windows else "/", text)
    if not whole and names[:1] != ["~"]:
        return "must begin at a drive (C:\\) or with ~" if windows else "must begin with / or ~"
    if windows and any(_DEVICES.match(part) for part in names):
        return "names a device"
    if windows and any(set(part) & set(':*?"<>|') for part in names[0 if names[:1] == ["~"] else 1 :]):
        return "has characters that no folder's name has there"
    return ""


def inner(text: str) -> str:
    """Of a folder that lies beside the file."""
    names = re.split(r"[\\/]", text)
    if text[:1] in "/\\~" or ":" in text or any(part in ("", ".", "..") for part in names):
        return "leaves the folder that this file is in"
    if any(_DEVICES.match(part) for part in names):
        return "names a device"
    return name(text)
