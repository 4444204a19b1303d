"""The review before a send, and the page of all sends and jobs."""
