"""What is remembered of the makes of files that came before."""
