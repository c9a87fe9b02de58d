"""One workspace on the whole window: its start, its tool, or what went wrong."""
