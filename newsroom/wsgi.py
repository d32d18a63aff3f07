import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from newsroom.environment import SenselessError, check_serving

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

try:
    check_serving(os.environ)
    django = get_wsgi_application()
except (SenselessError, ImproperlyConfigured) as error:
    print(error, file=sys.stderr, flush=True)
    raise SystemExit(3) from None  # by which gunicorn knows not to try again


def application(environ, start_response):
    """Django's answers; to HEAD without their bodies, which a server is not to be handed (RFC 9110, section 9.3.2)."""
    answer = django(environ, start_response)
    if environ["REQUEST_METHOD"] != "HEAD":
        return answer
    answer.close()
    return []
