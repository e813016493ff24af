"""``hamyar-admin``: the same services as the window on the command line, without Qt and without a rule of its own."""

from hamyar_desktop.cli.program import app, main

__all__ = ["app", "main"]
