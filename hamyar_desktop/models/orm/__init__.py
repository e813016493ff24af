"""What is stored: one ``…Record`` class per table, used by ``store`` only."""
