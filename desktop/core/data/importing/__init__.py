"""Connections out of what people have: an address, or another program's file. Nothing is looked up."""
