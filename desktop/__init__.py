"""Cais: a double-click to a running R or Python tool on your own data."""

__version__ = "0.1.0"
