"""However much a notebook prints, what comes after it is there, and what is cut says so."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.e2e.notebooks import run
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

LINES = 300_000
LOOP = {
    "python": (
        f"for n in range({LINES}):\n    print('line', n)\n"
        "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()\nprint('after')"
    ),
    "r": (
        f"for (n in seq_len({LINES}) - 1) cat('line', format(n, scientific = FALSE), '\\n')\n"
        "plot(1)\ncat('after\\n')"
    ),
}


FIGURE = "document.querySelector('.jp-OutputArea-output img') && 1"
LEFT_OUT = re.compile(r"\[… ([\d,]+) lines \([\d.]+ [kM]B\) are left out here\..*…\]")


@pytest.mark.usefixtures("python_starter", "r_starter")
@pytest.mark.parametrize("language", ["python", "r"])
def test_a_figure_after_much_that_is_printed(
    begin: Callable[..., Process], project: str, language: str
) -> None:
    cais = begin()
    id, outputs = run(cais, project, language, LOOP[language])
    assert cais.do("ask_page", id, FIGURE)

    assert {output.get("name") for output in outputs} == {"stdout", None}
    check_lines([line for output in outputs for line in "".join(output.get("text", ())).splitlines()])


def check_lines(lines: list[str]) -> None:
    """All are there or counted."""
    assert lines.pop() == "after"
    left_out, numbers = [], []
    for line in lines:
        if cut := LEFT_OUT.fullmatch(line):  # on a slow computer the loop may stand still in between
            left_out.append(int(cut[1].replace(",", "")))
            numbers.extend(range(len(numbers), len(numbers) + left_out[-1]))
        else:
            numbers.append(int(line.split()[1]))
    assert numbers == [*range(LINES)]
    assert sum(left_out) > LINES / 2


ONE_LINE = "print('[' + '1, ' * 1_000_000 + '2]')\nprint('after')"


@pytest.mark.usefixtures("python_starter")
def test_of_a_line_longer_than_anybody_reads_beginning_and_end_are_there(
    begin: Callable[..., Process], project: str
) -> None:
    _id, outputs = run(begin(), project, "python", ONE_LINE)
    text = "".join(line for output in outputs for line in output["text"])
    assert re.fullmatch(r"\[(1, )+.*\n\[… 2\.5 MB are left out here\..*…\]\n[1, ]+2\]\nafter\n", text)


TRAINING = """
import sys, time
for step in range(101):
    print(f'\\rstep {step} of 100' + ' ' * 20_000, end='', file=sys.stderr, flush=True)
    time.sleep(0.01)
"""


def test_a_bar_of_progress_is_never_cut(
    begin: Callable[..., Process], project: str, python_starter: str
) -> None:
    _id, (output,) = run(begin(), project, "python", TRAINING)
    assert "".join(output["text"]).strip() == "step 100 of 100"


MUCH_THEN_WORK = f"""
import time
time.sleep(1)
print('\\n'.join(f'line {{n}}' for n in range({LINES})))
time.sleep(3)
print('after')
"""
LOSE_THE_CONNECTION = """
window.opened && (() => {
  const kernel = window.opened.sessionContext.session.kernel;
  const lose = (_, { direction, msg }) => {
    if (direction !== 'recv' || msg.header.msg_type !== 'stream') return;
    kernel.anyMessage.disconnect(lose);
    kernel.reconnect();  // before the page draws what has come
    window.lost = true;
  };
  kernel.anyMessage.connect(lose);
  return 1;
})()"""


@pytest.mark.usefixtures("python_starter")
def test_what_waits_as_the_connection_is_lost_comes_with_the_next(
    begin: Callable[..., Process], project: str
) -> None:
    """The last lines do, until it is clear that no more come."""
    cais = begin()
    id, outputs = run(cais, project, "python", MUCH_THEN_WORK, meanwhile=LOSE_THE_CONNECTION)
    assert cais.do("ask_page", id, "window.lost")
    check_lines("".join(line for output in outputs for line in output["text"]).splitlines())
