"""Files that people may read and edit: read with every fault named."""
