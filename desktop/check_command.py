"""`cais check`: how this computer, its engine and the workspaces on it are, for IT."""

from __future__ import annotations

import json
from argparse import Namespace, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING, Any

from desktop.core.cancelling import Stop
from desktop.terminal import plain, write

if TYPE_CHECKING:
    from desktop.core.backend import Backend

GOOD, BAD = 0, 1
"""Exit statuses; 2 is for arguments that are not understood."""

_ABOUT = """\
Looks at the engine, the disks, the network, the policy, this computer and what the
engine says of each workspace's tool, all side by side. Changes nothing and starts no
engine. Numbers are those of the CIS Docker Benchmark 1.6.0; the words are Cais's own.

  LEVEL  NUMBER  TITLE: WHAT WAS FOUND
         > WHAT TO DO

What answers to nobody is told as unknown after a few seconds, and holds up nothing else.

Exit status: 0 where nothing needs attention; 1 where something does, or the report
cannot be written; 2 for wrong usage."""


def add(commands: Any) -> None:
    """To what `cais` understands."""
    command = commands.add_parser(
        "check",
        help="how this computer and its engine are",
        description=_ABOUT,
        formatter_class=RawDescriptionHelpFormatter,
    )
    command.add_argument("--json", action="store_true", help="print one JSON object, for programs")
    command.add_argument(
        "--keyring", action="store_true", help="try the keyring, too; it may ask to be unlocked"
    )
    command.set_defaults(run=check)


def check(backend: Backend, chosen: Namespace) -> int:
    """`cais check`."""
    from desktop.core.health.finding import Level, in_order
    from desktop.core.health.redaction import document_without_secrets, without_secrets
    from desktop.gui.words.health import report

    findings = in_order(backend.checkup().run(lambda _found: None, Stop(), keyring=chosen.keyring))
    if chosen.json:
        text = json.dumps(document_without_secrets(report.document(findings)), indent=2)
    else:
        text = "\n".join(plain(without_secrets(line)) for line in report.lines(findings))
    bad = any(one.level is Level.BAD for one in findings)
    return BAD if not write(text) or bad else GOOD
