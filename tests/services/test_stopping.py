"""The stopper of one question: interrupts while it is guarded, and never afterwards."""

from hamyar_desktop.services.stopping import Stopper, current_stopper, stoppable


def test_only_while_it_is_guarded():
    called, stopper = [], Stopper()
    with stopper.guarding(lambda: called.append(1)):
        assert not stopper.stopped
        stopper.stop()
    stopper.stop()

    assert called == [1]
    assert stopper.stopped


def test_stopped_before_it_begins_it_is_interrupted_at_once():
    called, stopper = [], Stopper()
    stopper.stop()
    with stopper.guarding(lambda: called.append(1)):
        assert called == [1]


def test_known_to_what_is_asked_inside_alone():
    outer, inner = Stopper(), Stopper()
    assert current_stopper() is None
    with stoppable(outer):
        with stoppable(inner):
            assert current_stopper() is inner
        assert current_stopper() is outer
    assert current_stopper() is None
