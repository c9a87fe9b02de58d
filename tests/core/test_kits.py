"""Offline kits: what is in one, and all that may have become of it on the way."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Image
from desktop.core.engine_plans import Recipe
from desktop.core.kits import making, using
from desktop.core.kits.kit import NAME, Kit, Packed, around, written
from desktop.core.policy.preset import Preset, read
from desktop.core.ports import Readable
from tests.core.policy.preset_samples import text
from tests.core.samples import ENTRY

DIGEST = "sha256:" + "d" * 64
ID = "sha256:" + "1" * 64
THERE = "sha256:" + "2" * 64
FORECAST = replace(ENTRY, id="forecast", title="Forecast", image=f"q.example/forecast@{DIGEST}", recipe=None)
OWN = replace(ENTRY, id="own", image=None, recipe=Recipe("own", {}, "debian", "cais/own:0123456789ab"))


class Engine:
    """Images by name, each of which is some bytes."""

    def __init__(self, **kept: bytes) -> None:
        self.kept = kept
        self.digests: dict[str, str] = {}
        self.made = THERE
        self.saving: Callable[[], None] = lambda: None
        self.loading: Callable[[], None] = lambda: None

    def save(self, image: str, write: Callable[[bytes], object], _stop: Stop) -> None:
        write(image.encode())
        self.saving()
        write(b"x" * 3_000_000)

    def load(self, archive: Readable, name: str, _stop: Stop) -> Image:
        self.loading()
        self.kept[name] = archive.read(100)
        return Image(self.made, None, 1)

    def keep_digest(self, id: str, digest: str) -> None:
        self.digests[digest] = id

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)


def found(entry: Any) -> tuple[str, str]:
    return (ID, "") if entry.recipe else (ID, DIGEST)


@pytest.fixture
def preset(tmp_path: Path) -> Preset:
    place = tmp_path / "it"
    (place / "tool/inner").mkdir(parents=True)
    (place / "tool/Dockerfile").write_text("FROM debian\n")
    (place / "tool/inner/x").write_text("x")
    (place / "not this").write_text("x")
    body = f'[environment.own]\nlike = "python-starter"\nrecipe = "tool"\ncontent = "{DIGEST}"'
    (place / "acme.cais").write_text(text(body), encoding="utf-8")
    (place / "acme.cais.minisig").write_text("signed")
    made = read(place / "acme.cais")
    assert isinstance(made, Preset), made
    return made


def make(folder: Path, preset: Preset | None = None, engine: Engine | None = None) -> Kit:
    images: Any = engine or Engine()
    return making.make(folder, (FORECAST, OWN), preset, images, found, lambda _id: None, Stop())


@pytest.fixture
def kit(tmp_path: Path, preset: Preset) -> Path:
    make(tmp_path / "kit", preset)
    assert (tmp_path / "kit" / NAME).stat().st_mode & 0o777 == 0o644
    return tmp_path / "kit"


ME = os.getuid()


def use(folder: Path, engine: Engine, key: str = "", owner: int = ME) -> list[str]:
    """As IT's, which nobody but this user can write."""
    images: Any = engine
    told: list[str] = []
    using.load(folder, using.look(folder, key, Stop(), owner), images, told.append, Stop())
    return told


def unfit(folder: Path, key: str = "", owner: int = ME) -> tuple[str, str]:
    with pytest.raises(p.KitUnfit) as caught:
        using.look(folder, key, Stop(), owner)
    assert caught.value.path == str(folder)
    return caught.value.why, caught.value.name


def test_it_holds_what_it_takes_and_no_more(kit: Path) -> None:
    files = {path.relative_to(kit).as_posix() for path in kit.rglob("*") if path.is_file()}
    assert files == {
        NAME,
        "images/forecast.tar",
        "images/own.tar",
        "preset/acme.cais",
        "preset/acme.cais.minisig",
        "preset/tool/Dockerfile",
        "preset/tool/inner/x",
    }
    told = using.look(kit, "", Stop(), ME).kit
    assert told.preset == "preset/acme.cais"
    packed = told.environments["forecast"]
    assert (packed.image, packed.digest, packed.tag) == (ID, DIGEST, "")
    assert packed.size == (kit / packed.archive).stat().st_size
    assert told.environments["own"].tag == "cais/own:0123456789ab"


def test_what_it_holds_is_there_afterwards_by_digest_and_by_name(kit: Path) -> None:
    engine = Engine()
    assert use(kit, engine) == ["forecast", "own"]
    assert set(engine.kept) == {f"cais/kit-forecast:{ID[7:19]}", "cais/own:0123456789ab"}
    assert engine.digests == {DIGEST: THERE}


@pytest.mark.parametrize("place", [NAME, "images/forecast.tar", "preset/acme.cais", "preset/tool/inner/x"])
def test_what_is_not_as_it_was_is_named(kit: Path, place: str) -> None:
    content = (kit / place).read_bytes()
    (kit / place).unlink()
    assert unfit(kit) == ("missing", place)
    if place != NAME:
        (kit / place).write_bytes(content[:-1])
        assert unfit(kit) == ("changed", place)
        (kit / place).write_bytes(content[:-1] + b"!")
        assert unfit(kit) == ("changed", place)
    (kit.parent / "elsewhere").write_bytes(content)
    (kit / place).unlink(missing_ok=True)
    (kit / place).symlink_to(kit.parent / "elsewhere")
    assert unfit(kit)[1] == place


@pytest.mark.timeout(20)
def test_a_pipe_in_place_of_a_file_is_not_waited_for(kit: Path) -> None:
    (kit / "images/own.tar").unlink()
    os.mkfifo(kit / "images/own.tar")
    assert unfit(kit) == ("unreadable", "images/own.tar")


def test_a_folder_that_is_a_link_is_not_followed(kit: Path) -> None:
    (kit / "images").rename(kit.parent / "images")
    (kit / "images").symlink_to(kit.parent / "images")
    assert unfit(kit) == ("link", "images/forecast.tar")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("version = 1", "version = 2", "newer"),
        ('kind = "kit"', 'kind = "preset"', "unreadable"),
        ('"images/own.tar"', '"../own.tar"', "unreadable"),
        ('"images/own.tar"', '"/etc/passwd"', "unreadable"),
        ('"images/own.tar"', '"images/../../own.tar"', "unreadable"),
        ('tag = "cais/own:0123456789ab"', 'tag = "debian:trixie-slim"', "unreadable"),
        ("sha256 = ", "sha257 = ", "unreadable"),
        (f'image = "{ID}"', 'image = "debian:trixie-slim"', "unreadable"),
        (f'image = "{ID}"', f'image = "{ID[:-1]}"', "unreadable"),
        (f'digest = "{DIGEST}"', f'digest = "{DIGEST.upper()}"', "unreadable"),
        ("[environment.own]", '[environment."own:1/../x"]', "unreadable"),
        ("[environment.own]", '[environment."own\\u001b[2J"]', "unreadable"),
        ('"preset/tool/inner/x" = ', '"../it/acme.cais" = ', "unreadable"),
        ('"preset/tool/inner/x" = ', '"/etc/passwd" = ', "unreadable"),
        ('"preset/tool/inner/x" = ', '"preset\\\\x" = ', "unreadable"),
        ('preset = "preset/acme.cais"', 'preset = "../acme.cais"', "unreadable"),
        ('preset = "preset/acme.cais"', 'preset = "preset/other.cais"', "unreadable"),
        ('kind = "kit"', 'kind = "kit', "unreadable"),
    ],
)
def test_a_kit_that_says_something_else_is_not_used(kit: Path, old: str, new: str, why: str) -> None:
    said = (kit / NAME).read_text()
    assert old in said
    (kit / NAME).write_text(said.replace(old, new))
    assert unfit(kit) == (why, NAME)


def test_another_stick_between_the_look_and_the_use_is_found_out(kit: Path) -> None:
    engine = Engine()
    other = b"y" * (kit / "images/forecast.tar").stat().st_size
    engine.loading = lambda: (kit / "images/forecast.tar").write_bytes(other) and None  # type: ignore[func-returns-value]
    with pytest.raises(p.KitUnfit) as caught:
        use(kit, engine)
    assert (caught.value.why, caught.value.name) == ("changed", "images/forecast.tar")
    assert engine.kept == {}
    assert engine.digests == {}


def test_where_there_is_a_key_it_has_to_be_signed_with_it(kit: Path, tmp_path: Path) -> None:
    def run(*arguments: object) -> None:
        subprocess.run(["minisign", *map(str, arguments)], check=True, capture_output=True)

    run("-G", "-W", "-p", tmp_path / "it.pub", "-s", tmp_path / "it.key")
    run("-G", "-W", "-p", tmp_path / "other.pub", "-s", tmp_path / "other.key")
    key = (tmp_path / "it.pub").read_text().splitlines()[1]
    assert unfit(kit, key) == ("not-signed", NAME)
    run("-S", "-s", tmp_path / "other.key", "-m", kit / NAME)
    assert unfit(kit, key) == ("not-signed", NAME)
    run("-S", "-s", tmp_path / "it.key", "-m", kit / NAME)
    assert using.look(kit, key, Stop(), owner=-1).vouched
    with (kit / NAME).open("a") as file:
        file.write("\n")
    assert unfit(kit, key) == ("not-signed", NAME)


# --- that nobody vouches for ------------------------------------------------------------------------------

CONFIG = b'{"os": "linux"}'
SETTINGS = f"sha256:{hashlib.sha256(CONFIG).hexdigest()}"
MANIFEST = json.dumps({"config": {"digest": SETTINGS}, "layers": []}).encode()
SHOWN = f"sha256:{hashlib.sha256(MANIFEST).hexdigest()}"
LIST = json.dumps({"manifests": [{"digest": SHOWN}, {"digest": DIGEST}]}).encode()
LISTED = f"sha256:{hashlib.sha256(LIST).hexdigest()}"


def blob(content: bytes) -> str:
    return f"blobs/sha256/{hashlib.sha256(content).hexdigest()}"


LAYOUT = {blob(CONFIG): CONFIG, blob(MANIFEST): MANIFEST, blob(LIST): LIST}


def archive(files: dict[str, bytes], links: dict[str, str] | None = None) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
        for name, target in (links or {}).items():
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, target
            tar.addfile(member)
    return made.getvalue()


def handed(folder: Path, content: bytes, digest: str = SHOWN, tag: str = "") -> Path:
    """A kit of somebody's, by the computer without a key."""
    (folder / "images").mkdir(parents=True)
    (folder / "images/forecast.tar").write_bytes(content)
    checksum = hashlib.sha256(content).hexdigest()
    packed = Packed("Forecast", "images/forecast.tar", checksum, len(content), ID, digest, tag)
    (folder / NAME).write_bytes(written(Kit(datetime.now(UTC), {"forecast": packed})))
    (folder / NAME).chmod(0o666)
    return folder


@pytest.mark.parametrize("made", [SETTINGS, SHOWN])
@pytest.mark.parametrize("digest", [SHOWN, LISTED])
def test_an_archive_that_shows_its_digest_needs_nobodys_word(tmp_path: Path, digest: str, made: str) -> None:
    engine, folder = Engine(), handed(tmp_path / "kit", archive(LAYOUT), digest)
    assert not using.look(folder, "", Stop(), ME).vouched
    engine.made = made
    assert use(folder, engine) == ["forecast"]
    assert engine.digests == {digest: made}


NAMED = json.dumps([{"RepoTags": ["cais/python-starter:0123456789ab"]}]).encode()
NAMED_TOO = json.dumps(
    {"manifests": [{"annotations": {"io.containerd.image.name": "docker.io/cais/own:0123456789ab"}}]}
).encode()
UNPROVED: dict[str, tuple[bytes, str, str]] = {
    "Docker's own form": (archive({"manifest.json": b"[]"}), SHOWN, ""),
    "another digest": (archive(LAYOUT), DIGEST, ""),
    "another content by that name": (archive({**LAYOUT, blob(MANIFEST): LIST}), SHOWN, ""),
    "no digest at all": (archive(LAYOUT), "", ""),
    "a recipe's": (archive(LAYOUT), "", "cais/python-starter:0123456789ab"),
    "by a recipe's name": (archive(LAYOUT), SHOWN, "cais/python-starter:0123456789ab"),
    "with a name": (archive({**LAYOUT, "manifest.json": NAMED}), SHOWN, ""),
    "with a name elsewhere": (archive({**LAYOUT, "index.json": NAMED_TOO}), SHOWN, ""),
    "with an old name": (archive({**LAYOUT, "repositories": b'{"cais/own": {"1": "x"}}'}), SHOWN, ""),
    "with a name in a file by another path": (archive({**LAYOUT, "./manifest.json": NAMED}), SHOWN, ""),
    "with a name by a link": (
        archive({**LAYOUT, "named.json": NAMED}, {"manifest.json": "named.json"}),
        SHOWN,
        "",
    ),
    "with a name before what is none": (archive({**LAYOUT, "manifest.json": NAMED + b"#"}), SHOWN, ""),
    "with a name in small letters": (archive({**LAYOUT, "manifest.json": NAMED.lower()}), SHOWN, ""),
    "with a name and without": (
        archive({**LAYOUT, "index.json": NAMED_TOO[:-1] + b', "manifests": [{}]}'}),
        SHOWN,
        "",
    ),
    "twice the same file": (
        archive({"manifest.json": b"[]"})[:1024] + archive({**LAYOUT, "manifest.json": b"[]"}),
        SHOWN,
        "",
    ),
    "no archive": (b"#" * 2000, SHOWN, ""),
    "deep": (archive({**LAYOUT, "manifest.json": b"[" * 100_000}), DIGEST, ""),
}


@pytest.mark.parametrize("case", UNPROVED)
def test_what_only_its_maker_says_is_not_believed(tmp_path: Path, case: str) -> None:
    """moby 22011: digests are lost; then whoever wrote kit.cais could have any image run as that."""
    content, digest, tag = UNPROVED[case]
    folder = handed(tmp_path / "kit", content, digest, tag)
    assert unfit(folder) == ("not-proved", "images/forecast.tar")
    (folder / NAME).chmod(0o644)
    assert using.look(folder, "", Stop(), ME).vouched, "nobody but IT could have written that"
    assert unfit(folder, owner=ME + 1)[0] == "not-proved"


def test_an_engine_that_makes_another_image_of_it_is_not_believed(tmp_path: Path) -> None:
    """As of an archive with two."""
    engine, folder = Engine(), handed(tmp_path / "kit", archive(LAYOUT))
    with pytest.raises(p.KitUnfit) as caught:
        use(folder, engine)
    assert (caught.value.why, engine.kept, engine.digests) == ("not-proved", {}, {})


# --- making one ---------------------------------------------------------------------------------------


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    with pytest.raises(p.KitUnfit) as caught:
        make(tmp_path)
    assert caught.value.why == "not-empty"
    assert os.listdir(tmp_path) == ["x"]


@pytest.mark.parametrize("ends", [p.Cancelled, p.EngineLost, OSError])
@pytest.mark.parametrize("there", [True, False])
def test_one_that_is_cut_short_leaves_nothing(tmp_path: Path, ends: type[Exception], there: bool) -> None:
    engine, folder = Engine(), tmp_path / "kit"
    if there:
        folder.mkdir()

    def end() -> None:
        raise ends

    engine.saving = end
    with pytest.raises(p.CannotSave if ends is OSError else ends):
        make(folder, engine=engine)
    assert folder.exists() is there
    assert not there or not os.listdir(folder)


@pytest.mark.parametrize("place", ["images/others.tar", "images/deep/others", "others"])
def test_what_somebody_else_put_there_meanwhile_stays(tmp_path: Path, place: str) -> None:
    engine, folder = Engine(), tmp_path / "kit"

    def end() -> None:
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_text("theirs")
        raise p.Cancelled

    engine.saving = end
    with pytest.raises(p.Cancelled):
        make(folder, engine=engine)
    left = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    assert left == [place]


def test_a_kit_that_somebody_else_makes_there_is_left_alone(tmp_path: Path) -> None:
    """Two programs looked at the empty folder at the same time."""
    folder = tmp_path / "kit"

    def late(entry: Any) -> tuple[str, str]:
        (folder / "images").mkdir(parents=True, exist_ok=True)
        (folder / "images/forecast.tar").write_text("theirs")
        return found(entry)

    images: Any = Engine()
    with pytest.raises(p.KitUnfit) as caught:
        making.make(folder, (FORECAST,), None, images, late, lambda _id: None, Stop())
    assert caught.value.why == "not-empty"
    assert (folder / "images/forecast.tar").read_text() == "theirs"


def test_one_that_was_ended_at_the_last_moment_is_none(tmp_path: Path, preset: Preset) -> None:
    folder, stop, images = tmp_path / "kit", Stop(), cast(Any, Engine())
    entries = (FORECAST, OWN)
    with pytest.raises(p.Cancelled):
        making.make(
            folder, entries, preset, images, found, lambda id: stop.set() if id == "own" else None, stop
        )
    assert not folder.exists()


@pytest.mark.parametrize(
    ("number", "why"), [(errno.ENOSPC, "full"), (errno.EDQUOT, "full"), (errno.EFBIG, "too-large")]
)
def test_a_drive_that_takes_no_more_is_no_folder_of_the_apps_own(
    tmp_path: Path, number: int, why: str
) -> None:
    engine = Engine()

    def end() -> None:
        raise OSError(number, "as the system says it")

    engine.saving = end
    with pytest.raises(p.KitUnfit) as caught:
        make(tmp_path / "kit", engine=engine)
    assert caught.value.why == why
    assert not (tmp_path / "kit").exists()


def test_each_byte_is_told_as_it_passes(tmp_path: Path, preset: Preset) -> None:
    images: Any = Engine()
    entries, folder, told = (FORECAST, OWN), tmp_path / "kit", list[int]()
    kit = making.make(folder, entries, preset, images, found, lambda _id: None, Stop(), told.append)
    size = sum(one.size for one in kit.environments.values())
    assert sum(told) == size
    told.clear()
    looked = using.glance(folder, "", ME)
    using.load(folder, looked, images, lambda _id: None, Stop(), told.append)
    assert sum(told) == size
    told.clear()
    using.compare(folder, kit, Stop(), told.append)
    assert sum(told) == size + sum((folder / place).stat().st_size for place in kit.files)


class Pulled(io.BytesIO):
    """Of a stick that is gone after the first piece."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise OSError(errno.EIO, "Input/output error")
        return super().read(size)


def test_a_stick_that_is_pulled_is_told_of(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked, images = using.glance(kit, "", ME), cast("Any", Engine())
    monkeypatch.setattr(using, "_opened", lambda _folder, _place: Pulled(b"x" * 3_000_000))
    for act in (
        lambda: using.compare(kit, looked.kit, Stop()),
        lambda: using.load(kit, looked, images, lambda _id: None, Stop()),
    ):
        with pytest.raises(p.KitUnfit) as caught:
            act()
        assert (caught.value.why, caught.value.name) == ("unreadable", "images/forecast.tar")


def test_which_files_are_a_kits(kit: Path) -> None:
    (kit / "preset/other.cais").write_text("x")
    (kit.parent / NAME).write_text(text(), encoding="utf-8")
    assert around(kit / NAME) == around(kit / "preset/acme.cais") == kit
    for other in (kit / "preset/other.cais", kit.parent / NAME, kit.parent / "it/acme.cais"):
        assert around(other) is None


def test_one_that_lost_its_own_file_is_none(kit: Path) -> None:
    shutil.copytree(kit, kit.parent / "half", ignore=shutil.ignore_patterns(NAME))
    assert unfit(kit.parent / "half") == ("missing", NAME)
