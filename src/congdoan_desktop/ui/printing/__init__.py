"""Looking at a paper, printing it, keeping it as a PDF."""
