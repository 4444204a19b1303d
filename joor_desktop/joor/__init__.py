"""The part of JOOR that the program speaks to: wire formats, client, answers, credit budget."""
