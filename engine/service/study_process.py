"""Where the process that evaluates begins. What it needs is imported there: the window, which starts it, needs none."""

from multiprocessing.connection import Connection


def main(connection: Connection) -> None:
    """Serve until the window says so or is gone."""
    from engine.service import studying

    studying.main(connection)
