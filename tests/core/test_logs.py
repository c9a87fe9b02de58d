"""What IT reads later: nothing that opens a door, in one small file, and no fuss where there can be none."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core import logs
from desktop.core.logs import KEPT, keep_logs, logged, redact
from desktop.core.progress import Activity, Progress, Step

SECRET = "aB3-x_9.Z~q/7+w=="


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """The root logger with none of pytest's handlers, as it is when the app starts."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()
    yield root
    for handler in root.handlers:
        handler.close()
    root.handlers[:], root.level = handlers, level


@pytest.mark.parametrize(
    "text",
    [
        "token={}",
        "GET /lab?token={}&reset HTTP/1.1",
        "Authorization: token {}",
        "authorization: Bearer {}",
        "Authorization: Basic {}",
        "'Authorization': 'token {}'",
        '{{"token": "{}"}}',
        "{{'password': '{}'}}",
        "PGPASSWORD={} psql",
        "JUPYTER_TOKEN={}",
        "passwd = {}",
        "client_secret: {}",
        "Cookie: theme=dark; session={}",
        "Set-Cookie: session={}; HttpOnly; Path=/",
        "_xsrf={}",
        "https://maria:{}@proxy.example:3128",
        "postgresql://maria:{}@db.example/sales",
        "https://{}@git.example/team/project.git",
        "DRIVER=x;UID=maria;PWD={};",
        "api_key={}",
        "AccountKey={};EndpointSuffix=core",
        "passphrase: {}",
        "GET https://s3.example/data?X-Amz-Date=1&X-Amz-Signature={}",
        "GET https://a.example/b?sv=1&sig={}&x=2",
    ],
)
def test_secret_is_taken_out(text: str) -> None:
    secret = SECRET.replace("/", "") if "://" in text else SECRET
    assert secret[:4] in text.format(secret)
    told = redact(text.format(secret))
    assert secret[:4] not in told
    assert secret[-5:] not in told
    assert "…" in told


def test_password_with_an_at_sign_is_taken_out_whole() -> None:
    assert redact("see https://maria:p@ss@w0rd@proxy.example:3128/x") == "see https://…@proxy.example:3128/x"


def test_password_with_a_slash_is_taken_out_whole() -> None:
    assert redact("see https://maria:p/ss@proxy.example:3128/x") == "see https://…@proxy.example:3128/x"


@pytest.mark.parametrize(
    "text",
    [
        "GET https://registry.example:4873/@jupyterlab/launcher",
        "GET https://registry.example/@jupyterlab/launcher",
        "start of 0123456789ab failed",
        "pull quay.example:5000/jupyter/scipy-notebook:2026-07-28@sha256:" + "a" * 64,
        "found Docker Desktop at unix:///run/docker.sock",
        "Step 4/9 : RUN pip install tokenizers==0.21",
        "http://127.0.0.1:49153/lab answered 200",
        "C:\\Users\\maria\\Documents\\secret plans",
    ],
)
def test_the_rest_stays_readable(text: str) -> None:
    assert redact(text) == text


def test_records_and_tracebacks_are_redacted(root: logging.Logger, tmp_path: Path) -> None:
    keep_logs(tmp_path / "logs")
    log = logging.getLogger("test")
    log.warning("asked %s", f"/api?token={SECRET}")
    try:
        raise ValueError(f"password={SECRET}")
    except ValueError:
        log.exception("went wrong")
    written = (tmp_path / "logs" / "cais.log").read_text("utf-8")
    assert "went wrong" in written
    assert "ValueError" in written
    assert SECRET[:4] not in written


def test_the_log_stays_small(root: logging.Logger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "SIZE", 2000)
    keep_logs(tmp_path)
    for _ in range(100):
        logging.getLogger("test").warning("x" * 200)
    files = sorted(tmp_path.glob("cais.log*"))
    assert len(files) == KEPT + 1
    assert all(file.stat().st_size <= 2000 for file in files)


@pytest.mark.parametrize("there", [True, False], ids=["folder is there", "folder cannot be made"])
def test_folder_that_cannot_be_written(
    root: logging.Logger, tmp_path: Path, capfd: pytest.CaptureFixture[str], there: bool
) -> None:
    """The app starts all the same, and complains once at most, in a line."""
    folder = tmp_path / "locked" / "logs"
    (folder if there else folder.parent).mkdir(parents=True)
    (folder if there else folder.parent).chmod(0o555)
    keep_logs(folder)
    for number in range(3):
        logging.getLogger("test").warning("line %s", number)
    told = capfd.readouterr().err
    assert [line for line in told.splitlines() if "line" in line] == [
        line for line in told.splitlines() if "WARNING test: line" in line
    ]
    assert "Traceback" not in told
    assert told.count("WARNING test: line") == 3


def test_output_of_builds_is_written_down_and_reported(
    root: logging.Logger, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keep_logs(tmp_path)
    reports: list[Progress] = []
    report = logged(reports.append)
    build = Progress(Step.IMAGE, Activity.BUILDING, 1, 9, line="Step 1/9 : FROM base\n")
    plain = Progress(Step.TOOL)
    report(build)
    report(plain)
    assert reports == [build, plain]
    written = (tmp_path / "cais.log").read_text("utf-8").splitlines()
    assert [line.partition(": ")[2] for line in written] == ["Step 1/9 : FROM base"]
