"""Documents as PDF: the window's program paints them, because this one has no Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from hamyar_desktop.documents.layout import Layout, layout_to_json
from hamyar_desktop.documents.whole_file import whole_file
from hamyar_desktop.domain.errors import Code, RuleBroken


def paint_pdf(layout: Layout, out: Path) -> None:
    """Writes the document; it appears whole or not at all. Raises ``file_unreadable`` (reason ``unwritable``)."""
    with TemporaryDirectory(prefix="hamyar-") as folder:
        told, painted = Path(folder) / "layout.json", Path(folder) / "painted.pdf"
        told.write_text(layout_to_json(layout), encoding="utf-8")
        complaint = _run([*window_program(), "--paint", str(told), str(painted)])
        if not painted.exists():
            raise RuleBroken(Code.FILE_UNREADABLE, file=out.name, reason="unwritable", detail=complaint)
        with whole_file(out) as file:
            file.write(painted.read_bytes())


def _run(words: list[str]) -> str:
    """The last thing that the program said on standard error."""
    try:
        done = subprocess.run(
            words, capture_output=True, text=True, errors="replace", env=os.environ | _module_path()
        )  # fmt: skip
    except OSError as error:
        return str(error)
    return (done.stderr.strip().splitlines() or [""])[-1]


def window_program() -> list[str]:
    """How the window is started: the program beside this one in a bundle, else this Python's module."""
    if getattr(sys, "frozen", False):
        here = Path(sys.executable)
        return [str(here.with_name("hamyar-desktop" + here.suffix))]
    # -P: a folder in which somebody happens to work lends no modules.
    return [sys.executable, "-P", "-m", "hamyar_desktop"]


def _module_path() -> dict[str, str]:
    """The same copy of the program, wherever this one was started from."""
    here = str(Path(__file__).resolve().parent.parent.parent)
    inherited = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": os.pathsep.join([here, inherited] if inherited else [here])}
