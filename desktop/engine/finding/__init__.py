"""Finding the engine: where it may answer, what is there, and starting one that is off."""
