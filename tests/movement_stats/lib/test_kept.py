"""What is kept for a state of the data."""

from threading import Barrier, Thread

from movement_stats.lib.kept import Kept


def test_a_thing_is_made_once_for_a_state():
    kept, made = Kept[str](), []

    def make():
        made.append("made")
        return "thing"

    assert [kept.get(1, "key", make) for _ in range(3)] == ["thing"] * 3
    assert made == ["made"]
    kept.get(1, "other", make)
    kept.get(2, "key", make)
    assert len(made) == 3


def test_of_an_earlier_state_nothing_is_kept():
    kept = Kept[str]()
    assert kept.get((7, "Monday"), "key", lambda: "old") == "old"
    assert kept.get((7, "Tuesday"), "key", lambda: "new") == "new"
    assert kept.get((7, "Monday"), "key", lambda: "made again") == "made again"


def test_each_thread_gets_what_belongs_to_its_state():
    kept, start, wrong = Kept[int](), Barrier(4), []

    def ask(mine):
        start.wait()
        for turn in range(2_000):
            state = (turn + mine) % 2
            if (got := kept.get(state, "key", lambda state=state: state)) != state:
                wrong.append(got)

    threads = [Thread(target=ask, args=[mine]) for mine in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
