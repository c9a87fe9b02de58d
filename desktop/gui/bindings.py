"""Loads Qt's bindings sooner than they load by themselves. To be imported before anything of PySide6."""

from __future__ import annotations

import builtins
import os
import sys

# Most of what the bindings refer to in Qt is never called: it is looked up when it is.
if hasattr(sys, "setdlopenflags"):
    sys.setdlopenflags(os.RTLD_LAZY)

# PySide6 reads the source of every module that is imported after it, in search of a switch to another
# spelling of Qt's names (`__feature__`), which Cais does not use.
_plain_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _plain_import
