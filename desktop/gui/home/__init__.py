"""The first screen: all workspaces at a glance."""
