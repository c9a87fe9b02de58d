"""What is deleted in JupyterLab is gone, and nowhere is a copy of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

SECRET = "nobody else's business"
CHECKPOINT = """
window.jupyterapp?.serviceManager.contents.createCheckpoint('project/{path}').then(() => window.copied = 1),
window.copied"""
SELECT = """
[...document.querySelectorAll('.jp-DirListing-item')].some((item) =>
  item.textContent.includes('{name}') && ['mousedown', 'mouseup', 'click'].every((kind) =>
    item.dispatchEvent(new MouseEvent(kind, {{ bubbles: true, button: 0 }})) || true)
  && item.classList.contains('jp-mod-selected'))"""
DELETE = "window.jupyterapp.commands.execute('filebrowser:delete') && 1"
REMOVE = """
(window.removing ??= {{}})['{name}'] ??=
  window.jupyterapp?.serviceManager.contents.delete('project/{name}').then(
  () => window.said = 'gone {name}', (error) => window.said = `{name}: ${{error}}`),
window.said?.includes('{name}') && window.said"""
ASKED = "document.querySelector('.jp-Dialog')?.textContent"
ACCEPT = "document.querySelector('.jp-Dialog .jp-mod-accept').click() === undefined"


@pytest.mark.usefixtures("python_starter", "r_starter")
@pytest.mark.parametrize("starter", ["python-starter", "r-starter"])
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_deleted_for_good(
    begin: Callable[..., Process], project: str, outside: Outside, starter: str, kind: str
) -> None:
    file = Path(project, "private" if kind == "folder" else "", "private.txt")
    file.parent.mkdir(exist_ok=True)
    file.write_text(SECRET)
    cais = begin()
    id = cais.do("make_and_open", starter, project)
    assert cais.do("ask_page", id, CHECKPOINT.format(path=file.relative_to(project)))
    assert cais.do("ask_page", id, SELECT.format(name="private"))
    assert cais.do("ask_page", id, DELETE)
    assert "permanently delete" in cais.do("ask_page", id, ASKED)
    assert cais.do("ask_page", id, ACCEPT)
    outside.wait_until(lambda: [p.name for p in Path(project).rglob("*") if p.is_file()] == ["data.csv"])
    look = 'grep -rl "$0" "$HOME" /tmp; find "$HOME" -name "*Trash*"'
    assert outside.run_inside(id, "sh", "-c", look, SECRET) == ""


@pytest.mark.usefixtures("python_starter")
def test_a_link_goes_and_what_it_leads_to_stays(begin: Callable[..., Process], project: str) -> None:
    kept = Path(project, "kept", "file")
    kept.parent.mkdir()
    kept.write_text("kept")
    links = {"to-a-folder": "kept", "to-a-file": "kept/file", "to-nowhere": "nowhere"}
    for name, target in links.items():
        Path(project, name).symlink_to(target)
    cais = begin()
    id = cais.do("make_and_open", "python-starter", project)
    for name in links:
        assert cais.do("ask_page", id, REMOVE.format(name=name)) == f"gone {name}"
    assert not any(Path(project, name).is_symlink() for name in links)
    assert kept.read_text() == "kept"
