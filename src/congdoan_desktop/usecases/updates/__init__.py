"""New versions of the program, brought by a stick."""
