"""The register of units in the window."""
