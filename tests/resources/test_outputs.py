"""What a cell brings forth unseen is put together as JupyterLab would, and no more than it would show."""

from __future__ import annotations

import re
import runpy
from typing import Any

import pytest

from desktop.core.resources import RESOURCES

# It runs in the tool, beside Jupyter, and is in no package of ours.
MODULE = runpy.run_path(str(RESOURCES / "launch" / "jupyterlab" / "cais_outputs.py"))
LEFT_OUT = re.compile(r"\[… ([\d,]+) lines \(([\d.]+) MB\) are left out here\..*…\]")


def outputs(*messages: tuple[str, dict[str, Any]]) -> Any:
    made = MODULE["Outputs"]()
    for kind, content in messages:
        made.take(kind, content)
    return made


def printed(text: str, name: str = "stdout") -> tuple[str, dict[str, Any]]:
    return "stream", {"name": name, "text": text}


def display(text: str, id: str = "", kind: str = "display_data") -> tuple[str, dict[str, Any]]:
    transient = {"display_id": id} if id else {}
    return kind, {"data": {"text/plain": text}, "metadata": {}, "transient": transient}


def shown(made: Any) -> list[str]:
    return [output.get("text") or output["data"]["text/plain"] for output in made.as_list()]


def test_text_in_a_row_is_one_output_until_it_comes_another_way() -> None:
    made = outputs(printed("a"), printed("b\n"), printed("oh\n", "stderr"), display("1"), printed("c\n"))
    assert shown(made) == ["ab\n", "oh\n", "1", "c\n"]
    assert [output.get("name") for output in made.as_list()] == ["stdout", "stderr", None, "stdout"]


def test_results_and_errors_are_kept_as_a_notebook_has_them() -> None:
    result = {"data": {"text/plain": "2"}, "metadata": {}, "execution_count": 1}
    error = {"ename": "E", "evalue": "no", "traceback": ["E: no"]}
    made = outputs(("execute_result", result), ("error", error))
    assert made.as_list() == [{"output_type": "execute_result", **result}, {"output_type": "error", **error}]


@pytest.mark.parametrize("wait", [True, False])
def test_a_cell_that_clears_starts_over(wait: bool) -> None:
    made = outputs(display("1"), ("clear_output", {"wait": wait}))
    assert shown(made) == (["1"] if wait else [])
    made.take(*display("2"))
    assert shown(made) == ["2"]


def test_what_is_displayed_under_a_name_changes_in_its_place() -> None:
    made = outputs(display("a", "x"), printed("between\n"), display("b", "x"))
    assert made.displays == {"x": [0, 2]}
    made.take(*display("c", "x", "update_display_data"))
    assert shown(made) == ["c", "between\n", "c"]
    assert not made.take(*display("d", "unknown", "update_display_data"))


@pytest.mark.parametrize("bar", ["\rstep {0}", "step {0}\r"])
def test_a_bar_of_progress_is_one_line_however_often_it_moves(bar: str) -> None:
    moves = [printed(bar.format(str(n).ljust(100))) for n in range(20_000)]
    assert shown(outputs(*moves, printed("\ndone\n")))[0].split() == ["step", "19999", "done"]


def test_more_than_anybody_reads_is_cut_where_it_says_so() -> None:
    made = outputs(*(printed(f"line {n}\n") for n in range(300_000)))
    (text,) = shown(made)
    assert len(text) < 600_000
    lines = text.splitlines()
    (cut,) = [found for line in lines if (found := LEFT_OUT.fullmatch(line))]
    at = lines.index(cut[0])
    missing = int(cut[1].replace(",", ""))
    numbers = [int(line.split()[1]) for line in lines[:at] + lines[at + 1 :]]
    assert numbers == [*range(at), *range(at + missing, 300_000)]
    assert shown(made) == [text], "looking at it changes nothing"


def test_a_line_without_an_end_is_bounded_too() -> None:
    made = outputs(*(printed("." * 1000) for _ in range(10_000)))
    assert len(shown(made)[0]) < 600_000


@pytest.mark.parametrize("end", ["", "\n", "\nafter\n"])
def test_of_a_line_longer_than_anybody_reads_beginning_and_end_are_kept(end: str) -> None:
    (text,) = shown(outputs(printed("before\n[" + "1, " * 1_000_000 + "2]" + end)))
    assert len(text) < 600_000
    assert text.startswith("before\n[1, ")
    assert text.endswith(" 1, 2]" + end)
    assert "\n[… 2.5 MB are left out here." in text


def test_more_figures_than_a_notebook_can_hold_are_counted() -> None:
    made = outputs(*(display("x" * 1_000_000) for _ in range(60)))
    *figures, said = shown(made)
    assert len(figures) == 50
    assert "10 results are left out here" in said
