"""The page of account lists: what JOOR has set up in each account, as the person knows it."""
