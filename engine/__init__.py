"""The engine: photos, models, inference, metrics, training and the commands. It knows no window."""

from engine.memory import prefer_huge_pages

prefer_huge_pages()
