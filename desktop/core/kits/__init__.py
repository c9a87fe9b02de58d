"""Offline kits: environments in a folder that is carried to where there is no network."""
