"""Where a tool's pages may go, and what they may hand out: pure rules."""
