import atexit
import os
from contextlib import ExitStack
from tempfile import TemporaryDirectory

import hypothesis

from newsroom import postgres

session = ExitStack()
atexit.register(session.close)

# Settings are read before any fixture runs, so the server starts here: once a session, for every worker.
if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = session.enter_context(postgres.throwaway()).url

# Uploads go where nobody misses them.
os.environ["MEDIA_ROOT"] = session.enter_context(TemporaryDirectory(prefix="newsroom-media-"))

hypothesis.settings.register_profile("newsroom", deadline=None)
hypothesis.settings.load_profile("newsroom")
