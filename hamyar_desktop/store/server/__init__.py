"""What only the shared database has: logins, who sees and changes what, word of changes, the engine."""
