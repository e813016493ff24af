"""Text that assistive technology puts in counts as typed; what the program shows itself does not."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from hamyar_desktop.ui.widgets.line_edit import LineEdit
from hamyar_desktop.ui.widgets.lookup import LookupField


def from_outside(edit: QLineEdit, text: str) -> None:
    """As Qt's accessibility does it: the C++ method, past every override."""
    QLineEdit.setText(edit, text)


def heard(edit: LineEdit) -> list[str]:
    texts: list[str] = []
    edit.textEdited.connect(texts.append)
    return texts


def test_text_from_outside_is_told_once_each_time(qtbot):
    edit = LineEdit()
    qtbot.addWidget(edit)
    told = heard(edit)
    for text in ("نگار", "", "نگار", "نگار"):
        from_outside(edit, text)
    assert told == ["نگار", "", "نگار"]


def test_the_program_s_own_text_is_not_told(qtbot):
    edit = LineEdit()
    qtbot.addWidget(edit)
    told = heard(edit)
    edit.setText("نگار")
    edit.clear()
    edit.setText("")
    assert told == []
    from_outside(edit, "رضا")
    assert told == ["رضا"]


def test_typed_letters_are_told_once(qtbot, type_text):
    edit = LineEdit()
    qtbot.addWidget(edit)
    told, whole = heard(edit), []
    edit.filled.connect(lambda: whole.append(edit.text()))
    type_text(edit, "رضا")
    edit.undo()
    assert told[:3] == ["ر", "رض", "رضا"]
    assert len(told) == 4
    assert whole == []


def test_a_unit_named_from_outside_is_chosen(qtbot):
    field = LookupField("unit", "unitLookup")
    qtbot.addWidget(field)
    field.set_items([(1, "خوابگاه", ""), (2, "کتابخانه مرکزی", "")])
    chosen: list[int | None] = []
    field.chosen.connect(chosen.append)
    from_outside(field.edit, "خوابگاه")
    assert (field.current_id(), chosen) == (1, [1])
    from_outside(field.edit, "نیست")
    assert field.current_id() is None
