"""What a story shows from elsewhere: a link that is still, and whose frame the page may load, if the list has it."""

import pytest

from articles.content.embeds import PROVIDERS, frame
from tests import factories

VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"


def with_embed(url: str, title: str = "A film"):
    body = f'<p>Words.</p><figure data-embed="{url}"><figcaption>{title}</figcaption></figure>'
    return factories.published(body=body)


def frame_policy(client, address: str) -> str | None:
    policy = client.get(address)["Content-Security-Policy"]
    return dict(part.split(" ", 1) for part in policy.split("; ")).get("frame-src")


@pytest.mark.parametrize(
    ("page", "address"),
    [
        (VIDEO, "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"),
        ("https://m.youtube.com/watch?t=4&v=abcdefghijk&x=1", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"),
        ("https://youtu.be/abcdefghijk?si=1", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"),
        ("https://www.youtube.com/shorts/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"),
        ("https://vimeo.com/123456", "https://player.vimeo.com/video/123456?dnt=1&autoplay=1"),
        ("https://vimeo.com/123456/abcdef12", "https://player.vimeo.com/video/123456?h=abcdef12&dnt=1&autoplay=1"),
        ("https://www.dailymotion.com/video/x7tgad0", "https://geo.dailymotion.com/player.html?video=x7tgad0"),
        ("https://www.tiktok.com/@a.paper/video/7000000000000000000", "https://www.tiktok.com/embed/v2/7000000000000000000"),
        ("https://www.instagram.com/p/Abc-123_x/", "https://www.instagram.com/p/Abc-123_x/embed/"),
        ("https://x.com/paper/status/12345?s=20", "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=12345"),
        (
            "https://www.openstreetmap.org/export/embed.html?bbox=7.1%2C50.7%2C7.2%2C50.8&layer=mapnik",
            "https://www.openstreetmap.org/export/embed.html?bbox=7.1%2C50.7%2C7.2%2C50.8&layer=mapnik",
        ),
        (
            "https://www.google.com/maps/place/Brill+Head/@50.7374,7.0982,14z/data=x",
            "https://www.google.com/maps?q=Brill+Head&ll=50.7374,7.0982&z=14&output=embed",
        ),
    ],
)  # fmt: skip
def test_pages_on_the_list_have_a_frame(page, address):
    assert frame(page).address == address
    assert address.startswith(f"{frame(page).host}/")


@pytest.mark.parametrize(
    "page",
    [
        "https://example.org/film",
        "https://www.youtube.com.example.org/watch?v=abcdefghijk",
        "https://example.org/https://youtu.be/abcdefghijk",
        "https://user@youtu.be/abcdefghijk",
        "https://youtu.be/abcdefghijk\nhttps://example.org",
        "https://youtu.be/abc{id}ghijk",
        "https://www.youtube.com/@paper",
        "https://www.youtube.com/watch?list=1#v=abcdefghijk",
        "https://vimeo.com/١٢٣٤٥٦",
        "https://www.google.com/maps/place/A&output=x/@50.7,7.0,14z",
        "https://www.google.com/url?q=https://youtu.be/abcdefghijk",
        'https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4"><script>',
        "http://youtu.be/abcdefghijk",
    ],
)
def test_any_other_page_has_none(page):
    assert frame(page) is None


def test_frames_are_only_ever_those_of_named_hosts():
    for provider in PROVIDERS:
        assert provider.frame.startswith("https://")
        assert "{" not in provider.frame.split("/")[2]


def test_a_page_on_the_list_is_a_titled_link_that_loads_nothing(read):
    tree = read(with_embed(VIDEO).get_absolute_url())
    link = tree.xpath("//figure[contains(@class, 'framed')]/a")[0]
    assert link.get("href") == VIDEO
    assert link.get("data-frame").startswith("https://www.youtube-nocookie.com/")
    assert "A film" in link.text_content()
    assert "YouTube" in link.text_content()
    assert not tree.xpath("//iframe")
    told = "@rel='canonical' or @rel='alternate'"
    loaded = [*tree.xpath("//@src"), *tree.xpath(f"//link[not({told})]/@href")]
    assert all(address.startswith("/") for address in loaded)


def test_an_embed_without_a_title_is_called_by_its_address(read):
    tree = read(with_embed(VIDEO, title="").get_absolute_url())
    assert tree.xpath("string(//*[@class='framed-title'])") == VIDEO


def test_a_page_may_frame_the_hosts_of_its_own_embeds_and_no_other(client):
    assert frame_policy(client, with_embed(VIDEO).get_absolute_url()) == "https://www.youtube-nocookie.com"
    assert frame_policy(client, with_embed("https://vimeo.com/123456").get_absolute_url()) == "https://player.vimeo.com"
    assert frame_policy(client, with_embed("https://example.org/film").get_absolute_url()) is None
    assert frame_policy(client, "/") is None


def test_a_preview_may_frame_as_the_page_will(client):
    token = with_embed(VIDEO).revisions.first().preview_token()
    assert frame_policy(client, f"/preview/{token}/") == "https://www.youtube-nocookie.com"


def test_a_page_that_is_not_on_the_list_is_a_plain_link(read):
    tree = read(with_embed("https://example.org/film").get_absolute_url())
    assert tree.xpath("//p[@class='embed']/a/@href") == ["https://example.org/film"]
    assert not tree.xpath("//*[@data-frame]")


def test_feeds_have_the_link(client):
    with_embed(VIDEO)
    feed = client.get("/feed.xml").content.decode()
    assert f'&lt;a href="{VIDEO}"' in feed
    assert "data-frame" not in feed
