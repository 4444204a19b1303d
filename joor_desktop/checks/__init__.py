"""What is wrong with a record or a list, in plain words, and how to mend it."""
