"""The man page and bash's completion say what `cais` understands, all of it and nothing else."""

from __future__ import annotations

import argparse
import os
import pty
import re
import select
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.command_line import made_parser

SHARED = Path(__file__).parents[2] / "installers" / "shared"
PAGE, COMPLETION = SHARED / "cais.1", SHARED / "completion.bash"
WAIT_S = 20

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


def commands(
    parser: argparse.ArgumentParser, path: str = "cais"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each by its words, the one without any first."""
    yield path, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from commands(inner, f"{path} {name}")


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {one for action in parser._actions for one in action.option_strings if one.startswith("--")}


ALL = dict(commands(made_parser()))
LEAVES = {path: one for path, one in ALL.items() if one._defaults}


def page() -> dict[str, set[str]]:
    """The options that the page has, by command."""
    text = PAGE.read_text().replace("\\-", "-")
    found = {}
    for head in re.findall(r"^\.TP\n(\.B.*cais .*)$", text, re.MULTILINE):
        words = head.replace('"', " ").split()
        path = " ".join(word for word in words[1:4] if re.fullmatch(r"[a-z]+", word))
        found[path] = set(re.findall(r"--[a-z]+", head))
    return found


def test_the_page_has_every_command_and_no_other() -> None:
    assert page().keys() == LEAVES.keys()


@pytest.mark.parametrize("path", LEAVES)
def test_the_page_has_every_option_and_no_other(path: str) -> None:
    assert page()[path] | {"--help"} == options(LEAVES[path])


def test_the_page_has_the_commands_exit_statuses() -> None:
    """Those that a command tells of in its own help."""
    for path, parser in LEAVES.items():
        told = re.search(r"Exit\s+status:(.*)", (parser.description or "") + (parser.epilog or ""), re.DOTALL)
        if told:
            section = PAGE.read_text().replace("\\-", "-").split(path, 1)[1].split(".TP", 1)[0]
            wanted = set(re.findall(r"\b[0-3]\b", told[1]))
            assert wanted <= set(re.findall(r"\b[0-3]\b", section.split("Exit status", 1)[1])), path


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_page_is_well_formed() -> None:
    command = ["groff", "-man", "-Tutf8", "-wall", "-K", "utf8", str(PAGE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "cais kit make" in re.sub(r".\x08|\x1b\[[0-9;]*m", "", done.stdout)


def complete(*words: str, folder: Path = SHARED) -> list[str]:
    """What bash offers for the last of these words."""
    ask = f'source {COMPLETION}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cais'
    script = ask + "; printf '%s\\n' \"${COMPREPLY[@]}\""
    done = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1] if done.stdout.strip() else []


@needs_bash
@pytest.mark.parametrize("path", ALL)
def test_completion_offers_every_option_and_no_other(path: str) -> None:
    assert set(complete(*path.split(), "--")) == options(ALL[path])


@needs_bash
@pytest.mark.parametrize("path", [path for path in ALL if path not in LEAVES])
def test_completion_offers_every_command_and_no_other(path: str, tmp_path: Path) -> None:
    below = {one.rpartition(" ")[2] for one in ALL if one.rpartition(" ")[0] == path}
    offered = {one for one in complete(*path.split(), "", folder=tmp_path) if not one.startswith("-")}
    assert offered == below


@needs_bash
def test_completion_offers_files_where_they_belong(tmp_path: Path) -> None:
    (tmp_path / "acme team.cais").touch()
    (tmp_path / "acme.txt").touch()
    (tmp_path / "acme").mkdir()
    assert sorted(complete("cais", "ac", folder=tmp_path)) == ["acme", "acme team.cais", "activity"]
    assert sorted(complete("cais", "preset", "check", "acme", folder=tmp_path)) == ["acme", "acme team.cais"]
    assert complete("cais", "kit", "use", "acme", folder=tmp_path) == ["acme"]
    assert sorted(complete("cais", "activity", "export", "--csv", "acme", folder=tmp_path)) == [
        "acme",
        "acme team.cais",
        "acme.txt",
    ]
    assert complete("cais", "activity", "show", "--workspace", "", folder=tmp_path) == []
    assert complete("cais", "preset", "check", "--json", "acme.t", folder=tmp_path) == []


@needs_bash
def test_a_person_presses_tab(tmp_path: Path) -> None:
    """In a real bash, with a terminal."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(tmp_path)
        os.execvpe(
            "bash",
            ["bash", "--norc", "--noprofile", "-i"],
            {"PATH": os.environ["PATH"], "PS1": "> ", "TERM": "dumb"},
        )
    try:
        os.write(terminal, f"source {COMPLETION}; echo read''y\n".encode())
        until(terminal, "ready")
        os.write(terminal, b"echo cais; : cais\ncais pre\tch\t--j\t")
        until(terminal, "cais preset check --json")
    finally:
        os.close(terminal)
        os.waitpid(process, 0)


def until(terminal: int, wanted: str) -> None:
    """Wait for this to be on the terminal."""
    seen = ""
    while wanted not in seen:
        ready, _, _ = select.select([terminal], [], [], WAIT_S)
        assert ready, f"{wanted!r} did not come: {seen!r}"
        seen += os.read(terminal, 4096).decode(errors="replace").replace("\x07", "")


def test_help_tells_of_files_too() -> None:
    told = made_parser().format_help()
    assert ".cais" in told
    for name in ("list", "check", "preset", "kit", "activity", "version"):
        assert re.search(rf"^    {name} ", told, re.MULTILINE)
