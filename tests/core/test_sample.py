"""The sample project is the same in every language, but for its words."""

from __future__ import annotations

import filecmp
import json
from pathlib import Path

from desktop.core import sample
from desktop.core.resources import RESOURCES

SHIPPED = RESOURCES / "sample"


def same_files(one: Path, other: Path) -> bool:
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    return filecmp.cmpfiles(one, other, names, shallow=False)[1:] == ([], [])


def test_in_its_own_language_it_is_the_shipped_one(tmp_path: Path) -> None:
    sample.write(SHIPPED, tmp_path / "sample", lambda text: text)
    assert same_files(SHIPPED, tmp_path / "sample")


def test_every_cell_and_paragraph_is_translated(tmp_path: Path) -> None:
    sample.write(SHIPPED, tmp_path / "sample", lambda text: f"⟦{text}⟧\nàé")
    for path in tmp_path.rglob("*.ipynb"):
        was = json.loads((SHIPPED / path.name).read_text("utf-8"))
        for cell in (cells := json.loads(path.read_text("utf-8"))["cells"]):
            text = "".join(cell["source"])
            assert text.startswith("⟦")
            assert text.endswith("⟧\nàé")
            assert text[1:-4] in set(sample.texts(SHIPPED))
            assert not any("\n" in line[:-1] for line in cell["source"])
        assert len(cells) == len(was["cells"])
    page = (tmp_path / "sample" / "README.md").read_text("utf-8")
    assert [part[0] for part in page.split("\n\n")] == ["⟦"] * 4
    assert filecmp.cmp(SHIPPED / "data" / "harbour.csv", tmp_path / "sample" / "data" / "harbour.csv")


def test_texts_are_whole_and_each_told_once() -> None:
    texts = list(sample.texts(SHIPPED))
    assert len(texts) == len(set(texts))
    assert "# A year in the harbour" in texts
    assert any(text.startswith("import pandas") and text.endswith("harbour.head()") for text in texts)
