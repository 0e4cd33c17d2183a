"""What became of a record, and the way back."""
