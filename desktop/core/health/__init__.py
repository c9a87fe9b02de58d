"""How this computer, its engine and the workspaces on it are: facts, and what is to be thought of them."""
