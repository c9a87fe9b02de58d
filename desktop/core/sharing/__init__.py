"""Files that one person hands to another: what somebody works with, and nothing that opens a door."""
