"""What the editor of the text offers to those who write: links to own stories, the menu, paste, find, the count."""

import base64
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.content.language import word_count
from articles.models import Article, Photo
from tests import factories
from tests.e2e.test_writing import open_story, save, text_of

pytestmark = pytest.mark.django_db(transaction=True)


def saved_body(page: Page, story: Article) -> str:
    save(page)
    story.refresh_from_db()
    return story.body


def test_a_link_to_a_story_of_ours_is_found_by_its_headline(desk):
    other = factories.published("Harbour opens early")
    story = factories.article(body="<p>Boats left.</p>")
    open_story(desk, story)
    text_of(desk).click()
    desk.keyboard.press("Control+a")
    desk.get_by_role("button", name="Link", exact=True).click()
    address = desk.get_by_role("combobox", name="Address")
    address.press_sequentially("opens")
    expect(desk.get_by_role("option", name="Harbour opens early")).to_be_visible()
    address.press("Enter")
    address.press("Enter")
    path = Article.objects.get(pk=other.pk).get_absolute_url()
    assert saved_body(desk, story) == f'<p><a href="{path}">Boats left.</a></p>'
    assert desk.complaints == []


PASTE = """([target, html]) => {
    const data = new DataTransfer()
    data.setData("text/html", html)
    data.setData("text/plain", "words")
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""


def paste(page: Page, html: str):
    text_of(page).click()
    page.evaluate(PASTE, [text_of(page).element_handle(), html])


def word_item(text: str, marker: str, level: int = 1, list: int = 0) -> str:
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;"
        f"mso-list:l{list} level{level} lfo1'><!--[if !supportLists]--><span style='font-family:Symbol'>"
        f"<span style='mso-list:Ignore'>{marker}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
        f"</span></span><!--[endif]--><span lang=EN-GB>{text}<o:p></o:p></span></p>"
    )


WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta name=Generator content='Microsoft Word 15'>"
    "<style>p.MsoNormal {margin:0cm}</style></head><body lang=EN-GB><!--StartFragment-->"
    "<h1>Tides<o:p></o:p></h1>"
    "<p class=MsoNormal><b>“It’s late,”</b> she said at the\nquay – <i>again</i>.<o:p></o:p></p>"
    "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
    + word_item("Nets", "·")
    + word_item("fine", "o", 2)
    + word_item("Ropes", "·")
    + word_item("Cast off", "1.", list=1)
    + word_item("Row", "2.", list=1)
    + "<p class=MsoNormal>See <a href='https://eur01.safelinks.protection.outlook.com/?url="
    "https%3A%2F%2Fexample.org%2Ftides%3Fa%3D1&amp;data=05'>the table</a><a href='#_ftn1'>[1]</a>.</p>"
    "<table class=MsoTableGrid><tr><td width=100><p class=MsoNormal><b>High</b><o:p></o:p></p></td></tr></table>"
    "<!--EndFragment--></body></html>"
)
WORD_CLEAN = (
    "<h2>Tides</h2><p><strong>“It’s late,”</strong> she said at the quay – <em>again</em>.</p>"
    "<ul><li>Nets<ul><li>fine</li></ul></li><li>Ropes</li></ul><ol><li>Cast off</li><li>Row</li></ol>"
    '<p>See <a href="https://example.org/tides?a=1">the table</a>[1].</p>'
    "<table><tbody><tr><td><strong>High</strong></td></tr></tbody></table>"
)
DOCS = (
    "<meta charset='utf-8'><b style='font-weight:normal;' id='docs-internal-guid-1f'>"
    "<h2 dir='ltr'><span style='font-size:16pt;font-weight:700;'>Boats</span></h2>"
    "<p dir='ltr'><span style='font-weight:400;'>The </span><span style='font-weight:700;font-style:italic;'>old</span>"
    "<span> pier, </span><a href='https://www.google.com/url?q=https://example.org/pier&amp;sa=D&amp;usg=x'>"
    "<span style='text-decoration:underline;'>rebuilt</span></a><span style='vertical-align:super;'>2</span>.</p><br />"
    "<ul><li dir='ltr' aria-level='1'><p dir='ltr'><span>Oak</span></p></li>"
    "<ul><li dir='ltr' aria-level='2'><p dir='ltr'><span>oiled</span></p></li></ul></ul>"
    "<p dir='ltr'><span><br /></span></p><p dir='ltr'><span>“So be it,” he’d say.</span></p></b>"
    "<br class='Apple-interchange-newline'>"
)
DOCS_CLEAN = (
    '<h2>Boats</h2><p>The <strong><em>old</em></strong> pier, <a href="https://example.org/pier">rebuilt</a>'
    "<sup>2</sup>.</p><ul><li>Oak<ul><li>oiled</li></ul></li></ul><p>“So be it,” he’d say.</p>"
)


@pytest.mark.parametrize(("html", "clean"), [(WORD, WORD_CLEAN), (DOCS, DOCS_CLEAN)], ids=["Word", "Google Docs"])
def test_what_is_pasted_comes_out_clean(desk, html, clean):
    story = factories.article(body="")
    open_story(desk, story)
    paste(desk, html)
    assert desk.evaluate("() => document.querySelectorAll('.surface p:empty').length") == 0
    assert saved_body(desk, story) == clean
    assert desk.complaints == []


def test_words_pasted_into_a_line_stay_in_it(desk):
    story = factories.article(body="<p>Boats.</p>")
    open_story(desk, story)
    text_of(desk).locator("p").click()
    desk.keyboard.press("Home")
    desk.evaluate(PASTE, [text_of(desk).element_handle(), "<span style='font-weight:bold'>Red</span>"])
    assert saved_body(desk, story) == "<p><strong>Red</strong>Boats.</p>"


def test_a_picture_that_came_with_the_text_goes_to_the_library_and_one_from_elsewhere_is_named(desk):
    story = factories.article(body="")
    open_story(desk, story)
    inside = "data:image/jpeg;base64," + base64.b64encode(factories.picture()).decode()
    paste(desk, f"<p>One<img src='{inside}'></p><p>Two<img src='https://example.org/far.jpg'></p>")
    expect(text_of(desk).locator(".photo-block img")).to_be_visible()
    note = desk.get_by_role("status").filter(has_text="https://example.org/far.jpg")
    note.get_by_role("button", name="Close this note").click()
    expect(note).to_have_count(0)
    figure = f'<figure data-photo="{Photo.objects.get().pk}" data-size="column"><figcaption></figcaption></figure>'
    assert saved_body(desk, story) == f"<p>One</p>{figure}<p>Two</p>"
    assert [answer for answer in desk.complaints if "example.org" in answer] == []


SCRIPTS = [
    "The harbour-master’s boat left at 7.30 — don’t wait.",
    "港口关闭 closed 两天",
    "أُغلق الميناءُ يومين بسبب العاصفة",
    "बन्दरगाह दो दिन बन्द रहा",
]


@pytest.mark.parametrize("text", SCRIPTS)
def test_the_length_shown_is_that_which_the_server_counts(desk, text):
    story = factories.article(body=f"<p>{text}</p><aside data-pullquote><p>Not counted</p></aside>")
    open_story(desk, story)
    expect(desk.get_by_text(f"Words: {word_count(text)} · Minutes to read: 1")).to_be_visible()


def test_thai_is_counted_by_words_which_the_server_estimates(desk):
    text = "ท่าเรือปิดสองวันเพราะพายุ และเรือทุกลำจอดอยู่ในอ่าวจนถึงเช้าวันเสาร์ ชาวประมงบอกว่าไม่เคยเห็นคลื่นสูงเช่นนี้มาก่อน"
    story = factories.article(body=f"<p>{text}</p>")
    open_story(desk, story)
    shown = desk.locator(".text-length").inner_text()
    assert int(shown.split()[1]) == pytest.approx(word_count(text), rel=0.2)


def test_a_slash_opens_a_menu_that_is_read_out_and_is_gone_with_escape(desk):
    story = factories.article(body="<p>Boats and/or nets</p>", language="ar")
    open_story(desk, story)
    text = text_of(desk)
    text.click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type("/")
    expect(desk.get_by_role("listbox", name="Insert")).to_be_hidden()  # a slash within a word
    desk.keyboard.press("Backspace")
    desk.keyboard.press("Enter")
    desk.keyboard.type("/")
    expect(desk.get_by_role("listbox").get_by_role("option").first).to_have_attribute("aria-selected", "true")
    first = text.get_attribute("aria-activedescendant")
    desk.keyboard.press("ArrowDown")
    assert text.get_attribute("aria-activedescendant") != first
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("listbox")).to_have_count(0)
    expect(text).not_to_have_attribute("aria-activedescendant", re.compile("."))
    expect(text).to_be_focused()
    desk.keyboard.press("Backspace")
    desk.keyboard.type("/sub")
    desk.keyboard.press("Enter")
    desk.keyboard.type("Small ones")
    assert saved_body(desk, story) == "<p>Boats and/or nets</p><h3>Small ones</h3>"
    assert desk.complaints == []


def test_a_related_story_is_set_from_the_menu(desk):
    other = factories.published("Harbour opens early")
    story = factories.article(body="")
    open_story(desk, story)
    text_of(desk).click()
    desk.keyboard.type("/rel")
    desk.keyboard.press("Enter")
    desk.get_by_role("combobox", name="Words of its headline").press_sequentially("early")
    desk.get_by_role("option", name="Harbour opens early").click()
    desk.get_by_role("dialog").get_by_role("button", name="Insert").click()
    assert saved_body(desk, story) == f'<aside data-story="{other.pk}"><p>Harbour opens early</p></aside>'


def test_words_are_found_replaced_and_brought_back(desk):
    story = factories.article(body="<p>The boat’s mast. A Boat.</p><ul><li>boats</li></ul>")
    open_story(desk, story)
    text_of(desk).click()
    desk.keyboard.press("Control+Home")
    desk.keyboard.press("Control+f")
    bar = desk.get_by_role("search", name="Find and replace")
    find = bar.get_by_label("Find", exact=True)
    find.fill("boat")
    expect(bar.get_by_role("status")).to_have_text("1 of 3")
    find.press("Enter")
    expect(text_of(desk).locator(".find-match.current")).to_have_text("Boat")
    bar.get_by_label("Match case").check()
    expect(bar.get_by_role("status")).to_have_text("1 of 2")
    bar.get_by_label("Replace with").fill("ship")
    bar.get_by_role("button", name="Replace", exact=True).click()
    expect(text_of(desk).locator("p").first).to_have_text("The ship’s mast. A Boat.")
    bar.get_by_label("Match case").uncheck()
    find.fill("s mast")
    find.fill("ship's")
    expect(bar.get_by_role("status")).to_have_text("1 of 1")  # whichever way the apostrophe is written
    find.fill("boat")
    bar.get_by_role("button", name="Replace all").click()
    expect(bar.get_by_role("status")).to_have_text("Replaced: 2")
    find.press("Escape")
    expect(text_of(desk)).to_be_focused()
    expect(text_of(desk)).to_contain_text("A ship.")
    desk.keyboard.press("Control+z")
    assert saved_body(desk, story) == "<p>The ship’s mast. A Boat.</p><ul><li>boats</li></ul>"
    assert desk.complaints == []


def test_the_shortcuts_are_listed_by_key_and_by_button(desk):
    open_story(desk, factories.article())
    text_of(desk).click()
    desk.keyboard.press("Control+/")
    dialog = desk.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog.get_by_text("Find", exact=True)).to_be_visible()
    desk.keyboard.press("Escape")
    expect(text_of(desk)).to_be_focused()
    desk.get_by_role("button", name="Keyboard shortcuts").click()
    expect(dialog).to_be_visible()
    assert serious(desk) == []
    dialog.get_by_role("button", name="Close").click()


def test_menu_and_search_bar_stand_in_nobodys_way(desk):
    open_story(desk, factories.article(body=""))
    text_of(desk).click()
    desk.keyboard.type("/")
    expect(desk.get_by_role("listbox", name="Insert")).to_be_visible()
    assert serious(desk) == []
    desk.keyboard.press("Control+f")
    desk.get_by_role("search", name="Find and replace").get_by_label("Find", exact=True).fill("x")
    assert serious(desk) == []


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found if rule["impact"] in ("serious", "critical")]


def test_what_is_rare_stands_in_a_menu_that_the_keyboard_works(desk):
    story = factories.article(body="<p>Late</p>")
    open_story(desk, story)
    text_of(desk).locator("p").first.click(click_count=3)
    more = desk.get_by_role("button", name="More", exact=True)
    more.press("ArrowDown")
    expect(desk.get_by_role("menuitem", name="Related story")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(more).to_be_focused()
    expect(desk.get_by_role("menu")).to_be_hidden()
    more.press("Enter")
    struck = desk.get_by_role("menuitemcheckbox", name="Struck out")
    while not struck.evaluate("entry => entry === document.activeElement"):
        desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(text_of(desk).locator("s")).to_have_text("Late")
    more.press("Enter")
    expect(struck).to_have_attribute("aria-checked", "true")
    assert desk.complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_toolbar_is_one_row_with_photo_in_sight(desk, width):
    desk.set_viewport_size({"width": width, "height": 900})
    open_story(desk, factories.article())
    controls = desk.locator(".toolbar > :not([hidden])")
    assert {box["height"] < 60 for box in [desk.get_by_role("toolbar").bounding_box()]} == {True}
    expect(controls.get_by_role("button", name="Photo", exact=True)).to_be_in_viewport(ratio=1)
    expect(desk.get_by_role("button", name="More", exact=True)).to_be_in_viewport(ratio=1)


def test_an_empty_text_tells_of_the_menu_and_counts_nothing(desk):
    open_story(desk, factories.article(body=""))
    words = desk.get_by_text("type / for a menu", exact=False)
    expect(words).to_be_visible()
    expect(desk.locator(".text-length")).to_be_empty()
    text_of(desk).click()
    desk.keyboard.type("One")
    expect(words).to_be_hidden()
    expect(desk.locator(".text-length")).to_contain_text("Words: 1")
