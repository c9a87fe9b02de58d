"""Which image a workspace runs, and what of it is written down so that it runs the same one again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Image
from desktop.core.environments.catalogue import Entry
from desktop.core.ports import Images
from desktop.core.progress import Report
from desktop.core.workspaces.workspace import Workspace


def obtain(workspace: Workspace, entry: Entry, images: Images, report: Report, stop: Stop) -> Image:
    """The image this workspace runs: exactly the recorded one, once one is recorded.

    Where that was built here and is gone, the recipe as it is today is built, and recorded in its place: see
    `is_another`.
    """
    if found := present(workspace, entry, images):
        return found
    if entry.recipe:
        return images.build(entry.recipe, report, stop)
    return images.pull(_reference(workspace, entry), report, stop)


def present(workspace: Workspace, entry: Entry, images: Images) -> Image | None:
    """The image this workspace would run if it were started now, None where that is not on the engine yet."""
    if workspace.image and (recorded := images.find(workspace.image)):
        return recorded
    return images.find(entry.recipe.tag if entry.recipe else _reference(workspace, entry))


def _reference(workspace: Workspace, entry: Entry) -> str:
    """Where it is downloaded."""
    reference = entry.image or ""
    return f"{repository(reference)}@{workspace.digest}" if workspace.digest else reference


def is_another(workspace: Workspace, entry: Entry, image: Image) -> bool:
    """Whether this image is not what the workspace ran before, nor what comes of the same recipe.

    The same recipe gives the same packages of pip's, each known by its hash, and of Debian's, R's among them,
    what its release has that day.
    """
    if workspace.image in (None, image.id) or (image.digest and image.digest == workspace.digest):
        return False
    if entry.recipe and workspace.recipe:
        return workspace.recipe != entry.recipe.tag
    return True


def repository(reference: str) -> str:
    """A reference without its tag or digest. A colon before the last slash belongs to a port."""
    path, slash, name = reference.partition("@")[0].rpartition("/")
    return f"{path}{slash}{name.partition(':')[0]}"


def pulled(workspaces: Iterable[Workspace]) -> dict[str, str]:
    """The digests, by the ids of their images, that these workspaces' downloads came with."""
    return {one.image: one.digest for one in workspaces if one.image and one.digest and not one.recipe}


def record_image(
    workspace: Workspace,
    entry: Entry,
    image: Image,
    engine: str,
    known: Mapping[str, str],
    record: Callable[[Workspace], None],
) -> Workspace:
    """The workspace, which from now on runs exactly this image. Its home is to be on this `engine`.

    `known` are digests of other workspaces' images, as `pulled` gives them: this one may be among them.
    """
    same = image.id == workspace.image
    built = entry.recipe.tag if entry.recipe else None
    recorded = replace(
        workspace,
        image=image.id,
        digest=image.digest or (workspace.digest if same else known.get(image.id)),
        environment=(workspace.environment if same else None) or entry.environment,
        recipe=workspace.recipe if same else built,
        engine=engine,
    )
    if recorded != workspace:
        record(recorded)
    return recorded
