"""Linux's list of mounts, as it is recorded."""

from __future__ import annotations

import pytest

from desktop.core.folders.mount_table import Mounted, at, paths, read

HOST = read(
    r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 27 254:1 / /home rw,relatime shared:5 - ext4 /dev/vdb rw
41 40 8:17 / /media/ana/USB\040stick rw - vfat /dev/sdb1 rw
42 27 0:40 /@data /srv/data rw - btrfs /dev/sdc rw
43 40 0:50 / /home/ana/covered rw - tmpfs tmpfs rw
a line of a later kernel
"""
)


def mounted(device: str, root: str) -> Mounted:
    return read(f"92 72 {device} {root} /home/tool/sales rw - ext4 /dev/vda rw")[0]


@pytest.mark.parametrize(
    ("device", "root", "found"),
    [
        ("254:1", "/ana/sales", ("/home/ana/sales",)),
        ("254:0", "/opt/sales", ("/opt/sales",)),
        ("8:17", "/", ("/media/ana/USB stick",)),
        ("8:17", r"/a\040b", ("/media/ana/USB stick/a b",)),
        ("0:40", "/@data/sales", ("/srv/data/sales",)),
        ("0:40", "/@other/sales", ()),
        ("254:1", "/ana/covered/sales", ()),
        ("254:0", "/home/ana", ()),
        ("9:9", "/ana/sales", ()),
    ],
)
def test_a_folder_is_found_where_it_can_be_seen(device: str, root: str, found: tuple[str, ...]) -> None:
    assert paths(mounted(device, root), HOST) == found


def test_one_that_was_deleted_is_said_to_be() -> None:
    assert mounted("254:1", r"/ana/sales//deleted") == Mounted(
        "254:1", "/ana/sales", "/home/tool/sales", deleted=True
    )


def test_of_two_at_one_place_the_last_is_seen() -> None:
    twice = (Mounted("1:1", "/", "/a"), Mounted("2:2", "/", "/a"))
    found = at("/a", twice)
    assert found
    assert found.device == "2:2"
    assert at("/b", twice) is None
