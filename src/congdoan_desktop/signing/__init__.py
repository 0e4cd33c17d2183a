"""Bytes → signed bytes; bytes → verdict."""
