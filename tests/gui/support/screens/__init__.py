"""Every screen in every state, each as the way that leads there through the real widgets.

A new one goes into the file of its room, or into a file of its own that is named here.
"""

from tests.gui.support.screens import (
    activity,
    checking,
    computing,
    confirmation,
    copies,
    dialogs,
    doing,
    fresh,
    health,
    kits,
    links,
    locks,
    looking,
    making,
    packages,
    passphrase,
    presets,
    reach,
    readers,
    setting_up,
    sharing,
    sign_ins,
    ticks,
    unused,
    updates,
)
from tests.gui.support.screens.connections import drop, fill_in, go_to_connections
from tests.gui.support.screens.folders import change_folders, give
from tests.gui.support.screens.home import many
from tests.gui.support.screens.memory import limits_wait, needed_more, out_of_memory
from tests.gui.support.screens.moved import moved
from tests.gui.support.screens.problems import failed
from tests.gui.support.screens.screen import SCREENS, SHOW, Screen, come_forward
from tests.gui.support.screens.settings import elsewhere, settings
from tests.gui.support.screens.start import opened
from tests.gui.support.screens.tool import dies, halt_fails, tool
from tests.gui.support.screens.wizard import (
    add_folder,
    cards,
    folder_names,
    folders_empty,
    name_it,
    next_button,
    review,
    to_review,
)

__all__ = [
    "SCREENS",
    "SHOW",
    "Screen",
    "activity",
    "add_folder",
    "cards",
    "change_folders",
    "checking",
    "come_forward",
    "computing",
    "confirmation",
    "copies",
    "dialogs",
    "dies",
    "doing",
    "drop",
    "elsewhere",
    "failed",
    "fill_in",
    "folder_names",
    "folders_empty",
    "fresh",
    "give",
    "go_to_connections",
    "halt_fails",
    "health",
    "kits",
    "limits_wait",
    "links",
    "locks",
    "looking",
    "making",
    "many",
    "moved",
    "name_it",
    "needed_more",
    "next_button",
    "opened",
    "out_of_memory",
    "packages",
    "passphrase",
    "presets",
    "reach",
    "readers",
    "review",
    "setting_up",
    "settings",
    "sharing",
    "sign_ins",
    "ticks",
    "to_review",
    "tool",
    "unused",
    "updates",
]
