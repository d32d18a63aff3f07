import pytest

from articles.wire.times import read_time_line, says_how_long_ago


def times(line):
    read = read_time_line(line)
    return [(stamp.label, stamp.iso()) for stamp in read.stamps] if read else None


@pytest.mark.parametrize(
    ("line", "label", "iso"),
    [
        ("Updated 21:40, 12-Mar-2031", "updated", "2031-03-12T21:40"),
        ("2031.03.12 21:40 GMT+8", "", "2031-03-12T21:40+08:00"),
        ("Updated 2031.03.12 21:40 GMT+8", "updated", "2031-03-12T21:40+08:00"),
        ("Opinion 16:15, 07-Oct-2031", "", "2031-10-07T16:15"),
        ("Source: Xinhua| 2031-03-12 21:40:09|Editor: AB", "", "2031-03-12T21:40:09"),
        ("aldrendaily.com | Updated: 2031-03-12 21:40", "updated", "2031-03-12T21:40"),
        ("( Updated: 2031-03-12 09:43", "updated", "2031-03-12T09:43"),
        ("XinhuaUpdated: 2031-03-12", "updated", "2031-03-12"),
        ("Updated 0340 GMT (1140 HKT) March 12, 2031", "updated", "2031-03-12T03:40+00:00"),
        ("Last modified on Wed 12 Mar 2031 18.56 GMT", "updated", "2031-03-12T18:56+00:00"),
        ("First Published on Mar 12, 2031 01:40 pm", "published", "2031-03-12T13:40"),
        ("17:41 JST, March 12, 2031", "", "2031-03-12T17:41+09:00"),
        ("Publié le 30 août 2031 à 14h52", "published", "2031-08-30T14:52"),
        ("Publicado el 3 de enero de 2031", "published", "2031-01-03"),
        ("Stand: 12. März 2031", "updated", "2031-03-12"),
        ("2031年3月12日21:40", "", "2031-03-12T21:40"),
        ("12.03.2031 - 11:38..", "", "2031-03-12T11:38"),
        ("Posted: Mar 12, 2031 4:00 AM EDT", "published", "2031-03-12T04:00-04:00"),
        ("July 12, 2031, 2:12 PM PT", "", "2031-07-12T14:12-07:00"),
        ("12:00 a.m. March 12, 2031", "", "2031-03-12T00:00"),
        ("March 12, 20315:00 AM ET", "", "2031-03-12T05:00-04:00"),
    ],
)
def test_a_line_says_when(line, label, iso):
    assert times(line) == [(label, iso)]


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        (
            "PUBLISHED: November 8, 2031 at 4:56 p.m. | UPDATED: November 9, 2031 at 6:00 p.m.",
            "2031-11-08T16:56",
            "2031-11-09T18:00",
        ),
        ("Posted: Aug 08, 2031 4:00 AM EDT | Last Updated: August 9", "2031-08-08T04:00-04:00", "2031-08-09"),
        ("January 28, 2031 11:30 am (Updated 11:54 am)", "2031-01-28T11:30", "2031-01-28T11:54"),
        ("06/01/2031 - 13:55 GMT+1 •Updated 14:20", "2031-01-06T13:55+01:00", "2031-01-06T14:20+01:00"),
    ],
)
def test_an_update_takes_from_the_first_time_what_it_leaves_out(line, published, updated):
    (_, first), (label, second) = times(line)
    assert (first, label, second) == (published, "updated", updated)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Опубликовано 2 мая 2031, 10:15", [("published", "2031-05-02T10:15")]),
        ("15:42 21.05.2031 (обновлено: 16:10 21.05.2031)", [("", "2031-05-21T15:42"), ("updated", "2031-05-21T16:10")]),
        ("نُشر في: 2 مايو 2031 - 10:25 بتوقيت غرينتش", [("published", "2031-05-02T10:25+00:00")]),
        ("آخر تحديث: 2 مايو 2031", [("updated", "2031-05-02")]),
        ("2031年5月2日 17時30分", [("", "2031-05-02T17:30")]),
        ("입력 2031년 5월 2일 14시 5분", [("published", "2031-05-02T14:05")]),
        ("수정 2031.05.02. 오후 6:40", [("updated", "2031-05-02T18:40")]),
        ("2031年5月2日 午後6時5分", [("", "2031-05-02T18:05")]),
        ("प्रकाशित: 2 मई 2031, 10:15", [("published", "2031-05-02T10:15")]),
        ("Pubblicato il 2 maggio 2031 alle 10:15", [("published", "2031-05-02T10:15")]),
        ("Diterbitkan 2 Mei 2031 10:15 WIB", [("published", "2031-05-02T10:15+07:00")]),
    ],
)
def test_times_are_read_in_other_languages_and_scripts(line, expected):
    assert times(line) == expected


@pytest.mark.parametrize("zone", ["", " IST", " CST"])
def test_no_offset_is_given_without_a_zone_of_one_meaning(zone):
    assert times(f"Updated: March 12, 2031 3:49 pm{zone}") == [("updated", "2031-03-12T15:49")]


@pytest.mark.parametrize(
    "line", ["Aired: 06/08/2031", "Updated: 06/08/2031", "Updated August 8", "Updated 31-Feb-2031"]
)
def test_a_date_of_two_readings_or_none_is_not_guessed(line):
    assert [iso for _, iso in times(line)] == [None]


def test_a_number_above_twelve_tells_the_day_from_the_month():
    assert times("Published 06/18/2031") == times("Published 18/06/2031") == [("published", "2031-06-18")]


@pytest.mark.parametrize(
    "line",
    [
        "00:51",
        "The meeting was on November 8, 2031.",
        "A visitor looks at the harbour, March 12, 2031",
        "Super Tuesday: March 5, 2031",
        "Three ferries at 12:30",
        "",
    ],
)
def test_a_line_about_something_else_says_no_time(line):
    assert times(line) is None


def test_what_stands_beside_a_time_is_kept_apart():
    assert read_time_line("Aldren Daily | 2031-03-12 21:40 | Editor: AB").others == ("Aldren Daily", "Editor: AB")


@pytest.mark.parametrize("line", ["9 min ago", "Published: 5 hours ago", "vor 3 Stunden", "Atualizado há 2 horas"])
def test_how_long_ago_is_no_time(line):
    assert says_how_long_ago(line)
    assert times(line) is None
