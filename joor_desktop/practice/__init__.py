"""A local stand-in for the service of JOOR, to try and to test everything with."""
