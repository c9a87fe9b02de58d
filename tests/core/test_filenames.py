"""Names for downloads, whatever the tool suggests."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.browsing.filenames import MAX_FILE_NAME, places_in, sane_name, without_ending


@pytest.mark.parametrize(
    ("suggested", "name"),
    [
        ("sales 2026.csv", "sales 2026.csv"),
        ("/etc/passwd", "passwd"),
        ("..\\..\\Startup\\run.bat", "run.bat"),
        ("../../.bashrc", "bashrc"),
        ("a/b/", "download"),
        ("", "download"),
        ("...", "download"),
        (". .", "download"),
        (".hidden", "hidden"),
        ("report.pdf. . ", "report.pdf"),
        ("  plot.png", "plot.png"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\u2066b\u200bc\ufeff.csv", "abc.csv"),
        ("a\nb\x00c\x7f.csv", "abc.csv"),
        ("a\u2028b.csv", "ab.csv"),
        ("a\ud800b.csv", "ab.csv"),
        ('what?<is>:"this"|*.txt', "what__is___this___.txt"),
        ("stream.txt:evil.exe", "stream.txt_evil.exe"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Com1.tar.gz", "_Com1.tar.gz"),
        ("aux .txt", "_aux.txt"),
        (". .csv", "csv"),
        ("lpt³", "_lpt³"),
        ("console.log", "console.log"),
        ("família 👩‍👩‍👧 🎉.ipynb", "família 👩‍👩‍👧 🎉.ipynb"),
        ("数据.csv", "数据.csv"),
    ],
)
def test_downloads_get_a_sane_name(suggested: str, name: str):
    assert sane_name(suggested) == name


@pytest.mark.parametrize("letter", ["a", "é", "数", "🎉"])
def test_long_names_are_cut_and_keep_their_ending(letter: str):
    name = sane_name(letter * 400 + ".parquet")
    assert name.endswith(f"{letter}.parquet")
    assert MAX_FILE_NAME - 4 < len(name.encode()) <= MAX_FILE_NAME
    assert name.encode().decode() == name


def test_an_endless_ending_is_no_ending():
    assert len(sane_name("a." + "b" * 400)) == MAX_FILE_NAME


@pytest.mark.parametrize(
    "suggested", ["x" * 195 + " . .csv", "con" + " " * 300, "." * 500 + "a", "\u202e" * 9]
)
def test_a_sane_name_is_sane_again(suggested: str):
    once = sane_name(suggested)
    assert sane_name(once) == once
    assert once


def test_files_of_one_folder_take_nobodys_place(tmp_path: Path):
    (tmp_path / "a.csv").touch()
    (tmp_path / "a (1).csv").symlink_to("nowhere")
    names = ["a.csv", "b.csv", "B.csv", "README", "README", "a (1).csv"]
    assert [place.name for place in places_in(tmp_path, names)] == [
        "a (2).csv",
        "b.csv",
        "B (1).csv",
        "README",
        "README (1)",
        "a (1) (1).csv",
    ]


def test_names_that_differ_in_how_an_accent_is_written_are_one(tmp_path: Path):
    """They are one file on a Mac."""
    composed, decomposed = "\u00e9.csv", "e\u0301.csv"
    assert places_in(tmp_path, [composed, decomposed])[1].name == "e\u0301 (1).csv"
    assert places_in(tmp_path, [decomposed], [composed])[0].name == "e\u0301 (1).csv"


def test_a_place_in_a_folder_that_nobody_may_look_into_is_found_all_the_same(tmp_path: Path):
    (tmp_path / "locked").mkdir(mode=0)
    assert places_in(tmp_path / "locked", ["a"]) == [tmp_path / "locked" / "a"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("review.ipynb", "review"),
        (" final.v2.Rmd ", "final.v2"),
        ("Results of 1.5", "Results of 1.5"),
        ("My plot", "My plot"),
        (".Rprofile", ".Rprofile"),
        ("", ""),
    ],
)
def test_a_document_is_called_by_its_file_without_the_ending(title: str, name: str):
    assert without_ending(title) == name
