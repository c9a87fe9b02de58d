"""Has a link that is deleted go alone: what it leads to stays.

Jupyter follows a link before it deletes it. One to a folder then fails with an error that says nothing, and
one to nowhere is not there for it, although the page lists both.
"""

from __future__ import annotations

import os
from typing import Any

from jupyter_core.paths import is_hidden
from jupyter_server.services.contents.filemanager import AsyncFileContentsManager, FileContentsManager

_delete = FileContentsManager.delete_file
_delete_async = AsyncFileContentsManager.delete_file


def delete_links_alone() -> None:
    """From now on; whichever manager of files an environment has chosen, it deletes through these."""
    FileContentsManager.delete_file = delete_file
    AsyncFileContentsManager.delete_file = delete_file_async


def delete_file(self: Any, path: str) -> None:
    """Stands for the method of this name."""
    if not unlinked(self, path):
        _delete(self, path)


async def delete_file_async(self: Any, path: str) -> None:
    """Stands for the method of the other manager."""
    if not unlinked(self, path):
        await _delete_async(self, path)


def unlinked(manager: Any, path: str) -> bool:
    """Whether this was a link, and is gone. One that is hidden is left to Jupyter."""
    place = manager._get_os_path(path.strip("/"))
    if not os.path.islink(place) or (not manager.allow_hidden and is_hidden(place, manager.root_dir)):
        return False
    with manager.perm_to_403(place):
        os.unlink(place)
    return True
