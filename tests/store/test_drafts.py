"""Drafts survive a crash, also one in the middle of writing them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store.drafts import FileDrafts

ROOT = Path(__file__).parents[2]
FIELDS = {"studentNumber": "40011001", "description": "کمک در مخزن"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "drafts.json"


@pytest.fixture
def drafts(path):
    return FileDrafts(path)


def test_what_was_written_is_read_by_another(drafts, path):
    drafts.write("clerk", "register", FIELDS)
    drafts.write("clerk", "referral", {"actualHours": "۱۲٫۵"})
    drafts.write("reza", "register", {"hours": "10"})

    assert FileDrafts(path).read("clerk") == {"register": FIELDS, "referral": {"actualHours": "۱۲٫۵"}}
    assert FileDrafts(path).read("reza") == {"register": {"hours": "10"}}
    assert FileDrafts(path).read("nobody") == {}


def test_empty_fields_take_the_draft_away(drafts, path):
    drafts.write("clerk", "register", FIELDS)
    drafts.write("reza", "register", FIELDS)

    drafts.write("clerk", "register", {})

    assert drafts.read("clerk") == {}
    assert json.loads(path.read_text(encoding="utf-8")) == {"reza": {"register": FIELDS}}


def test_a_draft_is_replaced_as_a_whole(drafts):
    drafts.write("clerk", "register", FIELDS)
    drafts.write("clerk", "register", {"hours": "1"})

    assert drafts.read("clerk") == {"register": {"hours": "1"}}


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', '{"clerk": 1}', "\x00\x01"])
def test_a_spoiled_file_is_no_draft_and_is_written_anew(drafts, path, text):
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")

    assert drafts.read("clerk") == {}
    drafts.write("clerk", "register", FIELDS)
    assert drafts.read("clerk") == {"register": FIELDS}


def test_a_crash_in_the_middle_leaves_the_old_file(drafts, path, monkeypatch):
    drafts.write("clerk", "register", FIELDS)

    def crash(number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(RuleBroken) as caught:
        drafts.write("clerk", "register", {"hours": "1"})

    assert caught.value.code is Code.STORAGE_UNAVAILABLE
    assert caught.value.facts["detail"] == "No space left on device"
    assert FileDrafts(path).read("clerk") == {"register": FIELDS}


def test_a_killed_process_leaves_the_old_file(drafts, path):
    drafts.write("clerk", "register", FIELDS)
    program = (
        "import json, os, signal, sys\n"
        "from pathlib import Path\n"
        "from hamyar_desktop.store import drafts\n"
        "def half(everything, file, **options):\n"
        "    file.write('{\"clerk\": {')\n"
        "    file.flush()\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "drafts.json.dump = half\n"
        "drafts.FileDrafts(Path(sys.argv[1])).write('clerk', 'register', {'hours': '1'})\n"
    )

    done = subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, timeout=60, check=False)

    assert done.returncode != 0
    assert path.with_suffix(".new").read_text(encoding="utf-8") == '{"clerk": {'
    assert FileDrafts(path).read("clerk") == {"register": FIELDS}
    drafts.write("clerk", "register", {"hours": "2"})
    assert drafts.read("clerk") == {"register": {"hours": "2"}}


def test_a_folder_in_its_place_is_told(path):
    path.mkdir(parents=True)

    with pytest.raises(RuleBroken) as caught:
        FileDrafts(path).read("clerk")

    assert caught.value.code is Code.STORAGE_UNAVAILABLE
