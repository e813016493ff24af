"""How entries of a request's history look and read: icon, tone and words of each verb."""

from __future__ import annotations

from hamyar_desktop.services.words import Language, word

_LOOKS = {
    "register": ("primary", "file-plus-2"),
    "edit": ("neutral", "pencil"),
    "resubmit": ("primary", "rotate-ccw"),
    "approve": ("success", "check"),
    "reject": ("danger", "x"),
    "reopen": ("warning", "undo-2"),
    "cancel": ("neutral", "ban"),
    "restore": ("primary", "undo-2"),
    "record_hours": ("violet", "hourglass"),
    "finalize": ("success", "badge-check"),
    "unfinalize": ("warning", "undo-2"),
}


def verb_look(action: str) -> tuple[str, str]:
    """Tone and icon of what somebody did."""
    return _LOOKS.get(action, ("neutral", "circle-dot"))


def verb_word(action: str, language: Language) -> str:
    """What somebody did, in one or two words."""
    return word("verb", action, language)
