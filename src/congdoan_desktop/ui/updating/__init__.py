"""New versions of the program: found on a stick, taken, gone back on."""
