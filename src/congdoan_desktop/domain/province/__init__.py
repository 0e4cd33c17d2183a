"""What can be said of many units together: who is in the register, who must report, what the figures add up to."""
