import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from newsroom.environment import SenselessError, check_serving

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

try:
    check_serving(os.environ)
    application = get_wsgi_application()
except (SenselessError, ImproperlyConfigured) as error:
    print(error, file=sys.stderr, flush=True)
    raise SystemExit(3) from None  # by which gunicorn knows not to try again
