"""Resource files (catalogues, plans, templates) parsed once into frozen domain types."""
