"""Start Cais: the app, or what was asked for in a terminal."""

import os
import signal
import sys

from desktop.core.computer import companions


def _path(told: str) -> str:
    """Of a file that a desktop names, some of them by its address."""
    if told.startswith("file://"):
        from urllib.parse import unquote, urlsplit

        return unquote(urlsplit(told).path, errors="surrogateescape")
    return os.path.abspath(told)


def _companion(name: str) -> int:
    """Be the process of this name that goes along with the app; the exit status."""
    import runpy

    from desktop.core.resources import RESOURCES

    if name == companions.PAC:
        runpy.run_module("desktop.gui.process.pac_run", run_name="__main__")
    elif name == companions.RELAY:
        sys.argv[1:] = ["-"]
        runpy.run_path(str(RESOURCES / "relay" / "relay.py"), run_name="__main__")
    else:
        return 2
    return 0


def main() -> int:
    """The exit status."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # ends it without a word about where it was
    arguments, file = sys.argv[1:], ""
    if len(arguments) == 2 and arguments[0] == companions.WORD:
        return _companion(arguments[1])
    if len(arguments) == 1 and arguments[0].casefold().endswith(".cais") and arguments[0][0] != "-":
        arguments, file = [], _path(arguments[0])  # a double-click
    if arguments:
        from desktop import command_line

        return command_line.main(arguments)
    from desktop.gui.process.prepare import prepare

    prepared = prepare()
    from desktop.app import run  # what it imports is to find the process prepared

    return run(*prepared, file)


if __name__ == "__main__":
    sys.exit(main())
