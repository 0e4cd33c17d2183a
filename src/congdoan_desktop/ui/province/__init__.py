"""What only the window of a keeper of a register has."""
