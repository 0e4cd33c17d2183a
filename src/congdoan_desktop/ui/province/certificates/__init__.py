"""The authority of the province and the certificates of its units."""
