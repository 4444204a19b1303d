"""The first screens, the list to try things out with, and the tour."""
