"""Tickets of Kerberos: found where this computer keeps them, cut to what is needed, or said why not."""

from __future__ import annotations

import socket
import struct
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.data.kerberos import settings
from desktop.core.data.kerberos.cache import read
from desktop.core.data.kerberos.tickets import Tickets
from desktop.core.problems import TicketExpired, TicketMissing, TicketNotShared
from tests.fakes.kerberos import REALM, Realm

PASSWORD = 'p ß"$7c1f'
MARIA, JOAO = f"maria@{REALM}", f"joao@{REALM}"


@pytest.fixture(scope="module")
def realm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Realm]:
    realm = Realm(tmp_path_factory.mktemp("realm"), "127.0.0.1")
    for name in ("maria", "joao"):
        realm.add(name, "secret-7c1f")
    yield realm
    realm.end()


def tickets(realm: Realm, cache: str = "", **facts: datetime) -> Tickets:
    variables = {"KRB5_CONFIG": str(realm.configuration), **({"KRB5CCNAME": cache} if cache else {})}
    now = facts.get("now")
    return Tickets(variables, 12345, clock=lambda: now or datetime.now(UTC))


def sign_in(realm: Realm, cache: str, name: str = "maria") -> None:
    realm.get_ticket(name, "secret-7c1f", cache)


@pytest.mark.parametrize("form", ["FILE:{}", "{}"])
def test_one_in_a_file_is_cut_to_what_gets_others(realm: Realm, tmp_path: Path, form: str) -> None:
    cache = form.format(tmp_path / "cache")
    sign_in(realm, cache)
    realm.keytab(f"db{len(form)}/x")
    realm.run("kvno", "-c", cache, f"db{len(form)}/x")
    found = tickets(realm, cache).find()
    assert found.principal == MARIA
    assert timedelta(hours=9) < found.ends - datetime.now(UTC) < timedelta(hours=11)
    assert repr(found) == f"Ticket({MARIA})"
    assert len(read((tmp_path / "cache").read_bytes()).credentials) > 1
    assert [one.server for one in read(found.file).credentials] == [("krbtgt", REALM)]
    (tmp_path / "handed").write_bytes(found.file)
    listed = subprocess.run(["klist", "-c", tmp_path / "handed"], capture_output=True, text=True, check=True)
    assert f"krbtgt/{REALM}@{REALM}" in listed.stdout


def test_the_one_that_was_chosen_of_several(realm: Realm, tmp_path: Path) -> None:
    cache = f"DIR:{tmp_path}"
    sign_in(realm, cache)
    sign_in(realm, f"DIR::{tmp_path}/tktother", "joao")
    assert tickets(realm, cache).find().principal == MARIA
    assert tickets(realm, f"DIR::{tmp_path}/tktother").find().principal == JOAO
    assert tickets(realm, cache).find("joao").principal == JOAO
    assert tickets(realm, cache).find(JOAO).principal == JOAO
    with pytest.raises(TicketMissing) as told:
        tickets(realm, cache).find("ana@ELSE.WHERE")
    assert told.value.principal == "ana@ELSE.WHERE"


def test_none_and_one_that_is_over(realm: Realm, tmp_path: Path) -> None:
    cache = f"FILE:{tmp_path / 'cache'}"
    with pytest.raises(TicketMissing):
        tickets(realm, cache).find()
    (tmp_path / "cache").write_bytes(b"\x05\x04\0\0broken")
    with pytest.raises(TicketMissing):
        tickets(realm, cache).find()
    sign_in(realm, cache)
    with pytest.raises(TicketExpired) as told:
        tickets(realm, cache, now=datetime.now(UTC) + timedelta(hours=10)).find()
    assert told.value.principal == MARIA


@pytest.mark.parametrize(
    ("name", "principal"),
    [("KCM:", MARIA), ("KCM:12345:own", MARIA), ("KCM:%{uid}", JOAO), ("KCM:54321", MARIA)],
)
def test_one_that_a_daemon_keeps(realm: Realm, tmp_path: Path, name: str, principal: str) -> None:
    """In the words that Heimdal's and SSSD's were seen to use, with tickets of a real realm."""
    kept = {}
    for place, person in (b"12345:own\0", "maria"), (b"12345\0", "joao"):
        sign_in(realm, f"FILE:{tmp_path / person}", person)
        kept[place] = read((tmp_path / person).read_bytes())
    first, second = kept

    def answer(operation: int, told: bytes) -> bytes:
        """Raises KeyError for a name that is not known."""
        match operation:
            case 20:
                return first
            case 18:
                return b"1" * 16 + b"2" * 16
            case 19:
                return first if told == b"1" * 16 else second
            case 8:
                return kept[told].owner
            case 9:
                return b"c" * 16
        return kept[told[:-16]].credentials[-1].content

    def serve() -> None:
        line, _from = door.accept()
        with line, line.makefile("rb") as asked:
            while head := asked.read(4):
                request = asked.read(int.from_bytes(head, "big"))
                try:
                    said = bytes(4) + answer(int.from_bytes(request[2:4], "big"), request[4:])
                except KeyError:
                    said = b"\0\0\0\1"
                line.sendall(struct.pack(">II", len(said), 0) + said)

    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "kcm"))
        door.listen()
        daemon = threading.Thread(target=serve)
        daemon.start()
        variables = {"KRB5_CONFIG": str(realm.configuration), "KRB5CCNAME": name}
        found = Tickets(variables, 12345, daemon=tmp_path / "kcm").find()
        daemon.join()
    assert found.principal == principal
    assert found.ends in {one.ends for one in kept.values()}
    with pytest.raises(TicketMissing):
        Tickets(variables, 12345, daemon=tmp_path / "kcm").find()


@pytest.mark.parametrize("kept", ["KEYRING:persistent:%{uid}", "MEMORY:x", "API:"])
def test_a_place_of_which_there_is_no_copy_is_named(realm: Realm, tmp_path: Path, kept: str) -> None:
    with pytest.raises(TicketNotShared) as told:
        tickets(realm, kept).find()
    assert told.value.kept == kept.partition(":")[0]
    realm_file = tmp_path / "krb5.conf"
    realm_file.write_text(f"[libdefaults]\n default_ccache_name = {kept}\n")
    with pytest.raises(TicketNotShared):
        Tickets({"KRB5_CONFIG": str(realm_file)}, 12345).find()


CONFIGURATION = """\
# of the company
includedir {folder}/parts
[libdefaults]
    default_realm = EXAMPLE.COM
    default_keytab_name = FILE:/etc/secret.keytab
    rdns = false
[realms]
    EXAMPLE.COM = {{
        kdc = one.example.com
        kdc = two.example.com:88
        admin_server = one.example.com
        auth_to_local_names = {{
            kdc = trap.example.com
        }}
    }}
    OTHER.COM = {{
        kdc = other.com
    }}
[domain_realm]
    .example.com = EXAMPLE.COM
    .other.com = OTHER.COM
"""


@pytest.mark.parametrize(
    "content", [b"", b"\x05", b"\x05\x04", b"\x05\x04\0", b"\x05\x04\0\x09", b"\x05\x03\0\0"]
)
def test_file_that_is_cut_anywhere_is_none(content: bytes) -> None:
    """A program inside writes the one that it has anew, and it may be looked at meanwhile."""
    with pytest.raises(ValueError, match="not "):
        read(content)


def test_ticket_for_a_service_without_a_name_is_none_that_counts() -> None:
    nobody = bytes(8) + b"\0\0\0\x01R"
    ticket = nobody + nobody + bytes(2 + 4 + 16 + 5 + 8 + 8)
    found = read(b"\x05\x04\0\0" + nobody + ticket)
    assert len(found.credentials) == 1
    assert found.ends is None


def test_of_the_configuration_what_the_realm_needs(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "more.conf").write_text("[realms]\nEXAMPLE.COM = {\nkdc = three.example.com\n}\n")
    (tmp_path / "parts" / "more.conf~").write_text("[realms]\nEXAMPLE.COM = {\nkdc = old.example.com\n}\n")
    file = tmp_path / "krb5.conf"
    file.write_text(CONFIGURATION.format(folder=tmp_path))
    assert (
        settings.trimmed(settings.read(file), ["EXAMPLE.COM"])
        == """\
[libdefaults]
  dns_lookup_kdc = true
  default_realm = EXAMPLE.COM
  rdns = false
[realms]
  EXAMPLE.COM = {
    kdc = three.example.com
    kdc = one.example.com
    kdc = two.example.com:88
  }
[domain_realm]
  .example.com = EXAMPLE.COM
"""
    )
    assert settings.read(tmp_path / "none") == ()
    assert "  NEW.COM = {\n  }\n" in settings.trimmed(settings.read(file), ["NEW.COM"])
