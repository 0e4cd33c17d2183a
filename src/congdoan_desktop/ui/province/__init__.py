"""What the province sees: units, what came in, the board, the sums, what is given out."""
