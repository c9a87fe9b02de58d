"""What is looked at on the way to data, and what was found: values alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.core.engine_facts import Network


class Layer(Enum):
    """What a way to data is made of, in the order in which one rests on the other."""

    NAME = "name"
    PORT = "port"
    TLS = "tls"
    DRIVER = "driver"
    SIGN_IN = "sign-in"
    RIGHTS = "rights"
    QUERY = "query"


FROM_HERE = (Layer.NAME, Layer.PORT, Layer.TLS)
"""What this computer can look at: the app has no database drivers."""


class Side(Enum):
    """From where it is looked."""

    COMPUTER = "computer"
    INSIDE = "inside"


class Cause(Enum):
    """Why a layer failed."""

    NAME_UNKNOWN = "name-unknown"
    NO_NAME_SERVICE = "no-name-service"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    NO_ANSWER = "no-answer"
    SILENT = "silent"
    CLOSED = "closed"
    PROXY_REFUSED = "proxy-refused"
    NO_TLS = "no-tls"
    TLS_TOO_OLD = "tls-too-old"
    TLS_FAILED = "tls-failed"
    CERTIFICATE_EXPIRED = "certificate-expired"
    CERTIFICATE_EARLY = "certificate-early"
    CERTIFICATE_NAME = "certificate-name"
    CERTIFICATE_UNKNOWN = "certificate-unknown"
    OTHER_SERVER = "other-server"
    NO_DRIVER = "no-driver"
    NO_SECRET = "no-secret"
    PASSWORD = "password"
    PASSWORD_EXPIRED = "password-expired"
    LOCKED = "locked"
    ADDRESS_REFUSED = "address-refused"
    NO_DATABASE = "no-database"
    READ_ONLY_REFUSED = "read-only-refused"
    TOO_MANY = "too-many"
    NOT_READY = "not-ready"
    NO_RIGHT = "no-right"
    CLOCK = "clock"
    ODD = "odd"


class Finding(Enum):
    """What there is to say of a layer that is well, or that was not looked at."""

    ALSO_WRITES = "also-writes"
    READS_ONLY = "reads-only"
    WRITES_ALONE = "writes-alone"
    NO_TABLES = "no-tables"
    UNPROTECTED = "unprotected"
    UNVERIFIED = "unverified"
    NOT_LOOKED = "not-looked"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One layer, as it was found from one side.

    Attributes:
        ms: how long it took, None where it was not looked at.
        cause: why it failed, None where it did not.
        finding: what else is to be said of it.
        detail: for IT, and nothing secret.
    """

    layer: Layer
    ms: float | None = None
    cause: Cause | None = None
    finding: Finding | None = None
    detail: str = ""

    @property
    def failed(self) -> bool:
        return self.cause is not None


@dataclass(frozen=True, slots=True)
class Look:
    """What is known from one side so far.

    Attributes:
        outcomes: in the order of their layers.
        ended: whether there is no more to come.
        place: the workspace, or the environment, that it is looked from; "" for this computer.
        clock_s: how far its clock is ahead of this computer's.
        addresses: what the server's name stands for there.
        networks: the engine's, where the server was not found.
    """

    outcomes: tuple[Outcome, ...] = ()
    ended: bool = False
    place: str = ""
    clock_s: float = 0.0
    addresses: tuple[str, ...] = ()
    networks: tuple[Network, ...] = ()

    @property
    def failure(self) -> Outcome | None:
        return next((one for one in self.outcomes if one.failed), None)

    def of(self, layer: Layer) -> Outcome | None:
        return next((one for one in self.outcomes if one.layer is layer), None)
