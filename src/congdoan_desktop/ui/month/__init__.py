"""One month of the union's work."""
