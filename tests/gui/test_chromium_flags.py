from __future__ import annotations

from desktop.gui.process.chromium_flags import drop_inherited_switches


def test_switches_from_outside_are_dropped_and_named():
    environ = {
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox",
        "QTWEBENGINE_REMOTE_DEBUGGING": "9222",
        "QTWEBENGINE_DICTIONARIES_PATH": "/usr/share/x",
        "PATH": "/bin",
    }
    dropped = drop_inherited_switches(environ)
    assert set(environ) == {"QTWEBENGINE_DICTIONARIES_PATH", "PATH"}
    assert len(dropped) == 3
    assert drop_inherited_switches(environ) == ()
