"""What can be said without naming a file, a database or a screen. Standard library only."""
