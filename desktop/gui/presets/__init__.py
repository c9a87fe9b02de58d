"""What IT hands out: looked at before it is used, and what of it is in force."""
