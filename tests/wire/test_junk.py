import pytest

from articles.wire.junk import ends_the_story, is_no_story, junk_reason, rights_holder


@pytest.mark.parametrize(
    "line",
    [
        "Download",
        "[]",
        '["harbour"]',
        '{"type":2,"value":"CGTN"}',
        "{{#contents}}",
        "Video PlayerClose",
        "Share - WeChat",
        "I agree",
        "Translating...",
        "Copyright ©",
        "Copyright © 2031 Aldren Herald. All rights reserved. No copying. No lending.",
        "Enditem",
        "3 min read",
        "ALSO READ: The ferry is back",
        "互联网新闻信息许可证1234567890",
        "Home Coast World Business Health Culture Nature Travel Sports",
        "WORLD >> Coast",
        "Already a subscriber? Log in",
        "Advertisement · Scroll to continue",
        "Teilen  Drucken  Merken",
        "Compartir en Whatsapp",
        "S'abonner",
        "Copied",
        "Читайте также: Паром вернулся",
        "اقرأ أيضا: عادت العبارة",
        "Temps de lecture : 3 min",
        "2 minuti di lettura",
        "RIPRODUZIONE RISERVATA © Copyright ANSA",
        "119 shares",
        "Get more from the Echo by signing up to our daily newsletter",
        "What do you think? Let us know in the comments",
        "- Do you have a story? Email tips@example.org",
        "Enter your email address",
        "Sign up to Coast Today",
        "(If you would like to help the harbour, please write to us at harbour@example.org.)",
        "Publishing licence no. 12345678",
        "Complaints hotline: 010-1234 5678",
        "Unable to load the video",
        "This page is automatically translated from Coastish",
    ],
)
def test_what_belongs_to_the_page_is_junk(line):
    assert junk_reason(line)


@pytest.mark.parametrize(
    "line",
    [
        "Download speeds fell on the coast last year, the regulator said.",
        "“I agree,” said the mayor.",
        "Share prices fell.",
        "The harbour is closed",
        "Home rule for the coast is back on the table, ministers said.",
        "Save the ferry",
        "2031",
        "© Ana Ruiz / AFP",
        "The ferry hotline: who answers at night",
        "If you want to sail, bring a coat",
        "港口关闭了两天。",
    ],
)
def test_what_may_be_a_story_is_not(line):
    assert junk_reason(line) is None


@pytest.mark.parametrize(
    "line", ["RELATED STORIES", "Search Trends", "TOP NEWS", "EDITOR’S CHOICE", "Most read", "推荐阅读"]
)
def test_a_heading_over_links_ends_the_story(line):
    assert ends_the_story(line)


def test_a_heading_of_the_story_does_not():
    assert not ends_the_story("The most popular ferry of all")


@pytest.mark.parametrize(
    "line", ["404", "Page not found", "Access Denied", "Search results for harbour", "1,204 results"]
)
def test_a_page_says_that_it_is_no_story(line):
    assert is_no_story(line)


def test_a_story_may_speak_of_a_search():
    assert not is_no_story("The search for the ferry goes on")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright © 2031 CGTN. Coast licence 12-3", "CGTN"),
        ("Copyright © AFP 2017-2031. Any use needs a licence.", "AFP"),
        ("© 2031 Aldren Herald", "Aldren Herald"),
        ("© Agence France-Presse", "Agence France-Presse"),
        ("Follow CGTN on:", "CGTN"),
        ("Copyright ©", None),
        ("The copyright is old", None),
    ],
)
def test_a_note_of_rights_names_the_outlet(line, name):
    assert rights_holder(line) == name
