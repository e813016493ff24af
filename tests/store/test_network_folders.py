"""A file on another machine's disk is recognised by the table of mounts."""

import ctypes
from pathlib import Path
from types import SimpleNamespace

import pytest

from hamyar_desktop.store import network_folders
from hamyar_desktop.store.network_folders import NETWORK_TYPES, is_on_network, mount_type

MOUNTS = r"""
22 1 253:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:26 / /mnt/office rw,relatime shared:5 - nfs4 server:/export rw,vers=4.2
31 22 0:27 / /mnt/share\040of\040all rw - cifs //server/all rw
32 30 253:1 / /mnt/office/local rw - xfs /dev/vdb1 rw
33 22 0:28 / /srv/box rw master:2 propagate_from:1 - fuse.sshfs clerk@host:/ rw
34 22 0:29 / /mnt/over rw - ext4 /dev/vdc1 rw
35 34 0:30 / /mnt/over rw - nfs server:/over rw
this line is not from the kernel
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/hamyar.sqlite3", "ext4"),
        ("/mnt/office/hamyar.sqlite3", "nfs4"),
        ("/mnt/office/local/hamyar.sqlite3", "xfs"),
        ("/mnt/officer/hamyar.sqlite3", "ext4"),
        ("/mnt/share of all/a/hamyar.sqlite3", "cifs"),
        ("/srv/box/hamyar.sqlite3", "fuse.sshfs"),
        ("/mnt/over/hamyar.sqlite3", "nfs"),
        ("/", "ext4"),
    ],
)
def test_the_nearest_mount_tells_the_kind(path, kind):
    assert mount_type(Path(path), MOUNTS) == kind


def test_without_mounts_nothing_is_known():
    assert mount_type(Path("/srv/a"), "") == ""


def test_the_kinds_that_lose_data_are_known():
    assert {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"} <= NETWORK_TYPES
    assert not {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "fuseblk"} & NETWORK_TYPES


def test_a_local_folder_is_local(tmp_path):
    assert is_on_network(tmp_path / "a.sqlite3") is False


def test_on_windows_a_share_is_on_the_network(monkeypatch):
    class Share:
        def resolve(self):
            return self

        def __str__(self):
            return r"\\server\all\hamyar.sqlite3"

    monkeypatch.setattr(network_folders.sys, "platform", "win32")

    assert is_on_network(Share()) is True


@pytest.mark.parametrize(("kind", "remote"), [(3, False), (4, True), (2, False)])
def test_on_windows_the_kind_of_the_drive_tells(tmp_path, monkeypatch, kind, remote):
    asked = []
    kernel = SimpleNamespace(GetDriveTypeW=lambda drive: asked.append(drive) or kind)
    monkeypatch.setattr(network_folders.sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)

    assert is_on_network(tmp_path / "hamyar.sqlite3") is remote
    assert asked == [tmp_path.anchor]


def test_without_a_list_of_mounts_a_folder_counts_as_local(tmp_path, monkeypatch):
    monkeypatch.setattr(network_folders.sys, "platform", "darwin")
    monkeypatch.setattr(Path, "exists", lambda path: False)

    assert is_on_network(tmp_path) is False
