"""Bringing files into the open list: dropped anywhere, chosen, or named on the command line."""
