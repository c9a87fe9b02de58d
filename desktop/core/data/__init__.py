"""Data that a workspace reaches: connections, and the secrets that open them."""
