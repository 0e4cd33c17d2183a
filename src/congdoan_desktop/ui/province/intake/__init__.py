"""*Tiếp nhận*: what came in, what was found of it, what is decided."""
