"""Finds out whether a file lies on a network folder, where SQLite loses data (database.md)."""

from __future__ import annotations

import re
import sys
from pathlib import Path

NETWORK_TYPES = frozenset(
    {
        "9p", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone",
        "fuse.sshfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
    }
)  # fmt: skip
_DRIVE_REMOTE = 4
_OCTAL = re.compile(r"\\([0-7]{3})")
"""Spaces, tabs and backslashes of a path stand in mountinfo as \\040 and so on."""


def is_on_network(path: Path) -> bool:
    """Whether the folder of the file is mounted from another machine."""
    if sys.platform == "win32":
        return _is_remote_drive(path)
    mounts = Path("/proc/self/mountinfo")
    return mounts.exists() and mount_type(path.resolve(), mounts.read_text(encoding="utf-8")) in NETWORK_TYPES


def mount_type(path: Path, mountinfo: str) -> str:
    """The file-system type of the mount that holds the path, by the text of ``/proc/self/mountinfo``."""
    best, kind = "", ""
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < 5 or not after:
            continue
        point = _OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[4])
        inside = point == "/" or str(path) == point or str(path).startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, after.split()[0]
    return kind


def _is_remote_drive(path: Path) -> bool:
    import ctypes

    resolved = path.resolve()
    if str(resolved).startswith("\\\\"):
        return True
    windll = getattr(ctypes, "windll", None)
    return windll is not None and windll.kernel32.GetDriveTypeW(resolved.anchor) == _DRIVE_REMOTE
