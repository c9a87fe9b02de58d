"""A kit from one engine to another, also of the other kind of image store, and `cais kit` in a terminal."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import minisign
import pytest

from desktop.command_line import main
from desktop.core.cancelling import Stop
from desktop.core.kits import making, using
from desktop.core.policy import machine
from desktop.core.policy.machine import Machine
from desktop.core.policy.signature import beside
from desktop.core.problems import ImageForOthers, KitUnfit
from desktop.core.progress import unheard
from desktop.core.start.image import obtain
from desktop.engine.docker_engine import DockerEngine
from tests.core.policy.preset_samples import text
from tests.core.samples import ENTRY, WORKSPACE
from tests.engine.test_image_stores import BUILT, Store, gate, image, other, store, stores
from tests.fakes import small_image
from tests.fakes.gate import Gate, refuse
from tests.fakes.raw import raw_client
from tests.fakes.registry import Pushed, push

__all__ = ["gate", "image", "other", "store", "stores"]

pytestmark = pytest.mark.engine


def test_an_environment_is_there_without_a_network(
    store: Store, other: Store, gate: Gate, image: Pushed, tmp_path: Path
) -> None:
    """By the digest that it was downloaded by, which no engine tells of what it loaded."""
    reference = f"127.0.0.1:5000/tools/python@{image.digest}"
    forecast = replace(ENTRY, id="forecast", recipe=None, image=reference)
    assert store.client.images.pull(reference, unheard, Stop())
    built = replace(BUILT, id="built")
    store.open(WORKSPACE, built)
    folder, images = tmp_path / "kit", store.client.images
    making.make(
        folder, (forecast, built), None, images, lambda entry: making.find(images, {}, entry), str, Stop()
    )
    gate.change(".*", refuse(503, "UNAVAILABLE"))

    client = other.engine.client()
    using.load(folder, using.look(folder, "", Stop(), os.getuid()), client.images, str, Stop())
    for entry in (forecast, built):
        found = obtain(WORKSPACE, entry, client.images, unheard, Stop())
        assert found.digest == (image.digest if entry is forecast else None)


def test_one_that_nobody_vouches_for_proves_its_digest_or_is_refused(
    store: Store, other: Store, gate: Gate, image: Pushed, tmp_path: Path
) -> None:
    """An engine that keeps images in containerd saves what shows it; an older one's kit has to be signed."""
    reference = f"127.0.0.1:5000/tools/python@{image.digest}"
    forecast = replace(ENTRY, id="forecast", recipe=None, image=reference)
    pulled = store.client.images.pull(reference, unheard, Stop())
    folder, images = tmp_path / "kit", store.client.images
    making.make(folder, (forecast,), None, images, lambda entry: making.find(images, {}, entry), str, Stop())
    gate.change(".*", refuse(503, "UNAVAILABLE"))
    if pulled.id != image.digest:
        with pytest.raises(KitUnfit) as refused:
            using.look(folder, "", Stop(), owner=-1)
        assert refused.value.why == "not-proved"
        return
    looked = using.look(folder, "", Stop(), owner=-1)
    assert not looked.vouched
    using.load(folder, looked, other.client.images, str, Stop())
    found = obtain(WORKSPACE, forecast, other.client.images, unheard, Stop())
    assert found.digest == image.digest
    assert other.client.images.find(f"127.0.0.1:5000/tools/python@sha256:{'0' * 64}") is None


def test_no_name_that_an_archive_brings_stays(store: Store, image: Pushed) -> None:
    """Images are found by those: one could take the place of a recipe's."""
    pulled, brought = "127.0.0.1:5000/tools/python:1", "cais.example/owned:1234567890"
    archive, images = io.BytesIO(), store.client.images
    images.pull(pulled, unheard, Stop())
    images.save(pulled, archive.write, Stop())
    content = archive.getvalue().replace(pulled.encode(), brought.encode())
    assert brought.encode() in content
    made = images.load(io.BytesIO(content), "cais/kit-own:0123456789ab", Stop())
    found = images.find("cais/kit-own:0123456789ab")
    assert found
    assert found.id == made.id
    assert images.find(brought) is None


def test_one_for_another_kind_of_computer_leaves_nothing(engine: DockerEngine) -> None:
    layer = small_image.layer(os.urandom(100))
    config = {
        "architecture": "s390x",
        "os": "linux",
        "config": {},
        "rootfs": {"type": "layers", "diff_ids": [f"sha256:{hashlib.sha256(layer).hexdigest()}"]},
    }
    manifest = [{"Config": "c.json", "RepoTags": None, "Layers": ["l.tar"]}]
    archive = io.BytesIO()
    files = {
        "l.tar": layer,
        "c.json": json.dumps(config).encode(),
        "manifest.json": json.dumps(manifest).encode(),
    }
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    archive.seek(0)
    with pytest.raises(ImageForOthers) as refused:
        engine.images.load(archive, "cais/kit-foreign:0123456789ab", Stop())
    assert "s390x" in refused.value.detail
    assert engine.images.find(f"sha256:{hashlib.sha256(files['c.json']).hexdigest()}") is None


def test_what_is_no_archive_is_told(engine: DockerEngine) -> None:
    with pytest.raises(Exception, match=r"archive|unexpected EOF|invalid|file"):
        engine.images.load(io.BytesIO(b"not a tar" * 1000), "cais/kit-odd:0123456789ab", Stop())


def test_in_a_terminal(
    home: Path,
    registry: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pair = minisign.KeyPair.generate()
    key = pair.public_key.to_base64().decode()
    pushed = push(registry, "tools/forecast", small_image.layer(os.urandom(1000)))
    reference = f"{registry}/tools/forecast@{pushed.digest}"
    body = f'[environment.forecast]\nlike = "python-starter"\ntitle = "Forecast"\nimage = "{reference}"'
    preset, kit = tmp_path / "acme.cais", tmp_path / "kit"
    preset.write_text(text(body), encoding="utf-8")
    with closing(raw_client()) as engine:
        try:
            assert main(["kit", "make", str(kit), "--preset", str(preset)]) == 1
            assert "image-unknown" in capsys.readouterr().err
            assert not kit.exists()
            engine.pull(reference)
            assert main(["kit", "make", str(kit), "--preset", str(preset)]) == 0
            assert f"minisign -S -m {kit}/kit.cais" in capsys.readouterr().out
            for one in engine.images(name=f"{registry}/tools/forecast"):
                engine.remove_image(one["Id"], force=True)
            assert main(["kit", "use", str(kit)]) == 1
            assert "not-proved" in capsys.readouterr().err
            monkeypatch.setattr(machine, "find", lambda: Machine(key))
            assert main(["kit", "use", str(kit)]) == 1
            assert "not-signed" in capsys.readouterr().err
            beside(kit / "kit.cais").write_bytes(bytes(pair.secret_key.sign((kit / "kit.cais").read_bytes())))
            assert main(["kit", "use", str(kit)]) == 0
            assert f"{kit}/preset/acme.cais" in capsys.readouterr().out
            assert engine.images(name="cais/kit-forecast")
            (kit / "images/forecast.tar").write_bytes(b"")
            assert main(["kit", "use", str(kit)]) == 1
            assert "kit-unfit: " in capsys.readouterr().err
        finally:
            digest = f"cais/by-digest:{pushed.digest.removeprefix('sha256:')}"
            assert engine.images(name=digest)
            for name in (f"{registry}/tools/forecast", "cais/kit-forecast", digest):
                for one in engine.images(name=name):
                    engine.remove_image(one["Id"], force=True)
