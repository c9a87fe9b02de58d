"""What an error means: from codes that no language changes, and from words only where there are no codes."""

from __future__ import annotations

import re

from desktop.core.data.reach.outcome import Cause

CODES = {
    "name-unknown": Cause.NAME_UNKNOWN,
    "name-again": Cause.NO_NAME_SERVICE,
    "refused": Cause.REFUSED,
    "unreachable": Cause.UNREACHABLE,
    "closed": Cause.CLOSED,
    "proxy": Cause.PROXY_REFUSED,
    "no-tls": Cause.NO_TLS,
    "other-server": Cause.OTHER_SERVER,
    "no-driver": Cause.NO_DRIVER,
    "no-secret": Cause.NO_SECRET,
    # OpenSSL's reasons why a certificate is not believed.
    "verify-9": Cause.CERTIFICATE_EARLY,
    "verify-10": Cause.CERTIFICATE_EXPIRED,
    "verify-62": Cause.CERTIFICATE_NAME,
    "verify-64": Cause.CERTIFICATE_NAME,
    # And why there is no protected line at all: one without TLS answered in words of its own.
    "ssl-WRONG_VERSION_NUMBER": Cause.NO_TLS,
    "ssl-RECORD_LAYER_FAILURE": Cause.NO_TLS,
    "ssl-HTTP_REQUEST": Cause.NO_TLS,
    "ssl-UNSUPPORTED_PROTOCOL": Cause.TLS_TOO_OLD,
    "ssl-TLSV1_ALERT_PROTOCOL_VERSION": Cause.TLS_TOO_OLD,
    "ssl-DH_KEY_TOO_SMALL": Cause.TLS_TOO_OLD,
    "ssl-UNEXPECTED_EOF_WHILE_READING": Cause.CLOSED,
    # PostgreSQL's, and the function that said so where one code means several things.
    "postgres-28P01": Cause.PASSWORD,
    "postgres-28000-ClientAuthentication": Cause.ADDRESS_REFUSED,
    "postgres-28000-InitializeSessionUserId": Cause.LOCKED,
    "postgres-28000": Cause.PASSWORD,
    "postgres-3D000": Cause.NO_DATABASE,
    "postgres-55000": Cause.NO_DATABASE,
    "postgres-42501": Cause.NO_RIGHT,
    "postgres-53300": Cause.TOO_MANY,
    "postgres-57P03": Cause.NOT_READY,
    # MySQL's and MariaDB's.
    "mysql-1040": Cause.TOO_MANY,
    "mysql-1044": Cause.NO_RIGHT,
    "mysql-1045": Cause.PASSWORD,
    "mysql-1049": Cause.NO_DATABASE,
    "mysql-1129": Cause.ADDRESS_REFUSED,
    "mysql-1130": Cause.ADDRESS_REFUSED,
    "mysql-1142": Cause.NO_RIGHT,
    "mysql-1203": Cause.TOO_MANY,
    "mysql-1226": Cause.TOO_MANY,
    "mysql-1698": Cause.PASSWORD,
    "mysql-1820": Cause.PASSWORD_EXPIRED,
    "mysql-1862": Cause.PASSWORD_EXPIRED,
    "mysql-2013": Cause.CLOSED,
    "mysql-2026": Cause.NO_TLS,
    "mysql-3118": Cause.LOCKED,
    "mysql-4151": Cause.LOCKED,
    # A secret with signs in it that cannot be sent this way.
    "unspeakable": Cause.PASSWORD,
    "http-401": Cause.PASSWORD,
    "http-403": Cause.NO_RIGHT,
    "http-404": Cause.NO_DATABASE,
    "http-429": Cause.TOO_MANY,
    "http-503": Cause.NOT_READY,
}

WORDS = (
    # The order counts: the first that is found.
    (r"\b18486\b|ORA-28000|account (is |has been )?locked|390201", Cause.LOCKED),
    (r"\b1848[78]\b|ORA-28001|password (has )?expired", Cause.PASSWORD_EXPIRED),
    (r"\b40615\b|is not allowed to access the server|ORA-12529|\b390422\b", Cause.ADDRESS_REFUSED),
    (r"RequestTimeTooSkewed|invalid_grant.*(iat|exp|time)|clock|ORA-01466", Cause.CLOCK),
    (r"\b4060\b|ORA-1251[45]|NoSuchBucket|ContainerNotFound|database.* does not exist", Cause.NO_DATABASE),
    (
        r"\b18456\b|ORA-01017|SignatureDoesNotMatch|InvalidAccessKeyId|AuthenticationFailed|invalid_grant"
        r"|390100|250001|password authentication failed|access denied for user|\b401\b|unauthori[sz]ed",
        Cause.PASSWORD,
    ),
    (r"no pg_hba\.conf entry", Cause.ADDRESS_REFUSED),
    (r"not permitted to log in", Cause.LOCKED),
    (r"AccessDenied|\b403\b|forbidden|permission denied|insufficient privileges|ORA-01031", Cause.NO_RIGHT),
    (r"certificate verify failed|CERTIFICATE_VERIFY_FAILED", Cause.CERTIFICATE_UNKNOWN),
    (r"timed? ?out", Cause.SILENT),
)

_NO_OPTIONS = re.compile(r"unsupported startup parameter", re.I)


def cause(layer: str, code: str, text: str) -> Cause:
    """Why a layer failed with this code, which may be as general as "odd", and these words."""
    if code == "timeout":
        return Cause.NO_ANSWER if layer == "port" else Cause.SILENT
    if code == "postgres-08P01" and _NO_OPTIONS.search(text):  # a pooler in between that PgBouncer is
        return Cause.READ_ONLY_REFUSED
    if known := CODES.get(code) or CODES.get("-".join(code.split("-")[:2])):
        return known
    if code.startswith("verify-"):
        return Cause.CERTIFICATE_UNKNOWN
    if code.startswith("ssl-"):
        return Cause.TLS_FAILED
    return next((found for words, found in WORDS if re.search(words, text, re.I | re.S)), Cause.ODD)
