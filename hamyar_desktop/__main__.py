"""Starts the window: ``python -m hamyar_desktop`` and the installed ``hamyar-desktop``."""

from __future__ import annotations

import sys


def main() -> int:
    """Exit status of the window."""
    from hamyar_desktop.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
