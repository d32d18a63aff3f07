import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.photos.dates import iso_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015-09-17T04:49:00+02:00", "2015-09-17T04:49:00+02:00"),
        ("2015-09-17T04:49:00.125Z", "2015-09-17T04:49:00+00:00"),
        ("2015-09-17T04:49", "2015-09-17T04:49:00"),
        ("2015:09:17 04:49:00", "2015-09-17T04:49:00"),
        ("20150917", "2015-09-17"),
        ("2015-09-17", "2015-09-17"),
        ("2015-09-", "2015-09"),
        ("2015-09", "2015-09"),
        ("2015", "2015"),
        ("20150900", "2015-09"),
        ("20150000", "2015"),
        ("2015-02-30", "2015-02"),
        ("2015-13-01", "2015"),
        ("2015-09-17T25:00:00", "2015-09-17"),
        ("2015-09-17T04:49:00+99:00", "2015-09-17T04:49:00"),
        ("0000:00:00 00:00:00", ""),
        ("0001-01-01T00:00:00", ""),
        ("    :  :     :  :  ", ""),
        ("last summer", ""),
        ("", ""),
    ],
)
def test_as_much_of_a_date_as_the_text_tells(text, expected):
    assert iso_date(text) == expected


def test_the_time_of_iim_stands_apart():
    assert iso_date("20150917", "044900+0200") == "2015-09-17T04:49:00+02:00"


def test_a_partial_date_has_no_time():
    assert iso_date("2015-09-", "044900+0200") == "2015-09"


def test_the_offset_of_exif_stands_apart():
    assert iso_date("2015:09:17 04:49:00", offset="-05:30") == "2015-09-17T04:49:00-05:30"


@given(st.text(), st.text())
def test_any_text_gives_a_date_or_none(text, time):
    assert iso_date(text, time) == "" or iso_date(text, time)[:4].isdecimal()


@given(st.dates(min_value=datetime.date(1800, 1, 1)), st.times())
def test_every_moment_is_read_as_it_was_written(date, time):
    text = f"{date}T{time:%H:%M:%S}"
    assert iso_date(text) == text
