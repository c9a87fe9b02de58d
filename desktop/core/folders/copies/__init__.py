"""A folder that a tool works on a copy of: what each side was, and what became of it."""
