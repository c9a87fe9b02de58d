"""The passphrase before kept passwords: where it is entered, chosen, changed and forgotten."""
