"""What belongs to the process as a whole: how it starts, collects garbage, and tells of a crash."""
