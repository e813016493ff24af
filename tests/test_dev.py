"""Set-up on a strange machine and the care of the catalogues: what a wrong step in dev.py would hide."""

import os
import sys
from pathlib import Path

import pytest

import dev

CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Page</name>
    <message><source>Save</source><translation type="unfinished"></translation></message>
    <message><source>Close</source><translation>Shut</translation></message>
    <message numerus="yes"><source>%Ln rows</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
</TS>
"""
NOWHERE = {"libnowhere-hamyar.so.9": "libnowhere9"}


@pytest.fixture
def catalogue(tmp_path) -> Path:
    path = tmp_path / "hamyar.ts"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring Qt's libraries")
class TestSystemLibraries:
    def test_what_is_there_is_not_asked_for(self):
        assert dev.missing_packages({"libc.so.6": "libc6"}, {"sh": "dash"}) == []

    def test_a_missing_library_and_program_name_their_packages(self):
        assert dev.missing_packages(NOWHERE, {"nowhere-hamyar": "nowhere"}) == ["libnowhere9", "nowhere"]

    def test_without_root_the_exact_line_is_named(self, monkeypatch):
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        monkeypatch.setattr(dev.shutil, "which", lambda program: f"/usr/bin/{program}")

        with pytest.raises(dev.SetupFailed) as failure:
            dev.ensure_system(NOWHERE)

        last_line = str(failure.value).splitlines()[-1]
        assert last_line.strip() == "sudo apt-get install -y --no-install-recommends libnowhere9"

    def test_on_another_family_of_systems_the_packages_are_named(self, monkeypatch):
        monkeypatch.setattr(dev.shutil, "which", lambda program: None)

        with pytest.raises(dev.SetupFailed, match="libnowhere9"):
            dev.ensure_system(NOWHERE)

    def test_a_failed_set_up_ends_with_status_1_and_its_reason(self, monkeypatch, capsys):
        def fail(_arguments):
            raise dev.SetupFailed("the reason")

        monkeypatch.setitem(dev.VERBS, "run", fail)

        assert dev.main(["run"]) == 1
        assert capsys.readouterr().err == "the reason\n"


class TestArguments:
    @pytest.mark.parametrize(("arguments", "status"), [([], 2), (["fly"], 2), (["--help"], 0)])
    def test_unknown_verbs_are_a_usage_error(self, arguments, status, capsys):
        assert dev.main(arguments) == status
        shown = capsys.readouterr()
        assert "python3 dev.py run" in (shown.out if status == 0 else shown.err)

    @pytest.mark.parametrize("arguments", [["--", "--lang", "en"], ["--lang", "en"]])
    def test_the_two_dashes_are_optional(self, arguments, monkeypatch):
        seen = []
        monkeypatch.setitem(dev.VERBS, "run", lambda rest: seen.extend(rest) or 0)

        assert dev.main(["run", *arguments]) == 0
        assert seen == ["--lang", "en"]

    def test_children_keep_their_compiled_modules(self, monkeypatch):
        monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

        assert "PYTHONDONTWRITEBYTECODE" not in dev.environment()


class TestStamp:
    def test_a_changed_lock_file_is_noticed(self, tmp_path):
        lock = tmp_path / "constraints.txt"
        lock.write_text("one==1\n")
        before = dev.digest(lock)
        lock.write_text("one==2\n")

        assert dev.digest(lock) != before


class TestCatalogues:
    def test_unfinished_messages_are_listed(self, catalogue):
        assert dev.untranslated(catalogue) == [("Page", "Save"), ("Page", "%Ln rows")]

    def test_the_english_catalogue_repeats_its_sources(self, catalogue):
        dev.repeat_sources(catalogue)

        text = catalogue.read_text(encoding="utf-8")
        assert dev.untranslated(catalogue) == []
        assert "<translation>Save</translation>" in text
        assert text.count("<numerusform>%Ln rows</numerusform>") == 2
        assert "<translation>Shut</translation>" in text
        assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n')

    @pytest.mark.slow
    def test_translate_reads_the_code_and_stops_at_a_missing_sentence(self, tmp_path, monkeypatch, capsys):
        monkeypatch.setattr(dev, "ROOT", tmp_path)
        monkeypatch.setattr(dev, "VENV", Path(sys.prefix))
        monkeypatch.setattr(dev, "ensure_packages", lambda: None)
        for folder in ("hamyar_desktop/ui", "hamyar_desktop/models/qt", "i18n"):
            (tmp_path / folder).mkdir(parents=True)
        (tmp_path / "hamyar_desktop/app.py").write_text("")
        page = tmp_path / "hamyar_desktop/ui/page.py"
        page.write_text(
            'from PySide6.QtCore import QCoreApplication\ntext = QCoreApplication.translate("Page", "Save changes")\n'
        )
        persian = tmp_path / "i18n/hamyar_fa.ts"

        assert dev.main(["translate"]) == 1
        assert "not translated: Page: Save changes" in capsys.readouterr().out
        unfinished = '<translation type="unfinished"></translation>'
        persian.write_text(
            persian.read_text(encoding="utf-8").replace(unfinished, "<translation>اعمال تغییرات</translation>"),
            encoding="utf-8",
        )

        assert dev.main(["translate"]) == 0
        assert "line=" not in persian.read_text(encoding="utf-8")
        assert all((tmp_path / f"i18n/hamyar_{language}.qm").stat().st_size > 50 for language in ("fa", "en"))
