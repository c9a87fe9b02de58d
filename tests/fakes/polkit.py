"""A real polkit on a message bus of its own, and who shows its question: an agent that answers as told.

polkit takes an agent's answer from root alone, who has seen the person's password: here root's word is the
test's, which is all that a fingerprint or a password would change.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
)
from jeepney.io.blocking import Proxy  # type: ignore[import-untyped]
from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped]

from desktop.vault.polkit import PATH, SERVICE
from tests.fakes.keyring import Bus, on_a_bus
from tests.fakes.root import as_root, is_allowed

POLKITD = "/usr/lib/polkit-1/polkitd"
ACTIONS = Path(__file__).parents[2] / "resources/polkit"
IN_ITS_PLACE = (
    'mount --bind "$1" /usr/share/polkit-1/actions && exec env "DBUS_SYSTEM_BUS_ADDRESS=$2" "$3" --no-debug'
)
"""polkit reads what it knows from there alone: only it sees another folder there."""

RESPOND = f"""
import sys
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg
bus, uid, cookie = sys.argv[1], int(sys.argv[2]), sys.argv[3]
authority = DBusAddress("{PATH}", bus_name="{SERVICE}", interface="{SERVICE}.Authority")
told = uid, cookie, ("unix-user", {{"uid": ("u", uid)}})
with open_dbus_connection(bus) as connection:
    call = new_method_call(authority, "AuthenticationAgentResponse2", "us(sa{{sv}})", told)
    unwrap_msg(connection.send_and_get_reply(call, timeout=20))
"""


def obstacle() -> str:
    """Why there can be no polkit of a test's own here, "" if there can."""
    if not shutil.which(POLKITD):
        return "polkitd is not installed"
    if not is_allowed():
        return "polkit begins as root: needs root or sudo without a password"
    apart = subprocess.run(as_root("unshare", "--mount", "true"), capture_output=True)
    return "" if apart.returncode == 0 else "not even root may have mounts of its own here"


@contextmanager
def on_a_bus_of_its_own(*, knows_cais: bool = True) -> Iterator[RealPolkit]:
    if why_not := obstacle():
        pytest.skip(why_not)
    # Neither pytest's own folder nor the checkout's: polkit is a user who may enter neither.
    with tempfile.TemporaryDirectory(prefix="cais-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        if knows_cais:
            shutil.copytree(ACTIONS, folder / "actions")
        else:
            (folder / "actions").mkdir()
        with on_a_bus(folder) as bus:
            polkit = RealPolkit(bus, folder / "actions")
            polkit.start()
            try:
                yield polkit
            finally:
                polkit.kill()


class RealPolkit:
    """polkitd, with the actions of a folder and no others."""

    def __init__(self, bus: Bus, actions: Path) -> None:
        self.bus = bus
        self._actions = actions
        self._process: subprocess.Popen[bytes] | None = None  # sudo's, or its own

    def start(self) -> None:
        self.bus.until_owned(SERVICE, self._start)

    def _start(self) -> None:
        command = ("unshare", "--mount", "sh", "-c", IN_ITS_PLACE, "sh", str(self._actions), self.bus.address)
        self._process = subprocess.Popen(
            as_root(*command, POLKITD), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    @contextmanager
    def frozen(self) -> Iterator[None]:
        assert self._process
        pid = self._pid()
        self._kill("-STOP", pid)
        try:
            yield
        finally:
            self._kill("-CONT", pid)
            self._kill("-CONT", self._process.pid)  # sudo stops along with what it runs

    def kill(self) -> None:
        assert self._process
        if self._process.poll() is None:
            self._kill("-KILL", self._pid())
        self._process.wait()

    def _pid(self) -> int:
        """Of polkitd, which sudo stays in front of."""
        with self.bus.connect() as connection:
            return int(Proxy(message_bus, connection).GetConnectionUnixProcessID(SERVICE)[0])

    def _kill(self, how: str, pid: int) -> None:
        subprocess.run(as_root("kill", how, str(pid)), check=True)


class Agent:
    """What a desktop shows polkit's questions with, for this process alone. It shows them to nobody, and does
    with each as `reply` says: "yes", "no", "dismiss", "die", or "" for a person who is away.

    Attributes:
        questions: the action and the sentence of each.
        shown: set once there is one.
        withdrawn: set once polkit took one back.
    """

    def __init__(self, bus: Bus, reply: str) -> None:
        self.questions: list[tuple[str, str]] = []
        self.shown, self.withdrawn = threading.Event(), threading.Event()
        self._bus = bus
        self._reply = reply
        self._connection = bus.connect()
        authority = DBusAddress(PATH, bus_name=SERVICE, interface=f"{SERVICE}.Authority")
        told = myself(), "C", "/test/agent"
        call = new_method_call(authority, "RegisterAuthenticationAgent", "(sa{sv})ss", told)
        unwrap_msg(self._connection.send_and_get_reply(call, timeout=20))
        self._thread = threading.Thread(target=self._serve, name="agent", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with self._connection:
            while True:
                try:
                    call = self._connection.receive()
                    if call.header.message_type is MessageType.method_call and not self._answer(call):
                        return
                except (OSError, ValueError):  # it was told to end
                    return

    def _answer(self, call: Message) -> bool:
        """Whether it lives on."""
        if call.header.fields[HeaderFields.member] == "CancelAuthentication":
            self.withdrawn.set()
            self._connection.send(new_method_return(call))
            return True
        action, sentence, _icon, _details, cookie, _who = call.body
        self.questions.append((action, sentence))
        self.shown.set()
        if self._reply == "yes":
            told = sys.executable, "-c", RESPOND, self._bus.address, str(os.getuid()), cookie
            subprocess.run(as_root(*told), check=True)
        if self._reply in ("yes", "no"):
            self._connection.send(new_method_return(call))
        elif self._reply == "dismiss":
            self._connection.send(new_error(call, f"{SERVICE}.Error.Cancelled"))
        return self._reply != "die"

    def end(self) -> None:
        with suppress(OSError):
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join()


def myself() -> tuple[str, dict[str, tuple[str, int]]]:
    """This process, as polkit knows processes."""
    began = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    return "unix-process", {"pid": ("u", os.getpid()), "start-time": ("t", began), "uid": ("i", os.getuid())}
