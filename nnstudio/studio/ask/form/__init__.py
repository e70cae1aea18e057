"""The form for rows of a table: a field for each column, and the answer to what is in them."""
