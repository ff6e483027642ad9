"""Clean photo in, realistic noisy photo out: batched, in torch, on the device of the clean photos."""
