"""The labels by which whatever was made on an engine is found again, and told from what others made."""

LABEL = "app.cais"
WORKSPACE_LABEL = f"{LABEL}.workspace"
VERSION_LABEL = f"{LABEL}.version"
OWNER_LABEL = f"{LABEL}.owner"
PLAN_LABEL = f"{LABEL}.plan"
PART_LABEL = f"{LABEL}.part"
