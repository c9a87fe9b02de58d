"""What is told of environments before anybody chooses one, and how a download foretells another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Image
from desktop.core.engine_plans import Recipe
from desktop.core.environments.availability import Availability, look_up
from desktop.core.environments.catalogue import Catalogue
from desktop.core.environments.download_sizes import DownloadSizes
from desktop.core.problems import Cancelled
from desktop.core.progress import Activity, Progress, Step
from desktop.core.start.transfer import Download
from tests.core.samples import ENTRY

MB = 1_000_000
HERE = replace(ENTRY, id="here", image="q.example/here:1")
FAR = replace(ENTRY, id="far", image="q.example/far:1")
SECRET = replace(ENTRY, id="secret", image="q.example/secret:1")
RECIPE = replace(ENTRY, id="recipe", image=None, recipe=Recipe("r", {}, "debian", "cais/r:1"))
COUNTED = replace(ENTRY, id="counted", image="rocker/rstudio:4")
CATALOGUE = Catalogue((FAR, HERE, SECRET, RECIPE, COUNTED))


class Teller:
    """The two questions that are asked of an engine, answered from tables."""

    def __init__(self) -> None:
        self.images = {"q.example/here:1": Image("sha256:1", None, 1200 * MB)}
        self.sizes = {"q.example/far:1": 400 * MB, "rocker/rstudio:4": 900 * MB}
        self.asked: list[str] = []

    def find(self, reference: str) -> Image | None:
        return self.images.get(reference)

    def download_size(self, reference: str, stop: Stop) -> int | None:
        stop.check()
        self.asked.append(reference)
        return self.sizes.get(reference)


@pytest.fixture
def sizes(tmp_path: Path) -> DownloadSizes:
    return DownloadSizes(tmp_path / "sizes.json")


def told(
    images: Any, sizes: DownloadSizes, speed: float = 0, chosen: str = ""
) -> list[dict[str, Availability]]:
    news: list[dict[str, Availability]] = []
    look_up(CATALOGUE, images, sizes, speed, news.append, Stop(), chosen)
    return news


def test_what_is_here_is_told_first_and_then_each_size_as_it_comes(sizes: DownloadSizes) -> None:
    first, last = told(Teller(), sizes)
    unknown = Availability(False)
    assert first == {
        "here": Availability(True, 1200 * MB),
        "far": unknown,
        "secret": unknown,
        "recipe": unknown,
        "counted": unknown,
    }
    assert last == first | {"far": Availability(False, 400 * MB)}


def test_only_downloads_that_are_to_come_are_asked_about(sizes: DownloadSizes) -> None:
    engine = Teller()
    told(engine, sizes)
    assert engine.asked == ["q.example/far:1", "q.example/secret:1"]


def test_a_size_is_asked_for_once(sizes: DownloadSizes) -> None:
    engine = Teller()
    told(engine, sizes)
    engine.asked.clear()
    (only,) = told(engine, sizes)
    assert only["far"] == Availability(False, 400 * MB)
    assert engine.asked == ["q.example/secret:1"]


def test_a_registry_that_counts_is_asked_about_what_was_chosen(sizes: DownloadSizes) -> None:
    engine = Teller()
    assert told(engine, sizes, chosen="far")[-1]["counted"] == Availability(False)
    assert told(engine, sizes, chosen="counted")[-1]["counted"] == Availability(False, 900 * MB)
    assert told(engine, sizes)[0]["counted"] == Availability(False, 900 * MB)
    assert engine.asked.count("rocker/rstudio:4") == 1


def test_a_time_is_told_where_a_speed_was_measured(sizes: DownloadSizes) -> None:
    last = told(Teller(), sizes, speed=10 * MB)[-1]
    assert last["far"].download_s == 40
    assert last["here"].download_s is last["secret"].download_s is last["recipe"].download_s is None


def test_what_was_built_is_here(sizes: DownloadSizes) -> None:
    engine = Teller()
    engine.images["cais/r:1"] = Image("sha256:2", None, 7)
    assert told(engine, sizes)[0]["recipe"] == Availability(True, 7)


def test_the_day_it_was_made_is_told_of_what_is_here(sizes: DownloadSizes) -> None:
    engine, made = Teller(), datetime(2026, 11, 9, tzinfo=UTC)
    engine.images["q.example/here:1"] = Image("sha256:1", None, 7, made)
    assert told(engine, sizes)[-1]["here"] == Availability(True, 7, made=made)


def test_an_end_asked_for(sizes: DownloadSizes) -> None:
    stop, engine = Stop(), Teller()
    with pytest.raises(Cancelled):
        look_up(CATALOGUE, engine, sizes, 0, lambda _found: stop.set(), stop)  # type: ignore[arg-type]
    assert engine.asked == []


# --- a download, measured ---------------------------------------------------------------------------


def down(done: int, total: int | None = 300 * MB) -> Progress:
    return Progress(Step.IMAGE, Activity.DOWNLOADING, done, total)


def unpacked(done: int) -> Progress:
    return Progress(Step.IMAGE, Activity.UNPACKING, done, 300 * MB)


AFTER = Progress(Step.FOLDERS)


def speeds(*news: tuple[float, Progress]) -> list[float]:
    download = Download()
    return [speed for time, one in news if (speed := download.add(time, one)) is not None]


def test_unpacking_belongs_to_it() -> None:
    news = (
        (5, down(0)),
        (15, down(290 * MB)),
        (16, unpacked(10)),
        (34, unpacked(300 * MB)),
        (35, AFTER),
        (40, AFTER),
    )
    assert speeds(*news) == [10 * MB]


def test_what_was_there_already_does_not_count() -> None:
    assert speeds((0, down(200 * MB)), (5, down(300 * MB)), (10, AFTER)) == [10 * MB]


@pytest.mark.parametrize(
    "news",
    [
        [(0, AFTER)],
        [(0, down(0)), (10, down(300 * MB))],
        [(0, down(0)), (1, down(300 * MB)), (1.5, AFTER)],
        [(0, down(0)), (10, down(MB)), (20, AFTER)],
        [(0, Progress(Step.IMAGE, Activity.BUILDING, 1, 9)), (90, AFTER)],
    ],
    ids=["none", "not-over", "too-short", "too-small", "a-build"],
)
def test_what_foretells_nothing(news: list[tuple[float, Progress]]) -> None:
    assert speeds(*news) == []
