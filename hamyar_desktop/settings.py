"""What the person at this computer prefers, and which database is used; a small JSON file."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from hamyar_desktop import paths

DATABASE_FILE = "hamyar.sqlite3"
Filters = Mapping[str, Mapping[str, Mapping[str, object]]]
"""Person → name → conditions (``RequestFilter.stored``)."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """Remembered between runs. ``database`` is an SQLAlchemy URL; '' means the embedded file; ``folder`` is where
    the last file of the person's own was opened or saved; ``filters`` are those that somebody saved under a name,
    ``last_filters`` what the pages of each person open with, by page.
    """

    database: str = ""
    language: str = "fa"
    theme: str = "light"
    last_person: str = ""
    geometry: str = ""
    folder: str = ""
    tables: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    filters: Filters = field(default_factory=dict)
    last_filters: Filters = field(default_factory=dict)

    def is_new(self) -> bool:
        """Whether nobody has ever chosen or made a database here."""
        return not (self.database or self.last_person or (paths.user_data() / DATABASE_FILE).exists())

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
    """The settings in a file, each part that is sound; defaults for the rest and for a missing file.

    A file that is no settings at all is moved aside (``settings.damaged``), because saving would replace it and it
    may name the database of the office.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(stored, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        _log.warning("settings cannot be read: %s", error)
        return Settings()
    except (ValueError, RecursionError) as error:
        _log.warning("settings are damaged: %s", error)
        _keep_aside(path)
        return Settings()
    default = Settings()
    known = {
        f.name: stored[f.name]
        for f in fields(Settings)
        if isinstance(stored.get(f.name), type(getattr(default, f.name)))
    }
    tables = {name: table for name, table in known.pop("tables", {}).items() if isinstance(table, dict)}
    filters, last = (_sound_filters(known.pop(name, {})) for name in ("filters", "last_filters"))
    return replace(default, **known, tables=tables, filters=filters, last_filters=last)


def _sound_filters(stored: Mapping[str, object]) -> Filters:
    """Whoever reads a filter judges its conditions (``read_filter``); here only that there is one."""
    people = {person: named for person, named in stored.items() if isinstance(named, dict)}
    return {
        person: {name: kept for name, kept in named.items() if isinstance(kept, dict)}
        for person, named in people.items()
    }


def _keep_aside(path: Path) -> None:
    try:
        path.replace(path.with_suffix(".damaged"))
    except OSError as error:
        _log.warning("damaged settings could not be kept: %s", error)


def write_settings(path: Path, settings: Settings) -> None:
    """Replaces the file in one step, so that a crash leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    # In ASCII: a folder's name on disk need not be text that UTF-8 can hold.
    temporary.write_text(json.dumps(asdict(settings), indent=1), encoding="ascii")
    temporary.replace(path)
