"""`activity`: verifying a log of a million lines against `sha256sum` of its files, and what entries take."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from desktop.core.activity import lines
from desktop.core.activity.log import STRETCH, USUAL, End, Log
from desktop.core.activity.verify import verify
from tests.bench.app import report
from tests.bench.rows import QUICK, RUNS, Row, interleaved

LINES = 50_000 if QUICK else 1_000_000
APPENDS = 500
MOST_S = 0.002
FACTS = {
    "what": "started",
    "who": "analyst",
    "workspace": {"id": "0123456789ab", "name": "Sales forecast"},
    "image": "sha256:" + "a" * 64,
    "folders": [{"path": "/home/analyst/sales-2026", "access": "change", "proof": "works"}],
    "connections": ["warehouse"],
}


def main() -> None:
    with tempfile.TemporaryDirectory(dir=os.environ.get("XDG_DATA_HOME")) as folder:
        log = Log(Path(folder))
        fill(log)
        paths = [str(path) for path in log.files().values()]

        def ours() -> float:
            began = time.process_time()
            found = verify(log)
            assert found.whole
            assert found.number == LINES
            return time.process_time() - began

        def floor() -> float:
            began = children()
            subprocess.run(["sha256sum", *paths], check=True, stdout=subprocess.DEVNULL)
            return children() - began

        figures = interleaved("activity", ours, floor, RUNS)
        each_s = append(log)
    note = f"{LINES} lines, seconds of the processor; an entry takes {1000 * each_s:.2f} ms of 2 at most"
    limit = 1.5 if each_s <= MOST_S else 0.0
    report([Row("activity", *figures, "s", limit, note)])


def append(log: Log) -> float:
    """Seconds of the processor for one entry."""
    began = time.process_time()
    for _ in range(APPENDS):
        log.append("started", FACTS)
    return (time.process_time() - began) / APPENDS


def children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def fill(log: Log) -> None:
    """As `Log` writes it, without a file opened for each line; `verify` says whether it is."""
    end = End(at=datetime(2026, 11, 23, tzinfo=UTC).isoformat(timespec="milliseconds"))
    log.folder.mkdir(parents=True, exist_ok=True)
    while end.number < LINES:
        content = bytearray()
        end = end._replace(file=end.file + 1, sealed=0, marks=1)
        end = add(
            content, end, {"mark": "file", "n": end.number, "after": {"link": end.link, "seal": end.seal}}
        )
        while end.number < LINES and len(content) < USUAL.file:
            end = end._replace(number=end.number + 1)
            end = add(content, end, {"n": end.number, "at": end.at, **FACTS})
            if len(content) - end.sealed >= STRETCH:
                end = seal(content, end)
        if end.number < LINES:
            end = seal(content, end)
        log.path(end.file).write_bytes(content)
        end = end._replace(size=len(content))
    log.end_file.write_text(json.dumps(end._asdict()))


def add(content: bytearray, end: End, facts: dict[str, object]) -> End:
    line, link = lines.written(end.link, facts)
    content.extend(line)
    return end._replace(link=link)


def seal(content: bytearray, end: End) -> End:
    new, begins = lines.sealed(end.seal, content[end.sealed :]), len(content)
    end = add(content, end, {"mark": "seal", "n": end.number, "marks": end.marks, "seal": new})
    return end._replace(seal=new, sealed=begins, marks=0)


if __name__ == "__main__":
    main()
