"""The labels by which whatever was made on an engine is found again, and told from what others made."""

LABEL = "app.cais"
WORKSPACE_LABEL = f"{LABEL}.workspace"
"""The workspace's id."""

PART_LABEL = f"{LABEL}.part"
"""What the container is to its workspace: an `engine_facts.Part`."""

OWNER_LABEL = f"{LABEL}.owner"
"""Whose it is, as `workspaces.store.owner` names them."""

PLAN_LABEL = f"{LABEL}.plan"
"""The fingerprint of the plan that it was made from."""

COPY_LABEL = f"{LABEL}.copy"
"""On a volume that has a folder's copy: what tells it from another one of its name."""

VERSION_LABEL = f"{LABEL}.version"
"""Of the Cais that made it."""
