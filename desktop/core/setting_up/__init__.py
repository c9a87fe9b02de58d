"""From a computer without an engine to one with: what is there, and the next step that follows from it."""
