"""Qt's own tester stands beside every item model of the program."""

from __future__ import annotations

import ast
from pathlib import Path

import hamyar_desktop

ROOT = Path(hamyar_desktop.__file__).parent
TESTED = {
    "ColumnModel": "by its two kinds",
    "PagedTableModel": "test_paged_table_model.py",
    "ListTableModel": "test_list_table_model.py",
}
OF_QT = ("QStandardItemModel", "QStringListModel", "QSortFilterProxyModel", "QFileSystemModel", "QIdentityProxyModel")


def classes() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    return found


def is_model(name: str, bases: dict[str, set[str]]) -> bool:
    if name.startswith("Q"):
        return (name.startswith("QAbstract") and name.endswith("Model")) or name in OF_QT
    return any(is_model(base, bases) for base in bases.get(name, ()))


def test_each_item_model_has_a_tester():
    bases = classes()
    models = {name for name in bases if is_model(name, bases)}

    assert models == set(TESTED)
    for name, file in TESTED.items():
        if file.endswith(".py"):
            text = Path(__file__).with_name(file).read_text(encoding="utf-8")
            assert "qtmodeltester.check(" in text, name
            assert name in text


def test_no_model_of_qts_own_is_used():
    for path in ROOT.rglob("*.py"):
        assert not any(name in path.read_text(encoding="utf-8") for name in OF_QT), path
