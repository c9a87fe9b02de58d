"""What was done with this person's data, and by which tool: written down here for whoever it is about."""
