"""Start Cais; nothing else. What comes before the app's own import has the window up sooner."""

import builtins
import gc
import os
import sys

gc.disable()  # nothing made by a start is garbage; `gui.tidying` sees to it once the window is up

# Most of what Qt's bindings refer to is never called: looked up when it is.
if hasattr(sys, "setdlopenflags"):
    sys.setdlopenflags(os.RTLD_LAZY)

# PySide6 reads the source of every module that is imported after it, in search of a switch to another
# spelling of Qt's names (`__feature__`), which Cais does not use.
plain_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = plain_import

from desktop.app import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
