"""Where the program finds what it ships and where it keeps what belongs to the person at the computer."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

APP_FOLDER = "hamyar-desktop"


@cache
def shipped_root() -> Path:
    """The folder that holds `resources/` and `i18n/`.

    A PyInstaller bundle unpacks them beside its libraries, an installed wheel carries them in
    `hamyar_desktop/_data`, and a source tree has them at its top.
    """
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_data", package.parent]
    if bundle is not None:
        candidates.insert(0, Path(bundle))
    for folder in candidates:
        if (folder / "resources").is_dir():
            return folder
    looked_at = ", ".join(str(folder) for folder in candidates)
    raise FileNotFoundError(f"the program's resources are missing; looked in {looked_at}")


def resources() -> Path:
    """Fonts, icons, the style sheet and the reference data."""
    return shipped_root() / "resources"


def catalogues() -> Path:
    """The compiled translations (`hamyar_fa.qm`, `hamyar_en.qm`)."""
    return shipped_root() / "i18n"


def user_data() -> Path:
    """The folder of this person's database, drafts and backups; made if missing."""
    from platformdirs import user_data_path

    return user_data_path(APP_FOLDER, appauthor=False, ensure_exists=True)


def user_config() -> Path:
    """The folder of this person's settings; made if missing."""
    from platformdirs import user_config_path

    return user_config_path(APP_FOLDER, appauthor=False, ensure_exists=True)


def user_log() -> Path:
    """The folder of the log files; made if missing."""
    from platformdirs import user_log_path

    return user_log_path(APP_FOLDER, appauthor=False, ensure_exists=True)
