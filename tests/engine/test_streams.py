"""Long streams over a real socket: their progress, and that they end at once when asked to."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Change, Event
from desktop.core.engine_plans import Recipe
from desktop.core.engine_report import Reading
from desktop.core.labels import OWNER_LABEL, PART_LABEL, WORKSPACE_LABEL
from desktop.core.progress import Activity, Progress, unheard
from desktop.engine.docker_engine import DockerEngine
from desktop.engine.errors import Facts
from desktop.engine.pulling import REPORT_S, Layers
from tests.engine.conftest import ENVELOPE, make_plan
from tests.fakes.engine import HANG_S, End, FakeEngine, Request

InThread = Callable[[Callable[[], object]], "queue.Queue[object]"]

REFERENCE = "example.org/tools/python:1"
DIGEST = "sha256:" + "a" * 64
OTHER = "sha256:" + "b" * 64


def status(layer: str, text: str, current: int | None = None, total: int | None = None) -> dict[str, object]:
    return {"id": layer, "status": text, "progressDetail": {"current": current, "total": total}}


RECIPE = Recipe("test", {"Dockerfile": b"FROM debian:trixie-slim\n"}, "debian:trixie-slim", "cais-test:1")


# --- downloads --------------------------------------------------------------------------------------


def test_bytes_are_summed_and_the_total_is_told_once_it_is_known() -> None:
    told: list[Progress] = []
    messages = [
        status("a", "Pulling fs layer"),
        status("b", "Pulling fs layer"),
        status("c", "Already exists"),
        status("a", "Downloading", 10, 100),
        status("b", "Downloading", 5, 50),
        status("a", "Download complete"),
        status("b", "Download complete"),
        status("a", "Extracting", 40, 100),
        status("a", "Pull complete"),
        status("b", "Pull complete"),
    ]
    ticks = iter(range(100))
    Layers(told.append, clock=lambda: next(ticks)).follow(messages, Facts())
    down, unpack = Activity.DOWNLOADING, Activity.UNPACKING
    assert [(one.activity, one.done, one.total) for one in told] == [
        (down, 0, None),
        (down, 0, None),
        (down, 10, None),
        (down, 15, 150),
        (down, 105, 150),
        (unpack, 0, 150),
        (unpack, 40, 150),
        (unpack, 100, 150),
        (unpack, 150, 150),
        (unpack, 150, 150),
    ]


def test_a_layer_that_was_cut_goes_on_where_it_was() -> None:
    """As an engine of 20.10 was heard to tell it: when it is cut of everything, and then of what was left."""
    told: list[Progress] = []
    messages = [
        status("a", "Downloading", 32_768, 3_001_179),
        status("a", "Downloading", 3_001_179, 3_001_179),
        status("a", "Retrying in 1 second"),
        status("a", "Downloading", 36_386, 2_000_786),
        status("a", "Downloading", 2_000_786, 2_000_786),
        status("a", "Verifying Checksum"),
        status("a", "Extracting", 2_000_000, 3_001_179),
    ]
    ticks = iter(range(100))
    Layers(told.append, clock=lambda: next(ticks)).follow(messages, Facts())
    assert {one.total for one in told} == {3_001_179}
    down, unpack = Activity.DOWNLOADING, Activity.UNPACKING
    assert [(one.activity, one.done) for one in told] == [
        (down, 32_768),
        (down, 32_768),
        (down, 1_036_779),
        (down, 1_036_779),
        (unpack, 0),
        (unpack, 2_000_000),
        (unpack, 2_000_000),
    ]


def test_seconds_of_unpacking_are_not_taken_for_bytes() -> None:
    """What engines that keep images in containerd tell (moby/moby pull request 47108)."""
    told: list[Progress] = []
    extracting = {"id": "a", "status": "Extracting", "progressDetail": {"current": 3, "units": "s"}}
    messages = [status("a", "Downloading", 1000, 1000), status("a", "Download complete"), extracting]
    ticks = iter(range(100))
    Layers(told.append, clock=lambda: next(ticks)).follow(messages, Facts())
    assert (told[-1].activity, told[-1].done, told[-1].total) == (Activity.UNPACKING, 0, 1000)


def test_a_layer_that_begins_anew_is_counted_anew() -> None:
    told: list[Progress] = []
    messages = [status("a", "Downloading", 900, 1000), status("a", "Downloading", 10, 1000)]
    ticks = iter(range(100))
    Layers(told.append, clock=lambda: next(ticks)).follow(messages, Facts())
    assert [(one.done, one.total) for one in told] == [(900, 1000), (10, 1000), (10, 1000)]


def test_reports_do_not_flood() -> None:
    told: list[Progress] = []
    now = iter(step * REPORT_S / 100 for step in range(100_000))
    messages = (status("a", "Downloading", done, 5000) for done in range(5000))
    Layers(told.append, clock=lambda: next(now)).follow(messages, Facts())
    assert len(told) < 120
    assert told[-1].done == 4999


@pytest.mark.parametrize(
    ("reference", "digests", "digest"),
    [
        (REFERENCE, [f"example.org/tools/python@{DIGEST}"], DIGEST),
        (f"example.org/tools/python@{DIGEST}", [f"example.org/tools/python@{DIGEST}"], DIGEST),
        (REFERENCE, [f"example.org/other@{OTHER}", f"example.org/tools/python@{DIGEST}"], DIGEST),
        ("docker.io/tools/python:1", [f"a@{OTHER}", f"tools/python@{DIGEST}"], DIGEST),
        (REFERENCE, [], None),
    ],
)
def test_the_digest_is_recorded(
    fake_engine: FakeEngine, reference: str, digests: list[str], digest: str | None
) -> None:
    fake_engine.stream("POST", "/images/create", [status("a", "Pull complete")])
    image = {"Id": "sha256:1", "RepoDigests": digests, "Size": 7}
    fake_engine.answer("GET", "/images/.*/json", json=image)
    found = fake_engine.client().images.pull(reference, unheard, Stop())
    assert (found.id, found.digest, found.size) == ("sha256:1", digest, 7)


@pytest.mark.parametrize(
    ("stamp", "made"),
    [
        ("2026-11-09T12:18:53.279119006Z", datetime(2026, 11, 9, 12, 18, 53, 279119, UTC)),
        ("2026-11-09T14:18:53+02:00", datetime(2026, 11, 9, 12, 18, 53, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", None),
        ("1980-01-01T00:00:01Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_day_an_image_was_made(fake_engine: FakeEngine, stamp: str, made: datetime | None) -> None:
    fake_engine.answer("GET", "/images/.*/json", json={"Id": "sha256:1", "Size": 7, "Created": stamp})
    assert fake_engine.client().images.find(REFERENCE).made == made


def test_another_digest_than_asked_for_is_a_mismatch(fake_engine: FakeEngine) -> None:
    fake_engine.stream("POST", "/images/create", [])
    image = {"Id": "sha256:1", "RepoDigests": [f"example.org/tools/python@{OTHER}"], "Size": 7}
    fake_engine.answer("GET", "/images/.*/json", json=image)
    with pytest.raises(p.DigestMismatch) as caught:
        fake_engine.client().images.pull(f"example.org/tools/python@{DIGEST}", unheard, Stop())
    assert (caught.value.wanted, caught.value.got) == (DIGEST, OTHER)


def test_what_a_killed_engine_left_in_the_way_goes_with_the_next_try(fake_engine: FakeEngine) -> None:
    """As Docker 28 with containerd's store says it when it died in the middle of unpacking."""
    left = (
        'failed to prepare extraction snapshot "extract-1-x sha256:2": failed to rename: rename '
        "/d/snapshots/new-3 /d/snapshots/3: file exists"
    )
    fake_engine.stream("POST", "/images/create", [])
    fake_engine.stream("POST", "/images/create", [{"error": left}], times=1)
    fake_engine.answer("GET", "/images/.*/json", json={"Id": "sha256:1", "Size": 7})
    assert fake_engine.client().images.pull(REFERENCE, unheard, Stop()).id == "sha256:1"


def test_a_registry_lost_after_the_first_bytes_is_an_interruption(fake_engine: FakeEngine) -> None:
    error = {"error": "dial tcp: lookup example.org: no such host"}
    fake_engine.stream("POST", "/images/create", [status("a", "Downloading", 5, 10), error])
    with pytest.raises(p.DownloadInterrupted):
        fake_engine.client().images.pull(REFERENCE, unheard, Stop())


def test_an_engine_lost_in_a_download_is_lost(fake_engine: FakeEngine) -> None:
    fake_engine.stream("POST", "/images/create", [status("a", "Downloading", 5, 10)], then=End.CUT)
    with pytest.raises(p.EngineLost):
        fake_engine.client().images.pull(REFERENCE, unheard, Stop())


def test_an_engine_stopped_in_a_download_is_lost(fake_engine: FakeEngine) -> None:
    client = fake_engine.client()
    client.containers.list()
    fake_engine.answer("GET", "/_ping", then=End.CUT)
    fake_engine.stream("POST", "/images/create", [{"error": "context canceled"}])
    with pytest.raises(p.EngineLost):
        client.images.pull(REFERENCE, unheard, Stop())


# --- builds -----------------------------------------------------------------------------------------


def test_an_engine_lost_in_a_build_is_swept_once_it_is_back(fake_engine: FakeEngine) -> None:
    client = fake_engine.client(owner="me")
    client.ensure_running(unheard, Stop())
    half = {"Id": "sha256:half", "Labels": {"app.cais.build": "test"}}
    whole = {"Id": "sha256:whole", "Labels": {"app.cais.build": "test", "app.cais.recipe": "test"}}
    left = {"Id": "left", "Labels": {"app.cais.build": "test"}}
    tool = {"Id": "tool", "Labels": {"app.cais.build": "test", WORKSPACE_LABEL: "1"}}
    fake_engine.stream(
        "POST", "/build", [{"stream": "Step 1/3 : FROM x\n"}], then=End.CUT, on_request=lambda _r: vanish()
    )

    def vanish() -> None:
        fake_engine.answer("GET", "/containers/json", then=End.CUT, times=1)

    with pytest.raises(p.EngineLost):
        client.images.build(RECIPE, unheard, Stop())
    fake_engine.answer("GET", "/containers/json", json=[left, tool])
    fake_engine.answer("GET", "/images/json", json=[half, whole])
    fake_engine.answer("DELETE", "/containers/left", status=204)
    fake_engine.answer("DELETE", "/images/sha256:half", json=[])
    fake_engine.answer("GET", "/_ping", then=End.CUT, times=1)
    client.ensure_running(unheard, Stop())
    labels = {"app.cais.build", "app.cais.owner=me"}
    for listing in ("/containers/json", "/images/json"):
        assert set(json.loads(fake_engine.asked("GET", listing)[-1].query["filters"])["label"]) == labels
    deleted = [request.path for request in fake_engine.requests if request.method == "DELETE"]
    assert deleted == ["/containers/left", "/images/sha256:half"]


def test_an_image_that_cannot_be_had_is_not_the_recipes_fault(fake_engine: FakeEngine) -> None:
    messages = [{"stream": "Step 1/3 : FROM x\n"}, {"error": "dial tcp: lookup example.org: no such host"}]
    fake_engine.stream("POST", "/build", messages)
    with pytest.raises(p.RegistryUnreachable) as caught:
        fake_engine.client().images.build(RECIPE, unheard, Stop())
    assert caught.value.reference == "debian:trixie-slim"


def test_a_full_disk_in_a_step_is_a_full_disk(fake_engine: FakeEngine) -> None:
    """What a step says comes in pieces, painted red."""
    messages = [
        {"stream": "Step 2/3 : RUN apt-get update\n"},
        *(
            {"stream": f"\x1b[91m{part}\x1b[0m"}
            for part in ("E: write (28: No space", " left on", " device)", "\n")
        ),
        {"error": "The command returned a non-zero code: 100"},
    ]
    fake_engine.stream("POST", "/build", messages)
    with pytest.raises(p.EngineDiskFull) as caught:
        fake_engine.client().images.build(RECIPE, unheard, Stop())
    assert "\nE: write (28: No space left on device)\n" in caught.value.detail


# --- silence ----------------------------------------------------------------------------------------


def test_a_silent_download_goes_on_as_long_as_the_engine_answers(fake_engine: FakeEngine) -> None:
    client = fake_engine.client(patience_s=0.1)
    client.ensure_running(unheard, Stop())
    stop, pings = Stop(), list[Request]()

    def answer(request: Request) -> None:
        pings.append(request)
        if len(pings) == 3:
            stop.set()

    fake_engine.answer("GET", "/_ping", body=b"OK", on_request=answer)
    fake_engine.stream("POST", "/images/create", [status("a", "Downloading", 1, 2)], then=End.HANG)
    with pytest.raises(p.Cancelled):
        client.images.pull(REFERENCE, unheard, stop)
    assert len(pings) == 3


@pytest.mark.parametrize(("then", "kind"), [(End.HANG, p.EngineFrozen), (End.CUT, p.EngineLost)])
def test_a_silent_build_on_an_engine_that_answers_nothing_any_more_ends(
    fake_engine: FakeEngine, then: End, kind: type[p.Problem]
) -> None:
    client = fake_engine.client(patience_s=0.1)
    client.ensure_running(unheard, Stop())
    fake_engine.stream("POST", "/build", [{"stream": "Step 1/3 : FROM x\n"}], then=End.HANG)
    fake_engine.answer("GET", "/_ping", then=then)
    with pytest.raises(kind):
        client.images.build(RECIPE, unheard, Stop())


# --- cancelling -------------------------------------------------------------------------------------


def silent(engine: FakeEngine, method: str, path: str, early: bool) -> None:
    """An answer that never comes, or one that comes to a halt after a message that suits every stream."""
    if early:
        engine.answer(method, path, then=End.HANG)
    else:
        first = {"stream": "...\n", "Actor": {"Attributes": {}}, "memory_stats": {"usage": 1}}
        engine.stream(method, path, [first], then=End.HANG)


@pytest.mark.parametrize("early", [True, False], ids=["before the first byte", "in the middle"])
@pytest.mark.parametrize("what", ["pull", "build", "watch", "memory", "start"])
def test_a_stalled_stream_ends_at_once(
    fake_engine: FakeEngine, in_thread: InThread, what: str, early: bool
) -> None:
    stop = Stop()
    client = fake_engine.client(patience_s=HANG_S)
    client.ensure_running(unheard, Stop())
    work, method, path = stallable(client, fake_engine, what, stop)
    silent(fake_engine, method, path, early)
    ended = in_thread(work)
    fake_engine.wait_for(method, path)
    stop.set()
    assert isinstance(ended.get(timeout=5), p.Cancelled), "neither engine nor client says a thing before"


def stallable(
    client: DockerEngine, engine: FakeEngine, what: str, stop: Stop
) -> tuple[Callable[[], object], str, str]:
    """The work, and the request of it that will stall."""
    if what == "pull":
        return lambda: client.images.pull(REFERENCE, unheard, stop), "POST", "/images/create"
    if what == "build":
        return lambda: client.images.build(RECIPE, unheard, stop), "POST", "/build"
    if what == "watch":
        return lambda: client.containers.watch(lambda _event: None, stop), "GET", "/events"
    plan = make_plan()
    if what == "start":
        engine.answer("POST", f"/containers/{plan.name}/attach")
        return lambda: client.containers.start(plan, ENVELOPE, stop), "POST", f"/containers/{plan.name}/start"
    engine.answer("GET", "/containers/json", json=[{"Id": "1", "State": "running"}])
    running = {"Id": "1", "State": {"Status": "running"}, "Config": {}, "HostConfig": {}}
    engine.answer("GET", "/containers/1/json", json=running)
    return (
        lambda: client.inside.memory(plan.workspace, lambda _used: None, stop),
        "GET",
        "/containers/1/stats",
    )


# --- commands that are run once ---------------------------------------------------------------------


def test_what_is_left_of_one_and_going_already_is_no_trouble(fake_engine: FakeEngine) -> None:
    labels = {WORKSPACE_LABEL: "1", PART_LABEL: "probe", OWNER_LABEL: "me"}
    left = [{"Id": id, "Names": [f"/{id}"], "Labels": labels} for id in ("going", "gone", "there")]
    fake_engine.answer("GET", "/containers/json", json=left)
    going = {"message": "removal of container going is already in progress"}
    fake_engine.answer("DELETE", "/containers/going", status=409, json=going)
    fake_engine.answer("DELETE", "/containers/gone", status=404, json={"message": "No such container: gone"})
    fake_engine.answer("DELETE", "/containers/there", status=204)
    client = fake_engine.client(owner="me")
    client.find()
    client.find()
    assert len(fake_engine.asked("DELETE", "/containers/.*")) == 3, "and that once"


# --- events -----------------------------------------------------------------------------------------


def happened(workspace: str, part: str = "tool", what: str = "start") -> dict[str, object]:
    attributes = {WORKSPACE_LABEL: workspace, PART_LABEL: part}
    return {"Type": "container", "Action": what, "Actor": {"Attributes": attributes}}


def test_events_are_taken_up_again_after_a_loss(fake_engine: FakeEngine, in_thread: InThread) -> None:
    fake_engine.stream("GET", "/events", [happened("two", what="die")], then=End.HANG)
    fake_engine.stream("GET", "/events", [happened("one")], then=End.CUT, times=1)
    came: queue.Queue[Event] = queue.Queue()
    stop = Stop()
    ended = in_thread(lambda: fake_engine.client().containers.watch(came.put, stop))
    assert [came.get(timeout=60) for _ in range(5)] == [
        Event(Change.CONNECTED),
        Event(Change.CONTAINER, "one"),
        Event(Change.LOST),
        Event(Change.CONNECTED),
        Event(Change.ENDED, "two"),
    ]
    stop.set()
    assert isinstance(ended.get(timeout=60), p.Cancelled)
    assert came.empty()


def test_what_becomes_of_other_parts_than_tools_is_no_event(
    fake_engine: FakeEngine, in_thread: InThread
) -> None:
    parts = [happened(part, part) for part in ("worker", "probe", "tool")]
    fake_engine.stream("GET", "/events", parts, then=End.HANG)
    came: queue.Queue[Event] = queue.Queue()
    stop = Stop()
    ended = in_thread(lambda: fake_engine.client().containers.watch(came.put, stop))
    told = [came.get(timeout=60) for _ in range(2)]
    assert told == [Event(Change.CONNECTED), Event(Change.CONTAINER, "tool")]
    stop.set()
    assert isinstance(ended.get(timeout=60), p.Cancelled)


def test_events_that_nobody_understands_are_a_loss_and_taken_up_again(
    fake_engine: FakeEngine, in_thread: InThread
) -> None:
    fake_engine.stream("GET", "/events", [happened("one")], then=End.HANG)
    fake_engine.stream("GET", "/events", [{"odd": "event"}], then=End.HANG, times=1)
    came: queue.Queue[Event] = queue.Queue()
    stop = Stop()
    ended = in_thread(lambda: fake_engine.client().containers.watch(came.put, stop))
    told = [came.get(timeout=60).change for _ in range(4)]
    assert told == [Change.CONNECTED, Change.LOST, Change.CONNECTED, Change.CONTAINER]
    stop.set()
    assert isinstance(ended.get(timeout=60), p.Cancelled)


def test_the_loss_is_told_once_however_long_it_lasts(fake_engine: FakeEngine, in_thread: InThread) -> None:
    fake_engine.stream("GET", "/events", [], then=End.HANG)
    fake_engine.answer("GET", "/events", then=End.CUT, times=3)
    came: queue.Queue[Event] = queue.Queue()
    stop = Stop()
    ended = in_thread(lambda: fake_engine.client().containers.watch(came.put, stop))
    assert [came.get(timeout=60) for _ in range(2)] == [Event(Change.LOST), Event(Change.CONNECTED)]
    assert len(fake_engine.asked("GET", "/events")) == 4
    stop.set()
    ended.get(timeout=60)


def test_a_thousand_events_all_come(fake_engine: FakeEngine, in_thread: InThread) -> None:
    fake_engine.stream("GET", "/events", [happened(str(number)) for number in range(1000)], then=End.HANG)
    came: list[str] = []
    all_of_them, stop = threading.Event(), Stop()

    def note(event: Event) -> None:
        came.append(event.workspace)
        if len(came) == 1001:
            all_of_them.set()

    ended = in_thread(lambda: fake_engine.client().containers.watch(note, stop))
    assert all_of_them.wait(10)
    assert came[1:] == [str(number) for number in range(1000)]
    stop.set()
    ended.get(timeout=60)


# --- memory -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "details", [{"total_inactive_file": 30, "inactive_file": 1}, {"inactive_file": 30}], ids=["v1", "v2"]
)
def test_memory_is_told_without_the_page_cache(fake_engine: FakeEngine, details: dict[str, int]) -> None:
    fake_engine.answer("GET", "/containers/json", json=[{"Id": "1", "State": "running"}])
    running = {"Id": "1", "State": {"Status": "running"}, "Config": {}, "HostConfig": {}}
    fake_engine.answer("GET", "/containers/1/json", json=running)
    fake_engine.stream(
        "GET",
        "/containers/1/stats",
        [{"memory_stats": {"usage": 100, "stats": details}}, {"memory_stats": {}}],
    )
    readings: list[Reading] = []
    fake_engine.client().inside.memory("w", readings.append, Stop())
    assert [one.memory for one in readings] == [70]


def test_a_tool_that_is_removed_meanwhile_has_no_memory_to_tell_of(fake_engine: FakeEngine) -> None:
    fake_engine.answer("GET", "/containers/json", json=[{"Id": "1", "State": "running"}])
    running = {"Id": "1", "State": {"Status": "running"}, "Config": {}, "HostConfig": {}}
    fake_engine.answer("GET", "/containers/1/json", json=running)
    fake_engine.answer("GET", "/containers/1/stats", status=404, json={"message": "No such container: 1"})
    readings: list[Reading] = []
    fake_engine.client().inside.memory("w", readings.append, Stop())
    assert readings == []
