"""KDE's wallet as a session of Plasma has it: opened, and made, by the password of whoever signed in."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from pathlib import Path

from jeepney import DBusAddress  # type: ignore[import-untyped]
from jeepney.wrappers import new_method_call  # type: ignore[import-untyped]

from tests.fakes.keyring import SECRETS, Bus

PROGRAM = "kwalletd5"
KEY = b"k" * 56
"""What PAM makes of that password."""

_SETTINGS = """\
[Wallet]
First Use=false
[org.freedesktop.secrets]
apiEnabled=true
"""


def obstacle() -> str:
    """Why there can be none here, "" if there can."""
    return "" if shutil.which(PROGRAM) else f"not installed: {PROGRAM}"


class KdeWallet:
    """Starts with `start()`; all that it keeps is below `folder`."""

    def __init__(self, bus: Bus, folder: Path) -> None:
        self._bus = bus
        self._folder = folder
        self._daemon: subprocess.Popen[bytes] | None = None
        (folder / ".config").mkdir()
        (folder / ".config/kwalletrc").write_text(_SETTINGS)

    def start(self) -> None:
        if not (self._folder / ".local").exists():
            # In the session that makes the wallet, a person is asked for a second one.
            self._begin()
            self.end()
        self._begin()

    def _begin(self) -> None:
        """Returns once the wallet is open."""
        self._bus.until_owned(SECRETS, self._start)
        assert self._ask("isOpen", "s", ("kdewallet",)) == (True,)

    def _ask(self, method: str, *arguments: object) -> object:
        wallet = DBusAddress("/modules/kwalletd5", "org.kde.kwalletd5", "org.kde.KWallet")
        with self._bus.connect() as connection:
            return connection.send_and_get_reply(new_method_call(wallet, method, *arguments), timeout=20).body

    def _start(self) -> None:
        """As PAM does it: the key comes by a pipe, and what the session's variables are by a socket."""
        reading, writing = os.pipe()
        place = self._folder / "s"
        place.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as session, socket.socket(socket.AF_UNIX) as speaker:
            here = os.open(
                self._folder, os.O_PATH
            )  # a socket's path may be no longer than some hundred characters
            session.bind(f"/proc/self/fd/{here}/s")
            session.listen()
            self._daemon = subprocess.Popen(
                [PROGRAM, "--pam-login", str(reading), str(session.fileno())],
                pass_fds=(reading, session.fileno()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={
                    **os.environ,
                    **{name: str(self._folder / place) for name, place in _PLACES.items()},
                    "DBUS_SESSION_BUS_ADDRESS": self._bus.address,
                    "PAM_KWALLET5_LOGIN": str(place),
                    "QT_QPA_PLATFORM": "offscreen",
                },
            )
            os.close(reading)
            os.write(writing, KEY)
            os.close(writing)
            speaker.connect(f"/proc/self/fd/{here}/s")
            os.close(here)

    def end(self) -> None:
        """What it was handed in the last seconds is in its file only once it is closed."""
        if self._daemon:
            self._ask("closeAllWallets")
            self._daemon.terminate()
            self._daemon.wait()
            self._daemon = None


_PLACES = {
    "HOME": ".",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local",
    "XDG_RUNTIME_DIR": ".",
}
