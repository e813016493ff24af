"""Small parts that several pages use; each knows nothing of services."""
