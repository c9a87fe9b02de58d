"""The analyst has an account inside, whatever their number: a name, a home and groups with names.

Programs ask for one by number (`whoami`, git, ssh, Java), and stop or grumble where there is none. The
image's own lists of users and groups are read once, lines are added to copies on this computer, and those are
mounted in their place: nothing is written to the image, and its root file system stays read only.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.core.cancelling import Stop
from desktop.core.engine_plans import Mount, RunPlan
from desktop.core.environments.catalogue import Entry
from desktop.core.files import atomic
from desktop.core.folders import waiting
from desktop.core.labels import PLAN_LABEL
from desktop.core.ports import Containers
from desktop.core.problems import FolderMissing, FolderNotShared
from desktop.core.start.plan import once
from desktop.core.start.tool_user import user_name

log = logging.getLogger(__name__)

PASSWD, GROUP = "/etc/passwd", "/etc/group"
FORM = 1
"""One more whenever what is written for the same plan changes."""

WITHIN_S = 20.0
NAMED_WITHIN_S = 2.0
"""A company's directory may be out of reach; groups then go by their numbers."""

_SEEN_AT = "/mnt"
_PART = ":"
"""A line that neither list can have."""
_LOOK = f"""\
for list in {PASSWD} {GROUP}; do cat $list; echo; echo {_PART}; done 2>/dev/null
[ ! -r {_SEEN_AT} ] || echo seen"""

_PLAIN = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Lists:
    """What is in `/etc/passwd` and in `/etc/group`."""

    users: str
    groups: str


@dataclass(frozen=True, slots=True)
class Names:
    """What this computer calls the analyst and their groups.

    Attributes:
        person: as it is displayed, "" where nobody knows.
        groups: name by number; "" where there is none.
    """

    person: str
    groups: Mapping[int, str]


class Accounts:
    """Keeps lists for images in `place`, and has plans mount them."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._without: set[str] = set()

    def given(self, tool: RunPlan, entry: Entry, engine: str, containers: Containers, stop: Stop) -> RunPlan:
        """The plan with an account for its user, or as it was where the image has that.

        Blocks for as long as a container takes to start and end the first time that an image is used on the
        `engine` of this place, and hardly at all later. An engine that cannot see this computer's lists
        leaves the tool without. Raises what the engine does, and Cancelled.
        """
        if tool.user == f"{entry.user}:{entry.group}" and not tool.groups:
            return tool
        name = user_name(entry)
        key = _key(tool, name, engine)
        folder = self._place / key
        users, groups = folder / "passwd", folder / "group"
        if key in self._without:
            return tool
        if not (users.is_file() and groups.is_file()):
            try:
                made = with_account(self._image(tool, containers, stop), tool, entry.user, name, _names(tool))
                for path, content in ((users, made.users), (groups, made.groups)):
                    atomic.write(path, content.encode(), mode=0o644)
            except (FolderMissing, FolderNotShared, OSError) as error:
                log.warning("the tool's user has no account inside: %s", error)
                self._without.add(key)
                return tool
        given = replace(tool, accounts=(Mount(str(users), PASSWD, True), Mount(str(groups), GROUP, True)))
        return replace(given, labels={**tool.labels, PLAN_LABEL: given.fingerprint})

    def _image(self, tool: RunPlan, containers: Containers, stop: Stop) -> Lists:
        """The image's own. Raises OSError where what lies in `place` is not seen from inside."""
        self._place.mkdir(parents=True, exist_ok=True)
        look = once(replace(tool, mounts=(Mount(str(self._place), _SEEN_AT, True),)), ("sh", "-c", _LOOK))
        said = containers.run_once(look, {}, stop, WITHIN_S).output.split(f"\n{_PART}\n")
        if len(said) != 3 or said[2].strip() != "seen":
            raise FileNotFoundError(f"{self._place} is not seen from inside")
        return Lists(said[0], said[1])


def with_account(image: Lists, tool: RunPlan, image_user: int, name: str, names: Names) -> Lists:
    """The image's lists with its tool's user first, who so goes before another of the same name or number,
    and last the groups that have no name yet."""
    uid, gid = map(int, tool.user.split(":"))
    shell = next((one[6] for one in _fields(image.users, 7) if one[2] == str(image_user)), "/bin/sh")
    user = f"{name}:x:{uid}:{gid}:{_displayed(names.person)}:{tool.home}:{shell}\n"
    known = [(one[0], one[2]) for one in _fields(image.groups, 3)]
    taken = {group for group, _ in known}
    added = []
    for number in (gid, *tool.groups):
        if str(number) not in {one for _, one in known}:
            said = names.groups.get(number, "")
            group = said if _PLAIN.fullmatch(said) and said not in taken else f"group{number}"
            taken.add(group)
            added.append(f"{group}:x:{number}:{name}\n")
    return Lists(user + image.users, _ended(image.groups) + "".join(added))


def _fields(lines: str, least: int) -> list[list[str]]:
    parted = (line.split(":") for line in lines.splitlines())
    return [fields for fields in parted if len(fields) >= least]


def _ended(lines: str) -> str:
    return lines if not lines or lines.endswith("\n") else f"{lines}\n"


def _displayed(person: str) -> str:
    """The first of the fields that systems keep in this place, without what would end a field or a line.

    An ampersand stands for the account's name in it.
    """
    return "".join(c for c in person.split(",")[0] if c.isprintable() and c not in ":&").strip()


def _names(tool: RunPlan) -> Names:
    """What this computer calls the tool's user and groups, who are the analyst's."""
    import grp
    import pwd

    def person(number: int) -> str:
        try:
            return pwd.getpwuid(number).pw_gecos
        except KeyError:
            return ""

    def group(number: int) -> str:
        try:
            return grp.getgrgid(number).gr_name
        except KeyError:
            return ""

    uid, gid = map(int, tool.user.split(":"))
    people = waiting.each((uid,), person, NAMED_WITHIN_S)
    groups = waiting.each((gid, *tool.groups), group, NAMED_WITHIN_S)
    return Names(_said(people).get(uid, ""), _said(groups))


def _said(told: Mapping[int, str | OSError]) -> dict[int, str]:
    return {number: name for number, name in told.items() if isinstance(name, str)}


def _key(tool: RunPlan, name: str, engine: str) -> str:
    facts = (FORM, engine, tool.image, tool.user, tool.groups, name, tool.home)
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]
