"""Adds up what pytest left of each kind of test, so that a run ends in one line for all of them."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree


def total(reports: list[Path]) -> str:
    suites = [suite for report in reports for suite in ElementTree.parse(report).iter("testsuite")]

    def count(name: str) -> int:
        return sum(int(suite.get(name, 0)) for suite in suites)

    failed, skipped = count("failures") + count("errors"), count("skipped")
    return f"Total: {count('tests') - failed - skipped} passed, {failed} failed, {skipped} skipped"


if __name__ == "__main__":
    print(total([Path(name) for name in sys.argv[1:]]))
