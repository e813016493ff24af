"""What leaves this tree is complete, pinned and clean: the lock file, the wheel, and Qt's safe version."""

import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

import dev
import hamyar_desktop
from tests.cluster import cluster

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}


def locked() -> dict[str, list[tuple[Requirement, int]]]:
    """Every pin of constraints.txt by name, each with the number of its hashes."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    logical = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    pins: dict[str, list[tuple[Requirement, int]]] = {}
    for line in logical:
        requirement = Requirement(line.partition("--hash")[0].strip())
        hashes = len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", line))
        pins.setdefault(canonical(requirement.name), []).append((requirement, hashes))
    return pins


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def tracked_files() -> list[Path]:
    """What git tracks or would add; in a copy without git, everything that is not made by a tool."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    if (ROOT / ".git").exists() and listed.returncode == 0:
        return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file() and not NOT_OURS & set(path.relative_to(ROOT).parts)]


def readable(path: Path) -> str:
    """A file's text; binary files are read as Latin-1, in which every address is still legible."""
    data = path.read_bytes()
    return data.decode("latin-1" if b"\0" in data else "utf-8")


class TestLockFile:
    def test_every_pin_is_exact_and_hashed(self):
        pins = [entry for entries in locked().values() for entry in entries]

        assert len(pins) > 40
        for requirement, hashes in pins:
            assert re.fullmatch(r"==[0-9][0-9a-z.]*", str(requirement.specifier)), requirement
            assert hashes, f"{requirement} has no hash"

    def test_every_dependency_is_pinned_inside_its_range(self):
        pins = locked()
        project = PROJECT["project"]
        wanted = [Requirement(text) for text in project["dependencies"] + project["optional-dependencies"]["dev"]]
        here = [need for need in wanted if need.marker is None or need.marker.evaluate()]

        for need in here:
            versions = [
                str(pin.specifier).removeprefix("==")
                for pin, _ in pins[canonical(need.name)]
                if pin.marker is None or pin.marker.evaluate()
            ]
            assert len(versions) == 1, need
            assert need.specifier.contains(versions[0]), f"{need} is pinned to {versions[0]}"

    def test_it_names_no_address(self):
        text = (ROOT / "constraints.txt").read_text(encoding="utf-8")

        assert "://" not in text
        assert not re.search(r"^\s*-", re.sub(r"^\s*--hash=.*$", "", text, flags=re.MULTILINE), re.MULTILINE)

    @pytest.mark.parametrize("python", ["3.11.0", "3.11.9"])
    def test_qt_on_python_3_11_is_the_version_that_does_not_abort(self, python):
        environment = {"python_full_version": python, "python_version": "3.11"}
        chosen = [
            str(pin.specifier)
            for name in ("pyside6-essentials", "shiboken6")
            for pin, _ in locked()[name]
            if Marker(str(pin.marker)).evaluate(environment)
        ]

        assert chosen == ["==6.11.3", "==6.11.3"]


class TestQt:
    @pytest.mark.slow
    def test_survives_a_hundred_thousand_void_calls(self):
        """PySide6 6.12.0 on Python 3.11 aborts after some 5,000 of them (PYSIDE-3474)."""
        program = (
            "from PySide6.QtCore import QObject\n"
            "target = QObject()\n"
            "for _ in range(100_000):\n"
            "    target.setObjectName('x')\n"
            "print('alive')\n"
        )

        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)

        assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr

    def test_only_essentials_is_wanted(self):
        names = {canonical(Requirement(text).name) for text in PROJECT["project"]["dependencies"]}

        assert "pyside6-essentials" in names
        assert not {"pyside6", "pyside6-addons"} & set(locked())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The project's wheel, built without the network by the backend that is already installed."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
class TestWheel:
    def test_carries_resources_catalogues_and_migrations(self, wheel):
        names = set(zipfile.ZipFile(wheel).namelist())
        shipped = [path for path in tracked_files() if path.parts[len(ROOT.parts)] in ("resources", "i18n")]
        migrations = ROOT.glob("hamyar_desktop/store/migrations/**/*.py")

        assert {f"hamyar_desktop/_data/{path.relative_to(ROOT).as_posix()}" for path in shipped} <= names
        assert {path.relative_to(ROOT).as_posix() for path in migrations} <= names
        assert any(name.endswith("hamyar.svg") for name in names)
        assert not any(name.startswith(("tests/", "benchmarks/")) for name in names)

    def test_an_installed_copy_finds_its_resources(self, wheel, tmp_path):
        zipfile.ZipFile(wheel).extractall(tmp_path)
        program = "from hamyar_desktop import paths; print(paths.resources(), paths.catalogues(), sep='\\n')"

        done = subprocess.run(
            [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {program}"],
            capture_output=True, text=True, cwd=tmp_path,
        )  # fmt: skip

        assert done.returncode == 0, done.stderr
        resources, catalogues = (Path(line) for line in done.stdout.splitlines())
        assert resources == (tmp_path / "hamyar_desktop/_data/resources").resolve()
        assert (resources / "icons/hamyar.png").is_file()
        assert catalogues.parent == resources.parent

    def test_starts_from_an_environment_of_its_own(self, wheel, tmp_path):
        environment = tmp_path / "venv"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
        install = [sys.executable, "-m", "pip", "--python", str(environment), "install", "-qq", "--no-deps"]
        done = subprocess.run([*install, "--no-index", str(wheel)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        folder = environment / ("Scripts" if os.name == "nt" else "bin")
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        # The libraries themselves are those of this environment: what is tried here is our own part.
        clean["PYTHONPATH"] = str(Path(importlib.metadata.distribution("platformdirs").locate_file("")))

        for program, told in (("hamyar-desktop", hamyar_desktop.__version__), ("hamyar-admin", "restore")):
            option = "--version" if told == hamyar_desktop.__version__ else "--help"
            done = subprocess.run(
                [str(folder / program), option], cwd=tmp_path, env=clean, capture_output=True, text=True
            )
            assert done.returncode == 0, done.stderr
            assert told in done.stdout

    def test_names_its_programs_and_version(self, wheel):
        names = zipfile.ZipFile(wheel).namelist()
        folder = f"hamyar_desktop-{hamyar_desktop.__version__}.dist-info"
        scripts = zipfile.ZipFile(wheel).read(f"{folder}/entry_points.txt").decode()

        assert "hamyar-admin = hamyar_desktop.cli:main" in scripts
        assert "hamyar-desktop = hamyar_desktop.__main__:main" in scripts
        assert f"{folder}/licenses/LICENSE" in names


@pytest.fixture(scope="module")
def bundle(tmp_path_factory) -> Path:
    """The folder that ``dev.py bundle`` makes, built apart from the tree and moved to where nothing else is."""
    folder = tmp_path_factory.mktemp("bundle")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dev, "ensure_packages", lambda: None)
        patch.setattr(dev, "VENV", Path(sys.prefix))
        patch.setattr(dev, "DIST", folder / "dist")
        patch.setattr(dev, "BUILD", folder / "build")
        assert dev.main(["bundle"]) == 0
    return (folder / "dist" / "hamyar-desktop").rename(folder / "آماده نصب")


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bundle is built and tried on Linux")
class TestBundle:
    @pytest.fixture
    def run(self, bundle, tmp_path):
        """Runs a program of the bundle for a person whose home is empty and who has no Python."""

        def running(program: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
            home = tmp_path / "home"
            home.mkdir(exist_ok=True)
            clean = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment}
            return subprocess.run(
                [str(bundle / program), *arguments], cwd="/", env=clean, capture_output=True, text=True, timeout=400
            )

        return running

    def test_passes_the_tour(self, run, tmp_path):
        done = run("hamyar-desktop", "--tour", str(tmp_path / "tour"))

        told = json.loads((tmp_path / "tour" / "tour.json").read_text(encoding="utf-8"))
        assert (told["ok"], done.returncode) == (True, 0), (told, done.stderr)

    def test_its_command_line_makes_a_database_and_prints(self, run, tmp_path):
        database = f"sqlite:///{tmp_path}/office.sqlite3"
        secret = {"HAMYAR_USER": "mina", "HAMYAR_PASSWORD": "hamyar-demo-1"}
        filled = run("hamyar-admin", "--database", database, "--json", "demo", "--students", "30", "--requests", "60")
        assert filled.returncode == 0, filled.stderr
        listed = run("hamyar-admin", "--database", database, "--json", "request", "list", "--stage", "ready", **secret)
        unit = json.loads(listed.stdout)[0]["unit"]
        out = tmp_path / "sheet.pdf"

        done = run("hamyar-admin", "--database", database, "export", "hours", str(out), "--unit", unit, "--format",
                   "pdf", **secret)  # fmt: skip

        assert done.returncode == 0, done.stderr
        assert out.read_bytes()[:5] == b"%PDF-"

    def test_its_command_line_speaks_to_a_server(self, run):
        server = cluster()
        server.create_database("bundle")
        database = server.url("bundle", server.superuser, server.password)

        done = run("hamyar-admin", "--database", database, "--json", "init", "--admin-user", "bundle-affairs",
                   HAMYAR_NEW_PASSWORD="a long password 1")  # fmt: skip

        assert done.returncode == 0, done.stderr
        server.drop_database("bundle")
        with server.connect() as connection:
            connection.execute('DROP ROLE "bundle-affairs"')

    def test_is_added_to_the_menu_of_the_desktop(self, bundle, tmp_path):
        home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
        subprocess.run(["sh", str(bundle / "install.sh")], env=home, check=True, capture_output=True)

        entry = (tmp_path / ".local/share/applications/hamyar-desktop.desktop").read_text(encoding="utf-8")
        assert f'Exec="{bundle}/hamyar-desktop"' in entry
        assert (tmp_path / ".local/share/icons/hicolor/256x256/apps/hamyar.png").is_file()

    def test_carries_nothing_that_no_page_uses(self, bundle):
        names = {path.name for path in bundle.rglob("*")}
        size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())

        assert size < 230e6
        assert "qtbase_fa.qm" in names
        assert not {name for name in names if name.startswith(("libQt6Quick", "libQt6Qml", "libgtk-3", "qtbase_de"))}
        assert not [path for path in bundle.rglob("*") if path.is_symlink() and not path.exists()]


class TestTree:
    def test_names_no_registry_and_no_place_of_a_machine(self):
        # Put together from pieces, so that this file does not contain what it looks for.
        hosts = "|".join(("py" + "pi", "files.python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian"))
        options = "|".join(("--(extra-)?index-" + "url", "--find-" + "links", "index-" + "url *="))
        homes = "/ho" + "me/[a-z]|/ro" + "ot/|/Us" + r"ers/[A-Za-z]|[A-Z]:\\Us" + "ers\\\\[A-Za-z]"
        pattern = re.compile(rf"https?://[a-z.]*({hosts})|{options}|{homes}|file:/" + "//[a-z]")
        here = re.compile(rf"{re.escape(str(ROOT))}[/\\]")

        offending = {
            f"{path.relative_to(ROOT)}: {found[0]}"
            for path in tracked_files()
            for found in [pattern.search(readable(path)) or here.search(readable(path))]
            if found
        }

        assert offending == set()

    def test_continuous_integration_runs_the_readme_command_and_nothing_else(self):
        lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
        commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]

        assert commands == ["exec python3 dev.py test"]
        assert os.access(ROOT / ".ci" / "run", os.X_OK)

    def test_the_icon_exists_in_every_form(self):
        icons = ROOT / "resources" / "icons"

        png = (icons / "hamyar.png").read_bytes()
        assert png[:8] == b"\x89PNG\r\n\x1a\n"
        assert [int.from_bytes(png[start : start + 4], "big") for start in (16, 20)] == [256, 256]
        assert (icons / "hamyar.ico").read_bytes()[:4] == b"\0\0\1\0"
        assert (icons / "hamyar.svg").read_text(encoding="utf-8").startswith("<svg")
