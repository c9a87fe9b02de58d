"""Where images come from: what servers are called, who is signed in there, and what stands in for them."""
