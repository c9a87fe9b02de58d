"""What was chosen comes back, from any thread, and no mistake in the file loses a choice."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from desktop.core.computer.settings import VERSION, Settings, SettingsFile

CHOSEN = Settings(
    appearance="dark",
    language="pt_BR",
    engine="unix:///run/docker.sock",
    tools_after_close="stop",
    network_pool="10.20.0.0/16",
    passphrase="asked",
    activity="off",
    lock_after="60",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def problems(path: Path) -> list[tuple[int, str]]:
    """Line and field of each fault that is told."""
    problem = SettingsFile(path).problem
    assert problem is None or problem.path == str(path)
    return [(fault.line, fault.field) for fault in problem.faults] if problem else []


def kept_aside(path: Path) -> list[str]:
    return [aside.read_text() for aside in sorted(path.parent.glob("settings.kept-*.toml"))]


def test_nothing_is_chosen_at_first(path: Path) -> None:
    settings = SettingsFile(path)
    assert settings.now == Settings()
    assert settings.problem is None
    assert settings.save()
    assert not path.parent.exists(), "there is nothing to keep"


def test_everything_comes_back(path: Path) -> None:
    settings = SettingsFile(path)
    settings.choose(**CHOSEN._asdict())
    assert settings.now == CHOSEN
    assert settings.save()
    assert SettingsFile(path).now == CHOSEN
    assert problems(path) == []


def test_what_nobody_chose_is_not_in_the_file(path: Path) -> None:
    """A default that changes later counts for whoever did not choose."""
    settings = SettingsFile(path)
    settings.choose(appearance="system", engine=None)
    settings.save()
    assert path.read_text() == 'version = 1\nappearance = "system"\n'
    settings.choose(appearance=None)
    settings.save()
    assert SettingsFile(path).now == Settings()


def test_what_was_written_meanwhile_stays(path: Path) -> None:
    settings = SettingsFile(path)
    write(path, 'version = 1\nappearance = "light"\nnetwork_pool = "10.20.0.0/16"\n')
    settings.choose(engine="tcp://x")
    settings.save()
    assert SettingsFile(path).now == Settings(
        appearance="light", engine="tcp://x", network_pool="10.20.0.0/16"
    )


@pytest.mark.parametrize(
    ("text", "understood", "told"),
    [
        (
            'version = 1\nappearance = "purple"\nengine = "tcp://x"\n',
            Settings(engine="tcp://x"),
            (2, "appearance"),
        ),
        ('version = 1\nengine = ""\nappearance = "dark"\n', Settings(appearance="dark"), (2, "engine")),
        ('version = 1\nlanguage = 3\nengine = "tcp://x"\n', Settings(engine="tcp://x"), (2, "language")),
        ('version = 1\nengine = "tcp://x"\ncolour = "red"\n', Settings(engine="tcp://x"), (3, "colour")),
        ('engine = "tcp://x"\n', Settings(engine="tcp://x"), (1, "version")),
        ('version = "1"\nengine = "tcp://x"\n', Settings(engine="tcp://x"), (1, "version")),
        ("version = 1\nnetwork_pool = true\n", Settings(), (2, "network_pool")),
        ('version = 1\nnetwork_pool = "10.20.0.1/16"\n', Settings(), (2, "network_pool")),
        ('version = 1\nnetwork_pool = "10.20.0.0/30"\n', Settings(), (2, "network_pool")),
        ('version = 1\nnetwork_pool = "fd00::/64"\n', Settings(), (2, "network_pool")),
        ('version = 1\nnetwork_pool = "8.0.0.0/8"\n', Settings(), (2, "network_pool")),
        ('version = 1\nnetwork_pool = "a, b"\n', Settings(), (2, "network_pool")),
        (f'version = {VERSION + 1}\nappearance = "dark"\n', Settings(), (1, "version")),
        ('version = 1\nappearance = "dark\n', Settings(), (2, "")),
        ('appearance = "dark"\nappearance = "light"\n', Settings(), (2, "")),
    ],
)
def test_a_mistake_is_told_and_kept_beside_what_is_written_instead(
    path: Path, text: str, understood: Settings, told: tuple[int, str]
) -> None:
    write(path, text)
    settings = SettingsFile(path)
    assert settings.now == understood
    assert problems(path) == [told]
    assert path.read_text() == text, "nothing is changed unasked"
    assert settings.save()
    assert path.read_text() == text
    settings.choose(language="en")
    assert settings.save()
    assert kept_aside(path) == [text]
    assert SettingsFile(path).now == understood._replace(language="en")
    assert problems(path) == []


def test_all_mistakes_are_told_together(path: Path) -> None:
    write(path, 'version = 1\nnetwork_pool = "a"\nappearance = 1\nmore = 2\n')
    assert problems(path) == [(2, "network_pool"), (3, "appearance"), (4, "more")]


def test_each_file_with_a_mistake_is_kept(path: Path) -> None:
    texts = ["= broken", "[", "version = 1\nmore = 1\n"]
    for number, text in enumerate(texts):
        write(path, text)
        settings = SettingsFile(path)
        settings.choose(engine=f"tcp://{number}")
        assert settings.save()
    assert kept_aside(path) == texts


def test_one_that_is_no_text_or_no_file_is_kept_as_well(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\x00\xff\xfe garbage")
    settings = SettingsFile(path)
    assert problems(path) == [(1, "")]
    settings.choose(appearance="dark")
    assert settings.save()
    assert path.with_name("settings.kept-1.toml").read_bytes() == b"\x00\xff\xfe garbage"
    path.unlink()
    path.mkdir()
    settings = SettingsFile(path)
    assert problems(path) == [(0, "")]
    settings.choose(appearance="dark")
    assert settings.save()
    assert path.with_name("settings.kept-2.toml").is_dir()
    assert SettingsFile(path).now == Settings(appearance="dark")


def test_where_nothing_can_be_written_a_choice_lasts_until_the_end(path: Path) -> None:
    (path.parent).write_text("in the way")
    settings = SettingsFile(path)
    settings.choose(appearance="dark")
    assert not settings.save()
    assert settings.now.appearance == "dark"
    path.parent.unlink()
    settings.choose(language="en")
    assert settings.save()
    assert SettingsFile(path).now == Settings(appearance="dark", language="en")


def test_a_choice_never_waits_for_the_disk_and_the_last_one_counts(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, go_on = threading.Event(), threading.Event()

    def slow(_handle: int) -> None:
        writing.set()
        assert go_on.wait(60)

    monkeypatch.setattr(os, "fsync", slow)
    settings = SettingsFile(path)
    settings.choose(appearance="dark", language="en")
    first = threading.Thread(target=settings.save)
    first.start()
    assert writing.wait(60)
    settings.choose(appearance="light")
    assert settings.now == Settings(appearance="light", language="en")
    go_on.set()
    first.join()
    assert SettingsFile(path).now == Settings(appearance="dark", language="en")
    assert settings.save()
    assert SettingsFile(path).now == Settings(appearance="light", language="en")


def test_threads_may_choose_and_save_at_once(path: Path) -> None:
    settings = SettingsFile(path)

    def work(name: str) -> None:
        for number in range(10):
            settings.choose(**{name: f"{name}-{number}"})
            assert getattr(settings.now, name) == f"{name}-{number}"
            assert settings.save()

    threads = [threading.Thread(target=work, args=(name,)) for name in ("language", "engine")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert SettingsFile(path).now == Settings(language="language-9", engine="engine-9")
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


# --- what an older Cais kept elsewhere ------------------------------------------------------------------


def test_what_was_kept_elsewhere_is_taken_over(path: Path) -> None:
    settings = SettingsFile(path)
    assert set(settings.adopt(CHOSEN._asdict())) == set(Settings._fields)
    assert settings.now == CHOSEN
    assert SettingsFile(path).now == CHOSEN


def test_what_was_chosen_since_stands(path: Path) -> None:
    settings = SettingsFile(path)
    settings.choose(appearance="light")
    assert settings.adopt({"appearance": "dark", "engine": "tcp://x"}) == ("appearance", "engine")
    assert SettingsFile(path).now == Settings(appearance="light", engine="tcp://x")


def test_what_cannot_be_understood_stays_where_it_was(path: Path) -> None:
    settings = SettingsFile(path)
    old = {"appearance": ["1", "2"], "network_pool": "10.20.0.1/16", "engine": "tcp://x"}
    assert settings.adopt(old) == ("engine",)
    assert SettingsFile(path).now == Settings(engine="tcp://x")


def test_what_cannot_be_saved_stays_where_it_was_and_counts(path: Path) -> None:
    (path.parent).write_text("in the way")
    settings = SettingsFile(path)
    assert settings.adopt({"engine": "tcp://x"}) == ()
    assert settings.now.engine == "tcp://x"
