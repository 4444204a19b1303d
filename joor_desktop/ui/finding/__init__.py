"""Finding a text in the cells of the tables, and putting another in its place."""
