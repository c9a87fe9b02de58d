"""The key of a Google service account, a JSON file. The whole of it is the secret."""

from __future__ import annotations

import json

from desktop.core.data.importing.form import Found, Reason, found, refused


def read(content: bytes) -> Found:
    try:
        table = json.loads(content)
    except ValueError:  # its own text would show the key
        table = None
    if not isinstance(table, dict):
        raise refused("google", Reason.OTHER_FORM)
    if table.get("type") == "authorized_user":
        raise refused("google", Reason.NOT_A_KEY, "authorized_user")
    if table.get("type") != "service_account":
        raise refused("google", Reason.OTHER_FORM)
    for needed in ("project_id", "client_email", "private_key", "token_uri"):
        if not isinstance(table.get(needed), str) or not table[needed]:
            raise refused("google", Reason.INCOMPLETE, needed)
    return found("bigquery", "", {"project": table["project_id"]}, content)
