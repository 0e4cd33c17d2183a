"""A province made up by a seed: units, signed reports of two periods, faults planted among them, and the true totals.

`plan` settles everything by the seed; `make` draws and signs the files; `world` writes store, sticks and `truth.json`.
What it makes goes through the same doors as the real thing; the truth is added up by code of its own.
"""
