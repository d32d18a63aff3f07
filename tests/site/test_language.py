from datetime import UTC, datetime

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_a_british_paper_writes_months_out_and_counts_24_hours(client, settings):
    settings.LANGUAGE_CODE = "en-gb"
    story = factories.published(at=datetime(2024, 11, 24, 17, 43, tzinfo=UTC))
    assert "24 November 2024, 17:43 UTC" in client.get(story.get_absolute_url()).content.decode()
