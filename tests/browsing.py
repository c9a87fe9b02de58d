"""What tests that load the browser engine have in common."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

# What the engine says of a machine without a graphics card.
_ABOUT_THIS_MACHINE = (
    "QRhiGles2",
    "Failed to create RHI",
    "This plugin does not support",
    "QVulkanInstance",
    "GBM is",
    "GPUInfo not",
)


def mark(items: Iterable[pytest.Item], folder: Path, kind: pytest.MarkDecorator) -> None:
    """Mark the tests below `folder`, which do not fail for what the engine says of this machine."""
    for item in items:
        if folder in item.path.parents:
            item.add_marker(kind)
            item.add_marker(pytest.mark.qt_log_ignore(*_ABOUT_THIS_MACHINE, extend=True))
