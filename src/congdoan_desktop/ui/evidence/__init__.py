"""Photos, minutes and lists that prove a record."""
