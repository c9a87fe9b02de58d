"""What errors mean, and what both sides together say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.core.data.connection import Connection
from desktop.core.data.kinds import KINDS, Tls
from desktop.core.data.reach.causes import cause
from desktop.core.data.reach.computer import proxy
from desktop.core.data.reach.outcome import Cause, Finding, Layer, Look, Outcome, Side
from desktop.core.data.reach.target import Target, is_reached, target
from desktop.core.data.reach.verdict import Says, alone, judge
from desktop.core.engine_facts import Network

BRIDGE = Network("bridge", "172.17.0.0/16")
OF_CAIS = Network("cais-5a1e", "172.18.4.0/28", "5a1e5a1e5a1e")
SERVER = Target("db.example.org", 5432, "postgres")


def look(*layers: Layer, failed: Cause | None = None, **facts: object) -> Look:
    """One that went through these, the last of which failed."""
    found = [Outcome(layer, 1.0) for layer in layers]
    if failed:
        found[-1] = replace(found[-1], cause=failed)
    return replace(Look(tuple(found), ended=True), **facts)


def upto(last: Layer, failed: Cause | None = None, **facts: object) -> Look:
    layers = list(Layer)
    return look(*layers[: layers.index(last) + 1], failed=failed, **facts)


HERE = upto(Layer.TLS)
ALL = upto(Layer.QUERY)


@pytest.mark.parametrize(
    ("layer", "code", "text", "means"),
    [
        ("port", "timeout", "", Cause.NO_ANSWER),
        ("tls", "timeout", "", Cause.SILENT),
        ("tls", "verify-10", "", Cause.CERTIFICATE_EXPIRED),
        ("tls", "verify-19", "", Cause.CERTIFICATE_UNKNOWN),
        ("tls", "ssl-SSLV3_ALERT_HANDSHAKE_FAILURE", "", Cause.TLS_FAILED),
        ("sign-in", "postgres-28P01", "autenticação de senha falhou", Cause.PASSWORD),
        ("sign-in", "postgres-28000-ClientAuthentication", "", Cause.ADDRESS_REFUSED),
        ("sign-in", "postgres-28000-auth_failed", "", Cause.PASSWORD),
        ("sign-in", "postgres-08P01", "unsupported startup parameter: options", Cause.READ_ONLY_REFUSED),
        ("sign-in", "postgres-08P01", "bad", Cause.ODD),
        ("sign-in", "mysql-1045", "", Cause.PASSWORD),
        ("sign-in", "odd", "[28000] Login failed for user 'm'. (18456)", Cause.PASSWORD),
        ("sign-in", "odd", "the account is locked out (18486)", Cause.LOCKED),
        (
            "sign-in",
            "odd",
            "Client with IP address '1.2.3.4' (40615)",
            Cause.ADDRESS_REFUSED,
        ),
        ("sign-in", "odd", "ORA-28000: The account is locked.", Cause.LOCKED),
        ("sign-in", "odd", "ORA-01017: invalid username/password", Cause.PASSWORD),
        ("sign-in", "odd", "ORA-12514: TNS:listener does not currently know of service", Cause.NO_DATABASE),
        ("sign-in", "odd", "(RequestTimeTooSkewed) when calling ListBuckets", Cause.CLOCK),
        ("sign-in", "odd", "(SignatureDoesNotMatch) when calling ListBuckets", Cause.PASSWORD),
        ("sign-in", "odd", "(AccessDenied) when calling ListBuckets", Cause.NO_RIGHT),
        ("query", "odd", "something else", Cause.ODD),
    ],
)
def test_an_error_means(layer: str, code: str, text: str, means: Cause) -> None:
    assert cause(layer, code, text) is means


@pytest.mark.parametrize(
    ("here", "inside", "says"),
    [
        (HERE, ALL, Says.WELL),
        (HERE, HERE, Says.PARTLY),
        (upto(Layer.PORT, Cause.NO_ANSWER), ALL, Says.INSIDE_ALONE),
        (HERE, upto(Layer.SIGN_IN, Cause.PASSWORD), Cause.PASSWORD),
        (HERE, upto(Layer.NAME, Cause.NAME_UNKNOWN), Says.NAME_INSIDE),
        (HERE, upto(Layer.PORT, Cause.NO_ANSWER), Says.BLOCKED_INSIDE),
        (
            replace(HERE, addresses=("172.18.4.9",)),
            upto(Layer.PORT, Cause.UNREACHABLE, networks=(BRIDGE, OF_CAIS)),
            Says.SUBNET,
        ),
        (
            upto(Layer.PORT, Cause.NO_ANSWER, addresses=("172.18.4.9",)),
            upto(Layer.PORT, Cause.NO_ANSWER, networks=(OF_CAIS,)),
            Says.SUBNET,
        ),
        (
            replace(HERE, addresses=("172.18.4.9",)),
            upto(Layer.PORT, Cause.UNREACHABLE, networks=(OF_CAIS._replace(moves=True),)),
            Says.SUBNET_KEPT,
        ),
        (
            replace(HERE, addresses=("172.17.4.9",)),
            upto(Layer.PORT, Cause.UNREACHABLE, networks=(BRIDGE, OF_CAIS)),
            Says.ENGINE_SUBNET,
        ),
        (HERE, upto(Layer.PORT, Cause.REFUSED, addresses=("127.0.0.1",)), Says.ITSELF),
        (HERE, upto(Layer.TLS, Cause.CERTIFICATE_EARLY), Says.CLOCK_INSIDE),
        (HERE, upto(Layer.TLS, Cause.CERTIFICATE_UNKNOWN), Cause.CERTIFICATE_UNKNOWN),
        (upto(Layer.TLS, Cause.CERTIFICATE_EARLY), upto(Layer.TLS, Cause.CERTIFICATE_EARLY), Says.CLOCK_HERE),
        (
            upto(Layer.TLS, Cause.CERTIFICATE_EXPIRED),
            upto(Layer.TLS, Cause.CERTIFICATE_EXPIRED),
            Cause.CERTIFICATE_EXPIRED,
        ),
        (
            upto(Layer.PORT, Cause.NO_ANSWER, addresses=("10.1.2.3",)),
            upto(Layer.PORT, Cause.NO_ANSWER),
            Says.VPN,
        ),
        (
            upto(Layer.PORT, Cause.NO_ANSWER, addresses=("93.184.216.34",)),
            upto(Layer.PORT, Cause.NO_ANSWER),
            Cause.NO_ANSWER,
        ),
        (upto(Layer.PORT, Cause.REFUSED), upto(Layer.PORT, Cause.REFUSED), Cause.REFUSED),
        (upto(Layer.NAME, Cause.NAME_UNKNOWN), upto(Layer.NAME, Cause.NAME_UNKNOWN), Cause.NAME_UNKNOWN),
        (upto(Layer.TLS, Cause.CLOSED), upto(Layer.SIGN_IN, Cause.LOCKED), Cause.LOCKED),
    ],
)
def test_both_sides_together_say(here: Look, inside: Look, says: object) -> None:
    verdict = judge(SERVER, here, inside)
    assert verdict
    assert verdict.says is says


def test_a_name_of_the_company_alone_asks_for_its_vpn() -> None:
    lost = upto(Layer.NAME, Cause.NAME_UNKNOWN)
    for host in ("warehouse", "db.corp", "DB.Example.LAN"):
        found = judge(replace(SERVER, host=host), lost, lost)
        assert found
        assert found.says is Says.VPN


def test_nothing_is_said_while_one_side_goes_on() -> None:
    going = replace(HERE, ended=False)
    assert judge(SERVER, going, ALL) is None
    assert judge(SERVER, HERE, replace(ALL, ended=False)) is None
    assert alone(SERVER, going) is None


def test_where_nobody_can_look_from_inside_this_computers_side_is_told() -> None:
    here = alone(SERVER, HERE)
    assert here
    assert (here.says, here.well) == (Says.HERE_ALONE, True)
    refused = alone(SERVER, upto(Layer.PORT, Cause.REFUSED))
    assert refused
    assert (refused.says, refused.well) == (Cause.REFUSED, False)


def test_one_that_shows_no_tables_is_reached_and_told_so() -> None:
    outcomes = tuple(
        replace(one, finding=Finding.NO_TABLES) if one.layer is Layer.RIGHTS else one for one in ALL.outcomes
    )
    verdict = judge(SERVER, HERE, replace(ALL, outcomes=outcomes))
    assert verdict
    assert (verdict.says, verdict.well, verdict.side) == (Says.NO_TABLES, True, None)


def test_the_side_that_failed_is_named() -> None:
    verdict = judge(SERVER, HERE, upto(Layer.SIGN_IN, Cause.LOCKED))
    assert verdict
    assert verdict.outcome
    assert (verdict.side, verdict.outcome.layer) == (Side.INSIDE, Layer.SIGN_IN)


FIELDS = {
    "host": "db",
    "account": "acme",
    "project": "p",
    "access_key": "k",
    "url": "https://api.example.org:8443/v1",
}


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("postgresql", ("db", 5432)),
        ("mysql", ("db", 3306)),
        ("oracle", ("db", 2484)),
        ("snowflake", ("acme.snowflakecomputing.com", 443)),
        ("s3", ("s3.us-east-1.amazonaws.com", 443)),
        ("https", ("api.example.org", 8443)),
        ("odbc", ("", 0)),
    ],
)
def test_each_kind_is_somewhere(kind: str, where: tuple[str, int]) -> None:
    fields = {field.name: FIELDS.get(field.name, "") for field in KINDS[kind].fields}
    found = target(Connection("1", "x", kind, datetime.now(UTC), fields))
    assert (found.host, found.port) == where


@pytest.mark.parametrize("url", ["https://api.example.org:many/", "https://[::1/v1", "//", "nonsense"])
def test_an_address_that_is_none_is_a_name_that_nobody_knows(url: str) -> None:
    found = target(Connection("1", "x", "https", datetime.now(UTC), {"url": url}))
    assert found.host
    assert (found.port, found.tls) == (443, Tls.VERIFIED)


def test_another_secret_is_nowhere() -> None:
    assert [kind for kind in KINDS if not is_reached(kind)] == ["other"]


@pytest.mark.parametrize(
    ("variables", "way"),
    [
        ({}, ""),
        ({"https_proxy": "http://proxy:3128"}, "http://proxy:3128"),
        ({"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": "localhost,.example.org"}, ""),
        ({"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": "other.org"}, "http://proxy:3128"),
        ({"HTTP_PROXY": "http://proxy:3128"}, ""),
    ],
)
def test_what_the_web_has_goes_through_its_proxy(variables: dict[str, str], way: str) -> None:
    assert proxy(Target("api.example.org", 443, "tls", web=True), variables) == way
    assert proxy(SERVER, variables) == ""
