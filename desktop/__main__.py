"""Start Cais; nothing else."""

import sys
from collections.abc import Sequence


def main() -> int:
    """The exit status of the app. It is started without arguments."""
    _heed(sys.argv[1:])
    from desktop.gui.process.prepare import prepare

    prepared = prepare()
    from desktop.app import run  # what it imports is to find the process prepared

    return run(*prepared)


def _heed(arguments: Sequence[str]) -> None:
    """Of the command line."""
    if arguments:
        import argparse

        from desktop import __version__

        parser = argparse.ArgumentParser(prog="cais", description="R and Python tools on your own data.")
        parser.add_argument("--version", action="version", version=f"Cais {__version__}")
        parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
