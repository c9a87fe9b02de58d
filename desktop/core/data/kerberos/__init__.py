"""Signing in with a ticket instead of a password."""
