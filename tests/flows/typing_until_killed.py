"""Run in a process of its own: types half a request, waits until the draft is on disk, and is killed."""

import os
import signal
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hamyar_desktop.app import make_application
from hamyar_desktop.ui.locale import set_language
from tests.fakes import FakeClock
from tests.flows.sitting import over_file


def main(database: str) -> None:
    """Never returns."""
    application = make_application()
    set_language(application, "fa")
    clerk = over_file(Path(database), FakeClock())
    clerk.sign_in("clerk")
    clerk.go("register")
    clerk.type("studentNumber", "40011001")
    clerk.press("searchStudent")
    clerk.type("hours", "۸۰٫۵")
    clerk.type("description", "کمک در مخزن")
    desk = clerk.window.desk
    clerk.until(lambda: desk.services.drafts.all(desk.person).get("register", {}).get("note") == "کمک در مخزن")
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1])
