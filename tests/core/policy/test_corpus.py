"""What ten minutes of fuzzing (atheris, by hand) found worth keeping: each is read, or refused by a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.core.policy.preset import Preset, parse

CORPUS: list[str] = json.loads(Path(__file__).with_name("corpus.json").read_bytes())


@pytest.mark.parametrize("number", range(0, len(CORPUS), 10))
def test_nothing_but_presets_and_faults_comes_of_it(number: int) -> None:
    """A byte is a character in the file of them."""
    for text in CORPUS[number : number + 10]:
        content = text.encode("latin-1")
        for form in (content, content[:-1], content * 2, content.replace(b"\n", b"\r\n")):
            found = parse(Path("a.cais"), form, ("python-starter", "jupyter-scipy"))
            if isinstance(found, Preset):
                continue
            assert found
            assert all(0 <= fault.line <= form.count(b"\n") + 1 and fault.message for fault in found)
