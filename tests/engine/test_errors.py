"""Each row of the table, over a real socket: what the engine says, and the problem it becomes."""

from __future__ import annotations

import pytest
from docker.errors import APIError, DockerException

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.progress import unheard
from desktop.engine.errors import Facts, translated
from tests.engine.conftest import ENVELOPE, make_plan
from tests.fakes.engine import End, FakeEngine

REFERENCE = "example.org/tools/python:1"
DIGEST, OTHER = "sha256:" + "a" * 64, "sha256:" + "b" * 64

PULL_ERRORS = [
    ("manifest for example.org/tools/python:1 not found: manifest unknown: manifest unknown", p.ImageUnknown),
    ("repository example.org/tools/python not found: name unknown", p.ImageUnknown),
    ("no matching manifest for linux/arm64/v8 in the manifest list entries", p.ImageForOthers),
    ("no match for platform in manifest: not found", p.ImageForOthers),
    ("invalid reference format: repository name must be lowercase", p.ImageUnknown),
    (
        "pull access denied for tools/python, repository does not exist or may require sign-in",
        p.ImageNotAllowed,
    ),
    ('Head "https://example.org/v2/": unauthorized: authentication required', p.ImageNotAllowed),
    ("toomanyrequests: You have reached your pull rate limit", p.DownloadLimitReached),
    ("received unexpected HTTP status: 429 Too Many Requests", p.DownloadLimitReached),
    ('Get "https://example.org/v2/": x509: certificate signed by unknown authority', p.RegistryNotTrusted),
    ("http: server gave HTTP response to HTTPS client", p.RegistryNotTrusted),
    ('Get "https://example.org/v2/": dial tcp: lookup example.org: no such host', p.RegistryUnreachable),
    (
        'Get "https://example.org/v2/": dial tcp 192.0.2.1:443: connect: connection refused',
        p.RegistryUnreachable,
    ),
    ('Get "https://example.org/v2/": net/http: TLS handshake timeout', p.RegistryUnreachable),
    ('Get "https://example.org/v2/": proxyconnect tcp: EOF', p.RegistryUnreachable),
    (
        "net/http: request canceled (Client.Timeout exceeded while awaiting headers)",
        p.RegistryUnreachable,
    ),
    ("received unexpected HTTP status: 503 Service Unavailable", p.RegistryUnreachable),
    # Of engines that keep images in containerd, after containerd's own source.
    (
        f'failed commit on ref "layer-x": unexpected commit digest {OTHER}, expected {DIGEST}: failed '
        "precondition",
        p.DigestMismatch,
    ),
    (
        'failed to resolve reference "example.org/tools/python:1": example.org/tools/python:1: not found',
        p.ImageUnknown,
    ),
    (
        "unexpected status from HEAD request to https://example.org/v2/tools/python/manifests/1: "
        "500 Internal Server Error",
        p.RegistryUnreachable,
    ),
    ("unexpected EOF", p.DownloadInterrupted),
    ("read tcp 192.0.2.7:5:  read: connection reset by peer", p.DownloadInterrupted),
    ("failed to register layer: write /usr/lib/x: no space left on device", p.EngineDiskFull),
    (f"filesystem layer verification failed for digest {DIGEST}", p.DigestMismatch),
    (f"manifest verification failed for digest {DIGEST}", p.DigestMismatch),
    (f"image config verification failed for digest {DIGEST}", p.DigestMismatch),
    ("error pulling image configuration: download failed after attempts=1: unknown blob", p.ImageUnknown),
    ("received unexpected HTTP status: 500 Internal Server Error", p.RegistryUnreachable),
    (
        "error parsing HTTP 403 response body: invalid character '<' looking for beginning of value",
        p.RegistryUnreachable,
    ),
]


@pytest.mark.parametrize(("text", "kind"), PULL_ERRORS, ids=[text[:40] for text, _ in PULL_ERRORS])
@pytest.mark.parametrize("early", [True, False], ids=["refused", "in the stream"])
def test_why_a_download_failed(
    fake_engine: FakeEngine, text: str, kind: type[p.Problem], early: bool
) -> None:
    if early:
        fake_engine.answer("POST", "/images/create", status=500, json={"message": text})
    else:
        error = {"errorDetail": {"message": text}, "error": text}
        fake_engine.stream("POST", "/images/create", [{"status": "Pulling", "id": "1"}, error])
    with pytest.raises(kind) as caught:
        fake_engine.client().images.pull(REFERENCE, unheard, Stop())
    assert caught.value.detail == text
    assert getattr(caught.value, "reference", REFERENCE) == REFERENCE


CREATE_ERRORS = [
    (
        400,
        'invalid mount config for type "bind": bind source path does not exist: /a b/ö',
        p.FolderMissing,
        "/a b/ö",
    ),
    (
        400,
        'invalid mount config for type "bind": stat /run/user/1000/gvfs/a b: permission denied',
        p.FolderNotShared,
        "/run/user/1000/gvfs/a b",
    ),
    (
        400,
        'invalid mount config for type "bind": stat /mnt/x: transport endpoint is not connected',
        p.FolderMissing,
        "/mnt/x",
    ),
    (500, "mounts denied: \nThe path /a/b is not shared from the host", p.FolderNotShared, "/a/b"),
    (500, "Mounts denied: The path /a b/c\nis not shared from OS X", p.FolderNotShared, "/a b/c"),
    (404, "No such image: sha256:0", p.ImageUnknown, None),
    (500, "mkdir /var/lib/docker/overlay2/x: no space left on device", p.EngineDiskFull, None),
]


@pytest.mark.parametrize(("status", "text", "kind", "path"), CREATE_ERRORS)
def test_why_a_container_was_not_made(
    fake_engine: FakeEngine, status: int, text: str, kind: type[p.Problem], path: str | None
) -> None:
    scripted_parts(fake_engine)
    fake_engine.answer("POST", "/containers/create", status=status, json={"message": text})
    plan = make_plan()
    with pytest.raises(kind) as caught:
        fake_engine.client().containers.create(plan)
    assert path is None or getattr(caught.value, "path", None) == path
    assert fake_engine.asked("DELETE", "/networks/net")
    assert fake_engine.asked("DELETE", f"/volumes/{plan.volume}")


START_ERRORS = [
    (
        "driver failed: Bind for 127.0.0.1:1 failed: port is already allocated",
        p.PortTaken,
    ),
    ("Error starting userland proxy: listen tcp4 127.0.0.1:1: bind: address already in use", p.PortTaken),
    (
        "could not find an available, non-overlapping IPv4 address pool among the defaults",
        p.NetworkPoolExhausted,
    ),
    (
        'error mounting "/gone/x" to rootfs at "/home/x": mount: no such file or directory',
        p.FolderMissing,
    ),
    (
        "error while creating mount source path '/host_mnt/x': mkdir /host_mnt/x: operation not permitted",
        p.FolderNotShared,
    ),
    (
        'error mounting "/nfs/x" to rootfs at "/home/x": mount /nfs/x:/home/x: permission denied',
        p.FolderNotShared,
    ),
    ("task 6f1ed0a3: already exists", p.ToolNotStarted),
    ("OCI runtime create failed: container with id exists: 6f1ed0a3: unknown", p.ToolNotStarted),
    ("RWLayer of container 6f1ed0a3 is unexpectedly nil", p.ToolNotStarted),
]


@pytest.mark.parametrize(("text", "kind"), START_ERRORS)
def test_why_a_container_did_not_start(fake_engine: FakeEngine, text: str, kind: type[p.Problem]) -> None:
    plan = make_plan()
    fake_engine.answer("POST", f"/containers/{plan.name}/attach")
    fake_engine.answer("POST", f"/containers/{plan.name}/start", status=500, json={"message": text})
    with pytest.raises(kind) as caught:
        fake_engine.client().containers.start(plan, ENVELOPE, Stop())
    assert getattr(caught.value, "workspace", plan.workspace) == plan.workspace


def test_a_network_in_the_way_is_stepped_over(fake_engine: FakeEngine) -> None:
    scripted_parts(fake_engine)
    taken = {"message": "cannot create network: networks have overlapping IPv4"}
    fake_engine.answer("POST", "/networks/create", status=403, json=taken, times=2)
    fake_engine.answer("POST", "/containers/create", status=500, json={"message": "no space left on device"})
    with pytest.raises(p.EngineDiskFull):
        fake_engine.client().containers.create(make_plan())
    asked = [one.json["IPAM"]["Config"][0]["Subnet"] for one in fake_engine.asked("POST", "/networks/create")]
    assert len(set(asked)) == 3


@pytest.mark.parametrize("text", ["access denied by policy", "dial unix x: connection refused"])
def test_a_registry_is_not_blamed_for_what_a_container_is_refused(fake_engine: FakeEngine, text: str) -> None:
    scripted_parts(fake_engine)
    fake_engine.answer("POST", "/containers/create", status=500, json={"message": text})
    with pytest.raises(APIError, match=text):
        fake_engine.client().containers.create(make_plan())


def test_what_no_row_knows_passes_unchanged(fake_engine: FakeEngine) -> None:
    fake_engine.answer("GET", "/containers/json", status=500, json={"message": "something else"})
    with pytest.raises(APIError, match="something else"):
        fake_engine.client().containers.list()
    fake_engine.stream("POST", "/images/create", [{"error": "something else"}])
    with pytest.raises(DockerException, match="something else"):
        fake_engine.client().images.pull(REFERENCE, unheard, Stop())


def test_an_engine_that_hangs_up_is_lost(fake_engine: FakeEngine) -> None:
    fake_engine.answer("GET", "/containers/json", then=End.CUT)
    with pytest.raises(p.EngineLost):
        fake_engine.client().containers.list()


def test_an_engine_that_hangs_up_in_the_middle_of_an_answer_is_lost(fake_engine: FakeEngine) -> None:
    fake_engine.stream("GET", "/containers/json", [{"Id": "half of a listing"}], then=End.CUT)
    with pytest.raises(p.EngineLost):
        fake_engine.client().containers.list()


@pytest.mark.parametrize("status", [500, 502, 503])
def test_an_engine_that_another_program_stands_in_for_is_lost(fake_engine: FakeEngine, status: int) -> None:
    """Docker Desktop, while its own machine is off or starting."""
    client = fake_engine.client()
    client.find()
    fake_engine.answer("GET", "/containers/json", status=status)
    with pytest.raises(p.EngineLost):
        client.containers.list()


def test_an_engine_that_is_gone_is_lost_and_found_again(fake_engine: FakeEngine) -> None:
    client = fake_engine.client()
    assert client.containers.list() == ()
    fake_engine.close()
    with pytest.raises(p.EngineLost):
        client.containers.list()
    fake_engine.listen()
    assert client.containers.list() == ()


def test_an_engine_that_says_nothing_is_frozen(fake_engine: FakeEngine) -> None:
    fake_engine.answer("GET", "/containers/json", then=End.HANG)
    with pytest.raises(p.EngineFrozen):
        fake_engine.client(patience_s=0.2).containers.list()


def scripted_parts(engine: FakeEngine) -> None:
    """Network and home volume can be made and removed."""
    engine.answer("POST", "/networks/create", status=201, json={"Id": "net"})
    engine.answer("DELETE", "/networks/net", status=204)
    engine.answer("GET", "/volumes/.*", status=404, json={"message": "no such volume"})
    engine.answer("POST", "/volumes/create", status=201, json={"Name": "home"})
    engine.answer("DELETE", "/volumes/.*", status=204)


class PipeError(Exception):
    """As `pywintypes.error`, which no other system has: what Windows says of a named pipe."""

    __module__ = "pywintypes"

    def __init__(self, number: int) -> None:
        super().__init__(number, "CreateFile", "…")
        self.winerror = number


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (2, p.EngineLost),
        (5, p.EngineNotAllowed),
        (109, p.EngineLost),
        (121, p.EngineFrozen),
        (231, p.EngineFrozen),
        (232, p.EngineLost),
        (233, p.EngineLost),
    ],
)
def test_what_windows_says_of_a_pipe(number: int, kind: type[p.Problem]) -> None:
    with pytest.raises(kind), translated(Facts(address="npipe:////./pipe/docker_engine", silent_s=5)):
        raise PipeError(number)
