"""The round trip: what this computer sees of folders, and what the tool sees and can do in the same.

The computer's side is looked at first, and handed to a script that runs inside (`resources/probe/`). What
that says is judged here. A folder that is only read is not written to by either side.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from shlex import quote

from desktop.core.engine_facts import Outcome
from desktop.core.folders import waiting
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.folders.survey import OWN, Survey, survey
from desktop.core.folders.survey import digest as digest_of
from desktop.core.problems import FolderMissing, FolderNotShared
from desktop.core.workspaces.workspace import Folder

SCRIPT = "probe.sh"
NAMES_BYTES = 600_000
"""Of all folders together: what goes inside at once is limited."""

Ask = Callable[[Sequence[Folder], Mapping[str, bytes]], Outcome]
"""Runs `SCRIPT`, which is among these files, in a container with these folders."""

Said = Mapping[str, list[list[str]]]
"""What was said of one folder: by what it is about, the words of each line."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One folder's, before and while it is tried.

    Attributes:
        place: where it is inside.
        seen: from this computer.
        token: what both sides write.
        stale: names of files of ours that an earlier time left there, and this computer could not remove.
        fault: why this computer itself cannot write there.
    """

    folder: Folder
    place: str
    seen: Survey
    token: str
    stale: tuple[str, ...] = ()
    fault: OSError | None = None

    def ours(self, ending: str = "") -> str:
        return os.path.join(self.folder.path, f"{OWN}{self.token}{ending}")


def probe(
    folders: Sequence[Folder],
    home: str,
    ask: Ask,
    script: bytes,
    leftovers: Leftovers,
) -> dict[Folder, Verdict]:
    """Try these folders, which lie below `home` inside. Raises what `ask` does, as far as it is about no
    folder, and Cancelled."""
    token = secrets.token_hex(8)
    most = NAMES_BYTES // max(1, len(folders))
    looks = waiting.each(folders, lambda folder: survey(folder.path, most))
    left_over = [os.path.split(path) for path in leftovers.waiting()]
    verdicts: dict[Folder, Verdict] = {}
    trials: list[Trial] = []
    for folder, seen in looks.items():
        if isinstance(seen, OSError):
            verdicts[folder] = _unseen(seen)
        else:
            stale = tuple(name for at, name in left_over if at == folder.path)
            trials.append(Trial(folder, f"{home}/{folder.name}", seen, token, stale))
    written = [
        trial.ours(ending) for trial in trials if trial.folder.writable for ending in ("", ".d", ".in")
    ]
    with leftovers.written_down(written):
        trials = [_greet(trial) if trial.folder.writable else trial for trial in trials]
        verdicts |= _asked(trials, ask, script)
    return {folder: verdicts[folder] for folder in folders}


def _asked(trials: Sequence[Trial], ask: Ask, script: bytes) -> dict[Folder, Verdict]:
    """The engine refuses all where it cannot share one, which then is left out."""
    verdicts: dict[Folder, Verdict] = {}
    left = list(trials)
    while left:
        files = {SCRIPT: script, "nonce": f"{left[0].token}\n".encode()}
        files |= {f"{at}.sh": told(trial, at) for at, trial in enumerate(left)}
        try:
            outcome = ask([trial.folder for trial in left], files)
        except (FolderNotShared, FolderMissing) as problem:
            refused = [trial for trial in left if trial.folder.path == problem.path]
            if not refused:
                raise
            reason = Reason.GONE if isinstance(problem, FolderMissing) else Reason.NOT_SHARED
            verdicts[refused[0].folder] = Verdict(reason, detail=problem.detail)
            left.remove(refused[0])
            continue
        said = read(outcome.output)
        for at, trial in enumerate(left):
            verdict = judge(trial, said.get(at, {}), outcome)
            verdicts[trial.folder] = replace(verdict, cut=trial.seen.cut)
        break
    return verdicts


def _unseen(error: OSError) -> Verdict:
    reason = {
        TimeoutError: Reason.SILENT,
        FileNotFoundError: Reason.GONE,
        NotADirectoryError: Reason.GONE,
        PermissionError: Reason.CLOSED,
    }.get(type(error), Reason.SILENT)
    return Verdict(reason, detail=str(error))


def _greet(trial: Trial) -> Trial:
    """Leave a file for the tool to find."""
    try:
        with open(trial.ours(), "x") as file:
            file.write(f"{trial.token}\n")
    except OSError as error:
        return replace(trial, fault=error)
    return trial


# --- what goes inside -------------------------------------------------------------------------------------


def told(trial: Trial, at: int) -> bytes:
    """What the script is told of one folder."""
    seen, writable = trial.seen, trial.folder.writable and not trial.fault
    lines = [
        f"at={at} place={quote(trial.place)} changes={'yes' if writable else 'no'} token={trial.token}",
        f"count={'' if seen.count is None else seen.count}",
        "seen() {",
        ":",
        *(f"look '{access}' {names}" for access, names in _runs([(e.access, e.path) for e in seen.entries])),
        "}",
        "sampled() {",
        ":",
        *(f"digest {names}" for _, names in _runs([("", path) for path, _ in seen.samples])),
        "}",
        f"stale={quote(' '.join(trial.stale))}",
    ]
    return os.fsencode("\n".join(lines) + "\n")


def _runs(named: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Quoted names of the same kind that follow each other, as the arguments of one call."""
    runs: list[tuple[str, list[str]]] = []
    for kind, path in named:
        if not runs or runs[-1][0] != kind:
            runs.append((kind, []))
        runs[-1][1].append(quote(f"./{path}"))
    return [(kind, " ".join(names)) for kind, names in runs]


# --- what comes out ---------------------------------------------------------------------------------------


def read(output: str) -> dict[int, Said]:
    """The script's lines, by the folder's number. What is none of them is left out."""
    said: dict[int, dict[str, list[list[str]]]] = defaultdict(lambda: defaultdict(list))
    for line in output.splitlines():
        if found := re.fullmatch(r"(\d+) ([a-z]+) ?(.*)", line):
            said[int(found[1])][found[2]].append(found[3].split(" "))
    return dict(said)


def judge(trial: Trial, said: Said, outcome: Outcome) -> Verdict:
    """The worst that was found."""
    if "entered" not in said:
        silent = outcome.exit_code is None
        detail = "" if silent else outcome.output[:500]
        return Verdict(Reason.SILENT if silent else Reason.UNTOLD, detail=detail)
    if said["entered"] == [["failed"]]:
        return Verdict(Reason.CLOSED)
    found = [*_of_reading(trial, said), *(_of_writing(trial, said) if trial.folder.writable else ())]
    if "end" not in said:
        found.append(Verdict(Reason.SILENT if outcome.exit_code is None else Reason.UNTOLD))
    return min(found, key=lambda one: _ORDER[one.reason], default=Verdict())


_ORDER = {reason: place for place, reason in enumerate((*Reason, None))}


def _of_reading(trial: Trial, said: Said) -> list[Verdict]:
    seen, found = trial.seen, list[Verdict]()
    there = {at for at in _numbers(said, "gone") if os.path.lexists(_path(trial, at))}
    direct = {at for at in there if "/" not in seen.entries[at - 1].path}
    if direct and len(direct) == sum("/" not in entry.path for entry in seen.entries):
        found.append(Verdict(Reason.EMPTY_INSIDE))
    elif there:
        found.append(_several(Reason.SOME_MISSING, trial, there))
    elif seen.count is not None and _more_inside(trial, said):
        found.append(Verdict(Reason.DIFFERENT))
    if other := [at for at, digest in _digests(said) if _is_other(trial, at, digest)]:
        found.append(Verdict(Reason.DIFFERENT, seen.samples[other[0] - 1][0], len(other)))
    if closed := _numbers(said, "unreadable"):
        found.append(_several(Reason.SOME_CLOSED, trial, closed))
    if not trial.folder.writable and (open_to := _numbers(said, "changeable")):
        found.append(_several(Reason.CHANGEABLE, trial, open_to - {0}))
    if seen.leads_out:
        found.append(Verdict(Reason.LINKS_OUT, seen.leads_out[0], len(seen.leads_out)))
    return found


def _more_inside(trial: Trial, said: Said) -> bool:
    """Whether there is more inside than there was and is outside."""
    try:
        now = sum(not name.startswith(OWN) for name in os.listdir(trial.folder.path))
    except OSError:
        return False
    return any(int(words[0]) > max(now, trial.seen.count or 0) for words in said.get("count", ()))


def _is_other(trial: Trial, at: int, digest: str) -> bool:
    path, before = trial.seen.samples[at - 1]
    return digest not in (before, digest_of(os.path.join(trial.folder.path, path)))


def _of_writing(trial: Trial, said: Said) -> list[Verdict]:
    if trial.fault:
        return [_refused(trial.fault.strerror or str(trial.fault))]
    found = list[Verdict]()
    for step in ("arrived", "make", "write", "overwrite", "read", "rename", "delete", "answer"):
        if why := _complaint(said, step):
            found.append(_refused(why) if step != "arrived" else Verdict(Reason.DIFFERENT, detail=why))
    if why := _complaint(said, "link"):
        found.append(Verdict(Reason.NO_LINKS, detail=why))
    if why := _complaint(said, "execute"):
        found.append(Verdict(Reason.NO_PROGRAMS, detail=why))
    if closed := _numbers(said, "unchangeable"):
        found.append(_several(Reason.SOME_UNCHANGEABLE, trial, closed))
    if ["ok"] in said.get("answer", ()):
        found += _answer(trial)
    return found


def _answer(trial: Trial) -> list[Verdict]:
    """What the tool wrote, as this computer has it."""
    path = trial.ours(".in")
    try:
        found = os.lstat(path)
        with open(path) as file:
            came = file.read().strip() == trial.token
    except FileNotFoundError as error:
        return [Verdict(Reason.DIFFERENT, detail=str(error))]
    except OSError as error:
        return [Verdict(Reason.NOT_BACK, detail=str(error))]
    if not came:
        return [Verdict(Reason.NOT_BACK)]
    if not os.access(path, os.W_OK):
        facts = f"{found.st_uid}:{found.st_gid} {stat.filemode(found.st_mode)}"
        return [Verdict(Reason.OTHERS_FILES, detail=facts)]
    return []


def _refused(why: str) -> Verdict:
    """By the words of the C library, which are English inside."""
    for number, reason in (
        (errno.EROFS, Reason.READ_ONLY_PLACE),
        (errno.ENOSPC, Reason.FULL),
        (errno.EDQUOT, Reason.FULL),
    ):
        if os.strerror(number) in why:
            return Verdict(reason, detail=why)
    return Verdict(Reason.NOT_ALLOWED, detail=why)


def _complaint(said: Said, step: str) -> str:
    """Why it failed, "" where it did not, or never came to it."""
    failed = [words for words in said.get(step, ()) if words[0] == "failed"]
    return (" ".join(failed[0][1:]) or step) if failed else ""


def _numbers(said: Said, about: str) -> set[int]:
    return {int(words[0]) for words in said.get(about, ())}


def _digests(said: Said) -> list[tuple[int, str]]:
    return [(int(words[0]), words[1]) for words in said.get("digest", ())]


def _path(trial: Trial, at: int) -> str:
    return os.path.join(trial.folder.path, trial.seen.entries[at - 1].path)


def _several(reason: Reason, trial: Trial, which: set[int]) -> Verdict:
    first = trial.seen.entries[min(which) - 1].path if which else ""
    return Verdict(reason, first, len(which))
