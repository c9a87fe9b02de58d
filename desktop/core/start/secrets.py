"""How secrets reach a tool: a fixed-size tar over the container's standard input.

Arguments, variables, labels and layers can all be read back from an engine; what went through standard
input into a file system in memory cannot. The size is fixed because a named pipe on Windows cannot be
closed in one direction: the reader counts bytes instead of waiting for an end.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Mapping

ENVELOPE_BYTES = 1024 * 1024
"""Room for a token and a large company's certificate bundle."""

_READER = """\
chmod 700 "$2" && head -c "$1" | { tar -x -o -C "$2" -f - && cat >/dev/null; } &&
shift 2 && exec "$@" </dev/null"""

_LONG_AGO = 946_684_800
"""2000-01-01: tar grumbles at files from a future, which an engine with a slow clock would see."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """An envelope of exactly `ENVELOPE_BYTES`, holding `files` by name.

    Raises ValueError if they do not fit.
    """
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


def reader(command: tuple[str, ...], place: str) -> tuple[str, ...]:
    """The argument vector that unpacks an envelope into `place` and then becomes `command`.

    Needs sh, head, tar and cat, in GNU's or BusyBox's edition. The files are readable by their owner
    alone, while `command` keeps the image's own umask. A cut envelope ends it with tar's complaint.
    """
    # `chmod` again, as runc gives a tmpfs of a container's second start the mode of the folder below it.
    # `cat` takes in the padding: a tar that stops at the end of its archive would leave the engine
    # waiting for somebody to read the rest.
    return ("sh", "-c", _READER, "sh", str(ENVELOPE_BYTES), place, *command)
