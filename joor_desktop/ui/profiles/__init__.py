"""The page of profiles, and asking for a token."""
