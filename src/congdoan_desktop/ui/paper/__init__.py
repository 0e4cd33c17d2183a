"""Questionnaires on paper: printing them, taking scans in, looking at what a machine could not read for sure."""
