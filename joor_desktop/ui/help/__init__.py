"""The help in a window of its own, and the way there from wherever one is."""
