"""From nothing to a workspace: which tool, which folders, a last look."""
