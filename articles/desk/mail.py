"""Notices by e-mail, for those who want them."""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from django.utils import translation

from articles.desk.notices import sentence
from articles.models import Transition


def send(step: Transition) -> int:
    """Mail the step to everybody who has a notice of it and wants mail; how many messages went out."""
    people = [notice.user for notice in step.notices.select_related("user")]
    with translation.override(settings.LANGUAGE_CODE):
        subject = " ".join(sentence(step).split())
        address = settings.SITE_URL + reverse("admin:articles_article_change", args=[step.article_id])
        text = "\n\n".join(filter(None, (sentence(step), step.reason, address)))
    messages = [EmailMessage(subject, text, to=[user.email]) for user in people if user.wants_mail and user.email]
    return get_connection().send_messages(messages) or 0
