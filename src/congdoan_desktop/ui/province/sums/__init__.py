"""*Tổng hợp*: what the reports of all units say together."""
