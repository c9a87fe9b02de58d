"""How this computer, its engine and the workspaces on it are."""
