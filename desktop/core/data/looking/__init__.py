"""Looking around in a connection's data: what tables there are, and how their first rows look."""
