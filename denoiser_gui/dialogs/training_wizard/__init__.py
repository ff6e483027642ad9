"""The training wizard: five questions, a file for each page, and the parts they are made of."""
