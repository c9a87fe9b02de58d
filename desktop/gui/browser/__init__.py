"""The tool's page inside the app's window. Importing this makes Qt ready for the browser engine."""

from PySide6.QtCore import QCoreApplication, Qt

# Qt wants it set before the context that is shared is first asked for, which the engine does.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
