"""In a notebook it is as late as on this computer, by whatever name that knows its time zone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.notebooks import run
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

ASK = {
    "python": """
import os
from datetime import datetime
for month in (1, 7):
    print(f"{datetime(2026, month, 15).astimezone():%z}")
print(os.environ["TZ"])
""",
    "r": r"""
for (day in c("2026-01-15", "2026-07-15")) cat(format(as.POSIXct(day), "%z"), "\n", sep = "")
cat(Sys.timezone(), "\n", sep = "")
""",
}


@pytest.mark.usefixtures("python_starter", "r_starter")
@pytest.mark.parametrize("language", ["python", "r"])
def test_a_zone_by_an_old_name(
    begin: Callable[..., Process], project: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "US/Eastern")
    _id, (output,) = run(begin(), project, language, ASK[language])
    assert "".join(output["text"]).split() == ["-0500", "-0400", "America/New_York"]
