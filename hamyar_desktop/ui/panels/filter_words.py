"""The conditions of a filter in words: what its chips say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.services.request_filter import RequestFilter
from hamyar_desktop.services.rows import Reference
from hamyar_desktop.services.words import Language, shown, word
from hamyar_desktop.ui.locale import number_text

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Condition:
    """``parts`` go together: a range is one condition. The first of them names its chip."""

    parts: tuple[str, ...]
    words: str


def stage_word(stage: str, language: Language) -> str:
    """The word of a stage, also of «awaiting»."""
    if stage == "awaiting":
        return translate("RequestFilters", "Waiting for a decision")
    return word("stage", stage, language)


class FilterWords:
    """Knows the names of units, terms and work types of the present reference data."""

    def __init__(self, reference: Reference, language: Language) -> None:
        self._language = language
        self._units = {row.id: row.name for row in reference.units}
        self._work_types = {row.id: row.name for row in reference.work_types}
        self._terms = {row.code: parse_term_code(row.code).title(language) for row in reference.terms}

    def conditions(self, wanted: RequestFilter, parts: Collection[str]) -> list[Condition]:
        """Those of ``parts``, in the order of the fields."""
        return [each for each in self._all(wanted) if set(each.parts) & set(parts)]

    def of_parts(self, wanted: RequestFilter) -> dict[str, str]:
        """Part → words, of every condition that is set."""
        return {each.parts[0]: each.words for each in self._all(wanted)}

    def _all(self, wanted: RequestFilter) -> Iterator[Condition]:
        set_parts = wanted.parts()
        for part, tell in self._single().items():
            if part in set_parts:
                yield Condition((part,), tell(getattr(wanted, part)))
            if part == "text":
                yield from self._ranges(wanted, set_parts)

    def _single(self) -> dict[str, Callable[..., str]]:
        units, work_types, terms, language = self._units, self._work_types, self._terms, self._language
        return {
            "stage": lambda key: translate("FilterWords", "Stage: %1").replace("%1", stage_word(key, language)),
            "unit_id": lambda key: translate("FilterWords", "Unit: %1").replace("%1", units.get(key, "…")),
            "work_type_id": lambda key: translate("FilterWords", "Work type: %1").replace(
                "%1", work_types.get(key, "…")
            ),
            "term_code": lambda key: translate("FilterWords", "Term: %1").replace("%1", terms.get(key, "…")),
            "student_id": lambda _key: translate("FilterWords", "One student only"),
            "text": lambda text: translate("FilterWords", "Text: “%1”").replace("%1", " ".join(text.split())),
            "above_requested": lambda _set: translate("FilterWords", "Actual hours above those requested"),
            "full_quota": lambda _set: translate("FilterWords", "Unit's quota full"),
            "without_account": lambda _set: translate("FilterWords", "Without a bank account"),
            "waiting_days": lambda days: translate("FilterWords", "Waiting longer than %1 days").replace(
                "%1", number_text(days)
            ),
        }

    def _ranges(self, wanted: RequestFilter, set_parts: Collection[str]) -> Iterator[Condition]:
        spans = (
            ("registered_from", "registered_to", (
                translate("FilterWords", "Registered from %1 to %2"), translate("FilterWords", "Registered from %1 on"),
                translate("FilterWords", "Registered until %2"),
            )),
            ("hours_from", "hours_to", (
                translate("FilterWords", "Hours from %1 to %2"), translate("FilterWords", "Hours from %1 up"),
                translate("FilterWords", "Hours up to %2"),
            )),
        )  # fmt: skip
        for first, last, (both, only_first, only_last) in spans:
            parts = tuple(part for part in (first, last) if part in set_parts)
            if parts:
                text = both if len(parts) == 2 else (only_first if parts == (first,) else only_last)
                begin, end = (shown(getattr(wanted, part), self._language) for part in (first, last))
                yield Condition(parts, text.replace("%1", begin).replace("%2", end))
