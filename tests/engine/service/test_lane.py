import threading
import time

from engine.service.lane import Lane


def test_urgent_work_comes_first_and_equals_keep_their_order() -> None:
    lane, gate, order = Lane("test"), threading.Event(), []
    lane.add(gate.wait)
    for name, urgency in (("a", 0), ("b", 5), ("c", 0), ("d", 5)):
        lane.add(lambda name=name: order.append(name), urgency)
    gate.set()
    lane.stop(0)
    assert order == ["b", "d", "a", "c"]


def test_stopping_finishes_what_is_urgent_and_drops_the_rest() -> None:
    lane, gate, order = Lane("test"), threading.Event(), []
    lane.add(gate.wait, 50)
    lane.add(lambda: order.append("save"), 20)
    lane.add(lambda: order.append("thumbnail"), 0)
    stopping = threading.Thread(target=lane.stop, args=(20,))
    stopping.start()
    while lane._queue.qsize() < 3:  # what is added and, by now, the wish to stop
        time.sleep(0.001)
    gate.set()
    stopping.join()
    assert order == ["save"]
