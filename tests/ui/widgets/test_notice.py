"""The notice: a sentence with an icon, away while there is nothing to say."""

from hamyar_desktop.ui.theme import apply_theme
from hamyar_desktop.ui.widgets.notice import Notice


def test_it_shows_itself_only_with_a_sentence(qtbot) -> None:
    notice = Notice("banner")
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.set_text("مهلت تمام شده است.")
    assert notice.isVisible()
    assert notice.text() == notice.accessibleName() == "مهلت تمام شده است."
    notice.set_text("")
    assert notice.isHidden()


def test_its_icon_follows_the_theme(qtbot, qapp) -> None:
    notice = Notice("banner")
    qtbot.addWidget(notice)
    notice.set_text("بنگرید")
    light = notice.grab().toImage()
    apply_theme(qapp, "dark")
    assert notice.grab().toImage() != light
