"""Written answers of a round, one at a time: parts of the dialog."""
