"""Other people's programs that check what ours has made. A program that is missing fails the test."""
