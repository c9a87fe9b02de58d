"""Whether there is a screen to draw on: without one, Qt ends the whole process with an abort."""

from __future__ import annotations

from collections.abc import Mapping


def reachable(environment: Mapping[str, str], platform: str) -> bool:
    """Whether Qt will find a display. True where that cannot be told beforehand."""
    if platform != "linux":
        return True
    wanted = environment.get("QT_QPA_PLATFORM") or "wayland;xcb"
    return any(_answers(plugin.partition(":")[0], environment) for plugin in wanted.split(";"))


def _answers(plugin: str, environment: Mapping[str, str]) -> bool:
    if plugin == "xcb":
        return bool(environment.get("DISPLAY")) and _x_answers(environment["DISPLAY"])
    if plugin.startswith("wayland"):
        # A socket handed over can be used once: not to be spent on a look.
        return bool(environment.get("WAYLAND_SOCKET")) or (
            bool(environment.get("WAYLAND_DISPLAY")) and _wayland_answers()
        )
    return True


def _x_answers(display: str) -> bool:
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def _wayland_answers() -> bool:
    import ctypes

    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return True
    wayland.wl_display_connect.restype = ctypes.c_void_p
    connection = wayland.wl_display_connect(None)
    if connection:
        wayland.wl_display_disconnect(ctypes.c_void_p(connection))
    return bool(connection)
