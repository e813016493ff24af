"""What the person prefers survives, and a damaged file costs nothing but the preferences."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from hamyar_desktop import paths
from hamyar_desktop.settings import DATABASE_FILE, Settings, read_settings, settings_file, sqlite_url, write_settings

CHOSEN = Settings(
    database="postgresql://server/hamyar", language="en", theme="dark", last_person="سارا", geometry="AdnQywAD",
    folder="فهرست‌ها", tables={"requests": {"widths": [1, 2], "sort": "name"}},
    filters={"sara": {"دیرمانده": {"stage": "awaiting", "waiting_days": 3}}},
    last_filters={"sara": {"review": {"unit_id": 7}}},
)  # fmt: skip


def test_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    write_settings(path, CHOSEN)
    assert read_settings(path) == CHOSEN
    write_settings(path, replace(CHOSEN, theme="light"))
    assert read_settings(path).theme == "light"
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    """On Linux any bytes are a name; Python shows them as lone surrogates."""
    odd = replace(CHOSEN, folder=b"list-\xff".decode(errors="surrogateescape"))
    write_settings(tmp_path / "settings.json", odd)
    assert read_settings(tmp_path / "settings.json") == odd


def test_without_a_file_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.json") == Settings()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"null", b"\xff\xfe\x00", b"{'theme': 'dark'}", b"[" * 100_000])
def test_a_damaged_file_gives_the_defaults_and_is_kept_aside(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(damage)
    assert read_settings(path) == Settings()
    write_settings(path, CHOSEN)
    assert read_settings(path) == CHOSEN
    assert (tmp_path / "settings.damaged").read_bytes() == damage


def test_damage_that_cannot_be_kept_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "read-only folder")

    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", refuse)
    assert read_settings(tmp_path / "settings.json") == Settings()
    assert (tmp_path / "settings.json").read_text(encoding="utf-8") == "{"


def test_a_file_that_cannot_be_read_gives_the_defaults_and_stays(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    assert read_settings(tmp_path / "settings.json") == Settings()
    assert (tmp_path / "settings.json").is_dir()


def test_sound_parts_of_a_file_count(tmp_path: Path) -> None:
    told = {**asdict(CHOSEN), "theme": 3, "language": None, "tables": {"requests": {"sort": "id"}, "audit": 7}, "x": 1}
    (tmp_path / "settings.json").write_text(json.dumps(told), encoding="utf-8")
    default = Settings()
    assert read_settings(tmp_path / "settings.json") == replace(
        CHOSEN, theme=default.theme, language=default.language, tables={"requests": {"sort": "id"}}
    )


def test_of_saved_filters_too_the_sound_parts_count(tmp_path: Path) -> None:
    told = {"filters": {"sara": {"یک": {"unit_id": 7}, "دو": 3}, "mina": [1]}, "last_filters": {"sara": "x"}}
    (tmp_path / "settings.json").write_text(json.dumps(told), encoding="utf-8")
    found = read_settings(tmp_path / "settings.json")
    assert (found.filters, found.last_filters) == ({"sara": {"یک": {"unit_id": 7}}}, {})
    (tmp_path / "settings.json").write_text(json.dumps({"filters": [], "last_filters": None}), encoding="utf-8")
    assert read_settings(tmp_path / "settings.json") == Settings()


def test_a_crash_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    write_settings(path, CHOSEN)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        write_settings(path, Settings())
    assert read_settings(path) == CHOSEN


def test_the_embedded_file_unless_another_database_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    assert Settings().database_url() == sqlite_url(tmp_path / DATABASE_FILE) == f"sqlite:///{tmp_path}/hamyar.sqlite3"
    assert CHOSEN.database_url() == "postgresql://server/hamyar"


def test_where_they_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path)
    assert settings_file() == tmp_path / "settings.json"
