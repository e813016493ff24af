"""Two rooms that never import each other: stored records (orm) and item models of views (qt)."""
