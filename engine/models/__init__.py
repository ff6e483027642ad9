"""Models: what they are (descriptor), how they are built (registry), stored (checkpoint) and found (library)."""
