"""Full addresses."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(address: str) -> str:
    """The full address of a page or file of this site; what is full already stays so."""
    return urljoin(f"{settings.SITE_URL}/", address)
