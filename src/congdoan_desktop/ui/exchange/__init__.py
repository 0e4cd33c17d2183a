"""Handing over: drives, letters, lists of people; the register and the journal."""
