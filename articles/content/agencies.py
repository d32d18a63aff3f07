"""The names of news and picture agencies, as they stand in datelines, credits and source lines."""

import re

NEWS_AGENCIES = """
    AA|AAP|AFP|Agence France-Presse|AGI|AKI|Anadolu|Anadolu Agency|Anadolu Ajansı|ANA-MPA|ANI|Antara|ANSA|AP|APA|APTN
    Associated Press|The Associated Press|ATS|Azertac|Belga|Bernama|Bloomberg|BNS|BTA|Canadian Press|The Canadian Press
    CNA|CNN|China News Service|CNS|CTK|DHA|dpa|dpa-AFX|EFE|EPA|EPA-EFE|EFE-EPA|IANS|IHA|Interfax|Interfax-Ukraine|IRNA
    JIJI|Jiji Press|AFP-Jiji|KCNA|Keystone-SDA|Kyodo|Kyodo News|LUSA|MENA|MTI|NHK|NTB|PA|PA Media|PA Wire|PA Images|PAP
    Petra|PNA|Press Association|PTI|Press Trust of India|Reuters|Thomson Reuters|REUTERS|RIA|RIA Novosti|Ritzau|RTR|SANA
    SAPA|SID|SPA|Sputnik|STT|Tanjug|TASS|ITAR-TASS|TT|UKRINFORM|UNB|UPI|VNA|WAFA|WAM|Xinhua|Yonhap|Inter Press Service
    新华社|新華社|中新社|中新网|新华网|人民网|央视新闻|中央社|共同社|法新社|路透社|美联社|時事通信|共同通信
    Lusa|ロイター|時事|ＡＦＰ|ТАСС|РИА Новости|Интерфакс|Укринформ|رويترز|فرانس برس|أ ف ب|د ب أ|الأناضول|وكالات|연합뉴스
"""
PICTURE_AGENCIES = """
    AFP/Getty Images|Alamy|Alamy Live News|AP Images|AP Photo|AP Photos|Avalon|CFP|Corbis|DPA|dpa/picture alliance
    Depositphotos|Dreamstime|EyeEm|Flickr|GC Images|Getty|Getty Images|Getty Images Europe|Hollandse Hoogte|IC|IC Photo
    ICphoto|Imagn|Imago|Imaginechina|iStock|iStockphoto|LightRocket|Magnum Photos|NASA|NurPhoto|Pexels|picture alliance
    Picture-Alliance|Pixabay|Pool|POOL|Redux|Rex|Rex Features|Scanpix|Shutterstock|SIPA|SIPA USA|SOPA Images|Unsplash
    Al Jazeera|BBC|CGTN|CMG|ESA|Gallo Images|NOAA|UN Photo|视觉中国|人民日报|中国新闻网
    USA Today Sports|VCG|Visual China Group|WireImage|ZUMA|ZUMA Press|ZUMA Wire|Wikimedia Commons
"""
# Whoever is named in this way is nobody in particular, yet it is what the page says.
ANY_AGENCY = """
    agencies|agency|news agencies|wire services|wire reports|news services|agency reports|agences|agencias|Agenturen
"""


def _names(table: str) -> frozenset[str]:
    return frozenset(name.strip().casefold() for name in re.split(r"[|\n]", table) if name.strip())


_AGENCIES = _names(NEWS_AGENCIES) | _names(ANY_AGENCY)
_PICTURES = _names(PICTURE_AGENCIES) | _names(NEWS_AGENCIES)


_WRITTEN = {name.strip() for name in re.split(r"[|\n]", NEWS_AGENCIES + PICTURE_AGENCIES) if name.strip()}
AGENCY = "(?:" + "|".join(re.escape(name) for name in sorted(_WRITTEN, key=len, reverse=True)) + ")"
"""Source of a pattern for the name of any agency as it is written; of two with one beginning, the longer first."""


def is_agency(name: str) -> bool:
    """Whether `name` is that of a news agency, whatever the capitals; also 'news agencies' and the like."""
    return name.strip(" .").casefold() in _AGENCIES


def is_picture_agency(name: str) -> bool:
    """Whether `name`, whatever the capitals, stands in credits for where a picture came from."""
    return name.strip(" .").casefold() in _PICTURES
