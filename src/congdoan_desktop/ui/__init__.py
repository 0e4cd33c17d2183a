"""What the user sees (PySide6)."""
