"""Start Cais: the app, or what was asked for in a terminal."""

import signal
import sys


def main() -> int:
    """The exit status."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # ends it without a word about where it was
    if arguments := sys.argv[1:]:
        from desktop import command_line

        return command_line.main(arguments)
    from desktop.gui.process.prepare import prepare

    prepared = prepare()
    from desktop.app import run  # what it imports is to find the process prepared

    return run(*prepared)


if __name__ == "__main__":
    sys.exit(main())
