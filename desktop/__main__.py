"""Start Cais; nothing else."""

import gc
import sys

gc.disable()  # nothing made by a start is garbage; `gui.process.garbage` sees to it once the window is up

from desktop.gui.process import lazy_bindings  # noqa: E402, F401 - before anything else of Qt

# isort: split
from desktop.app import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
