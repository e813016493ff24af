"""The window: pages, dialogs and widgets that ask services and never a database."""
