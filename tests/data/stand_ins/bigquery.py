"""Answers Google's own client as BigQuery documents its REST interface: data sets, one of them closed."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

FIELDS = [
    {"name": "name", "type": "STRING", "mode": "NULLABLE"},
    {"name": "ships", "type": "NUMERIC", "mode": "NULLABLE"},
    {"name": "raw", "type": "BYTES", "mode": "NULLABLE"},
    {"name": "calls", "type": "DATE", "mode": "REPEATED"},
]
ROWS = [
    {"f": [{"v": "Lisboa"}, {"v": "3.5"}, {"v": "AP8="}, {"v": [{"v": "2026-01-02"}]}]},
    {"f": [{"v": "Santos"}, {"v": None}, {"v": None}, {"v": []}]},
]
REFUSED = {"code": 403, "message": "Access Denied", "errors": [{"reason": "accessDenied"}]}
TOO_MUCH = {
    "code": 400,
    "message": "Query exceeded limit for bytes billed: 100000000.",
    "errors": [{"reason": "bytesBilledLimitExceeded"}],
}


def table(name: str, **more: Any) -> dict[str, Any]:
    reference = {"projectId": "acme", "datasetId": "harbour", "tableId": name}
    return {"tableReference": reference, "type": "VIEW" if name == "seen" else "TABLE", **more}


def answered(path: str) -> tuple[int, Any]:
    match path.partition("?")[0].removeprefix("/bigquery/v2/projects/acme").strip("/").split("/"):
        case ["token"]:
            return 200, {"access_token": "one", "expires_in": 3600, "token_type": "Bearer"}
        case ["datasets"]:
            sets = [{"projectId": "acme", "datasetId": name} for name in ("closed", "empty", "harbour")]
            return 200, {"datasets": [{"datasetReference": one} for one in sets]}
        case ["datasets", "closed", *_rest]:
            return 403, {"error": REFUSED}
        case ["datasets", "empty", "tables"]:
            return 200, {"tables": []}
        case ["datasets", "harbour", "tables"]:
            return 200, {"tables": [table("ports"), table("seen")]}
        case ["datasets", "harbour", "tables", "ports" | "seen" as name]:
            return 200, table(name, schema={"fields": FIELDS})
        case ["datasets", "harbour", "tables", "ports", "data"]:
            return 200, {"rows": ROWS, "totalRows": "2"}
        case ["jobs"] | ["queries"]:
            return 400, {"error": TOO_MUCH}
    return 404, {"error": {"code": 404, "message": f"Not found: {path}"}}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, said = answered(self.path)
        content = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads it."""


HTTPServer(("127.0.0.1", 9050), Handler).serve_forever()
