"""Packs that the province gives out."""
