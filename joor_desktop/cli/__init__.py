"""The same work from a terminal, without a display."""
