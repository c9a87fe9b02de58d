"""The engine as the screens know it: whether it is there, what runs on it, and how much memory that takes."""
