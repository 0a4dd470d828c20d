"""Feed formats in: one file each gives the stories of a file as readings, which the parser turns into documents."""
