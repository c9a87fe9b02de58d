"""“Can I reach it?”: what is seen of the two sides, and what can be done about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.kinds import KINDS
from desktop.core.data.reach.outcome import Cause, Finding, Layer, Outcome, Side
from desktop.core.data.reach.target import Target, target
from desktop.core.data.reach.verdict import Says, Verdict
from desktop.core.data.secret import Secret
from desktop.gui.connections.page import ConnectionsPage
from desktop.gui.connections.reach import ReachDialog
from desktop.gui.parts.secret_field import SecretField
from desktop.gui.words import reach as told
from tests.gui.support.plain import faults
from tests.gui.support.screens import SHOW, fill_in
from tests.gui.support.screens.reach import ALL, HERE, look, reach
from tests.gui.support.stage import Stage

AT = Connection("0" * 12, "sales", "postgresql", datetime.now(UTC), {"host": "db", "user": "maria"})


@pytest.mark.parametrize("says", [*Says, *Cause])
def test_each_verdict_is_told_in_plain_words(qapp: object, says: Says | Cause) -> None:
    found = told.verdict(Verdict(says, Outcome(Layer.PORT), Side.INSIDE), AT, "Sales forecast")
    for said in (found.title, found.step):
        assert "{" not in said
        assert faults(said) == []
    assert found.step.endswith(".")
    assert not found.title.endswith(".")
    unknown = told.because(Cause.ODD, AT)
    assert (found.title == unknown.title) is (says is Cause.ODD)


@pytest.mark.parametrize("one", [*Layer, *Finding])
def test_each_layer_has_its_words(qapp: object, one: Layer | Finding) -> None:
    said = told.layer(one, Target("db")) if isinstance(one, Layer) else told.finding(one)
    assert said
    assert faults(said) == []


@pytest.mark.parametrize(
    ("host", "says"),
    [
        ("db.example", "The server’s name is known"),
        ("10.0.0.7", "The server’s IP address was given"),
        ("[fe80::1%eth0]", "The server’s IP address was given"),
    ],
)
def test_nobody_is_said_to_know_the_name_of_an_address(qapp: object, host: str, says: str) -> None:
    where = target(replace(AT, fields={**AT.fields, "host": host}))
    assert told.layer(Layer.NAME, where) == says


@pytest.mark.parametrize(("ms", "said"), [(0.2, "under 1 ms"), (12.4, "12 ms"), (1240, "1.2 s")])
def test_times_are_told_as_people_read_them(qapp: object, ms: float, said: str) -> None:
    assert told.took(ms) == said


def names(stage: Stage) -> list[str]:
    return [one.accessibleName() for one in stage.front.findChildren(QWidget) if one.isVisible()]


def test_both_sides_are_told_layer_by_layer_with_their_times(stage: Stage) -> None:
    SHOW["reach"](stage)
    assert "The server answers: well: under 1 ms" in names(stage)
    assert "Sign-in: well: 1.2 s" in names(stage)
    assert "What may be read: well: This user may read and change: 6 ms" in names(stage)
    assert stage.reads("Inside “Sales forecast”")
    assert not stage.offers("Change the connection")


def test_a_layer_is_seen_as_soon_as_it_is_known(stage: Stage) -> None:
    SHOW["reach-looking"](stage)
    assert "The server answers: well: under 1 ms" in names(stage)
    assert "The line is protected: being looked at" in names(stage)
    assert "Sign-in: to come" in names(stage)
    assert stage.reads("Looking…")


def test_it_can_be_ended_at_any_time(stage: Stage) -> None:
    SHOW["reach-looking"](stage)
    stage.click("Cancel")
    assert stage.reads("The look was ended before it was through")
    assert "Sign-in: not looked at" in names(stage)
    stage.backend.looks[Side.INSIDE] = ALL
    stage.click("Try again")
    stage.until(lambda: stage.reads("“sales” can be reached"))


def test_closing_ends_it(stage: Stage) -> None:
    SHOW["reach-looking"](stage)
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: stage.front is stage.window)


def test_a_wrong_password_leads_to_the_connection(stage: Stage) -> None:
    SHOW["reach-wrong-password"](stage)
    page = stage.window.findChild(ConnectionsPage)
    asked: list[str] = []
    page.change_asked.connect(asked.append)
    stage.click("Change the connection")
    stage.until(lambda: stage.front is stage.window)
    (sales,) = stage.backend.connections().store.load_all()[0]
    assert asked == [sales.id]


def test_what_is_kept_opens_it_and_is_shown_nowhere(stage: Stage) -> None:
    sales = stage.connect("sales", keeping=Keeping.SESSION)
    stage.backend.connections().save(sales, Secret("canary-7"), Stop())
    stage.backend.looks = {Side.COMPUTER: HERE, Side.INSIDE: ALL}
    SHOW["connections-empty"](stage)
    stage.click("Can I reach it? sales")
    stage.until(lambda: stage.backend.opened == [b"canary-7"])
    assert not stage.reads("canary-7")


def test_what_nobody_knows_is_asked_for_once(stage: Stage) -> None:
    SHOW["reach-asks"](stage)
    assert stage.backend.opened == [None]
    field = stage.front.findChild(SecretField)
    stage.backend.looks[Side.INSIDE] = ALL
    assert field.isVisible()
    field.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_Return):
        stage.press(key)
    stage.until(lambda: stage.reads("“sales” can be reached"))
    assert stage.backend.opened == [None, b"ab"]
    assert not field.isVisible()


def test_it_is_for_it_to_copy_and_holds_the_numbers(stage: Stage) -> None:
    SHOW["reach-wrong-password"](stage)
    stage.click("Copy details")
    copied = QGuiApplication.clipboard().text()
    assert "postgresql, db.example:5432, TLS verified" in copied
    assert "sign-in: password 1240.0 ms Refusal: password authentication failed" in copied
    assert copied == stage.front.findChild(QPlainTextEdit).toPlainText()


def test_without_an_engine_it_says_what_this_computer_found(stage: Stage) -> None:
    SHOW["reach-no-engine"](stage)
    assert stage.reads("Docker Desktop is not running")
    assert "Sign-in: not looked at" in names(stage)


def test_one_that_is_tried_before_it_is_saved_brings_its_own_secret(stage: Stage) -> None:
    stage.begin()
    stage.backend.looks = {Side.COMPUTER: HERE, Side.INSIDE: look(Layer.TLS, Cause.CERTIFICATE_EXPIRED)}
    ReachDialog(AT, lambda _stop: Secret("canary-8"), stage.backend, stage.app.desk, stage.window).open()
    stage.until(lambda: stage.backend.opened == [b"canary-8"])
    stage.until(lambda: stage.reads("certificate has expired") or stage.reads("The clock inside is wrong"))


def test_the_form_tries_what_is_in_it_and_keeps_nothing(stage: Stage) -> None:
    stage.backend.looks = {Side.COMPUTER: HERE, Side.INSIDE: ALL}
    SHOW["connection-form"](stage)
    stage.click("Test it")
    assert stage.front is stage.window, "something is missing"
    for field, value in (("Server", "db.example"), ("Database", "sales"), ("User", "maria")):
        fill_in(stage, field, value)
    stage.front.findChild(SecretField).fill(Secret("canary-9"))
    stage.click("Test it")
    stage.until(lambda: stage.reads("“postgresql” can be reached"))
    assert stage.backend.opened == [b"canary-9"]
    stage.click("Try again")
    stage.until(lambda: stage.backend.opened == 2 * [b"canary-9"])
    stage.click("Close")
    stage.until(lambda: stage.front is stage.window)
    assert not stage.backend.connections().store.load_all()[0]


def test_one_that_is_changed_is_tried_with_what_is_kept(stage: Stage) -> None:
    sales = stage.connect("sales", keeping=Keeping.SESSION)
    stage.backend.connections().save(sales, Secret("canary-7"), Stop())
    stage.backend.looks = {Side.COMPUTER: HERE, Side.INSIDE: look(Layer.SIGN_IN, Cause.PASSWORD)}
    SHOW["connections-empty"](stage)
    stage.click("Change… sales")
    stage.click("Test it")
    stage.until(lambda: stage.reads("does not accept this user"))
    assert stage.backend.opened == [b"canary-7"]
    stage.click("Change the connection")
    stage.until(lambda: stage.front is stage.window)
    assert stage.offers("Test it")


def test_another_secret_is_not_reached(stage: Stage) -> None:
    assert "other" in KINDS
    stage.connect("key", "other", fields={})
    SHOW["connections-empty"](stage)
    assert not stage.offers("Can I reach it? key")


def test_asking_again_begins_anew(stage: Stage) -> None:
    reach(stage, inside=look(Layer.PORT, Cause.NO_ANSWER, place="x"))
    stage.until(lambda: stage.reads("This computer reaches the server"))
    stage.backend.looks[Side.INSIDE] = ALL
    stage.click("Try again")
    stage.until(lambda: stage.reads("“sales” can be reached"))
