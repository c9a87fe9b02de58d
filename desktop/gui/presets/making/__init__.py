"""A preset is made: what it sets is picked, locked, seen as others will see it, and saved."""
