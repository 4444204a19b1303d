"""The steps of a list in words, and the way back to any of them."""
