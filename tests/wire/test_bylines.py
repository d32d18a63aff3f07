import pytest

from articles.wire.bylines import is_person, read_byline, read_byline_in_head


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
        ("بقلم: أحمد منصور", ("أحمد منصور",), None),
        ("记者 王小明 李红", ("王小明", "李红"), None),
        ("by Xinhua writer Ana Ruiz", ("Ana Ruiz",), "Xinhua"),
        ("By Associated Press writers Ana Ruiz and Bo Lee", ("Ana Ruiz", "Bo Lee"), "Associated Press"),
        ("By Ana Ruiz, Science Editor", ("Ana Ruiz",), None),
        ("Ana Ruiz · CBC Sports", ("Ana Ruiz",), "CBC Sports"),
        ("By Reuters", (), "Reuters"),
        ("김민수 기자", ("김민수",), None),
        ("By Ana Ruiz, TV Coast — São Paulo", ("Ana Ruiz",), "TV Coast"),
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


@pytest.mark.parametrize(
    ("line", "names", "outlet"),
    [("Par Zoé Duval (avec AFP)", ("Zoé Duval",), None), ("Le Monde avec AFP", (), "Le Monde")],
)
def test_an_agency_beside_a_name_or_an_outlet_gave_input(line, names, outlet):
    byline = read_byline(line)
    assert (byline.names, byline.outlet, byline.input_from) == (names, outlet, ("AFP",))


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Ana Ruiz, Science Editor", None),
        ("Ana Ruiz Aldren correspondent", None),
        ("Ana Ruiz Middle East correspondent", None),
        ("Ana Ruiz, Business reporter, BBC News", "BBC News"),
        ("Ana Ruiz, BBC News", "BBC News"),
        ("London - Ana Ruiz", None),
    ],
)
def test_a_name_with_a_job_an_outlet_or_a_place_is_a_byline_above_the_story(line, outlet):
    byline = read_byline_in_head(line)
    assert (byline.names, byline.outlet) == (("Ana Ruiz",), outlet)


@pytest.mark.parametrize(
    "line",
    [
        "White House correspondent",
        "Business reporter, BBC News",
        "Football - Harrow Town",
        "Aldren paper names new editor",
        "Mayor, police chief and editor meet",
    ],
)
def test_a_job_alone_or_a_headline_is_none(line):
    assert read_byline_in_head(line) is None


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


@pytest.mark.parametrize(
    "name", ["Getty Images", "Aldren Herald", "Reuters", "Cartoon", "the mayor", "AFP Africa", "Ana речь"]
)
def test_these_are_not(name):
    assert not is_person(name)
