"""Everything one does with this project, on a machine that has only Python 3.11+ with pip.

    python3 dev.py run [-- ARGS]                  open the application
    python3 dev.py test [-- PYTEST ARGS]          the whole suite, or only what is named
    python3 dev.py check                          ruff, mypy and the import contracts
    python3 dev.py bench [NAME] [--json FILE]     measure against what users would pick instead
    python3 dev.py translate                      refresh and compile the catalogues in i18n/
    python3 dev.py bundle                         build the installed application in dist/

Each verb first makes `.venv/` from constraints.txt and finds the missing system libraries by itself.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed-from.txt"
LOCK = ROOT / "constraints.txt"
PROJECT = ROOT / "pyproject.toml"
DIST = ROOT / "dist"
BUILD = ROOT / "build"
WINDOWS = sys.platform == "win32"
OLDEST_PYTHON = (3, 11)

# Debian package of each shared library that Qt loads: first without a screen, then with a real X screen.
OFFSCREEN_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = OFFSCREEN_LIBRARIES | {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# The suite opens our spreadsheets in a real office program and reads our PDF files with a real reader.
TEST_PROGRAMS = {"soffice": "libreoffice-calc-nogui", "pdftotext": "poppler-utils"}
BUNDLE_PROGRAMS = {"objcopy": "binutils"}

CHECKS = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
    "import contracts": ("lint-imports", "--no-cache"),
}
RULES_AND_USE_CASES = "hamyar_desktop/domain/*,hamyar_desktop/services/*"
LEAST_COVERAGE = {RULES_AND_USE_CASES: 100.0, "hamyar_desktop/*": 90.0}


class SetupFailed(Exception):
    """A step of set-up cannot go on; its text says what the person has to do."""


def environment() -> dict[str, str]:
    """The environment of every child: keeps compiled modules, without which a start takes thrice as long."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(command: Iterable[str | Path]) -> int:
    """Run a command in the project's folder and return its status."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=environment()).returncode


def venv_program(name: str) -> Path:
    """The path of a program inside `.venv/`."""
    return VENV / "Scripts" / f"{name}.exe" if WINDOWS else VENV / "bin" / name


# ---------------------------------------------------------------- system libraries


def loads(library: str) -> bool:
    """Whether the dynamic loader finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(libraries: Mapping[str, str], programs: Mapping[str, str]) -> list[str]:
    """The Debian packages of what Qt or a verb needs and this Linux machine lacks; empty elsewhere."""
    if not sys.platform.startswith("linux"):
        return []
    absent = [package for library, package in libraries.items() if not loads(library)]
    absent += [package for program, package in programs.items() if shutil.which(program) is None]
    return absent


def ensure_system(libraries: Mapping[str, str], programs: Mapping[str, str] | None = None) -> None:
    """Install what is missing on a Debian-like system as root; anywhere else name it and stop."""
    packages = missing_packages(libraries, programs or {})
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise SetupFailed(
            f"Missing from this system (Debian's names): {' '.join(packages)}\n"
            "Install their counterparts with your package manager and run the same command again."
        )
    if os.geteuid() != 0:
        line = f"sudo {' '.join(install)}"
        raise SetupFailed(f"Missing from this system. Run this line, then the same command again:\n  {line}")
    print("Installing", *packages, flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    for command in (["apt-get", "update"], install):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise SetupFailed(f"{done.stdout}\nThe system's installer failed on: {' '.join(install)}")


# ---------------------------------------------------------------- the virtual environment


def digest(*files: Path) -> str:
    """SHA-256 over the given files and the interpreter, so that a change of either is noticed."""
    total = hashlib.sha256(f"{sys.version}\n{ROOT}\n".encode())
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()


def make_venv() -> None:
    """Make `.venv/` anew; Debian's Python without python3-venv gets one that the outer pip fills."""
    if VENV.exists():
        shutil.rmtree(VENV)
    options = [] if find_spec("ensurepip") else ["--without-pip"]
    if run([sys.executable, "-m", "venv", *options, VENV]) != 0:
        raise SetupFailed(f"Python could not make a virtual environment in {VENV}.")


def pip_command() -> list[str | Path]:
    """The environment's own pip, or the outer one told to work on that environment."""
    python = venv_program("python")
    if find_spec("ensurepip"):
        return [python, "-m", "pip"]
    if find_spec("pip") is None:
        raise SetupFailed("This Python has no pip. On Debian:\n  sudo apt-get install -y python3-venv")
    return [sys.executable, "-m", "pip", "--python", python]


def pip_install(*arguments: str | Path) -> None:
    """Install into `.venv/` or stop with pip's own words above."""
    quiet = ["install", "-qq", "--disable-pip-version-check"]
    if run([*pip_command(), *quiet, *arguments]) != 0:
        raise SetupFailed("pip could not install the packages; its reason stands above.")


def ensure_packages() -> None:
    """Bring `.venv/` in line with constraints.txt and pyproject.toml; takes milliseconds when it is."""
    wanted = f"{digest(LOCK)}\n{digest(PROJECT)}\n"
    installed = STAMP.read_text(encoding="ascii") if STAMP.is_file() else ""
    if installed == wanted:
        return
    if installed.partition("\n")[0] != wanted.partition("\n")[0]:
        print("Installing the pinned packages into .venv (once) …", flush=True)
        make_venv()
        # The lock file is complete, and the resolver of older pips looks past a pin when another package asks for
        # it with an extra (coverage[toml]); so nothing is resolved here, and what is missing is found below.
        pip_install("--require-hashes", "--no-deps", "-r", LOCK)
    pip_install("--no-deps", "--no-build-isolation", "--editable", ROOT)
    if run([*pip_command(), "check", "--quiet"]) != 0:
        raise SetupFailed("constraints.txt does not fit pyproject.toml; what pip misses stands above.")
    STAMP.write_text(wanted, encoding="ascii")


# ---------------------------------------------------------------- verbs


def verb_run(arguments: list[str]) -> int:
    """Open the application."""
    ensure_system(SCREEN_LIBRARIES)
    ensure_packages()
    command = [str(venv_program("python")), "-m", "hamyar_desktop", *arguments]
    if WINDOWS:
        return run(command)
    os.chdir(ROOT)
    os.execve(command[0], command, environment())  # signals and the status are then the application's own


def verb_test(arguments: list[str]) -> int:
    """Run the whole suite with its coverage gates, or exactly the tests that are named."""
    ensure_system(SCREEN_LIBRARIES | python_library(), TEST_PROGRAMS | BUNDLE_PROGRAMS)  # it builds the bundle too
    ensure_packages()
    pytest: list[str | Path] = [venv_program("python"), "-m", "pytest"]
    if arguments:
        return run([*pytest, *arguments])
    measure = ["--cov=hamyar_desktop", "--cov-report="]
    fast = run([*pytest, "-q", "-n", "2", "-m", "not slow", *measure])
    slow = run([*pytest, "-q", "-m", "slow", *measure, "--cov-append"])
    return fast or slow or coverage_verdict()


def coverage_verdict() -> int:
    """0 if the measured shares reach LEAST_COVERAGE; otherwise print the lines that no test ran."""
    report = [str(venv_program("python")), "-m", "coverage", "report"]
    status = 0
    for files, least in LEAST_COVERAGE.items():
        total = subprocess.run(
            [*report, f"--include={files}", "--format=total"], cwd=ROOT, capture_output=True, text=True
        )
        if total.returncode != 0:
            print(f"coverage of {files} could not be read: {total.stdout}{total.stderr}")
            return 1
        reached = float(total.stdout)
        print(f"coverage of {files}: {reached:g} % (at least {least:g} %)", flush=True)
        if reached < least:
            run([*report, f"--include={files}"])
            status = 1
    return status


def verb_check(_arguments: list[str]) -> int:
    """Run every check, also after one has failed, so that all complaints are seen at once."""
    ensure_packages()
    failed = [name for name, (program, *rest) in CHECKS.items() if run([venv_program(program), *rest]) != 0]
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def verb_bench(arguments: list[str]) -> int:
    """Measure with every module compiled before the clock starts."""
    ensure_system(OFFSCREEN_LIBRARIES)
    ensure_packages()
    python = venv_program("python")
    if run([python, "-m", "compileall", "-q", "hamyar_desktop", "benchmarks"]) != 0:
        return 1
    return run([python, "-m", "benchmarks", *arguments])


def verb_translate(_arguments: list[str]) -> int:
    """Bring both catalogues in line with the code; fails while a Persian sentence is missing."""
    ensure_packages()
    package = ROOT / "hamyar_desktop"
    found = [*package.glob("ui/**/*.py"), *package.glob("models/qt/**/*.py"), package / "app.py"]
    sources = sorted(str(path.relative_to(ROOT)) for path in found)
    for catalogue, language in (("hamyar_fa.ts", "fa_IR"), ("hamyar_en.ts", "en_US")):
        languages = ["-source-language", "en_US", "-target-language", language]
        options = ["-locations", "none", "-no-obsolete", *languages]
        if run([venv_program("pyside6-lupdate"), *sources, *options, "-ts", f"i18n/{catalogue}"]) != 0:
            return 1
    repeat_sources(ROOT / "i18n" / "hamyar_en.ts")
    missing = untranslated(ROOT / "i18n" / "hamyar_fa.ts")
    for context, source in missing:
        print(f"not translated: {context}: {source}")
    if missing:
        return 1
    for name in ("hamyar_fa", "hamyar_en"):
        if not release(name):
            return 1
    return 0


def release(name: str) -> bool:
    """Compile a catalogue beside the old one and take its place at once: a window that runs has the old one mapped
    into memory and would end if it were written over.
    """
    fresh = ROOT / "i18n" / f"{name}.qm.new"
    if run([venv_program("pyside6-lrelease"), f"i18n/{name}.ts", "-qm", f"i18n/{fresh.name}"]) != 0:
        fresh.unlink(missing_ok=True)
        return False
    fresh.replace(fresh.with_suffix(""))
    return True


def untranslated(catalogue: Path) -> list[tuple[str, str]]:
    """(context, source) of every message of a catalogue that has no finished translation."""
    missing = []
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            text = "" if translation is None else "".join(translation.itertext()).strip()
            if translation is None or not text or translation.get("type") == "unfinished":
                missing.append((context.findtext("name", ""), message.findtext("source", "")))
    return missing


def repeat_sources(catalogue: Path) -> None:
    """Give every unfinished message of the English catalogue its own source as translation."""
    tree = ET.parse(catalogue)
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") != "unfinished":
            continue
        for place in translation.findall("numerusform") or [translation]:
            place.text = place.text or message.findtext("source", "")
        del translation.attrib["type"]
    body = ET.tostring(tree.getroot(), encoding="unicode")
    catalogue.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def verb_bundle(_arguments: list[str]) -> int:
    """Build dist/hamyar-desktop/, which starts by double-click and needs nothing of this source tree."""
    ensure_system(SCREEN_LIBRARIES | python_library(), BUNDLE_PROGRAMS)
    ensure_packages()
    options = ["--noconfirm", "--clean", "--log-level", "WARN", "--distpath", str(DIST), "--workpath", str(BUILD)]
    status = run([venv_program("pyinstaller"), *options, "build.spec"])
    if status != 0:
        return status
    bundle = DIST / "hamyar-desktop"
    for path in bundle.rglob("*"):
        if path.is_symlink() and not path.exists():
            path.unlink()
    if sys.platform.startswith("linux"):
        for extra in ("linux/hamyar-desktop.desktop", "linux/install.sh", "icons/hamyar.png"):
            shutil.copy(ROOT / "resources" / extra, bundle)
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{bundle}: {size / 1e6:.0f} MB")
    return 0


def python_library() -> dict[str, str]:
    """The shared library of this Python, which PyInstaller packs and Debian keeps in a package of its own."""
    name = sysconfig.get_config_var("INSTSONAME")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {name: f"libpython{version}"} if name and ".so" in name else {}


VERBS: dict[str, Callable[[list[str]], int]] = {
    "run": verb_run,
    "test": verb_test,
    "check": verb_check,
    "bench": verb_bench,
    "translate": verb_translate,
    "bundle": verb_bundle,
}


def main(arguments: list[str]) -> int:
    """Do one verb and return its status."""
    if sys.version_info < OLDEST_PYTHON:
        print("Python 3.11 or newer is needed; this is", sys.version.split()[0], file=sys.stderr)
        return 1
    if not arguments or arguments[0] not in VERBS:
        wants_help = arguments[:1] in (["-h"], ["--help"])
        print(__doc__, file=sys.stdout if wants_help else sys.stderr)
        return 0 if wants_help else 2
    verb, *rest = arguments
    if rest[:1] == ["--"]:
        del rest[0]
    try:
        return VERBS[verb](rest)
    except SetupFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
