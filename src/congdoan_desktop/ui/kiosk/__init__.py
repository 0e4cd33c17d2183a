"""Answering a survey at this computer, alone and full screen."""
