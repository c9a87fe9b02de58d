"""The profiles in `~/.aws/credentials` and `~/.aws/config`."""

from __future__ import annotations

from configparser import Error, RawConfigParser
from functools import partial

from desktop.core.data.importing.form import Found, Reason, found, made_of, refused

_SIGNS_IN_OTHERWISE = (
    "sso_session",
    "sso_start_url",
    "role_arn",
    "credential_process",
    "web_identity_token_file",
)


def read(text: str, config: str = "") -> tuple[Found, ...]:
    """A connection for each profile that has a key, with what `config`, if it is there, tells beside."""
    profiles, more = _profiles(text), _profiles(config)
    keys = {
        name: {**more.get(name, {}), **told} for name, told in profiles.items() if "aws_access_key_id" in told
    }
    if keys:
        return made_of(partial(_connection, name, told) for name, told in keys.items())
    for told in profiles.values():
        if way := next((way for way in _SIGNS_IN_OTHERWISE if way in told), ""):
            raise refused("aws", Reason.ELSEWHERE, way)
    raise refused("aws", Reason.NOTHING_IN_IT)


def _profiles(text: str) -> dict[str, dict[str, str]]:
    parser = RawConfigParser(delimiters="=", comment_prefixes=("#", ";"), default_section="\0", strict=False)
    try:
        parser.read_string(text)
    except Error:
        raise refused("aws", Reason.OTHER_FORM) from None
    return {section.removeprefix("profile ").strip(): dict(parser[section]) for section in parser.sections()}


def _connection(name: str, told: dict[str, str]) -> tuple[Found]:
    if "aws_session_token" in told:
        raise refused("aws", Reason.TEMPORARY, name)
    if not told.get("aws_secret_access_key"):
        raise refused("aws", Reason.INCOMPLETE, "aws_secret_access_key")
    facts = {
        "access_key": told["aws_access_key_id"],
        "region": told.get("region"),
        "endpoint": told.get("endpoint_url"),
    }
    return (found("s3", "" if name == "default" else name, facts, told["aws_secret_access_key"]),)
