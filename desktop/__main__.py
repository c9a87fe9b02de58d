"""Start Cais: the app, or what was asked for in a terminal."""

import sys


def main() -> int:
    """The exit status."""
    if arguments := sys.argv[1:]:
        from desktop import command_line

        return command_line.main(arguments)
    from desktop.gui.process.prepare import prepare

    prepared = prepare()
    from desktop.app import run  # what it imports is to find the process prepared

    return run(*prepared)


if __name__ == "__main__":
    sys.exit(main())
