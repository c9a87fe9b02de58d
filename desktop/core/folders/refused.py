"""Which places of a computer hold what nobody else may see, and which are the system's own.

Lists to be added to: where programs keep keys, saved passwords and what a browser remembers. Places are
below the home folder, by `sys.platform`, unless something else is said. `check` refuses by them.
"""

from __future__ import annotations

import re

Places = dict[str, tuple[str, ...]]

KEYS_ANYWHERE = frozenset({".ssh", ".gnupg", ".aws", ".azure", ".docker", ".kube"})
PASSWORDS_ANYWHERE = frozenset({".password-store"})
"""Names that are refused wherever they are: a copy of a key opens the same doors."""

COPIES = (
    (".ssh", ""),
    (".gnupg", ""),
    (".password-store", ""),
    (".aws", "credentials"),
    (".azure", "azureProfile.json"),
    (".docker", "config.json"),
    (".kube", "config"),
)
"""What gives away that a folder holds one of these. Projects have harmless folders of some of these names."""

_SIGNED_IN = (
    ".config/containers",
    ".config/gcloud",
    ".config/gh",
    ".config/glab-cli",
    ".config/op",
    ".config/rclone",
    ".config/snowflake",
    ".snowflake",
)
"""Programs that keep the keys of whoever signed in with them."""

KEYS: Places = {
    "linux": (".ssh", ".pki", *_SIGNED_IN),
    "darwin": (".ssh", *_SIGNED_IN),
    "win32": (
        ".ssh",
        r"AppData\Roaming\gnupg",
        r"AppData\Roaming\gcloud",
        r"AppData\Roaming\GitHub CLI",
        r"AppData\Roaming\rclone",
        r"AppData\Roaming\containers",
        r"AppData\Roaming\Microsoft\Crypto",
        r"AppData\Roaming\Microsoft\Protect",
    ),
}

PASSWORDS: Places = {
    "linux": (".local/share/keyrings", ".local/share/kwalletd"),
    "darwin": ("Library/Keychains",),
    "win32": (
        r"AppData\Local\Microsoft\Credentials",
        r"AppData\Local\Microsoft\Vault",
        r"AppData\Roaming\Microsoft\Credentials",
        r"AppData\Roaming\Microsoft\Vault",
    ),
}

BROWSER: Places = {
    "linux": (
        ".mozilla",
        ".config/mozilla",
        ".librewolf",
        ".thunderbird",
        ".config/google-chrome",
        ".config/google-chrome-beta",
        ".config/chromium",
        ".config/microsoft-edge",
        ".config/BraveSoftware",
        ".config/vivaldi",
        ".config/opera",
        ".local/share/epiphany",
        "snap/brave",
        "snap/chromium",
        "snap/firefox",
        "snap/opera",
        "snap/thunderbird",
        ".var/app/com.brave.Browser",
        ".var/app/com.google.Chrome",
        ".var/app/com.microsoft.Edge",
        ".var/app/com.opera.Opera",
        ".var/app/com.vivaldi.Vivaldi",
        ".var/app/io.gitlab.librewolf-community",
        ".var/app/org.chromium.Chromium",
        ".var/app/org.gnome.Epiphany",
        ".var/app/org.mozilla.Thunderbird",
        ".var/app/org.mozilla.firefox",
    ),
    "darwin": (
        "Library/Application Support/Google/Chrome",
        "Library/Application Support/Firefox",
        "Library/Application Support/Microsoft Edge",
        "Library/Application Support/BraveSoftware",
        "Library/Application Support/Chromium",
        "Library/Application Support/Vivaldi",
        "Library/Application Support/com.operasoftware.Opera",
        "Library/Containers/com.apple.Safari",
        "Library/Cookies",
        "Library/Safari",
    ),
    "win32": (
        r"AppData\Local\Google\Chrome",
        r"AppData\Local\Microsoft\Edge",
        r"AppData\Local\BraveSoftware",
        r"AppData\Local\Chromium",
        r"AppData\Local\Vivaldi",
        r"AppData\Roaming\Mozilla",
        r"AppData\Roaming\Opera Software",
        r"AppData\Roaming\Thunderbird",
    ),
}

SYSTEM: dict[str, frozenset[str]] = {
    platform: frozenset(names.split("|"))
    for platform, names in {
        "linux": "bin|boot|dev|etc|lib|lib32|lib64|proc|root|run|sbin|snap|sys|usr|var",
        "darwin": "applications|bin|cores|dev|etc|library|opt|private|sbin|system|usr|var",
        "win32": "windows|program files|program files (x86)|programdata|recovery|"
        "$recycle.bin|system volume information",
    }.items()
}
"""Top folders, of any drive: a second disk may hold an older Windows."""

NOT_SYSTEM = ("run/media/*", "run/user/*/gvfs/*", "private/tmp/*", "private/var/folders/*", "var/folders/*")
"""Exceptions: drives that were plugged in, network folders of the desktop, temporary folders of macOS."""

EVERYBODYS: Places = {
    "linux": ("tmp", "mnt", "media", "media/*", "run/media/*", "run/user/*/gvfs"),
    "darwin": ("tmp", "private/tmp", "volumes"),
    "win32": (),
}
"""Where the system keeps what belongs to nobody's project, the doors to other programs of the analyst among
it, and where drives are found. Folders inside may be shared. A star stands for one name."""

DRIVES: Places = {"linux": ("mnt/?",), "darwin": (), "win32": ()}
"""Whole drives that no list of mounts tells of as such: those of Windows, in its Linux."""

CLOUD = re.compile(
    r"onedrive( - .+)?|dropbox( \(.+\))?|google drive|googledrive-.+|"
    r"icloud ?drive|mobile documents|cloudstorage"
)
"""The names that the usual services give the folder they keep in step."""

NAMES_OF_WINDOWS = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?|.*[. ]|.*[<>:\"|?*\x00-\x1f].*",
    re.IGNORECASE | re.DOTALL,
)
"""Devices, also with an extension; what ends with a dot or a space; what has a mark of another meaning."""
