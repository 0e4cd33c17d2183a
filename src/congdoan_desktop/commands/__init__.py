"""Commands of the command line that have a file of their own; each has `add(commands, make)`."""
