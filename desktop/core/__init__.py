"""What the product is: no Qt, no engine SDK, no keyring."""
