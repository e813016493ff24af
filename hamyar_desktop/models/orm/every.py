"""Imports every record, so that the metadata is whole."""

from __future__ import annotations

from sqlalchemy import MetaData

from hamyar_desktop.models.orm import bank_account, meta, person, reference, student, term, work_request
from hamyar_desktop.models.orm.base import Record

RECORD_MODULES = (reference, person, term, student, work_request, bank_account, meta)


def all_metadata() -> MetaData:
    """The tables of every record."""
    return Record.metadata
