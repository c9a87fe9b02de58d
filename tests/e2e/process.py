"""The app in a process of its own, as a test holds it: tell it what to do, kill it, start it again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
END_S = 60


class Process:
    """A running `tests.e2e.driven`. `output` holds what it wrote to its standard error."""

    def __init__(self, resources: Path | None, output: Path) -> None:
        self.output = output
        options = [] if resources is None else ["--resources", str(resources)]
        with output.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.e2e.driven", *options],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                process_group=0,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    def do(self, what: str, *arguments: Any) -> Any:
        """See `Person` and `driven.Strings` for what can be done. Fails with what went wrong over there."""
        process = self._process
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps([what, *arguments]) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        assert line, f"the app ended with {process.wait(END_S)}:\n{self.output.read_text()}"
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def kill(self) -> None:
        """SIGKILL: nothing of its own can be done any more."""
        self._process.kill()
        self._let_go()

    def signal(self, number: int, *, group: bool = False) -> None:
        """From outside; `group`: to the browser's processes as well, as a terminal and a logout do."""
        if group:
            os.killpg(self._process.pid, number)
        else:
            self._process.send_signal(number)

    def close(self) -> None:
        """As when a person closes the window."""
        if self._process.poll() is None and self._process.stdin:
            self._process.stdin.close()
            try:
                self._process.wait(END_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                raise
            finally:
                self._let_go()
        self._let_go()

    def wait_for_end(self) -> int:
        """Until it ends by itself; its exit status."""
        return self._process.wait(END_S)

    def _let_go(self) -> None:
        self._process.wait(END_S)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe and not pipe.closed:
                pipe.close()


def run_app(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """`python -m desktop` as a person starts it, until it ends by itself."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)} if environment is None else environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
