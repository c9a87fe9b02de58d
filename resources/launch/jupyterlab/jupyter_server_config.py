"""What Cais sets for Jupyter in every environment. Jupyter runs this before it makes its server."""

import os
import sys

sys.path.insert(0, os.path.dirname(__file__))

from cais_deleting import delete_links_alone
from cais_exporting import offer_what_works
from cais_page import make_extension
from cais_saving import replace_when_saving
from cais_terminals import Terminals
from cais_unseen import Connection

c = get_config()  # noqa: F821 - Jupyter gives this to it

# Deleted is gone. A trash would be a copy in the tool's own home, where no screen shows or empties it. The
# page asks whether to delete for good, folders with something in them too.
c.FileContentsManager.delete_to_trash = False
c.FileContentsManager.always_delete_dir = True

c.ServerApp.kernel_websocket_connection_class = Connection
c.TerminalsExtensionApp.terminal_manager_class = Terminals

delete_links_alone()
replace_when_saving()
offer_what_works(c)

here = os.path.dirname(__file__)
c.LabServerApp.extra_labextensions_path = [
    make_extension(os.path.join(here, "cais_page.js"), os.environ["JUPYTER_RUNTIME_DIR"])
]
