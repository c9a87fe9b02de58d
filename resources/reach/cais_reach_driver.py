"""Signs in by the driver that people's code has, and asks one harmless question."""

from __future__ import annotations

import os
import subprocess
from typing import Any

import cais
import cais_line as line

# By columns, of which a server tells each user the rights that are in force, those of roles among them.
# Its lists of grants leave out what comes by a role, and tell everybody's to a user who may read all.
MYSQL_RIGHTS = """
select coalesce(max(locate('select', privileges) > 0), 0),
  coalesce(max(locate('insert', privileges) + locate('update', privileges) > 0), 0) or exists(
    select 1 from (
      select grantee, privilege_type from information_schema.user_privileges
      union all select grantee, privilege_type from information_schema.schema_privileges
      union all select grantee, privilege_type from information_schema.table_privileges) granted
    where privilege_type = 'DELETE' and grantee = concat(
      "'", left(current_user(), char_length(current_user()) - locate('@', reverse(current_user()))),
      "'@'", substring_index(current_user(), '@', -1), "'"))
from information_schema.columns
where table_schema not in ('information_schema', 'mysql', 'performance_schema', 'sys')"""


def sign_in(look: Any) -> None:
    """`look` is `cais_reach`'s, which says each layer."""
    if look.asked["of_r"]:
        _by_r(look)
    elif look.kind in cais._DATABASES or look.kind in ("odbc", "snowflake", "databricks"):
        _database(look)
    else:
        _service(look)


def _database(look: Any) -> None:
    with look.layer("sign-in"):
        opened = cais._DATABASES[look.kind][1] if look.kind in cais._DATABASES else cais._OTHERS[look.kind]
        connection = opened(look.told)
        cursor = connection.cursor()
    with look.layer("rights") as told:
        told["finding"] = "not-looked"
        if look.kind == "mysql":
            cursor.execute(MYSQL_RIGHTS)
            told["finding"] = look.rights(*map(bool, cursor.fetchone()))
    with look.layer("query"):
        cursor.execute("select 1 from dual" if look.kind == "oracle" else "select 1")
        cursor.fetchall()
    connection.close()


def _service(look: Any) -> None:
    """Those that sign in with each question: one question is all of it."""
    with look.layer("sign-in"):
        service = cais._OTHERS[look.kind](look.told)
        SERVICES[look.kind](service, look.told)


def _by_r(look: Any) -> None:
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cais_reach.R")
    patience_s = look.asked["patience_s"]
    try:
        subprocess.run(
            ["Rscript", script, look.told["name"]],
            check=False,
            timeout=patience_s,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        look.say({"layer": "sign-in", "code": "timeout", "ms": patience_s * 1000, "text": ""})


def _ask_https(session: Any, told: line.Told) -> None:
    with session.get(told["url"], stream=True, allow_redirects=False, timeout=30) as answer:
        # What is wrong with the address alone is no matter of reaching it.
        if answer.status_code in (401, 403, 407, 429) or answer.status_code >= 500:
            answer.raise_for_status()


def _ask_s3(files: Any, told: line.Told) -> None:
    bucket = told.get("bucket")
    if hasattr(files, "ls"):
        files.ls(bucket or "")
    elif hasattr(files, "list_buckets"):
        files.head_bucket(Bucket=bucket) if bucket else files.list_buckets()
    else:
        files.get_file_info(bucket or "/")


def _ask_azure(client: Any, told: line.Told) -> None:
    next(
        iter(client.list_blobs(results_per_page=1) if told.get("container") else client.list_containers()),
        None,
    )


SERVICES = {
    "https": _ask_https,
    "s3": _ask_s3,
    "azure-blob": _ask_azure,
    "bigquery": lambda client, _told: client.query("select 1").result(),
}
