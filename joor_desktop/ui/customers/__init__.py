"""The page of customers: the table and its tabs, the chips above it, the search, and the problems beside it."""
