"""The SQLite file of one union: open, migrate, rows, queries, backup."""
