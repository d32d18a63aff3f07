"""Who writes a story, what is kept of what they type, and that twenty at once leave one writer and lose no word."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from articles.desk import locks
from articles.models import EditingSession
from tests import factories

pytestmark = pytest.mark.django_db
TYPED = {"headline": ["Typed, not saved"]}


@pytest.fixture
def story():
    return factories.article()


def opened(story, user, tab=None, **options):
    return locks.attend(tab or uuid4(), story, by=user, **{"base": 1, "writes": True, **options})


def taken(story, user, tab=None, rescue=lambda session: None):
    return locks.take_over(tab or uuid4(), story, by=user, base=1, rescue=rescue)


def test_the_first_to_open_a_story_writes_it_and_the_second_reads(story):
    ines, jon = factories.user("ines"), factories.user("jon")
    assert opened(story, ines).writing
    assert not opened(story, jon).writing
    assert locks.writer(story).user == ines
    assert [session.user for session in locks.present(story)] == [ines, jon]


def test_a_form_that_is_closed_or_not_heard_of_holds_nobody_up(story):
    ines, jon, mira = (factories.user(name) for name in ("ines", "jon", "mira"))
    first = opened(story, ines)
    locks.leave(first.pk, story, by=ines)
    assert opened(story, jon).writing
    with time_machine.travel(timezone.now() + timedelta(seconds=46)):
        assert locks.writer(story) is None
        assert opened(story, mira).writing
        assert EditingSession.objects.filter(writing=True).count() == 1


def test_a_form_opened_anew_in_the_same_tab_goes_on_writing(story):
    ines = factories.user()
    first = opened(story, ines)
    assert opened(story, ines, previous=first.pk).writing


def test_what_is_typed_is_kept_once_a_form_and_offered_in_the_next_one(story):
    ines = factories.user()
    session = opened(story, ines)
    for text in ("One", "Two", "Three\0"):
        locks.keep(session, {"headline": [text]})
    assert not locks.unsaved(session)
    (kept,) = locks.unsaved(opened(story, ines))
    assert kept.data == {"headline": ["Three"]}
    assert not locks.unsaved(opened(story, factories.user("jon")))
    assert (story.revisions.count(), story.headline) == (1, "Lighthouse to shine again")


def test_a_form_whose_closing_overtook_its_opening_holds_no_lock(story):
    ines, tab = factories.user("ines"), uuid4()
    locks.leave(tab, story, by=ines)
    opened(story, ines, tab=tab, opening=True)
    assert opened(story, factories.user("jon")).writing


def test_a_save_leaves_nothing_unsaved(story):
    ines = factories.user()
    session = opened(story, ines)
    locks.keep(session, TYPED)
    locks.saved(session.pk, story.revisions.get(), by=ines)
    locks.leave(session.pk, story, by=ines)
    assert not locks.unsaved(opened(story, ines))


def test_text_brought_back_in_another_form_is_kept_once(story):
    ines = factories.user()
    gone, now = opened(story, ines), opened(story, ines)
    locks.keep(gone, TYPED)
    locks.keep(now, TYPED, instead_of=gone.pk)
    assert [session.pk for session in EditingSession.objects.filter(data__isnull=False)] == [now.pk]


def test_taking_over_tells_the_other_and_keeps_their_text(story):
    ines, jon = factories.user("ines"), factories.user("jon")
    theirs = opened(story, ines)
    locks.keep(theirs, TYPED)
    assert taken(story, jon).writing
    theirs = opened(story, ines, tab=theirs.pk)
    assert (theirs.writing, theirs.taken_over_by, theirs.data) == (False, jon, TYPED)
    assert [kept.pk for kept in locks.unsaved(opened(story, ines))] == [theirs.pk]


def test_what_could_be_made_a_revision_is_no_longer_unsaved(story):
    ines, jon = factories.user("ines"), factories.user("jon")
    theirs = opened(story, ines)
    locks.keep(theirs, TYPED)
    taken(story, jon, rescue=lambda session: story.revisions.get())
    theirs.refresh_from_db()
    assert (theirs.data, theirs.base) == (None, 1)


def test_nobody_speaks_for_the_form_of_somebody_else(story):
    session = opened(story, factories.user("ines"))
    with pytest.raises(PermissionDenied):
        opened(story, factories.user("jon"), tab=session.pk)


def test_rows_of_forms_long_gone_are_forgotten_and_their_text_is_not(story):
    ines = factories.user()
    opened(story, ines)
    locks.keep(opened(story, ines), TYPED)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        locks.forget_old()
        assert [session.data for session in EditingSession.objects.all()] == [TYPED]
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        locks.forget_old()
    assert not EditingSession.objects.exists()


def twenty_at_once(act):
    """What `act(number)` returns in twenty threads that start together, each with a connection of its own."""
    start = Barrier(20)

    def run(number):
        start.wait()
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        return list(pool.map(run, range(20)))


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_open_a_story_at_once_one_writes(story):
    users = [factories.user(f"user{number}") for number in range(20)]
    writing = [session.writing for session in twenty_at_once(lambda number: opened(story, users[number]))]
    assert writing.count(True) == 1


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_take_over_at_once_one_writes_and_nineteen_are_told(story):
    users = [factories.user(f"user{number}") for number in range(20)]

    def take(number):
        session = taken(story, users[number])
        locks.keep(session, {"headline": [f"Of {number}"]})

    twenty_at_once(take)
    assert story.editing_sessions.filter(writing=True).count() == 1
    assert story.editing_sessions.filter(taken_over_at__isnull=False).count() == 19
    assert {session.data["headline"][0] for session in story.editing_sessions.all()} == {
        f"Of {number}" for number in range(20)
    }


@pytest.mark.django_db(transaction=True)
def test_twenty_forms_that_keep_at_once_keep_each_its_own(story):
    users = [factories.user(f"user{number}") for number in range(20)]
    twenty_at_once(lambda n: locks.keep(opened(story, users[n]), {"headline": [str(n)]}))
    kept = {session.user.username: session.data["headline"] for session in EditingSession.objects.all()}
    assert kept == {f"user{number}": [str(number)] for number in range(20)}
