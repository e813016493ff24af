"""What the person at this computer prefers, and which database is used; a small JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from hamyar_desktop import paths

DATABASE_FILE = "hamyar.sqlite3"


@dataclass(frozen=True)
class Settings:
    """Remembered between runs. ``database`` is an SQLAlchemy URL; '' means the embedded file."""

    database: str = ""
    language: str = "fa"
    theme: str = "light"
    last_person: str = ""
    geometry: str = ""
    tables: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def database_url(self) -> str:
        """The URL to open: the chosen one or the embedded file in the person's data folder."""
        return self.database or sqlite_url(paths.user_data() / DATABASE_FILE)


def sqlite_url(path: Path) -> str:
    """The URL of an SQLite file."""
    return f"sqlite:///{path.as_posix()}"


def settings_file() -> Path:
    """Where the settings are kept."""
    return paths.user_config() / "settings.json"


def read_settings(path: Path) -> Settings:
    """The settings in a file; a missing or damaged file gives the defaults (it holds no work of anybody)."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    default = Settings()
    known = {
        f.name: stored[f.name]
        for f in fields(Settings)
        if isinstance(stored.get(f.name), type(getattr(default, f.name)))
    }
    return replace(default, **known)


def write_settings(path: Path, settings: Settings) -> None:
    """Replaces the file in one step, so that a crash leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    temporary.replace(path)
