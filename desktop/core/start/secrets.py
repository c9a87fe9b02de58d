"""How secrets reach a tool: a fixed-size tar over standard input, the container's or, later, a command's.

Arguments, variables, labels and layers can all be read back from an engine; what went through standard
input into a file system in memory cannot. The size is fixed because a named pipe on Windows cannot be
closed in one direction: the reader counts bytes instead of waiting for an end.
"""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterable, Mapping

TOKEN, CERTIFICATES = "token", "certificates.pem"
"""The secrets that every tool has."""

ENVELOPE_BYTES = 1024 * 1024
"""Room for a token and a large company's certificate bundle."""

_READER = """\
chmod 700 "$2" && head -c "$1" | { tar -x -o -C "$2" -f - && cat >/dev/null; } &&
shift 2 && exec "$@"\
"""

_RECEIVER = """\
new=$2/.new.$$
trap 'rm -rf "$new"' EXIT
umask 077 && mkdir "$new" &&
head -c "$1" | ( tar -x -o -C "$new" -f -; ended=$?; cat >/dev/null; exit $ended ) && cd "$new" &&
for file in *; do [ ! -f "$file" ] || mv -f "$file" "$2/$file" || exit; done &&
while read -r file; do rm -f "$2/$file" || exit; done <.gone"""

_GONE = ".gone"
_NAME = re.compile(r"\w[\w.-]*", re.ASCII)
_LONG_AGO = 946_684_800
"""2000-01-01: tar grumbles at files from a future, which an engine with a slow clock would see."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """An envelope of exactly `ENVELOPE_BYTES`, holding `files` by name.

    Raises ValueError if they do not fit, or for a name that is more than letters, digits and `_.-`, or begins
    with one of the latter two.
    """
    _check(files)
    return _packed(files)


def pack_changes(changes: Mapping[str, bytes | None]) -> bytes:
    """An envelope for `receiver`: contents by name, None for files that are to go. Raises like `pack`."""
    _check(changes)
    gone = "".join(f"{name}\n" for name, content in changes.items() if content is None)
    files = {name: content for name, content in changes.items() if content is not None}
    return _packed({**files, _GONE: gone.encode()})


def _check(names: Iterable[str]) -> None:
    for name in names:
        if not _NAME.fullmatch(name):
            raise ValueError(f"no name for a secret: {name}")


def _packed(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode, member.mtime = len(content), 0o400, _LONG_AGO
            archive.addfile(member, io.BytesIO(content))
    packed = buffer.getvalue()
    if len(packed) > ENVELOPE_BYTES:
        raise ValueError(f"{len(packed)} bytes do not fit an envelope of {ENVELOPE_BYTES}")
    return packed.ljust(ENVELOPE_BYTES, b"\0")


def reader(command: tuple[str, ...], place: str, *, listening: bool = False) -> tuple[str, ...]:
    """The argument vector that unpacks an envelope into `place` and then becomes `command`.

    With `listening` that has the rest of standard input, which nobody may send before it has said something:
    `head` might take it in.

    Needs sh, head, tar and cat, in GNU's or BusyBox's edition. The files are readable by their owner alone,
    while `command` keeps the image's own umask. A cut envelope ends it with tar's complaint.
    """
    # `chmod` again, as runc gives a tmpfs of a container's second start the mode of the folder below it.
    # `cat` takes in the padding: a tar that stops at the end of its archive would leave the engine
    # waiting for somebody to read the rest.
    script = _READER if listening else f"{_READER} </dev/null"
    return ("sh", "-c", script, "sh", str(ENVELOPE_BYTES), place, *command)


def receiver(place: str) -> tuple[str, ...]:
    """The argument vector that takes an envelope of changes in and makes them to the files in `place`.

    Each is unpacked beside and then moved, which takes no time: no reader sees a part. A cut envelope changes
    nothing. Needs mkdir, mv and rm, too.
    """
    # All is taken in also where it cannot be unpacked: a sender that is cut off never hears why.
    return ("sh", "-c", _RECEIVER, "sh", str(ENVELOPE_BYTES), place)
