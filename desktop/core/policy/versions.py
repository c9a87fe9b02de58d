"""Versions as IT and makers write them, to be compared."""

from __future__ import annotations


def numbers(version: str) -> tuple[int, ...]:
    """As far as a version is numbers: 0.2.0.dev1 is 0.2.0, and an engine that tells none is the oldest."""
    numbers = []
    for part in version.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        numbers.append(int(digits))
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
