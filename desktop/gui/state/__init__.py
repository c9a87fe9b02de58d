"""What the screens show and ask for, kept up to date by jobs: workspaces, starts, tools, the engine."""
