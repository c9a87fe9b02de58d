"""A real Secret Service on a bus of its own, and what may happen to one."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus  # type: ignore[import-untyped]
from jeepney.bus_messages import DBusNameFlags  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection  # type: ignore[import-untyped]
from jeepney.wrappers import new_method_call, new_method_return  # type: ignore[import-untyped]

SECRETS = "org.freedesktop.secrets"
PROMPTER = "org.gnome.keyring.SystemPrompter"
CALLBACK = "org.gnome.keyring.internal.Prompter.Callback"
UNLOCKED_BY = b"the password of the session"

_CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow user="*"/>
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""


class Bus:
    """A message bus that starts nothing by itself."""

    def __init__(self, folder: Path) -> None:
        configuration = folder / "bus.conf"
        configuration.write_text(_CONFIGURATION.format(socket=folder / "bus"))
        command = ["dbus-daemon", f"--config-file={configuration}", "--print-address", "--nofork"]
        self._daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._daemon.stdout
        self.address = self._daemon.stdout.readline().strip()

    def connect(self) -> DBusConnection:
        return open_dbus_connection(self.address)

    def until_owned(self, name: str, act: Callable[[], object]) -> None:
        """Returns once `act` has led to somebody owning this name."""
        rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
        with self.connect() as connection:
            Proxy(message_bus, connection).AddMatch(rule)
            act()
            while True:
                said = connection.receive(timeout=20)
                member = said.header.fields.get(HeaderFields.member)
                if member == "NameOwnerChanged" and said.body[0] == name and said.body[2]:
                    return

    def end(self) -> None:
        self._daemon.kill()
        self._daemon.wait()
        if self._daemon.stdout:
            self._daemon.stdout.close()


class GnomeKeyring:
    """gnome-keyring with the collection that a session unlocks as it begins."""

    def __init__(self, bus: Bus, *, unlocked: bool = True) -> None:
        """Not `unlocked`, it is that of a person who signed in without a password: it has no collection."""
        self._bus = bus
        self._unlocked = unlocked
        self._daemon: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._bus.until_owned(SECRETS, self._start)

    def _start(self) -> None:
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        if self._unlocked:
            command.append("--unlock")
        self._daemon = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": self._bus.address},
        )
        assert self._daemon.stdin
        self._daemon.stdin.write(UNLOCKED_BY)
        self._daemon.stdin.close()

    def lock(self) -> None:
        import secretstorage

        with closing(secretstorage.dbus_init()) as connection:
            secretstorage.get_default_collection(connection).lock()

    def kill(self) -> None:
        if self._daemon:
            self._daemon.kill()
            self._daemon.wait()
            self._daemon = None


class Peer:
    """Somebody on the bus who answers each call as told, in a thread of their own."""

    def __init__(self, bus: Bus, name: str, answer: Callable[[DBusConnection, Message], object]) -> None:
        self.asked: list[str] = []
        self._answer = answer
        self._connection = bus.connect()
        Proxy(message_bus, self._connection).RequestName(name, DBusNameFlags.do_not_queue)
        self._thread = threading.Thread(target=self._serve, name=f"peer {name}", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                call = self._connection.receive()
            except (OSError, ValueError):
                return
            if call.header.message_type is MessageType.method_call:
                self.asked.append(call.header.fields[HeaderFields.member])
                with suppress(BrokenPipeError):  # it was ended meanwhile
                    self._answer(self._connection, call)

    def end(self) -> None:
        import socket

        self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._connection.close()


def silent(_connection: DBusConnection, _call: Message) -> None:
    """Takes every call and answers none."""


class Prompter:
    """What GNOME asks a person with. `reply` is theirs: "no" for Cancel, None for somebody who is away."""

    def __init__(self, bus: Bus, reply: str | None = "no") -> None:
        self.reply = reply
        self.shown = 0
        self._peer = Peer(bus, PROMPTER, self._answer)
        self.end = self._peer.end

    def _answer(self, connection: DBusConnection, call: Message) -> None:
        connection.send(new_method_return(call))
        member, sender = call.header.fields[HeaderFields.member], call.header.fields[HeaderFields.sender]
        callback = DBusAddress(call.body[0], bus_name=sender, interface=CALLBACK)
        if member == "BeginPrompting":
            connection.send(new_method_call(callback, "PromptReady", "sa{sv}s", ("", {}, "")))
        elif member == "PerformPrompt":
            self.shown += 1
            if self.reply is not None:
                connection.send(new_method_call(callback, "PromptReady", "sa{sv}s", (self.reply, {}, "")))
        elif member == "StopPrompting":
            connection.send(new_method_call(callback, "PromptDone"))


@contextmanager
def on_a_bus(folder: Path) -> Iterator[Bus]:
    bus = Bus(folder)
    try:
        yield bus
    finally:
        bus.end()
