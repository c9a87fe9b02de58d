"""What of Python and of Qt goes into the bundle. What these need in turn is found by `bundle`."""

from __future__ import annotations

STANDARD_LIBRARY = (
    "EXTERNALLY-MANAGED",
    "LICENSE.txt",
    "__pycache__",
    "__phello__",
    "_pydecimal.py",
    "cgi.py",
    "cgitb.py",
    "config-*",
    "curses",
    "dbm",
    "distutils",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "pydoc_data",
    "sitecustomize.py",
    "sqlite3",
    "test",
    "tkinter",
    "turtle.py",
    "turtledemo",
    "unittest",
    "venv",
    "wsgiref",
    "xmlrpc",
    "lib-dynload/_crypt.*",
    "lib-dynload/_ctypes_test.*",
    "lib-dynload/_curses*",
    "lib-dynload/_dbm.*",
    "lib-dynload/_gdbm.*",
    "lib-dynload/_sqlite3.*",
    "lib-dynload/_test*",
    "lib-dynload/_tkinter.*",
    "lib-dynload/_xx*",
    "lib-dynload/audioop.*",
    "lib-dynload/nis.*",
    "lib-dynload/ossaudiodev.*",
    "lib-dynload/readline.*",
    "lib-dynload/xxlimited*",
    "lib-dynload/_zoneinfo_test.*",
)
"""Of Python's own library: what is left out."""

DISTRIBUTIONS = (
    "bin",
    "PySide6",
    "__pycache__",
    "*/__pycache__",
    "*/RECORD",
    "*/REQUESTED",
    "*/direct_url.json",
    "*/tests",
    "*.pyi",
    "*/py.typed",
    "cffi",
    "pycparser",
    "shiboken6/include",
)
"""Of what pip installed: what is left out. RECORD would name files that are not there.
`cryptography` needs what cffi made, and not what makes it."""

MODULES = (
    "QtCore",
    "QtDBus",
    "QtGui",
    "QtNetwork",
    "QtPdf",
    "QtPrintSupport",
    "QtQml",
    "QtSvg",
    "QtWebChannel",
    "QtWebEngineCore",
    "QtWebEngineWidgets",
    "QtWidgets",
)
"""Of PySide6: what Cais imports, and what these import."""

PLUGINS = (
    "iconengines/libqsvgicon.so",
    "imageformats/libqgif.so",
    "imageformats/libqico.so",
    "imageformats/libqjpeg.so",
    "imageformats/libqsvg.so",
    "imageformats/libqwebp.so",
    "networkinformation/libqglib.so",
    "networkinformation/libqnetworkmanager.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "platformthemes/libqgtk3.so",
    "platformthemes/libqxdgdesktopportal.so",
    "printsupport/libcupsprintersupport.so",
    "tls/libqcertonlybackend.so",
    "tls/libqopensslbackend.so",
    "wayland-decoration-client/libadwaita.so",
    "wayland-decoration-client/libbradient.so",
    "wayland-graphics-integration-client/libdmabuf-server.so",
    "wayland-graphics-integration-client/libdrm-egl-server.so",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "wayland-graphics-integration-client/libshm-emulation-server.so",
    "wayland-shell-integration/libxdg-shell.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
)

OPTIONAL_PLUGINS = ("platformthemes/libqgtk3.so", "printsupport/libcupsprintersupport.so")
"""What these need is recommended and not demanded: without it, Qt does without them."""

RESOURCES = (
    "icudtl.dat",
    "qtwebengine_resources.pak",
    "qtwebengine_resources_100p.pak",
    "qtwebengine_resources_200p.pak",
    "v8_context_snapshot.bin",
)
"""Of the browser engine. Its developers' tools are a third of them, and never opened."""

TRANSLATED = ("qtbase", "qtwebengine")
"""What of Qt has words of its own on our screens (see `desktop/gui/words/language.py`)."""
