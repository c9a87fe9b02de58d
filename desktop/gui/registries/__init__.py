"""Signing in to servers that environments come from."""
