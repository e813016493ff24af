"""export hours and requests."""

import subprocess
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from hamyar_desktop.cli import painting
from hamyar_desktop.documents.hour_sheet import hour_sheet_layout
from tests.cli.conftest import DORMITORY, LIBRARY
from tests.factories import SHEBA


def cells(path):
    """Every value of a workbook's sheet."""
    return [value for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True) for value in row if value]


def test_an_hour_sheet_is_written_for_excel(admin, store, tmp_path):
    store.final()
    store.save_account()
    out = tmp_path / "hours.xlsx"

    told = admin.json("export", "hours", str(out), "--unit", "كتابخانه مركزي", "--term", "۴۰۴۱").value

    assert told == {
        "file": str(out), "format": "xlsx", "unit": LIBRARY, "term": "4041", "rows": 1, "actual_hours": 80,
    }  # fmt: skip
    assert {"40011001", "زهرا احمدی", 80, SHEBA} <= set(cells(out))


def test_ones_only_unit_need_not_be_named(admin, store, tmp_path):
    store.final()

    assert admin.json("export", "hours", str(tmp_path / "a.xlsx"), user="clerk").value["unit"] == LIBRARY
    done = admin.json("export", "hours", str(tmp_path / "b.xlsx"))
    assert (done.status, done.failure["error"]) == (2, "usage")
    assert "--unit" in done.failure["message"]
    assert not (tmp_path / "b.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "user", "code", "status"),
    [
        (("--unit", DORMITORY), "clerk", "not_allowed", 4),
        (("--unit", "هیچ‌جا"), "affairs", "unit_unknown", 3),
        (("--unit", LIBRARY, "--term", "4051"), "affairs", "term_unknown", 3),
        (("--unit", LIBRARY, "--format", "doc"), "affairs", "usage", 2),
    ],
)
def test_a_wrong_hour_sheet_is_refused(admin, tmp_path, words, user, code, status):
    done = admin.json("export", "hours", str(tmp_path / "h.xlsx"), *words, user=user)

    assert (done.status, done.failure["error"]) == (status, code)
    assert not (tmp_path / "h.xlsx").exists()


@pytest.mark.slow
def test_the_window_paints_the_pdf(admin, store, tmp_path):
    store.final()
    out = tmp_path / "hours.pdf"

    assert admin.json("export", "hours", str(out), user="clerk").value["format"] == "pdf"

    reader = PdfReader(out)
    assert len(reader.pages) == 1
    assert "40011001" in reader.pages[0].extract_text()


def test_a_pdf_that_was_not_painted_leaves_the_old_one(admin, store, tmp_path, monkeypatch):
    out = tmp_path / "hours.pdf"
    out.write_bytes(b"the old one")
    monkeypatch.setattr(painting, "window_program", lambda: ["sh", "-c", "echo no display >&2; exit 1", "sh"])

    done = admin.json("export", "hours", str(out), user="clerk")

    assert (done.status, done.failure["reason"], done.failure["detail"]) == (6, "unwritable", "no display")
    assert out.read_bytes() == b"the old one"


def test_a_window_that_cannot_start_is_told(admin, store, tmp_path, monkeypatch):
    monkeypatch.setattr(painting, "window_program", lambda: [str(tmp_path / "missing")])

    done = admin.json("export", "hours", str(tmp_path / "h.pdf"), user="clerk")

    assert (done.status, done.failure["error"]) == (6, "file_unreadable")


def test_what_the_window_is_given_to_paint(store, tmp_path, monkeypatch):
    from hamyar_desktop.documents.layout import layout_from_json

    given = {}

    def run(words, **more):
        given["layout"] = layout_from_json(Path(words[-2]).read_text(encoding="utf-8"))
        given["path"] = more["env"]["PYTHONPATH"]
        Path(words[-1]).write_bytes(b"%PDF")
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    layout = hour_sheet_layout(store.services().hour_sheet(store.clerk, store.library))

    painting.paint_pdf(layout, tmp_path / "h.pdf")

    assert given["layout"] == layout
    assert given["path"].endswith("elsewhere")
    assert (tmp_path / "h.pdf").read_bytes() == b"%PDF"


def test_in_a_bundle_the_window_lies_beside_this_program(monkeypatch, tmp_path):
    monkeypatch.setattr(painting.sys, "frozen", True, raising=False)
    for name, window in (("hamyar-admin", "hamyar-desktop"), ("hamyar-admin.exe", "hamyar-desktop.exe")):
        monkeypatch.setattr(painting.sys, "executable", str(tmp_path / name))
        assert painting.window_program() == [str(tmp_path / window)]


def test_all_requests_of_a_filter_are_written(admin, store, tmp_path):
    pending, approved = store.register(), store.approved("40011002")
    out = tmp_path / "requests.xlsx"

    assert admin.json("export", "requests", str(out)).value == {"file": str(out), "format": "xlsx", "rows": 2}
    assert {pending, approved} <= set(cells(out))

    admin.json("export", "requests", str(out), "--stage", "approved", "--unit", LIBRARY, "--term", "4041")
    assert {"40011002", "تایید شده"} <= set(cells(out))
    assert "40011001" not in cells(out)
    assert admin.json("export", "requests", str(out), user="stranger").value["rows"] == 0


@pytest.mark.parametrize("words", [("hours", "--unit", LIBRARY), ("requests",)])
def test_an_export_goes_over_nothing_that_is_needed(admin, store, tmp_path, words):
    kind, *rest = words
    for out in (store.path, tmp_path / "missing" / "out.xlsx"):
        done = admin.json("export", kind, str(out), *rest)
        assert (done.status, done.failure["error"], done.failure["reason"]) == (6, "file_unreadable", "unwritable")
    assert admin.json("check").value["ok"] is True


def test_requests_are_no_pdf(admin, tmp_path):
    done = admin.json("export", "requests", str(tmp_path / "r.pdf"), "--format", "pdf")

    assert (done.status, done.failure["error"]) == (2, "usage")
