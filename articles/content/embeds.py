"""The allow-list of what a story may show from elsewhere: whose pages, and the frame that each offers for them."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

Shape = Literal["wide", "tall", "map"]


@dataclass(frozen=True, slots=True)
class Provider:
    """Somebody whose pages may be framed. `page` matches what follows https://, and its groups fill `frame`."""

    name: str
    shape: Shape
    page: str
    frame: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page shows of `url` once a reader asks for it: the address of the frame and its `host` ('https://…')."""

    url: str
    title: str
    provider: str
    shape: Shape
    address: str
    host: str


_QUERY = r"(?:[?#].*)?"
_NUMBER = r"-?\d{1,3}(?:\.\d{1,9})?"

# Addresses of frames as the providers' own 'embed' dialogues give them, in the form that keeps least of the reader.
PROVIDERS = (
    Provider(
        "YouTube",
        "wide",
        r"(?:(?:www|m)\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|embed/|live/)(?P<id>[\w-]{11})(?:[?&#/].*)?",
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
    ),
    Provider(
        "YouTube",
        "wide",
        rf"youtu\.be/(?P<id>[\w-]{{11}}){_QUERY}",
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
    ),
    Provider(
        "YouTube",
        "tall",
        rf"(?:(?:www|m)\.)?youtube\.com/shorts/(?P<id>[\w-]{{11}})/?{_QUERY}",
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
    ),
    Provider(
        "Vimeo",
        "wide",
        rf"(?:www\.|player\.)?vimeo\.com/(?:video/)?(?P<id>\d{{1,12}})/?{_QUERY}",
        "https://player.vimeo.com/video/{id}?dnt=1&autoplay=1",
    ),
    Provider(
        "Vimeo",
        "wide",
        rf"(?:www\.)?vimeo\.com/(?P<id>\d{{1,12}})/(?P<key>[0-9a-f]{{6,20}})/?{_QUERY}",
        "https://player.vimeo.com/video/{id}?h={key}&dnt=1&autoplay=1",
    ),
    Provider(
        "Dailymotion",
        "wide",
        rf"(?:(?:www\.)?dailymotion\.com/video|dai\.ly)/(?P<id>[a-z0-9]{{5,12}})(?:_[^/?#]*)?/?{_QUERY}",
        "https://geo.dailymotion.com/player.html?video={id}",
    ),
    Provider(
        "TikTok",
        "tall",
        rf"(?:www\.)?tiktok\.com/@[\w.]{{1,40}}/video/(?P<id>\d{{5,25}})/?{_QUERY}",
        "https://www.tiktok.com/embed/v2/{id}",
    ),
    Provider(
        "Instagram",
        "tall",
        rf"(?:www\.)?instagram\.com/(?P<kind>p|reel|tv)/(?P<id>[\w-]{{5,40}})/?{_QUERY}",
        "https://www.instagram.com/{kind}/{id}/embed/",
    ),
    Provider(
        "X",
        "tall",
        rf"(?:(?:www|mobile)\.)?(?:twitter|x)\.com/\w{{1,20}}/status/(?P<id>\d{{1,20}})/?{_QUERY}",
        "https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}",
    ),
    Provider(
        "OpenStreetMap",
        "map",
        r"(?:www\.)?openstreetmap\.org/export/embed\.html\?(?P<query>bbox=[\w.,%&=-]{7,200})",
        "https://www.openstreetmap.org/export/embed.html?{query}",
    ),
    Provider(
        "Google Maps",
        "map",
        rf"(?:www\.)?google\.com/maps/place/(?P<place>[^/?#&]{{1,200}})/@(?P<at>{_NUMBER},{_NUMBER}),(?P<zoom>\d{{1,2}})[^?#]*{_QUERY}",
        "https://www.google.com/maps?q={place}&ll={at}&z={zoom}&output=embed",
    ),
)

_PAGES = [(provider, re.compile(f"https://{provider.page}", re.ASCII)) for provider in PROVIDERS]


def frame(url: str, title: str = "") -> Frame | None:
    """The frame for the page at `url`, called `title`; None where nobody on the list offers one."""
    for provider, page in _PAGES:
        if found := page.fullmatch(url):
            address = provider.frame.format(**found.groupdict())
            host = f"https://{urlsplit(address).netloc}"
            return Frame(url, title, provider.name, provider.shape, address, host)
    return None
