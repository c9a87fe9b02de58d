"""Folders of this computer: which may be shared, and what is doubtful about them."""
