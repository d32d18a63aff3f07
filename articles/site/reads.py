"""Counting readings: a page tells that it was read, since it came out of a cache that asked nobody.

Nothing of the reader is looked at or kept. A process adds up in memory and tells the database in bulk, so that a spike
costs nothing but additions, and a database that is away costs counts, but no reader an error.
"""

import atexit
import logging
import time
from collections import Counter
from threading import Lock, Thread

from django.conf import settings
from django.db import Error, connection
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.desk import readership

logger = logging.getLogger(__name__)

# Of so many stories readings wait in memory at most, whatever ids are sent.
MOST_STORIES = 10_000


class Tally:
    """The readings that this process has been told of and the database has not, {id of a story: how many}."""

    def __init__(self) -> None:
        self.counts: Counter[int] = Counter()
        self.lock = Lock()
        self.writer: Thread | None = None

    def add(self, pk: int) -> None:
        with self.lock:
            if pk in self.counts or len(self.counts) < MOST_STORIES:
                self.counts[pk] += 1
            if not self.writer and settings.READS_WRITTEN_EVERY:
                self.writer = Thread(target=self._write_on, name="readings", daemon=True)
                self.writer.start()
                atexit.register(self.write)

    def write(self) -> None:
        """Tell the database what has been counted since it was told last. What it does not take is lost."""
        with self.lock:
            counts, self.counts = self.counts, Counter()
        try:
            if counts:
                readership.add(counts)
        except Error as error:
            logger.warning("%s readings were not counted: %s", counts.total(), error)

    def _write_on(self) -> None:
        while True:
            time.sleep(settings.READS_WRITTEN_EVERY)
            self.write()
            connection.close()


tally = Tally()


@csrf_exempt
@require_POST
def read(request, pk: str):
    """Counts one reading of a story, told by its own page.

    What other sites tell counts nothing, nor what does not say where it comes from, as browsers do (Fetch Metadata).
    """
    if request.headers.get("Sec-Fetch-Site") == "same-origin":
        tally.add(int(pk))
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
