"""What was written down of what somebody did, for whoever it is about."""
