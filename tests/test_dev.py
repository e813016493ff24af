"""Set-up on a strange machine and the care of the catalogues: what a wrong step in dev.py would hide."""

import os
import subprocess
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


class TestPackages:
    @pytest.fixture
    def commands(self, tmp_path, monkeypatch) -> list[list[str]]:
        """What set-up would run, in an empty tree; every command succeeds."""
        ran: list[list[str]] = []

        def run(command):
            ran.append([str(part) for part in command])
            return 0

        for name, file in (("LOCK", "constraints.txt"), ("PROJECT", "pyproject.toml")):
            (tmp_path / file).write_text("one==1\n")
            monkeypatch.setattr(dev, name, tmp_path / file)
        (tmp_path / ".venv").mkdir()
        monkeypatch.setattr(dev, "ROOT", tmp_path)
        monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
        monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "installed-from.txt")
        monkeypatch.setattr(dev, "make_venv", lambda: ran.append(["make_venv"]))
        monkeypatch.setattr(dev, "run", run)
        return ran

    def test_pins_are_installed_as_they_stand_and_then_checked(self, commands):
        dev.ensure_packages()

        made, pins, project, check = commands
        assert made == ["make_venv"]
        assert {"--require-hashes", "--no-deps", str(dev.LOCK)} <= set(pins)
        assert {"--no-deps", "--editable", str(dev.ROOT)} <= set(project)
        assert check[-2:] == ["check", "--quiet"]

    def test_what_is_in_line_is_left_alone(self, commands):
        dev.ensure_packages()
        commands.clear()
        dev.ensure_packages()

        assert commands == []

    def test_a_changed_project_is_installed_anew_without_its_pins(self, commands):
        dev.ensure_packages()
        commands.clear()
        dev.PROJECT.write_text("two==2\n")
        dev.ensure_packages()

        assert ["make_venv"] not in commands
        assert not any("--require-hashes" in command for command in commands)

    def test_pins_that_do_not_fit_stop_everything_and_are_tried_again(self, commands, monkeypatch):
        monkeypatch.setattr(dev, "run", lambda command: int("check" in list(command)))

        with pytest.raises(dev.SetupFailed, match="does not fit"):
            dev.ensure_packages()
        assert not dev.STAMP.exists()

    def test_a_python_without_ensurepip_is_filled_by_the_outer_pip(self, monkeypatch):
        monkeypatch.setattr(dev, "find_spec", lambda name: None if name == "ensurepip" else object())

        assert dev.pip_command() == [sys.executable, "-m", "pip", "--python", dev.venv_program("python")]

    def test_a_python_without_any_pip_names_the_package(self, monkeypatch):
        monkeypatch.setattr(dev, "find_spec", lambda name: None)

        with pytest.raises(dev.SetupFailed, match="apt-get install -y python3-venv"):
            dev.pip_command()

    @pytest.mark.slow
    def test_without_ensurepip_a_real_environment_is_made_and_used(self, tmp_path, monkeypatch):
        monkeypatch.setattr(dev, "find_spec", lambda name: None if name == "ensurepip" else object())
        monkeypatch.setattr(dev, "VENV", tmp_path / "venv")

        dev.make_venv()

        listed = subprocess.run([*dev.pip_command(), "list"], capture_output=True, text=True)
        assert listed.returncode == 0, listed.stderr
        assert not (tmp_path / "venv" / "bin" / "pip").exists()


class TestVerbs:
    @pytest.fixture
    def set_up(self, monkeypatch) -> list[list[str]]:
        """A machine on which all is ready; what would be run."""
        ran: list[list[str]] = []
        monkeypatch.setattr(dev, "ensure_system", lambda *_: None)
        monkeypatch.setattr(dev, "ensure_packages", lambda: None)
        monkeypatch.setattr(dev, "run", lambda command: ran.append([str(part) for part in command]) or 0)
        monkeypatch.setattr(dev, "coverage_verdict", lambda: 0)
        return ran

    def test_the_suite_is_two_groups_that_print_what_failed(self, set_up):
        assert dev.main(["test"]) == 0

        fast, slow = set_up
        assert fast[fast.index("-m", 3) + 1] == "not slow"
        assert slow[slow.index("-m", 3) + 1] == "slow"
        assert "--cov-append" in slow
        assert not {"-qq", "--no-summary", "-rN"} & {*fast, *slow}

    def test_named_tests_are_run_alone(self, set_up):
        assert dev.main(["test", "--", "tests/test_dev.py", "-k", "verbs"]) == 0
        assert [command[1:] for command in set_up] == [["-m", "pytest", "tests/test_dev.py", "-k", "verbs"]]

    def test_a_failing_group_fails_the_suite_but_the_other_runs(self, set_up, monkeypatch):
        monkeypatch.setattr(dev, "run", lambda command: set_up.append(list(command)) or int("not slow" in command))

        assert dev.main(["test"]) == 1
        assert len(set_up) == 2

    def test_benches_run_on_compiled_modules(self, set_up):
        assert dev.main(["bench", "startup"]) == 0
        compiled, bench = set_up
        assert compiled[1:3] == ["-m", "compileall"]
        assert bench[1:] == ["-m", "benchmarks", "startup"]


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


class TestRelease:
    """A catalogue is read by windows that run (mapped into memory) while a new one is made."""

    @pytest.fixture
    def catalogue(self, tmp_path, monkeypatch) -> Path:
        monkeypatch.setattr(dev, "ROOT", tmp_path)
        (tmp_path / "i18n").mkdir()
        old = tmp_path / "i18n" / "hamyar_fa.qm"
        old.write_bytes(b"old")
        return old

    def test_a_reader_keeps_the_old_catalogue_whole(self, catalogue, monkeypatch):
        def compiles(command):
            (dev.ROOT / command[-1]).write_bytes(b"new")
            return 0

        monkeypatch.setattr(dev, "run", compiles)
        with catalogue.open("rb") as reader:
            assert dev.release("hamyar_fa")
            assert reader.read() == b"old"
        assert [path.read_bytes() for path in catalogue.parent.iterdir()] == [b"new"]

    def test_a_failure_leaves_the_old_catalogue(self, catalogue, monkeypatch):
        monkeypatch.setattr(dev, "run", lambda command: (dev.ROOT / command[-1]).write_bytes(b"half") and 1)

        assert not dev.release("hamyar_fa")
        assert [path.read_bytes() for path in catalogue.parent.iterdir()] == [b"old"]
