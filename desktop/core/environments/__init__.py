"""What workspaces are made from: the catalogue, and what is here or takes a download."""
