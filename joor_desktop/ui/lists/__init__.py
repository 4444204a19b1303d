"""The lists that a person keeps."""
