"""The tool's page inside the app's window. Importing this makes Qt ready for the browser engine."""

from PySide6.QtCore import QCoreApplication, Qt

from desktop.gui.process import browser_process

# Qt wants it set before the context that is shared is first asked for, which the engine does.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
browser_process.keep_apart()
