"""What was asked for: workspaces, and the files that keep them."""
