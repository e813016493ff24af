"""A file for people outside appears under its name only when it is whole and on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from hamyar_desktop.domain.errors import Code, RuleBroken


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write into; it takes the place of ``path`` when the block ends well, else nothing changes.

    It is written in the folder of ``path``, because a rename across disks is not one step. Raises
    ``file_unreadable`` (reason ``unwritable``) for every failure of the disk, also those inside the block.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="unwritable") from error
    finally:
        _forget(temporary)


def _forget(temporary: Path) -> None:
    try:
        temporary.unlink(missing_ok=True)
    except OSError as error:
        # A folder that vanished or turned out to be a file: there is nothing left to remove.
        if temporary.exists():
            raise RuleBroken(Code.FILE_UNREADABLE, file=temporary.name, reason="unwritable") from error
