"""Everything that knows SQL: implements the ports of the services over SQLAlchemy."""
