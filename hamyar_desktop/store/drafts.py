"""Drafts of forms in one small file, replaced in one step so that a crash leaves the old one."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path


class FileDrafts:
    """Implements ``ports.DraftStore``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _all(self) -> dict[str, dict[str, dict[str, str]]]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return stored if isinstance(stored, dict) else {}

    def read(self, owner: str) -> Mapping[str, Mapping[str, str]]:
        """Form → fields."""
        return self._all().get(owner, {})

    def write(self, owner: str, form: str, fields: Mapping[str, str]) -> None:
        """Empty fields remove the draft."""
        everything = self._all()
        own = everything.setdefault(owner, {})
        own.pop(form, None)
        if fields:
            own[form] = dict(fields)
        if not own:
            everything.pop(owner)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._path.with_suffix(".new")
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(everything, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._path)
