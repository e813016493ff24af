"""A file for people outside: whole under its name, or as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from hamyar_desktop.documents.whole_file import whole_file
from hamyar_desktop.domain.errors import Code, RuleBroken
from tests.full_disk import disk_of


def write(path: Path, content: bytes) -> None:
    with whole_file(path) as file:
        file.write(content)


def refused(path: Path, content: bytes = b"new") -> None:
    with pytest.raises(RuleBroken) as broken:
        write(path, content)
    assert broken.value.code is Code.FILE_UNREADABLE
    assert broken.value.facts["reason"] == "unwritable"


def test_new_and_replaced(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        write(tmp_path / "out.pdf", content)
        assert (tmp_path / "out.pdf").read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["out.pdf"]


def test_nothing_is_seen_under_the_name_before_the_end(tmp_path: Path) -> None:
    with whole_file(tmp_path / "out.pdf") as file:
        file.write(b"half")
        file.flush()
        assert not (tmp_path / "out.pdf").exists()
    assert (tmp_path / "out.pdf").read_bytes() == b"half"


@pytest.mark.parametrize("failure", [ValueError("x"), KeyboardInterrupt()])
def test_a_failure_keeps_the_old_one(tmp_path: Path, failure: BaseException) -> None:
    (tmp_path / "out.pdf").write_bytes(b"old")

    def fail_half_way() -> None:
        with whole_file(tmp_path / "out.pdf") as file:
            file.write(b"half")
            raise failure

    with pytest.raises(type(failure)):
        fail_half_way()
    assert (tmp_path / "out.pdf").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["out.pdf"]


def test_a_full_disk(tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_bytes(b"old")
    with disk_of(1000):
        refused(tmp_path / "out.pdf", bytes(5000))
    assert (tmp_path / "out.pdf").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["out.pdf"]


def test_no_folder_a_file_as_folder_and_a_folder_of_the_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "folder.pdf").mkdir()
    refused(tmp_path / "missing" / "out.pdf")
    refused(tmp_path / "file" / "out.pdf")
    refused(tmp_path / "folder.pdf")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "folder.pdf"]


def test_a_leftover_that_cannot_be_removed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else holds the unfinished file open, as only Windows minds."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    refused(tmp_path / "out.pdf")
    monkeypatch.undo()
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".out.pdf.")
