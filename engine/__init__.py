"""The engine: photos, models, inference, metrics, training and the commands. It knows no window."""
