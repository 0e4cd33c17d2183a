"""What a person at the province does: give out, receive, verify, chase, add up, answer."""
