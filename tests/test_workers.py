"""A worker process that dies costs its task and no other; results are the same without any process."""

from __future__ import annotations

import pytest

from tests.crashing import broken_start, task
from timeline_app.workers import Done, WorkerPool


def run(tasks: list[str], size: int, time_limit: float = 600.0) -> dict[str, Done[str, str]]:
    with WorkerPool(task, size, time_limit=time_limit) as pool:
        for one in tasks:
            pool.submit(one)
        return {done.task: done for done in pool.completed() if done is not None}


@pytest.mark.parametrize("size", [0, 1, 3])
def test_every_task_is_done_once(size: int) -> None:
    names = [f"t{n}" for n in range(20)]
    done = run(names, size)
    assert {name: d.result for name, d in done.items()} == {name: name.upper() for name in names}


@pytest.mark.parametrize("size", [0, 2])
def test_an_exception_is_the_result_of_its_task_alone(size: int) -> None:
    done = run(["a", "raise", "b"], size)
    assert done["raise"].result is None
    assert done["raise"].error == "ValueError: bad input"
    assert (done["a"].result, done["b"].result) == ("A", "B")


@pytest.mark.parametrize(("death", "words"), [("exit", "exit status 3"), ("kill", "SIGKILL")])
def test_a_dead_process_is_replaced_and_named(death: str, words: str) -> None:
    done = run(["a", death, "b", "c"], 1)
    assert words in (done[death].error or "")
    assert [done[name].result for name in "abc"] == ["A", "B", "C"]


def test_a_task_without_end_is_stopped() -> None:
    done = run(["hang", "a"], 1, time_limit=1.0)
    assert "stopped" in (done["hang"].error or "")
    assert done["a"].result == "A"


def test_closing_ends_processes_at_work() -> None:
    pool: WorkerPool[str, str] = WorkerPool(task, 2)
    pool.submit("hang")
    assert next(pool.completed(poll=0.01)) is None
    pool.close()  # the leak check of every test fails if a process is left


def test_an_abandoned_pool_forgets_old_tasks_and_takes_new_ones() -> None:
    with WorkerPool(task, 1) as pool:
        pool.submit("hang")
        pool.submit("old")
        assert next(pool.completed(poll=0.01)) is None
        pool.abandon()
        pool.submit("new")
        assert [d.result for d in pool.completed() if d] == ["NEW"]


def test_a_process_that_cannot_start_fails_its_tasks_and_does_not_hang() -> None:
    with WorkerPool(task, 1, prepare=broken_start) as pool:
        pool.submit("a")
        pool.submit("b")
        errors = [d.error for d in pool.completed() if d]
    assert len(errors) == 2
    assert all("exit status 1" in (e or "") for e in errors)


def test_a_task_may_lead_to_more_tasks() -> None:
    with WorkerPool(task, 2) as pool:
        pool.submit("a")
        seen = []
        for done in pool.completed():
            if done is not None:
                seen.append(done.result)
                if len(seen) < 3:
                    pool.submit(f"{done.task}a", first=True)
    assert seen == ["A", "AA", "AAA"]
