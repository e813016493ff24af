"""The program finds its own files however it was shipped, and keeps the person's where they belong."""

import sys
from pathlib import Path

import pytest

from hamyar_desktop import paths

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def forget_the_root():
    paths.shipped_root.cache_clear()
    yield
    paths.shipped_root.cache_clear()


def test_a_source_tree_has_them_at_its_top():
    assert paths.resources() == ROOT / "resources"
    assert paths.catalogues() == ROOT / "i18n"


def test_a_bundle_has_them_beside_its_libraries(monkeypatch, tmp_path):
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.resources() == tmp_path / "resources"
    assert paths.catalogues() == tmp_path / "i18n"


def test_an_installed_package_carries_them_inside(monkeypatch, tmp_path):
    (tmp_path / "hamyar_desktop/_data/resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "hamyar_desktop/paths.py"))

    assert paths.shipped_root() == (tmp_path / "hamyar_desktop/_data").resolve()


def test_a_copy_without_them_says_where_it_looked(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "hamyar_desktop/paths.py"))

    with pytest.raises(FileNotFoundError, match="_data"):
        paths.shipped_root()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG folders are Linux's")
@pytest.mark.parametrize(
    ("variable", "folder"),
    [
        ("XDG_DATA_HOME", paths.user_data),
        ("XDG_CONFIG_HOME", paths.user_config),
        ("XDG_STATE_HOME", paths.user_log),
    ],
)
def test_the_persons_folders_are_made_where_the_system_wants_them(variable, folder, monkeypatch, tmp_path):
    monkeypatch.setenv(variable, str(tmp_path / "own"))

    found = folder()

    assert found.is_dir()
    assert found.is_relative_to(tmp_path / "own/hamyar-desktop")
