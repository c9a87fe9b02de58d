"""Every problem, status and finding has its words, in the words that people know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core import problems as p
from desktop.core.data.kinds import KINDS
from desktop.core.folders.check import Doubt, Finding, Refusal
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.problems import EngineDiskFull, FolderRefused, FolderUnusable, Problem, ToolExited
from desktop.core.progress import Activity, Progress, Step
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Folder
from desktop.gui.words import connections, starts, status, units
from desktop.gui.words.folders import judgement
from desktop.gui.words.problems import Action, words
from tests.core.samples import ENTRY, WORKSPACE
from tests.core.test_connections import SALES
from tests.gui.support.plain import faults
from tests.gui.support.problems import example, kinds

pytestmark = pytest.mark.usefixtures("qapp")

every_problem = pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.code)


@every_problem
def test_problem_is_told_in_plain_words(kind: type[Problem]) -> None:
    found = words(example(kind))
    unexpected = words(ZeroDivisionError())
    assert found.title
    assert found.title != unexpected.title
    assert found.step.endswith(".")
    assert found.button
    assert isinstance(found.action, Action)
    assert not found.title.endswith(".")
    for said in (found.title, found.step, found.button):
        assert "{" not in said
        assert faults(said) == []


@pytest.mark.parametrize(
    ("problem", "title", "step"),
    [
        (p.BuildFailed(), "This environment could not be built", "Check the connection"),
        (p.ImageNotAllowed(), "Your account may not", "Ask IT for access"),
        (p.EngineDidNotStart(), "Docker did not start", "Restart the computer"),
        (p.EngineTooOld(needed="20.10"), "Docker is too old", "Update it to version 20.10"),
        (p.EngineWrongKind(), "Docker is set up", "Choose"),
        (p.EngineNotRunning(), "Docker is not running", "Cais shows how"),
        (p.EngineElsewhere(found="Podman"), "The engine that your workspaces use is", "Start it"),
    ],
    ids=lambda value: getattr(value, "code", None),
)
def test_problem_that_knows_little_still_reads_well(problem: Problem, title: str, step: str) -> None:
    found = words(problem)
    assert found.title.startswith(title)
    assert found.step.startswith(step)


@pytest.mark.parametrize(("startable", "button"), [(True, "Start Colima"), (False, "Use Podman instead")])
def test_another_engine_is_offered_where_this_one_cannot_be_started(startable: bool, button: str) -> None:
    found = words(p.EngineElsewhere(wanted="Colima", found="Podman", startable=startable))
    assert found.title == "Colima, which your workspaces use, is not running"
    assert found.button == button
    assert "Podman" in found.step


@every_problem
def test_details_hold_every_fact(kind: type[Problem]) -> None:
    problem = example(kind)
    details = words(problem).details
    assert f"problem: {kind.code}" in details
    assert problem.detail in details


def test_details_hold_no_secret() -> None:
    details = words(ToolExited(log="GET /lab?token=abcdef123456 Authorization: token abcdef123456")).details
    assert "abcdef123456" not in details


def test_what_is_no_problem_is_told_too() -> None:
    try:
        raise ZeroDivisionError("password=hunter2")
    except ZeroDivisionError as error:
        found = words(error)
    assert found.title == "Something unexpected happened"
    assert "ZeroDivisionError" in found.details
    assert "hunter2" not in found.details


def test_subclass_of_a_problem_needs_words_of_its_own() -> None:
    """Or it is a defect of ours: the wrong words would be worse than none."""

    class Fuller(EngineDiskFull):
        code = "fuller"

    assert words(Fuller()).title == "Something unexpected happened"
    del Fuller


@pytest.mark.parametrize("one", Status)
def test_every_status_has_a_word_and_a_tone(one: Status) -> None:
    word, tone = status.pill(one)
    assert word
    assert tone in {"good", "idle", "warn", "bad", "org"}


@pytest.mark.parametrize("reason", Refusal)
def test_every_refusal_has_its_sentence(reason: Refusal) -> None:
    tone, sentence = judgement(Folder("/x", "x"), Finding("/x", reason))
    assert tone == "bad"
    assert sentence.endswith(".")
    assert faults(sentence) == []


@pytest.mark.parametrize("reason", Refusal)
def test_every_refusal_at_a_start_says_why_and_what_to_do(reason: Refusal) -> None:
    said = words(FolderRefused(path="/x", reason=reason.value))
    assert said.step.startswith(judgement(Folder("/x", "x"), Finding("/x", reason))[1])
    assert reason is Refusal.MISSING or "hoose" in said.step or "Rename" in said.step


@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_has_its_sentence(doubt: Doubt) -> None:
    tone, sentence = judgement(Folder("/x", "x", writable=True), Finding("/x", None, (doubt,), 10**9))
    assert tone == "warn"
    assert sentence.endswith(".")


def test_reasons_and_doubts_are_told_apart() -> None:
    said = [judgement(Folder("/x", "x"), Finding("/x", reason))[1] for reason in Refusal]
    said += [judgement(Folder("/x", "x", writable=True), Finding("/x", None, (d,)))[1] for d in Doubt]
    assert len(set(said)) == len(Refusal) + len(Doubt)


def test_good_folder_says_how_much_is_free() -> None:
    tone, sentence = judgement(Folder("/x", "x"), Finding("/x", None, (), 212 * 10**9))
    assert (tone, "212" in sentence) == ("good", True)


def test_good_folder_whose_space_is_unknown_is_good() -> None:
    tone, sentence = judgement(Folder("/x", "x"), Finding("/x"))
    assert (tone, sentence) == ("good", "✓ Can be shared. It is tried from inside at the first start.")


@pytest.mark.parametrize("reason", Reason)
def test_all_that_a_trial_finds_has_its_sentence_and_its_next_step(reason: Reason) -> None:
    shared, verdict = Folder("/x", "x", writable=True), Verdict(reason, "below/data.csv", 3)
    tone, sentence = judgement(shared, Finding("/x", None, (Doubt.NOT_WRITABLE,), 10**9), verdict)
    assert tone == ("bad" if reason.blocks else "warn")
    assert sentence.endswith(".")
    said = words(FolderUnusable(path="/x", reason=reason.value, about="below/data.csv", count=3))
    assert said.step.startswith(sentence)
    assert said.step.endswith("choose another folder.") or said.step.endswith("Choose another folder.")


def test_what_trials_find_is_told_apart() -> None:
    said = {judgement(Folder("/x", "x"), Finding("/x"), Verdict(reason, "y", 2))[1] for reason in Reason}
    assert len(said) == len(Reason)


def _lines() -> Iterator[str]:
    for step in Step:
        yield starts.step_line(step, None, ENTRY, "Docker Desktop")
        yield starts.done_line(step, ENTRY, "Docker Desktop")
        for activity in Activity:
            yield starts.step_line(step, Progress(step, activity, 1, 2), ENTRY, "Docker Desktop")


def test_every_step_has_its_line() -> None:
    for line in _lines():
        assert line
        assert "{" not in line
        assert faults(line) == []


def test_sizes_are_told_as_people_read_them() -> None:
    assert units.size(412_000_000) == "412 MB"
    assert units.memory(4 * 2**30) == "4 GB"
    assert units.memory(int(1.5 * 2**30)) == "1.5 GB"
    assert units.memory(800 * 2**20) == "800 MB"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(0), "Last opened today"),
        (timedelta(days=1), "Last opened yesterday"),
        (timedelta(days=30), "Last opened "),
        (timedelta(days=-2), "Last opened "),
    ],
)
def test_when_it_was_opened(ago: timedelta, said: str) -> None:
    """Also where the clock was set back since."""
    opened = replace(WORKSPACE, opened=datetime.now(UTC) - ago)
    assert status.last_opened(opened).startswith(said)


def test_words_can_be_translated(longer: None, qapp: QApplication) -> None:
    assert "øø" in words(EngineDiskFull()).title


def test_every_kind_of_data_has_a_name() -> None:
    assert all(connections.kind_title(kind) for kind in KINDS)
    assert connections.subtitle(SALES) == "PostgreSQL · db.example / sales"
    assert connections.subtitle(replace(SALES, kind="other", fields={})) == "Another password or key"
