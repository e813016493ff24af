"""Documentation that can go stale is checked against the program."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from typer.main import get_command

import dev

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
DECISIONS = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
ADMIN_LINES = re.findall(r"^hamyar-admin .*$", README, re.MULTILINE)


def test_readme_names_both_commands_in_both_languages():
    english, persian = README.split('<div dir="rtl" lang="fa">')

    for half in (english, persian):
        assert "python3 dev.py run" in half
        assert "python3 dev.py test" in half


def test_readme_names_only_verbs_that_dev_py_has():
    named = set(re.findall(r"python3 dev\.py ([a-z]+)", README))

    assert {"run", "test", "check", "bundle"} <= named <= set(dev.VERBS)
    assert dev.__doc__ is not None
    assert all(f"dev.py {verb} " in dev.__doc__ for verb in dev.VERBS)


def test_readme_shows_hamyar_admin():
    assert len(ADMIN_LINES) >= 6


@pytest.mark.parametrize("line", ADMIN_LINES)
def test_every_hamyar_admin_line_of_the_readme_is_understood(line):
    from hamyar_desktop.cli import app

    command = get_command(app)
    words = shlex.split(line)[1:]
    while hasattr(command, "commands"):
        assert words, f"{line} stops before a command"
        name = words.pop(0)
        assert name in command.commands, f"hamyar-admin has no command {name!r}"
        command = command.commands[name]

    context = command.make_context(command.name, words, resilient_parsing=False)
    assert context.params


def test_every_dependency_has_a_line_in_the_decisions():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {Requirement(text).name for text in project["dependencies"] + project["optional-dependencies"]["dev"]}
    rows = re.findall(r"^\| ([A-Za-z0-9-]+) \|(.*)\|(.*)\|(.*)\|$", DECISIONS, re.MULTILINE)
    explained = {name for name, *cells in rows if name != "package" and all(cell.strip() for cell in cells)}

    assert explained == wanted


def test_architecture_names_every_room():
    package = ROOT / "hamyar_desktop"
    folders = {f"{path.name}/" for path in package.iterdir() if path.is_dir() and any(path.glob("**/*.py"))} - {
        "__pycache__/"
    }
    modules = {path.name for path in package.glob("*.py")} - {"__init__.py"}
    top = {"resources/", "i18n/", "tests/", "benchmarks/"}

    missing = {name for name in folders | modules | top if name not in ARCHITECTURE}

    assert missing == set()


def test_documents_point_only_at_files_that_exist():
    for document in (README, ARCHITECTURE, DECISIONS):
        folder = ROOT if document is README else ROOT / "docs"
        links = [link for link in re.findall(r"\]\(([^)#]+)\)", document) if "://" not in link]
        assert all((folder / link).is_file() for link in links), links


def test_changelog_names_the_coming_version():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(r"^## \[(Unreleased|[0-9.]+)\]", changelog, re.MULTILINE)
