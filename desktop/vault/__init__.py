"""Secrets in the keyring of this computer. The only room that imports `keyring`."""
