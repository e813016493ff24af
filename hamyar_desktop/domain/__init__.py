"""The rules of the scheme as plain functions and values: no Qt, no SQLAlchemy, no clock of its own."""
