"""The doors of the house stay shut, and the code stays clean, without anyone having to remember it."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "hamyar_desktop"
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
PROGRAMS = Path(sys.executable).parent


def source_files(room: str = "") -> list[Path]:
    return sorted((PACKAGE / room).rglob("*.py"))


def imported_packages(file: Path) -> set[str]:
    """The top-level packages that a file imports from outside its own package, at any depth of its code."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_import_contracts_are_kept():
    done = subprocess.run([PROGRAMS / "lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_contract_is_checked():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    kinds = [contract["type"] for contract in settings["contracts"]]

    layers = next(contract for contract in settings["contracts"] if contract["type"] == "layers")
    assert layers["exhaustive"] is True
    assert kinds.count("independence") == 1
    assert kinds.count("forbidden") >= 7


@pytest.mark.parametrize(
    ("room", "allowed"),
    [
        ("domain", {"hamyar_desktop", "jdatetime"}),
        ("services", {"hamyar_desktop"}),
        ("models/qt", {"hamyar_desktop", "PySide6"}),
        ("models/orm", {"hamyar_desktop", "sqlalchemy"}),
        ("spreadsheets", {"hamyar_desktop", "openpyxl", "xlsxwriter", "python_calamine"}),
        ("ui", {"hamyar_desktop", "PySide6", "shiboken6"}),
    ],
)
def test_room_imports_no_other_package(room, allowed):
    files = source_files(room)
    strangers = {
        f"{file.relative_to(PACKAGE)}: {name}"
        for file in files
        for name in imported_packages(file) - allowed - sys.stdlib_module_names
    }

    assert files
    assert strangers == set()


def test_no_module_has_a_name_that_says_nothing():
    named = {file.relative_to(PACKAGE) for file in source_files() if VAGUE_NAMES & set(file.stem.split("_"))}
    folders = {path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.name in VAGUE_NAMES}

    assert named | folders == set()


def test_every_module_says_why_it_exists():
    silent = [
        str(file.relative_to(PACKAGE))
        for file in source_files()
        if file.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]

    assert silent == []


@pytest.mark.slow
@pytest.mark.parametrize("check", [name for name in dev.CHECKS if name != "import contracts"])
def test_code_is_clean(check):
    program, *arguments = dev.CHECKS[check]

    done = subprocess.run([PROGRAMS / program, *arguments], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
