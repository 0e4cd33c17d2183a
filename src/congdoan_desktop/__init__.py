"""Congdoan Desktop: the notebook of a grassroots trade union, from a form filled in to a signed report handed up."""

__version__ = "0.1.0"
