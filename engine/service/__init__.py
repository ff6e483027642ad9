"""The engine in a process of its own, for the window: it stays quick whatever the engine does, and never imports torch.

Requests go in (:mod:`engine.service.requests`), replies come out (:mod:`engine.service.replies`); pixels stay where
they are, in files that both processes map (:mod:`engine.service.buffers`).
"""
