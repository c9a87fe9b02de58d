"""Whose program was ended for want of memory."""

from __future__ import annotations

from desktop.core.engine_facts import Process
from desktop.core.start.killed import lost


def session(id: str, path: str, *, type: str = "notebook", name: str = "") -> dict[str, object]:
    return {"path": path, "type": type, "name": name, "kernel": {"id": id}}


PYTHON = Process("11", "10", "/opt/tool/bin/python3 -m ipykernel_launcher -f /tmp/jupyter/kernel-aa.json")
R = Process(
    "12", "10", "/usr/lib/R/bin/exec/R --slave -e IRkernel::main() --args /tmp/jupyter/kernel-bb.json"
)
ENDED = Process("13", "10", "[python3] <defunct>")
HELPER = PYTHON._replace(id="14", parent="11")
RUNNING = (Process("10", "1", "jupyter-lab"), PYTHON, R, ENDED)


def test_a_notebook_whose_program_is_gone_already_is_named() -> None:
    sessions = [session("aa", "project/good.ipynb"), session("cc", "project/a b.ipynb")]
    assert lost(sessions, RUNNING, RUNNING) == ("a b.ipynb",)


def test_one_whose_program_goes_is_named() -> None:
    sessions = [session("aa", "good.ipynb"), session("bb", "project/a b.ipynb")]
    assert lost(sessions, RUNNING, RUNNING[:2]) == ("a b.ipynb",)


def test_one_whose_program_was_started_anew_meanwhile_is_named() -> None:
    anew = PYTHON._replace(id="99")
    assert lost([session("aa", "x.ipynb")], RUNNING, (RUNNING[0], anew, R)) == ("x.ipynb",)


def test_programs_in_every_language_are_recognised() -> None:
    assert lost([session("aa", "one.ipynb"), session("bb", "two.ipynb")], RUNNING, RUNNING) == ()


def test_a_helper_of_a_notebooks_program_is_not_the_program() -> None:
    """One that it made of itself looks the same."""
    assert lost([session("aa", "x.ipynb")], (*RUNNING, HELPER), RUNNING) == ()


def test_a_console_goes_by_the_name_on_its_tab() -> None:
    one = session("cc", "console-1-d0896d9c", type="console", name="Console 1")
    assert lost([one], RUNNING, RUNNING) == ("Console 1",)


def test_two_views_of_a_notebook_are_one() -> None:
    assert lost([session("cc", "x.ipynb"), session("cc", "x.ipynb")], (), ()) == ("x.ipynb",)
