"""The filters that a person saved under names of her own."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass

from hamyar_desktop.domain.text import clean, fold_joined, sort_key
from hamyar_desktop.services.request_filter import RequestFilter, read_filter
from hamyar_desktop.ui.desk import Desk

LONGEST_NAME = 60
_WORDS = "words"


@dataclass(frozen=True)
class SavedFilter:
    """``words`` tell what a condition named when it was saved: a unit that is gone later has no other name."""

    name: str
    wanted: RequestFilter
    words: Mapping[str, str]


class FilterMemory:
    """Names that fold alike are one name: «فيلتر من» replaces «فیلتر  من»."""

    def __init__(self, desk: Desk) -> None:
        self._kept: MutableMapping[str, Mapping[str, object]] = desk.filters.setdefault(desk.person.name, {})

    def all(self) -> list[SavedFilter]:
        """In Persian order of the names."""
        return [self._read(name) for name in sorted(self._kept, key=lambda name: (sort_key(name), name))]

    def like(self, name: str) -> str | None:
        """The saved name that folds as this one does."""
        key = fold_joined(name)
        return next((kept for kept in self._kept if fold_joined(kept) == key), None)

    def keep(self, name: str, wanted: RequestFilter, words: Mapping[str, str]) -> None:
        """Saves, in place of one with the same name."""
        self.forget(name)
        self._kept[name] = {**wanted.stored(), _WORDS: dict(words)}

    def rename(self, name: str, new: str) -> None:
        """Another name, in place of a filter that has it already; nothing if there is none of that name."""
        kept = self._kept.get(name)
        if kept is None:
            return
        self.forget(new)
        self._kept.pop(name, None)
        self._kept[new] = kept

    def forget(self, name: str) -> None:
        """It is gone, in whatever spelling."""
        known = self.like(name)
        if known is not None:
            del self._kept[known]

    def _read(self, name: str) -> SavedFilter:
        stored = self._kept[name]
        told = stored.get(_WORDS)
        words = {str(part): str(word) for part, word in told.items()} if isinstance(told, Mapping) else {}
        return SavedFilter(name, read_filter(stored), words)


def filter_name(typed: str) -> str:
    """A name as it is kept; '' if nothing that can be read was typed.

    Raises ``text_too_long`` and ``control_character``.
    """
    name = clean(typed, limit=LONGEST_NAME)
    return name if fold_joined(name) else ""
