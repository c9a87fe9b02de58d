"""What a cell brings forth, as its notebook keeps it: put together from a kernel's messages, and bounded."""

from __future__ import annotations

import json
from collections import deque
from typing import Any

MOST_TEXT = 500_000
"""How many characters of what a cell prints are kept."""
LAST_TEXT = 20_000
"""How many of those beyond are kept as well: what was printed last tells most."""
LONGEST_LINE = 10_000
"""How much of a line may wait for its end, and is kept or left out as a whole."""
MOST_DATA = 50_000_000
"""How many characters figures and tables may have, all together."""

LEFT_OUT = "[… {what} are left out here. To keep all that is printed, write it to a file. …]\n"
LEFT_OUT_DATA = "[… {count:,} results are left out here: they are more than a notebook can hold. …]\n"


class Printed:
    """What is printed in a row, on one of the two ways out."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._first: list[str] = []
        self._first_size = 0
        self._last: deque[str] = deque()
        self._last_size = 0
        self._lines = self._size = 0  # of what is left out
        self._open = ""

    def add(self, text: str) -> None:
        *lines, line = (self._open + text).split("\n")
        for whole in lines:
            shown = seen(whole.removesuffix("\r")) + "\n"
            for start in range(0, len(shown), LONGEST_LINE):
                self._keep(shown[start : start + LONGEST_LINE])
        self._open = seen(line) + "\r" * line.endswith("\r")
        while len(self._open) > LONGEST_LINE:
            self._keep(self._open[:LONGEST_LINE])
            self._open = self._open[LONGEST_LINE:]

    def _keep(self, piece: str) -> None:
        if not self._last and self._first_size + len(piece) <= MOST_TEXT:
            self._first.append(piece)
            self._first_size += len(piece)
            return
        self._last.append(piece)
        self._last_size += len(piece)
        while self._last_size - len(self._last[0]) >= LAST_TEXT:
            gone = self._last.popleft()
            self._last_size -= len(gone)
            self._size += len(gone)
            self._lines += gone.count("\n")

    def as_output(self) -> dict[str, Any]:
        said = LEFT_OUT.format(what=amount(self._lines, self._size)) if self._size else ""
        if said and not self._first[-1].endswith("\n"):
            said = f"\n{said}"
        text = "".join((*self._first, said, *self._last, seen(self._open)))
        return {"output_type": "stream", "name": self.name, "text": text}


def amount(lines: int, size: int) -> str:
    """Of text, in words; no lines where it is but a part of one."""
    said = f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{size / 1e3:,.0f} kB"
    return f"{lines:,} lines ({said})" if lines > 1 else said


def seen(line: str) -> str:
    """What one sees of a line: a bar of progress goes back to its beginning, over itself."""
    return next((part for part in reversed(line.split("\r")) if part), "")


class Outputs:
    """All that a cell brings forth, in its order."""

    def __init__(self) -> None:
        self._outputs: list[Printed | dict[str, Any]] = []
        self._displays: dict[str, list[int]] = {}
        self._size = 0
        self._left_out = 0
        self._clear_at_next = False

    def take(self, kind: str, content: dict[str, Any]) -> bool:
        """Whether a message of this kind changes anything here."""
        if kind == "clear_output":
            self._clear_at_next = bool(content.get("wait"))
            if not self._clear_at_next:
                self._clear()
            return True
        if kind == "update_display_data":
            return self._update(content)
        if kind not in ("stream", "display_data", "execute_result", "error"):
            return False
        if self._clear_at_next:
            self._clear()
        if kind == "stream":
            self._print(content["name"], content["text"])
        else:
            self._add(kind, content)
        return True

    def _clear(self) -> None:
        self._outputs.clear()
        self._displays.clear()
        self._size = self._left_out = 0
        self._clear_at_next = False

    def _print(self, name: str, text: str) -> None:
        last = self._outputs[-1] if self._outputs else None
        if not isinstance(last, Printed) or last.name != name:
            last = Printed(name)
            self._outputs.append(last)
        last.add(text)

    def _add(self, kind: str, content: dict[str, Any]) -> None:
        size = weight(content)
        if self._size + size > MOST_DATA:
            self._left_out += 1
            return
        self._size += size
        if display := content.get("transient", {}).get("display_id"):
            self._displays.setdefault(display, []).append(len(self._outputs))
        kept = {name: value for name, value in content.items() if name != "transient"}
        self._outputs.append({"output_type": kind, **kept})

    def _update(self, content: dict[str, Any]) -> bool:
        places = self._displays.get(content.get("transient", {}).get("display_id"), [])
        for place in places:
            old = self._outputs[place]
            assert isinstance(old, dict)
            self._size += weight(content) - weight(old)
            self._outputs[place] = old | {"data": content["data"], "metadata": content["metadata"]}
        return bool(places)

    def as_list(self) -> list[dict[str, Any]]:
        outputs = [one.as_output() if isinstance(one, Printed) else one for one in self._outputs]
        if self._left_out:
            said = LEFT_OUT_DATA.format(count=self._left_out)
            outputs.append({"output_type": "stream", "name": "stderr", "text": said})
        return outputs

    @property
    def displays(self) -> dict[str, list[int]]:
        """Which of them are shown under a name, and may be changed later."""
        return self._displays


def weight(content: dict[str, Any]) -> int:
    data = content.get("data", {})
    return sum(len(value) if isinstance(value, str) else len(json.dumps(value)) for value in data.values())
