"""Loading Qt's bindings sooner than they load by themselves changes nothing that one gets from them."""

from __future__ import annotations

import subprocess
import sys

_LOADED = """
import sys
from desktop.gui.process import lazy_bindings
lazy_bindings.load()
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(["cais", "-platform", "offscreen"])
label = QLabel("Harbour")
label.show()
app.processEvents()
"""


def after_loading(code: str) -> str:
    """What is printed by a process of its own: this one's bindings are loaded already."""
    ran = subprocess.run(
        [sys.executable, "-c", _LOADED + code], capture_output=True, text=True, timeout=60, check=True
    )
    return ran.stdout


def test_what_only_a_wrong_call_needs_is_not_run() -> None:
    loaded = after_loading("""
for name in sorted(lazy_bindings._LATER):
    print(name, "__getattr__" in vars(sys.modules[name]))
""")
    assert [line.split()[1] for line in loaded.splitlines()] == ["True"] * 7


def test_a_wrong_call_is_explained() -> None:
    said = after_loading("""
try:
    label.resize("wide")
except TypeError as error:
    print(error)
""")
    assert "called with wrong argument types" in said
    assert "PySide6.QtCore.QSize" in said


def test_a_function_tells_its_arguments() -> None:
    assert after_loading("print(QLabel.setText.__doc__)") == "setText(self, arg__1: str, /) -> None\n"


def test_two_threads_may_ask_at_once() -> None:
    got = after_loading("""
import threading
parser, both, got = sys.modules["shibokensupport.signature.parser"], threading.Barrier(2), []
def ask():
    both.wait()
    got.append(parser.pyside_type_init)
asking = [threading.Thread(target=ask) for _ in range(2)]
for one in asking: one.start()
for one in asking: one.join()
print(got[0] is got[1], parser.__name__)
""")
    assert got == "True shibokensupport.signature.parser\n"


def test_python_imports_as_before() -> None:
    left = after_loading("""
import builtins
print([finder for finder in sys.meta_path if "gui" in repr(finder)], builtins.__import__.__name__)
""")
    assert left == "[] __import__\n"
