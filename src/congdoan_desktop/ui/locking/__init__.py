"""The pass-phrase of the data file at the door: asked for when it is opened, and when the window was locked."""
