"""Papers, broadcasters and agencies: whether a few words on a page name one of them, and which."""

import re

from articles.content.agencies import is_agency, is_picture_agency

_OUTLETS = """
ABC News|Al Arabiya|Al Jazeera|Al Mayadeen|AP News|Arab News|Associated Press|BBC|BBC News|BBC Sport|Bangkok Post
Bloomberg|Boston Herald|Business Insider|CBC|CBC News|CBS News|CGTN|CGTN America|CGTN Africa|CGTN Europe|China Daily
China.org.cn|CNA|CNBC|CNET|CNN|CTV News|Daily Mail|Daily Mirror|Daily News Egypt|Der Spiegel|Deutsche Welle|Die Zeit
DW|DW News|Ecns|El Mundo|El País|El Universal
Euronews|Evening Standard|Financial Times|Forbes|Fox News|France 24|FRANCE 24
Global News|Global Times|Guardian|Haaretz|Hindustan Times|Independent|ITV News|Japan Times|Kyodo News|La Repubblica
Le Figaro|Le Monde|Los Angeles Times|Malay Mail
MercoPress|Miami Herald|Mirror|Nation|NBC News|NDTV|New York Times|Newsweek
NHK|NHK World|NPR|PBS|People's Daily|People's Daily Online|Politico|POLITICO|Press TV|RFI|Rappler|RT|RTE|RTÉ|SCMP
Shanghai Daily|Shine|Sky News|Slate|South China Morning Post|Sputnik|Sputnik International|TASS|Telegraph
The Associated Press|The Guardian|The Hindu|The Hill|The Independent|The Japan News|The Nation|The New York Times
The Star|The Straits Times|The Telegraph|The Times|The Times of India|The Verge|The Wall Street Journal
The Washington Post|The Washington Times|Time|Times of India|UPI|USA Today|USA TODAY|VOA|VOA News|Vice|Vox
Wall Street Journal
Washington Post|Xinhua|Xinhuanet|Xinhua News Agency|Yahoo News|Yonhap
人民网|新华网|新华社|中国日报|环球时报|中新网|央视网
"""
_KNOWN = {name.casefold() for line in _OUTLETS.strip().split("\n") for name in line.split("|")}
_WORDS = re.compile(
    r"\b(?:News|Press|Times|Post|Herald|Tribune|Gazette|Daily|Journal|Chronicle|Agency|Agencies|Agence|Agentur|Magazine"
    r"|Media|Radio|Television|TV|Online|Desk|Bureau|Network|Observer|Mail|Sentinel|Courier|Broadcasting|Weekly"
    r"|Reuters|Wire"
    r"|Staff|Team|Newsroom|Editors|Editorial"
    r"|Correspondent|Service|Services|Report|Today|Mirror|Standard)\b"
)
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){0,2}\.[a-z]{2,}", re.IGNORECASE)


def is_outlet(name: str) -> bool:
    """Whether `name` is wholly the name of a paper, a broadcaster, an agency or a news site's domain."""
    name = name.strip(" .")
    return name.casefold() in _KNOWN or is_agency(name) or bool(_DOMAIN.fullmatch(name) and "." in name)


def outlet_in(text: str) -> str | None:
    """The outlet that a line names and nothing else, but for its place: 'BBC News, New York'."""
    name, _, place = text.strip(" .").partition(", ")
    is_place = len(place.split()) <= 3 and (not place or place[0].isupper())
    return name if is_outlet(name) and is_place else None


def sounds_like_outlet(name: str) -> bool:
    """Whether `name` is an outlet's or an organisation's by its words ('Aldren Herald', 'Coast News'), no person's."""
    first = name.split(" ")[0]
    known = is_outlet(name) or is_picture_agency(name) or bool(_WORDS.search(name))
    return known or (first.isupper() and len(first) > 1 and is_outlet(first))
