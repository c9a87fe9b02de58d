"""The few things a person may set, and where IT finds what it needs."""
