"""Signing a paper, in steps: the way, number and day, then what that way needs; all ways end in the same panel."""
