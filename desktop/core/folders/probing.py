"""The round trip: what this computer sees of folders, and what the tool sees and can do in the same.

The computer's side is looked at first, and handed to a script that runs inside (`resources/probe/`). What
that says is judged here. A folder that is only read is not written to by either side.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import replace

from desktop.core.engine_facts import Outcome
from desktop.core.folders import waiting
from desktop.core.folders.causes import explained
from desktop.core.folders.judging import judge, read
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.medium import Medium, look
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.folders.sharing import Find, here
from desktop.core.folders.survey import survey
from desktop.core.folders.trial import Trial, told
from desktop.core.problems import FolderMissing, FolderNotShared
from desktop.core.workspaces.workspace import Folder

SCRIPT = "probe.sh"
NAMES_BYTES = 600_000
"""Of all folders together: what goes inside at once is limited."""

Heard = Callable[[bytes], None]
Ask = Callable[[Sequence[Folder], Mapping[str, bytes], Heard], Outcome]
"""Runs `SCRIPT`, which is among these files, in a container with these folders, and tells what it says as it
comes, in pieces of any size."""

WRITE_WITHIN_S = 1.0

Said = Mapping[str, list[list[str]]]
"""What was said of one folder: by what it is about, the words of each line."""


def probe(
    folders: Sequence[Folder],
    home: str,
    ask: Ask,
    script: bytes,
    leftovers: Leftovers,
    measured: bool = False,
    find: Find = here,
) -> dict[Folder, Verdict]:
    """Try these folders, which lie below `home` inside. Raises what `ask` does, as far as it is about no
    folder, and Cancelled.

    `measured`: also how fast they are, and whether the tool is told of changes, for up to 5 s.
    """
    token = secrets.token_hex(8)
    most = NAMES_BYTES // max(1, len(folders))
    looks = waiting.each(folders, lambda folder: (survey(folder.path, most), look(folder.path)))
    left_over = [os.path.split(path) for path in leftovers.waiting()]
    verdicts: dict[Folder, Verdict] = {}
    trials: list[Trial] = []
    for folder, found in looks.items():
        if isinstance(found, OSError):
            verdicts[folder] = _unseen(found)
        else:
            stale = tuple(name for at, name in left_over if at == folder.path)
            place = f"{home}/{folder.name}"
            trials.append(Trial(folder, place, found[0], token, stale, medium=found[1]))
    written = [
        trial.ours(ending) for trial in trials if trial.folder.writable for ending in ("", ".d", ".in")
    ]
    with leftovers.written_down(written):
        trials = _greeted(trials)
        verdicts |= _asked(trials, ask, script, measured)
    on = {trial.folder: trial.medium for trial in trials}
    for folder, verdict in verdicts.items():
        verdicts[folder] = explained(verdict, folder.path, on.get(folder, Medium()), find)
    return {folder: verdicts[folder] for folder in folders}


def _asked(trials: Sequence[Trial], ask: Ask, script: bytes, measured: bool) -> dict[Folder, Verdict]:
    """The engine refuses all where it cannot share one, which then is left out."""
    verdicts: dict[Folder, Verdict] = {}
    left = list(trials)
    while left:
        files = {SCRIPT: script, "nonce": f"{left[0].token}\n".encode()}
        files |= {f"{at}.sh": told(trial, at, measured) for at, trial in enumerate(left)}
        try:
            changing = _Changing(tuple(left))
            outcome = ask([trial.folder for trial in left], files, changing)
        except (FolderNotShared, FolderMissing) as problem:
            refused = [trial for trial in left if trial.folder.path == problem.path]
            if not refused:
                raise
            reason = Reason.GONE if isinstance(problem, FolderMissing) else Reason.NOT_SHARED
            verdicts[refused[0].folder] = Verdict(reason, detail=problem.detail)
            left.remove(refused[0])
            continue
        return verdicts | _judged(left, outcome, changing.done)
    return verdicts


def _judged(trials: Sequence[Trial], outcome: Outcome, changed: Set[int]) -> dict[Folder, Verdict]:
    """`changed`: the numbers of those in which this computer changed something meanwhile."""
    said = read(outcome.output)
    for at in said.keys() - changed:
        said[at] = {about: words for about, words in said[at].items() if about != "news"}
    found = waiting.each(range(len(trials)), lambda at: judge(trials[at], said.get(at, {}), outcome))
    verdicts: dict[Folder, Verdict] = {}
    for at, verdict in found.items():
        trial = trials[at]
        told = Verdict(Reason.SILENT, detail=str(verdict)) if isinstance(verdict, OSError) else verdict
        verdicts[trial.folder] = replace(told, cut=trial.seen.cut)
    return verdicts


def _unseen(error: OSError) -> Verdict:
    reason = {
        TimeoutError: Reason.SILENT,
        FileNotFoundError: Reason.GONE,
        NotADirectoryError: Reason.GONE,
        PermissionError: Reason.CLOSED,
    }.get(type(error), Reason.SILENT)
    return Verdict(reason, detail=str(error))


def _greeted(trials: Sequence[Trial]) -> list[Trial]:
    """With a file of ours in each that the tool may change, or why there is none."""
    writable = [at for at, trial in enumerate(trials) if trial.folder.writable]
    tried = waiting.each(writable, lambda at: _greet(trials[at]))
    after = {
        at: replace(trials[at], fault=one) if isinstance(one, OSError) else one for at, one in tried.items()
    }
    return [after.get(at, trial) for at, trial in enumerate(trials)]


def _greet(trial: Trial) -> Trial:
    """Leave a file for the tool to find."""
    if trial.medium.locked:  # one to which can only be added would keep it
        return replace(trial, fault=PermissionError(errno.EPERM, os.strerror(errno.EPERM)))
    try:
        with open(trial.ours(), "x") as file:
            file.write(f"{trial.token}\n")
    except OSError as error:
        return replace(trial, fault=error)
    with suppress(OSError):  # whatever the analyst's umask is: it is for the tool, and no secret
        os.chmod(trial.ours(), 0o644)
    return trial


class _Changing:
    """Changes a folder's file as soon as somebody inside listens for that.

    Attributes:
        done: the numbers of the folders in which it could.
    """

    def __init__(self, trials: tuple[Trial, ...]) -> None:
        self._trials = trials
        self._said = b""
        self.done: set[int] = set()

    def __call__(self, piece: bytes) -> None:
        *lines, self._said = (self._said + piece).split(b"\n")
        listen = (re.fullmatch(rb"(\d+) listening\r?", line) for line in lines)
        numbers = [at for found in listen if found and (at := int(found[1])) < len(self._trials)]
        tried = waiting.each(numbers, lambda at: _touch(self._trials[at].ours()), WRITE_WITHIN_S)
        self.done |= {at for at, error in tried.items() if error is None}


def _touch(path: str) -> None:
    with open(path, "r+") as file:
        file.seek(0, os.SEEK_END)
        file.write("\n")
