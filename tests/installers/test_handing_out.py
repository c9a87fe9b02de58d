"""Presets are handed out as `docs/it/` says: by Ansible for real, and by a page's own commands.

As root, on a computer whose `/etc` is its own for the while.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import minisign
import pytest

from tests.core.policy.preset_samples import text
from tests.fakes.root import as_root, need_root

ROOT = Path(__file__).parents[2]
PLAYBOOK = ROOT / "installers" / "linux" / "ansible" / "cais.yml"
PAGE = ROOT / "docs" / "it" / "folder.md"
LOOK = """
import json, sys
from pathlib import Path
from desktop.core.policy import in_force, machine
told = machine.find()
found = in_force.find(told, Path(sys.argv[1]), in_force.Serials(Path(sys.argv[2])))
print(json.dumps({
    "presets": [f"{one.id} {one.serial}" for one in found.presets], "required": told.required,
    "problem": found.problem and found.problem.code, "ignored": found.ignored, "path": told.preset,
}))
"""
OWN_ETC = """
set -e
mount -t tmpfs none "$1" && mkdir "$1/over" "$1/work"
mount -t overlay overlay -o "lowerdir=/etc,upperdir=$1/over,workdir=$1/work" /etc
cd "$2"
shift 2
exec sh -c "$@"
"""

Run = Callable[[str], list[Any]]


@pytest.fixture
def computer(tmp_path: Path) -> Run:
    """Does each line of a script as root; a line `look` is what Cais sees then, as this user."""
    need_root()
    etc = tmp_path / "etc"
    etc.mkdir()
    me = ["setpriv", f"--reuid={os.getuid()}", f"--regid={os.getgid()}", "--clear-groups"]
    look = [*me, sys.executable, "-c", LOOK, str(tmp_path / "own"), str(tmp_path / "serials.json")]
    quoted = " ".join(f"'{part}'" for part in look)
    # What root writes at home is gone with that computer.
    begin = f"set -e; export LC_ALL=C.UTF-8 ANSIBLE_LOCALHOST_WARNING=0 ANSIBLE_PIPELINING=1 HOME='{etc}'"

    def run(script: str) -> list[Any]:
        body = f"{begin}; look() {{ PYTHONPATH='{ROOT}' {quoted} >&3; }}\n{script}"
        own = as_root("unshare", "--mount", "sh", "-c", f"exec 3>&1 >&2; {OWN_ETC}", "sh", str(etc))
        done = subprocess.run([*own, str(tmp_path), body], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


@pytest.fixture
def key(tmp_path: Path) -> str:
    """Of two presets that IT has, the second in a folder `new`."""
    keys = minisign.KeyPair.generate()
    (tmp_path / "new").mkdir()
    for place, serial in ((tmp_path, 3), (tmp_path / "new", 4)):
        content = text(serial=serial).encode()
        (place / "acme.cais").write_bytes(content)
        (place / "acme.cais.minisig").write_bytes(bytes(keys.secret_key.sign(content)))
    return str(keys.public_key.to_base64().decode())


def ansible(*variables: str) -> str:
    said = " ".join(f"-e '{one}'" for one in variables)
    return f"ansible-playbook -i localhost, -c local '{PLAYBOOK}' {said}"


@pytest.fixture(autouse=True)
def _ansible_is_here() -> None:
    assert shutil.which("ansible-playbook"), "the package ansible-core is among those that `make` installs"


@pytest.mark.timeout(600)
def test_ansible_hands_out_changes_withdraws(computer: Run, key: str, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "Dockerfile").write_text("FROM debian\n")
    said = f"cais_public_key={key}"
    first = ansible(f"cais_preset={tmp_path}/acme.cais", said, '{"cais_recipes": ["own"]}')
    second = ansible(f"cais_preset={tmp_path}/new/acme.cais", said, "cais_required=false")
    lines = (
        f"{first} --check --diff",
        "! test -e /etc/cais",
        first,
        "look",
        "test -f /etc/cais/*/own/Dockerfile",
        f"{first} | grep changed=0",
        second,
        "look",
        "ls /etc/cais | wc -l >&3",
        ansible("cais_state=absent"),
        "look",
        "! test -e /etc/cais",
    )
    told = computer("\n".join(lines))
    assert (told[0]["presets"], told[0]["required"], told[0]["problem"]) == (["acme 3"], True, None)
    assert (told[1]["presets"], told[1]["required"], told[1]["problem"]) == (["acme 4"], False, None)
    assert told[2] == 2  # policy.toml and the newer version
    assert told[3] == {"presets": [], "required": False, "problem": None, "ignored": [], "path": ""}


@pytest.mark.timeout(600)
def test_ansible_takes_back_nothing_of_others(computer: Run, key: str, tmp_path: Path) -> None:
    withdraw = ansible("cais_state=absent")
    lines = (
        ansible(f"cais_preset={tmp_path}/acme.cais", f"cais_public_key={key}"),
        "mkdir /etc/cais/theirs && touch /etc/cais/theirs/acme.cais /etc/cais/.theirs",
        withdraw,
        "look",
        "(cd /etc/cais && find . -mindepth 1 | sort | tr '\\n' ' ' | sed 's/.*/\"&\"/') >&3",
        "printf 'required = false\\n' > /etc/cais/policy.toml",
        withdraw,
        "grep required /etc/cais/policy.toml",
        f"{withdraw} | grep changed=0",
    )
    told = computer("\n".join(lines))
    assert told[0] == {"presets": [], "required": False, "problem": None, "ignored": [], "path": ""}
    assert told[1].split() == ["./.theirs", "./theirs", "./theirs/acme.cais"]


def test_ansible_refuses_what_is_no_key(computer: Run, key: str, tmp_path: Path) -> None:
    computer(f"! {ansible(f'cais_preset={tmp_path}/acme.cais', 'cais_public_key=oops')}\n! test -e /etc/cais")


def test_the_pages_own_commands_hand_out_and_withdraw(computer: Run, key: str) -> None:
    hand_out, withdraw = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    told = computer(f"KEY={key}\n{hand_out}\nlook\n{withdraw}\nlook")
    assert (told[0]["presets"], told[0]["required"], told[0]["problem"]) == (["acme 3"], True, None)
    assert told[0]["path"] == "/etc/cais/acme.cais"
    assert (told[1]["presets"], told[1]["path"], told[1]["problem"]) == ([], "", None)
