"""The lines that people copy. `tests/data` runs them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.data.code import connecting, variable
from desktop.core.start.plan import SECRETS
from tests.core.test_connections import SALES


def test_lines_for_python_and_for_r() -> None:
    told = replace(SALES, name="sales-2026")
    assert connecting(told, "python") == 'import cais\n\nsales_2026 = cais.connect("sales-2026")\n'
    assert connecting(told, "r") == (
        f'source("{SECRETS}/cais.R")\n\nsales_2026 <- cais$connect("sales-2026")\n'
    )


@pytest.mark.parametrize("word", ["class", "None", "match", "cais", "repeat", "function", "c"])
def test_no_variable_is_a_word_of_the_language(word: str) -> None:
    assert variable(word) == f"{word}_"
    assert variable(f"{word}-1") == f"{word}_1"
