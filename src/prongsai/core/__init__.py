"""What the ITA is, in plain Python: no Django, no clock, no database, no network."""
