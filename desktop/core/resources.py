"""Where the files are that come with the app, in a checkout and installed alike."""

from pathlib import Path

RESOURCES = Path(__file__).parents[2] / "resources"
