"""Changing report templates."""
