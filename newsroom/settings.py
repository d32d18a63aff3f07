"""Django settings. Every value that differs between deployments comes from the environment (see docs/operators.md)."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django.conf.global_settings import LANGUAGES
from django.core.management.utils import get_random_secret_key
from environ import Env

from newsroom import postgres
from newsroom.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(os.environ)  # checked at the end of this file
TESTING = "pytest" in sys.modules

# A command may do with a key that ends with it; web server and worker may not (environment.check_serving).
SECRET_KEY = env.text("SECRET_KEY") or get_random_secret_key()
DEBUG = env.flag("DEBUG")
SITE_URL = env.address("SITE_URL", "http://localhost:8000")
SITE_NAME = env.text("SITE_NAME", "Newsroom")
SITE_PROFILES = env.pages("SITE_PROFILES")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", [str(urlsplit(SITE_URL).hostname), "localhost", "127.0.0.1", "[::1]"])

# What checks before publishing weigh, where not as in articles/desk/checks; which names there are, apps.py knows.
PUBLISH_CHECKS = env.pairs("PUBLISH_CHECKS", ("blocker", "warning", "off"))

# What is told of new stories (WebSub), and whether robots.txt sends crawlers away that gather texts for models.
WEBSUB_HUB = env.page("WEBSUB_HUB")
AI_CRAWLERS = env.choice("AI_CRAWLERS", "allow", ("allow", "refuse"))

INSTALLED_APPS = [
    "articles.apps.NewsroomAdminConfig",
    "articles.apps.ArticlesConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_prose_editor",
    "taggit",
    "csp",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "articles.site.slashes.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

# Each thread of the web server keeps its connection; a command without a server fails at once.
CONNECTIONS = {"CONN_MAX_AGE": 0 if TESTING else 60, "CONN_HEALTH_CHECKS": True}
DATABASES = {"default": CONNECTIONS | env.database("DATABASE_URL", postgres.local_url())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "articles.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend", "articles.desk.roles.RoleBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Logging in, by django-allauth: nobody signs up, an administrator adds people.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "articles.admin.accounts.StaffOnly"
ACCOUNT_FORMS = {"login": "articles.admin.accounts.NamedLogin"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("BEHIND_PROXY") else 0
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_URL.startswith("http://")
# Editors and above must have a second factor before they see the desk.
REQUIRE_TWO_FACTORS = env.flag("REQUIRE_TWO_FACTORS")

# The attempts to log in are counted here, so all web processes must share it: a table, or Redis where there is one.
# Since when each feed is as it is stands beside them, so there must be room for both.
CACHES = {
    "default": Env.cache_url_config(
        env.cache("CACHE_URL", "locmemcache://" if TESTING else "dbcache://newsroom_cache?max_entries=100000")
    ),
}

# What is said to a cache in front of the site that is told of changes: in which header it finds the keys of a page, and
# for how many seconds it keeps the page (0: as long as any other cache).
CACHE_KEYS = env.choice("CACHE_KEYS", "surrogate-key", ("surrogate-key", "cache-tag"))
SURROGATE_LIFETIME = env.number("SURROGATE_LIFETIME", 3800)

# Each web process writes down so often how much was read, in seconds; 0: only when it is told to.
READS_WRITTEN_EVERY = 0 if TESTING else 10

LANGUAGE_CODE = env.language("LANGUAGE_CODE", "en", dict(LANGUAGES))
# Languages in which the paper appears beside that one, each with the paper's name in it, or ''.
EDITIONS = env.editions("EDITIONS", LANGUAGE_CODE, dict(LANGUAGES))
TIME_ZONE = env.zone("TIME_ZONE", "UTC")
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]  # read first: "Search" and the like stand in the admin's words, too
FORMAT_MODULE_PATH = "newsroom.formats"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(BASE_DIR / ".local" / "static")))
MEDIA_URL = "media/"
MEDIA_ROOT = env.folder("MEDIA_ROOT", BASE_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# A photo editor uploads files of up to 50 MB; anything larger is refused with a sentence, not by a cut connection.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

# Notices by e-mail: smtp+tls://user:password@host:587; none are sent where no server is named.
vars().update(Env.email_url_config(env.mail("EMAIL_URL", "dummymail://")))
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "newsroom@localhost")

HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS")
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

# The admin's policy; site/ answers readers with a narrower one of its own.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
    },
}

TAGGIT_CASE_INSENSITIVE = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # that an address is wrong is the reader's to know
}

env.check()
