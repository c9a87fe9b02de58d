"""What IT hands out and locks: presets, and the policy that comes of those in force."""
