"""The catalogues know every sentence of the code, and their Persian is written as Persian is written."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "hamyar_desktop"
LANGUAGES = ("fa", "en")
SPOKEN_WORDS = [PACKAGE / "services" / "sentences.py", PACKAGE / "services" / "words.py"]
PERSIAN_TEXT = re.compile(r'"([^"\n]*[آ-ی][^"\n]*)"')
# Names and keys that a Persian reader knows by their Latin letters.
LATIN_WORDS = {
    "Hamyar", "Excel", "PDF", "IR", "PostgreSQL", "hamyar-admin", "init", "restore", "xlsx", "XLSX", "SQLite",
    # For whoever runs the server: pg_restore, pg_hba.conf, max_connections, auth_delay, pg_read_all_settings.
    "DROP", "ROLE", "pg", "hba", "conf", "max", "connections", "TLS", "upgrade", "check",
    "auth", "delay", "passwordcheck", "read", "all", "settings",
    "Ctrl", "Enter", "Shift", "Esc", "Space", "Alt", "Del", "A", "R", "F", "K", "Z", "n", "L",
}  # fmt: skip


def messages(catalogue: Path) -> dict[tuple[str, str], str]:
    """(context, source) → translation, of every message; unfinished ones are ''."""
    found = {}
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") != "unfinished"
            text = "".join(translation.itertext()).strip() if finished and translation is not None else ""
            found[context.findtext("name", ""), message.findtext("source", "")] = text
    return found


@pytest.fixture(scope="module")
def in_the_code(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """(context, source) of every sentence that lupdate finds in the code today."""
    fresh = tmp_path_factory.mktemp("i18n") / "fresh.ts"
    sources = [*PACKAGE.glob("ui/**/*.py"), *PACKAGE.glob("models/qt/**/*.py"), PACKAGE / "app.py"]
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    languages = ["-source-language", "en_US", "-target-language", "fa_IR"]
    subprocess.run(
        [tool, *map(str, sorted(sources)), "-locations", "none", *languages, "-ts", str(fresh)],
        check=True,
        capture_output=True,
    )
    return set(messages(fresh))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_every_sentence_of_the_code_and_no_other(language, in_the_code):
    assert in_the_code
    assert set(messages(ROOT / "i18n" / f"hamyar_{language}.ts")) == in_the_code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_and_compiled(language):
    told = messages(ROOT / "i18n" / f"hamyar_{language}.ts")
    compiled = QTranslator()
    assert compiled.load(str(ROOT / "i18n" / f"hamyar_{language}.qm"))

    missing = [key for key, text in told.items() if not text]
    stale = [key for key, text in told.items() if (compiled.translate(*key) or "").strip() != text]

    assert missing == []
    assert stale == []


def test_placeholders_survive_the_translation():
    for (context, source), text in messages(ROOT / "i18n" / "hamyar_fa.ts").items():
        wanted = sorted(re.findall(r"%[0-9nL]+", source))

        assert sorted(re.findall(r"%[0-9nL]+", text)) == wanted, f"{context}: {source}"


def persian_texts() -> list[str]:
    """Every Persian text of the catalogue and of the words and sentences in the services."""
    texts = list(messages(ROOT / "i18n" / "hamyar_fa.ts").values())
    for path in SPOKEN_WORDS:
        texts += PERSIAN_TEXT.findall(path.read_text(encoding="utf-8"))
    return texts


def test_persian_has_persian_letters_digits_and_half_spaces():
    arabic, latin_digits, whole_space, foreign = [], [], [], []
    for text in persian_texts():
        bare = re.sub(r"%[0-9nL]+|\{[a-z_]+\}|\\u[0-9a-f]{4}", "", text)
        words = re.findall(r"[A-Za-z][A-Za-z-]*", re.sub(r"F[0-9]+", "", bare))
        arabic += [text] if re.search("[يكىة٠-٩]", bare) else []
        latin_digits += [text] if re.search(r"(?<![FA-Za-z])[0-9]", bare) else []
        whole_space += [text] if re.search(r"(?<![آ-ی])ن?می [آ-ی]", bare) else []
        foreign += [f"{text}: {word}" for word in words if word not in LATIN_WORDS]

    assert arabic == []
    assert latin_digits == []
    assert whole_space == []
    assert foreign == []
