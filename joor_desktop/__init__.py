"""joor_desktop: bring a fashion brand's customers onto JOOR, and always know the truth about each of them."""
