"""One file = one thing a person does. Plain functions, no Qt."""
