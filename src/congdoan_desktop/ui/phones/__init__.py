"""Answering a survey on phones: the dialog, and the way from the server's threads to the store."""
