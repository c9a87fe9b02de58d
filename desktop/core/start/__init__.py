"""A start, from a workspace on paper to a tool that answers: `launch` is its story."""
