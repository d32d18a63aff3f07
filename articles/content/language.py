"""What follows from the language of a text: its direction, its length in words, the time it takes to read."""

import math
import re
import unicodedata
from collections import Counter

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr"})

# Scripts that are written by one language of the press alone, or by one far more than by the others.
SCRIPTS = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "ARABIC": "ar",
    "HEBREW": "he",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}

# The commonest small words, chosen to be rare in the neighbouring languages.
SMALL_WORDS = {
    "en": "the of and to in that is was for with his said has are this be from by at as it on not have had who",
    "es": "el los las que una por con para del su al como más pero sus fue este ha desde según",
    "fr": "le les des est dans une qui pour sur pas au avec ce il sont par mais plus été cette aux",
    "de": "der die das und ist nicht mit den dem ein eine auf für von sich auch im zu wurde nach werden",
    "it": "il di che gli della per non una sono con dei alla del nel più anche dal questo stato",
    "pt": "o os que não uma com para da do dos em por mais foi ao pela pelo são seu também",
    "nl": "de het een van en dat niet zijn voor met op aan ook door naar bij werd heeft deze",
    "tr": "bir ve bu için ile olarak da de çok olan daha sonra kadar dedi ise gibi",
    "id": "yang dan di dengan untuk dari pada ini itu tidak dalam akan juga oleh telah",
    "sv": "och att det som är på en av för inte med till den har ett om var från",
    "pl": "i w na z się nie do że jest to o jak po przez od za był oraz",
    "vi": "và của là có trong được cho không một người các với này đã",
}
# Letters that the script's most written language has not, and one that shares its script has.
LETTERS = {"ar": (("ur", "ٹڈڑںےہ"), ("fa", "پچژگ")), "ru": (("uk", "іїєґ"),)}
WORD_SETS = {tag: frozenset(words.split()) for tag, words in SMALL_WORDS.items()}

CHARACTERS_A_MINUTE = 400
WORDS_A_MINUTE = 230
# Thai, Lao, Khmer and Burmese are written without spaces; a word has about so many of their signs.
UNSPACED_SIGNS_A_WORD = 4.2
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
# To Python's \w, vowel signs are no part of a word: in Hebrew, Arabic, and the scripts from India to Myanmar they are.
_SIGNS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u109f"
WORDS = re.compile(rf"[^\W_](?:[^\W_]|[{_SIGNS}]|[’'\-\u200c](?=[^\W_]))*")
SAMPLE = 4000


def direction(language: str) -> str:
    """'rtl' or 'ltr' for a BCP 47 tag."""
    primary, *subtags = language.lower().replace("_", "-").split("-")
    script = next((subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), None)
    if script:
        return "rtl" if script in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if primary in RIGHT_TO_LEFT else "ltr"


def territory(language: str) -> str:
    """The territory that a BCP 47 tag names ('GB'); '' where it names none."""
    _, *subtags = language.replace("_", "-").split("-")
    return next((subtag.upper() for subtag in subtags if len(subtag) == 2 and subtag.isalpha()), "")


# What Open Graph has where a tag names no territory, by `news_language`.
USUAL_LOCALES = {
    "en": "en_US",
    "ar": "ar_AR",
    "de": "de_DE",
    "es": "es_ES",
    "fr": "fr_FR",
    "zh-cn": "zh_CN",
    "zh-tw": "zh_TW",
}


def locale(language: str) -> str:
    """Language and territory as Open Graph writes them ('en_GB'), the usual one for a tag that names none; else ''."""
    if place := territory(language):
        return f"{language.replace('_', '-').split('-')[0].lower()}_{place}"
    return USUAL_LOCALES.get(news_language(language), "")


def news_language(language: str) -> str:
    """The tag as Google's news sitemaps have it: ISO 639 alone, but Chinese by script, 'zh-cn' or 'zh-tw'."""
    primary, *subtags = language.lower().replace("_", "-").split("-")
    if primary != "zh":
        return primary
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(subtags) else "zh-cn"


def comma(language: str) -> str:
    """What stands between the members of a row: the comma of the language's script, with its space."""
    if direction(language) == "rtl" and not language.lower().startswith(("he", "yi")):
        return "، "
    return "，" if language.lower().split("-")[0] in ("zh", "ja") else ", "


# The languages that pages have words in; the names of the catalogs in articles/locale, and English.
SPOKEN = ("en", "ar", "de", "es", "fr", "zh-hans")


def spoken(language: str, own: str) -> str:
    """The language of the words around a text in `language`: the paper's own variety of it, or the one there are words
    in; the paper's `own` where there are none.
    """
    wanted = news_language(language)
    return next((tag for tag in (own, *SPOKEN) if news_language(tag) == wanted), own)


def guess(text: str) -> str:
    """The primary BCP 47 tag that the text's script and small words point to; 'en' where nothing does."""
    letters = [char for char in text[:SAMPLE] if char.isalpha()]
    scripts = Counter(unicodedata.name(char, "?").split()[0].split("-")[0] for char in letters)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > scripts["CJK"] / 10:
        scripts["HIRAGANA"] += scripts.pop("CJK", 0)
    if not scripts:
        return "en"
    script, _ = scripts.most_common(1)[0]
    tag = SCRIPTS.get(script) or _by_small_words(text[:SAMPLE])
    neighbours = LETTERS.get(tag, ())
    return next((other for other, own in neighbours if sum(map(own.count, letters)) > len(letters) / 100), tag)


def word_count(text: str) -> int:
    """Words; in Chinese and Japanese, characters, as their word processors count them.

    In scripts that put no space between words, about as many as the browser finds with its dictionary.
    """
    ideographs, unspaced = len(IDEOGRAPHS.findall(text)), len(UNSPACED.findall(text))
    spaced = UNSPACED.sub(" ", IDEOGRAPHS.sub(" ", text))
    return ideographs + math.ceil(unspaced / UNSPACED_SIGNS_A_WORD) + len(WORDS.findall(spaced))


def reading_minutes(text: str) -> int:
    """Whole minutes for an adult reading silently, at least 1 (Brysbaert 2019: 238 words a minute in English)."""
    ideographs = len(IDEOGRAPHS.findall(text))
    minutes = ideographs / CHARACTERS_A_MINUTE + (word_count(text) - ideographs) / WORDS_A_MINUTE
    return max(1, round(minutes))


def _by_small_words(text: str) -> str:
    words = Counter(word.lower() for word in WORDS.findall(text))
    scores = {tag: sum(words[word] for word in small) for tag, small in WORD_SETS.items()}
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] > scores["en"] else "en"
