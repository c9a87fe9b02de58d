"""Offline kits on the screen: one is made of a preset, and one that was brought is used."""
