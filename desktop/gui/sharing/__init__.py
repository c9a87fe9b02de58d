"""A workspace is saved as a file for others, and made from one."""
