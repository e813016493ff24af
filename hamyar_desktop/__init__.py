"""Hamyar Desktop: student assistants of the University of Qom, from request to pay."""

__version__ = "0.1.0"
