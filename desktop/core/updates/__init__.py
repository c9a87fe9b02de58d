"""Whether there is a newer Cais: told by a file that its makers have signed. Nothing is installed."""
