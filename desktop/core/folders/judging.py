"""What the script says of folders from inside, and what that means."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections import defaultdict
from collections.abc import Mapping

from desktop.core.engine_facts import Outcome
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.folders.survey import OWN
from desktop.core.folders.survey import digest as digest_of
from desktop.core.folders.trial import Trial
from desktop.core.folders.twins import twins

Said = Mapping[str, list[list[str]]]
"""What was said of one folder: by what it is about, the words of each line."""

LITTLE = 100_000_000
"""Bytes: less room than that is worth a word."""
SLOW = 1_000_000
"""Bytes a second: less is. Disks that are busy have ten times as much, and so have networks."""


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
    unread = {int(words[0]): " ".join(words[1:]) for words in said.get("unread", ())}
    samples = [seen.samples[at - 1][0] for at in unread]
    away = [
        path for at, path in zip(unread, samples, strict=True) if os.strerror(errno.EDEADLK) in unread[at]
    ]
    if away := [*seen.elsewhere, *away]:
        found.append(Verdict(Reason.IN_THE_CLOUD, away[0], len(away)))
    elif samples:
        why = next(iter(unread.values()))
        found.append(Verdict(Reason.SOME_CLOSED, samples[0], len(samples), detail=why))
    if closed := _numbers(said, "unreadable"):
        found.append(_several(Reason.SOME_CLOSED, trial, closed))
    if not trial.folder.writable and (open_to := _numbers(said, "changeable")):
        found.append(_several(Reason.CHANGEABLE, trial, open_to - {0}))
    if seen.leads_out:
        found.append(Verdict(Reason.LINKS_OUT, seen.leads_out[0], len(seen.leads_out)))
    if names := twins(entry.path for entry in seen.entries):
        found.append(Verdict(Reason.TWINS, names[0], len(names)))
    return found + _measured(said)


def _measured(said: Said) -> list[Verdict]:
    for line in (*said.get("fetched", ()), *said.get("written", ())):
        speed = re.search(r"(\d+) bytes .*copied, ([\d.e-]+) s", " ".join(line))
        if speed and (rate := int(speed[1]) / max(float(speed[2]), 1e-6)) < SLOW:
            return [Verdict(Reason.SLOW, count=max(1, round(rate)))]
    return []


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
    room = [found for found in (trial.medium.free, *map(_only, said.get("room", ()))) if found is not None]
    if room and min(room) < LITTLE:
        found.append(Verdict(Reason.LITTLE_ROOM, count=min(room)))
    if _complaint(said, "news"):
        found.append(Verdict(Reason.NO_NEWS))
    if why := _complaint(said, "colon"):
        found.append(Verdict(Reason.NO_COLONS, detail=why))
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


def _only(words: list[str]) -> int | None:
    return int(words[0]) if words[0].isdigit() else None


def _numbers(said: Said, about: str) -> set[int]:
    return {int(words[0]) for words in said.get(about, ())}


def _digests(said: Said) -> list[tuple[int, str]]:
    return [(int(words[0]), words[1]) for words in said.get("digest", ())]


def _path(trial: Trial, at: int) -> str:
    return os.path.join(trial.folder.path, trial.seen.entries[at - 1].path)


def _several(reason: Reason, trial: Trial, which: set[int]) -> Verdict:
    first = trial.seen.entries[min(which) - 1].path if which else ""
    return Verdict(reason, first, len(which))
