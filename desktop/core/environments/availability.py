"""Whether an environment is on this computer, and otherwise what it would take to get it.

No size is known beforehand: the engine tells those of what is there, registries those of what is not, and
how long a download takes is foretold only by one that was measured here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desktop.core.cancelling import Stop
from desktop.core.environments.catalogue import Catalogue, Entry
from desktop.core.environments.download_sizes import DownloadSizes, counted
from desktop.core.ports import Images


@dataclass(frozen=True, slots=True)
class Availability:
    """Of one environment.

    Attributes:
        present: it is on this computer.
        size: bytes on disk if it is present, else bytes to download; None while nobody has told.
        download_s: how long the download would take here; None where none was ever measured.
        made: when what is here was built, by whoever built it; None where that is not known.
    """

    present: bool
    size: int | None = None
    download_s: float | None = None
    made: datetime | None = None


def look_up(
    catalogue: Catalogue,
    images: Images,
    sizes: DownloadSizes,
    speed: float,
    tell: Callable[[dict[str, Availability]], None],
    stop: Stop,
    chosen: str = "",
) -> None:
    """Tell of every entry (by id) as soon as the engine has, and again with each size that comes to be known.

    What `sizes` has is not asked for again; new ones are added. A registry that counts questions is asked
    about the `chosen` entry alone. `speed` in bytes per second, 0 where none was measured. Blocks while
    registries are asked. Raises Cancelled.
    """
    found: dict[str, Availability] = {}
    for entry in catalogue.entries:
        stop.check()
        image = images.find(_reference(entry))
        absent = _to_get(sizes.get(_reference(entry)), speed)
        found[entry.id] = Availability(True, image.size, made=image.made) if image else absent
    tell(dict(found))
    for entry in catalogue.entries:
        if not entry.image or found[entry.id].present or sizes.get(entry.image) is not None:
            continue
        if counted(entry.image) and entry.id != chosen:
            continue
        size = images.download_size(entry.image, stop)
        if size is not None:
            sizes.keep(entry.image, size)
            found[entry.id] = _to_get(size, speed)
            tell(dict(found))


def _reference(entry: Entry) -> str:
    return entry.recipe.tag if entry.recipe else entry.image or ""


def _to_get(size: int | None, speed: float) -> Availability:
    return Availability(False, size, size / speed if size is not None and speed > 0 else None)
