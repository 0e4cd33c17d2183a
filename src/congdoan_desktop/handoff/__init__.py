"""The file that travels: report, data and proof together."""
