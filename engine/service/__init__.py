"""The engine in a process of its own, for the window: it stays quick whatever the engine does, and never imports torch.

Requests go in, replies come out (:mod:`engine.service.messages`); pixels stay where they are, in files that both
processes map (:mod:`engine.service.buffers`).
"""
