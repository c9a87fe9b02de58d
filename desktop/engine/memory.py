"""How much memory a container uses, and what else, as its engine tells it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from docker.errors import NotFound

from desktop.core.engine_report import Reading
from desktop.engine.api_line import ApiLine


def follow(line: ApiLine, container: str, on_reading: Callable[[Reading], None]) -> None:
    """Report what it uses, about once a second, until the container stops or is removed."""
    with suppress(NotFound):
        for told in line.stats(container, stream=True, decode=True):
            found = reading(told)
            if found is None:
                return
            on_reading(found)


def reading(told: Mapping[str, Any]) -> Reading | None:
    """Of one line of statistics, None once nothing runs."""
    at = moment(str(told.get("read") or ""))
    now = used(told.get("memory_stats") or {})
    if now is None:
        return None
    disk = (told.get("blkio_stats") or {}).get("io_service_bytes_recursive") or ()
    networks = (told.get("networks") or {}).values()
    return Reading(
        at.timestamp() if at else time.time(),
        now,
        int(((told.get("cpu_stats") or {}).get("cpu_usage") or {}).get("total_usage") or 0),
        sum(int(one["value"]) for one in disk if str(one.get("op", "")).lower() in ("read", "write")),
        sum(int(one.get("rx_bytes") or 0) + int(one.get("tx_bytes") or 0) for one in networks),
    )


def used(stats: dict[str, Any]) -> int | None:
    """Memory in use without the page cache, which the kernel takes back when it is needed.

    The cache is counted by another name in each version of control groups. None once nothing runs.
    """
    if "usage" not in stats:
        return None
    details = stats.get("stats") or {}
    cache = details.get("total_inactive_file", details.get("inactive_file", 0))
    return max(0, int(stats["usage"]) - int(cache))


def moment(text: str) -> datetime | None:
    """Docker's with nanoseconds and a zone, or seconds since 1970, which is told where nobody knows."""
    if text.isdigit():
        return datetime.fromtimestamp(int(text), UTC) if int(text) else None
    with suppress(ValueError):
        found = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text))
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return found if found.year > 2000 else None
    with suppress(ValueError):  # Podman's: Thu Jan  1 00:00:00 1970
        found = datetime.strptime(text, "%a %b %d %H:%M:%S %Y").replace(tzinfo=UTC)
        return found if found.year > 2000 else None
    return None
