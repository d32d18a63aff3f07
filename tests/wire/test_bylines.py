import pytest

from articles.wire.bylines import is_person, read_byline


@pytest.mark.parametrize(
    ("line", "names", "outlet"),
    [
        ("CGTN's Ana Ruiz", ("Ana Ruiz",), "CGTN"),
        ("By CGTN's Ana Ruiz", ("Ana Ruiz",), "CGTN"),
        ("By ANA R. RUIZ and BO LEE", ("ANA R. RUIZ", "BO LEE"), None),
        ("By Ana Ruiz and Bo Lee, CNN", ("Ana Ruiz", "Bo Lee"), "CNN"),
        ("By Ana Ruiz, for CNN", ("Ana Ruiz",), "CNN"),
        ("- By Ana RUIZ, AFP Africa", ("Ana RUIZ",), "AFP Africa"),
        ("by Ana Ruiz (reporting) and Bo Lee (photography)", ("Ana Ruiz", "Bo Lee"), None),
        ("Par Zoé Duval", ("Zoé Duval",), None),
        ("Von: Max Kern", ("Max Kern",), None),
        ("By Ana Ruiz, Political Correspondent", ("Ana Ruiz",), None),
        ("By Ana Ruiz, Bo Lee and Cy Roe", ("Ana Ruiz", "Bo Lee", "Cy Roe"), None),
        ("By Jan van der Berg", ("Jan van der Berg",), None),
        ("By Daniel O'Shea", ("Daniel O'Shea",), None),
        ("By Reuters", (), "Reuters"),
        ("By Staff Reporter", (), None),
    ],
)
def test_a_byline_names_people_and_their_outlet(line, names, outlet):
    byline = read_byline(line)
    assert (byline.names, byline.outlet) == (names, outlet)


@pytest.mark.parametrize(
    ("line", "names", "outlet", "time"),
    [
        ("By Ana Ruiz - Associated Press - Friday, March 14, 2031", ("Ana Ruiz",), "Associated Press", "2031-03-14"),
        ("byAssociated Press14 March 2031 05:22-04:00", (), "Associated Press", "2031-03-14T05:22-04:00"),
        ("By ANA RUIZMARCH 14, 2031", ("ANA RUIZ",), None, "2031-03-14"),
        ("By Bo Lee | May 3, 2031 | 4:55 PM", ("Bo Lee",), None, "2031-05-03T16:55"),
    ],
)
def test_a_time_in_a_byline_is_read_even_where_it_is_glued_to_a_name(line, names, outlet, time):
    byline = read_byline(line)
    assert (byline.names, byline.outlet, byline.stamps[0].iso()) == (names, outlet, time)


def test_agencies_beside_the_outlet_gave_input():
    byline = read_byline("By Euronews with Agencies")
    assert (byline.names, byline.outlet, byline.input_from) == ((), "Euronews", ("Agencies",))


def test_a_single_word_that_is_no_known_outlet_is_doubted():
    byline = read_byline("By Zorbla")
    assert (byline.names, byline.outlet, byline.doubts) == ((), None, ("Zorbla",))


@pytest.mark.parametrize(
    "line",
    [
        "By the time he arrived, the crowd had left",
        "By 2050, the harbour will be dry",
        "By Monday the river was high.",
        "Coast View with Ana Ruiz",
        "The mayor's Ana Ruiz",
        "",
    ],
)
def test_a_sentence_or_a_programme_is_no_byline(line):
    assert read_byline(line) is None


@pytest.mark.parametrize("name", ["Ana Ruiz", "J.O. Roe", "王小明", "María del Mar Soto", "ANA RUIZ"])
def test_these_are_names_of_people(name):
    assert is_person(name)


@pytest.mark.parametrize("name", ["Getty Images", "Aldren Herald", "Reuters", "Cartoon", "the mayor", "AFP Africa"])
def test_these_are_not(name):
    assert not is_person(name)
