"""Whether data can be reached: from this computer, and from inside a workspace's network, layer by layer."""
