"""Drafts of forms in one small file, replaced in one step so that a crash leaves the old one."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from hamyar_desktop.domain.errors import Code, RuleBroken


class FileDrafts:
    """Implements ``ports.DraftStore``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _all(self) -> dict[str, dict[str, dict[str, str]]]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        except OSError as error:
            raise RuleBroken(Code.STORAGE_UNAVAILABLE, detail=error.strerror) from error
        if not isinstance(stored, dict):
            return {}
        return {owner: forms for owner, forms in stored.items() if isinstance(forms, dict)}

    def read(self, owner: str) -> Mapping[str, Mapping[str, str]]:
        """Form → fields; nothing when the file is absent or no longer readable as drafts."""
        return self._all().get(owner, {})

    def write(self, owner: str, form: str, fields: Mapping[str, str]) -> None:
        """Empty fields remove the draft. Raises ``storage_unavailable``."""
        everything = self._all()
        own = everything.setdefault(owner, {})
        own.pop(form, None)
        if fields:
            own[form] = dict(fields)
        if not own:
            everything.pop(owner)
        try:
            self._replace(everything)
        except OSError as error:
            raise RuleBroken(Code.STORAGE_UNAVAILABLE, detail=error.strerror) from error

    def _replace(self, everything: Mapping[str, object]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._path.with_suffix(".new")
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(everything, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._path)
