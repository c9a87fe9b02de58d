"""Who is signed in where: what is kept of it, and what a keyring or IT does to that."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.core.registries.names import host
from desktop.core.registries.sign_ins import SignIn, SignIns


class Keyring:
    """One that may be told to fail."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.trouble: p.Problem | None = None

    def keep(self, id: str, secret: Secret, _stop: Stop) -> None:
        self._see()
        self.kept[id] = secret.reveal()

    def read(self, ids: Iterable[str], _stop: Stop) -> dict[str, Secret]:
        self._see()
        return {id: Secret(self.kept[id]) for id in ids if id in self.kept}

    def remove(self, ids: Iterable[str], _stop: Stop) -> None:
        self._see()
        for id in ids:
            self.kept.pop(id, None)

    def _see(self) -> None:
        if self.trouble:
            raise self.trouble


@pytest.fixture
def all(tmp_path: Path) -> Any:
    keyring, allowed = Keyring(), SimpleNamespace(value=True)
    images: Any = SimpleNamespace(sign_in=lambda *_asked: "")

    def made() -> SignIns:
        return SignIns(
            tmp_path / "s.json", lambda: keyring, lambda *asked: images.sign_in(*asked), lambda: allowed.value
        )  # type: ignore[arg-type, return-value]

    return SimpleNamespace(keyring=keyring, images=images, allowed=allowed, made=made, sign_ins=made())


def sign_in(all: Any, registry: str = "q.example", *, keep: bool = True) -> Secret:
    password = Secret("secret")
    all.sign_ins.sign_in(registry, "maria", password, Stop(), keep=keep)
    return password


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("python:3", "docker.io"),
        ("rocker/r-ver", "docker.io"),
        ("index.docker.io/rocker/r-ver", "docker.io"),
        ("registry.example:5000/a/b@sha256:0", "registry.example:5000"),
        ("localhost/a", "localhost"),
    ],
)
def test_where_an_image_comes_from(reference: str, name: str) -> None:
    assert host(reference) == name


def test_what_is_kept_outlives_cais_and_the_rest_does_not(all: Any) -> None:
    assert sign_in(all).reveal() == b"", "the password is wiped"
    sign_in(all, "r.example", keep=False)
    assert all.sign_ins.all() == (SignIn("q.example", "maria", True), SignIn("r.example", "maria", False))
    assert all.made().all() == (SignIn("q.example", "maria", True),)
    assert all.made().login("Q.example", Stop()) == ("maria", "secret", "")
    assert all.made().login("r.example", Stop()) is None


def test_a_ticket_takes_the_place_of_the_password(all: Any) -> None:
    all.images.sign_in = lambda *_asked: "ticket"
    sign_in(all)
    assert all.sign_ins.login("q.example", Stop()) == ("maria", "", "ticket")
    assert b"secret" not in b"".join(all.keyring.kept.values())


@pytest.mark.parametrize("keep", [True, False])
def test_the_other_way_of_keeping_leaves_nothing_of_the_first(all: Any, keep: bool) -> None:
    sign_in(all, keep=not keep)
    sign_in(all, keep=keep)
    assert all.sign_ins.all() == (SignIn("q.example", "maria", keep),)
    assert bool(all.keyring.kept) is keep


def test_a_keyring_that_fails_changes_nothing(all: Any) -> None:
    sign_in(all)
    all.keyring.trouble = p.KeyringLocked()
    with pytest.raises(p.KeyringLocked):
        sign_in(all, "r.example")
    with pytest.raises(p.KeyringLocked):
        all.sign_ins.sign_out("q.example", Stop())
    assert all.sign_ins.all() == (SignIn("q.example", "maria", True),)
    with pytest.raises(p.KeyringLocked):
        all.sign_ins.login("q.example", Stop())
    assert all.sign_ins.login("r.example", Stop()) is None, "nobody unlocks a keyring for nothing"


@pytest.mark.parametrize("kept", [b"", b"[]", b"{", b'{"password": 7'])
def test_what_cannot_be_understood_lets_nobody_in(all: Any, kept: bytes) -> None:
    sign_in(all)
    all.keyring.kept = dict.fromkeys(all.keyring.kept, kept)
    assert all.sign_ins.login("q.example", Stop()) is None
    all.keyring.trouble = p.SecretDamaged(connection="registry q.example")
    assert all.sign_ins.login("q.example", Stop()) is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"7", b"[" * 100_000])
def test_a_list_that_cannot_be_read_is_none(all: Any, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s.json").write_bytes(content)
    assert all.sign_ins.all() == ()
    assert all.sign_ins.unread == str(tmp_path / "s.json")
    sign_in(all)
    assert all.made().all() == (SignIn("q.example", "maria", True),)
    assert all.sign_ins.unread == str(tmp_path / "s.kept-1.json")
    assert (tmp_path / "s.kept-1.json").read_bytes() == content, "for IT"


def test_one_that_may_not_be_read_is_kept_as_well(all: Any, tmp_path: Path) -> None:
    sign_in(all)
    before = (tmp_path / "s.json").read_bytes()
    (tmp_path / "s.json").chmod(0)
    all.sign_ins.sign_out("r.example", Stop())
    sign_in(all, "r.example")
    assert all.made().all() == (SignIn("r.example", "maria", True),)
    (tmp_path / "s.kept-1.json").chmod(0o600)
    assert (tmp_path / "s.kept-1.json").read_bytes() == before


def test_where_it_wants_no_password_kept_none_is_and_none_is_used(all: Any) -> None:
    sign_in(all)
    all.allowed.value = False
    assert all.sign_ins.login("q.example", Stop()) is None
    sign_in(all)
    assert all.keyring.kept == {}
    assert all.sign_ins.login("q.example", Stop()) == ("maria", "secret", "")
