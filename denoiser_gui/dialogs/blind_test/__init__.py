"""The blind test: which picture looks better, when nobody is told which is which."""
