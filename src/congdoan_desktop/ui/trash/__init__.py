"""What was put away."""
