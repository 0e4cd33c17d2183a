"""Results of a round on the screen: figures as bars, read by keyboard."""
