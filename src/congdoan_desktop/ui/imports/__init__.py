"""Lists of people from outside: four steps, each by keyboard."""
