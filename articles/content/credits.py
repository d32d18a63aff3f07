"""The credit in a caption line, taken out of it and out of its decoration.

>>> parse_credit("A ferry leaves Port Aldren, May 2, 2031. /Reuters Photo")
('A ferry leaves Port Aldren, May 2, 2031.', 'Reuters')
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from articles.content.agencies import AGENCY

LONGEST_CREDIT = 160
"""Characters at the end of a line within which a credit begins; so a line of any length takes the same time."""

_NOISE = re.compile(
    r"\s*(?:,?\s*(?:Purchase|Acquire) Licensing Rights(?:, opens new tab)?|, opens new tab|(?:hide|toggle) caption"
    r"|(?:…|\.{3}) ?more|more >+|MANDATORY CREDIT\b.*|ATTENTION EDITORS\b.*|NO RESALES\b.*|NO ARCHIVES?\b.*"
    r"|Enlarge(?: image)?)\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_PICTURE = (
    r"[Pp]hoto(?:graph|s)?|PHOTO|[Pp]icture|[Ii]mage|Bild|[Ff]oto|Fotoğraf|Фото|صورة|تصوير|写真|图片|사진|फोटो|फ़ोटो"
)
# Two words in small letters that are no part of a name: what a label stands before is a caption, no credit.
_SENTENCE_AHEAD = (
    r"(?=(?:.{0,120}?\s(?!(?:via|for|the|and|of|by|courtesy|de|del|da|la|from|handout|file|und|von|van|der)\b)"
    r"[a-zß-öø-ÿа-яё]{2,}\b){2})"
)
_PREFIX = re.compile(
    r"\s*(?:FILE PHOTO\s*:|FILE\s?[-–—:]\s|\[\d{1,3}/\d{1,3}\]|\d{1,3} of \d{1,3}(?:\.|\Z)"
    rf"|Image caption\b[,:]?|\[(?:{_PICTURE})\]\s?:?|(?:{_PICTURE})\s?[:：]{_SENTENCE_AHEAD})\s*"
)
_LABEL = (
    rf"(?:photo|foto|bild)\s(?={AGENCY}\b)|"
    rf"(?:(?:file |main )?photo(?:graph|graphs|s|graphy)?|pictures?|images?|fotos?|cr[ée]dito?|cover image|{_PICTURE})"
    r"(?:\s?(?:/\s?|[:：]\s*|credit:?\s|courtesy:?\s|by:?\s|copyright,?\s|source,?\s|via\s))+"
    r"|(?:file|archiv|courtesy)\s?[:：]\s*"
)
_DECORATION_BEFORE = re.compile(rf"(?:[/©\s—–-]|{_LABEL})+", re.IGNORECASE)
_DECORATION_AFTER = re.compile(r"(?:\s+|\s*/\s*|,\s*)(?:file )?photos?\s*\Z|(?:摄|撮影)\s*\Z", re.IGNORECASE)
_WORDS_THAT_ARE_THE_CREDIT = re.compile(
    r"(?:submitted|supplied|contributed|handout|courtesy|provided|stock)[ -](?:photo|image|picture)s?", re.IGNORECASE
)
_LOWER_CASE = re.compile(rf"(?!{AGENCY})[a-z]")
_CREDIT_WORD = re.compile(
    rf"(?<!\w){AGENCY}(?!\w)|\b(?:photos?|photograph|images?|courtesy|handout|pool|via|supplied|screengrab"
    rf"|screenshot)\b|제공",
    re.IGNORECASE,
)
_WORD = r"(?:(?:[A-Z]\.){1,3}|[^\W\d_a-z][\w'’&-]*)"
_NAME = rf"@?{_WORD}(?:\s(?:[a-z]{{1,3}}\s)?{_WORD}){{0,5}}"
# '(ABC News: Ana Ruiz)', '(Supplied: Ana Ruiz)'
_OUTLET_AND_NAME = re.compile(rf"(?:Supplied|[A-Z]{{2,}}(?:\s{_WORD}){{0,3}}):\s{_NAME}")
_NAME_AND_AGENCY = re.compile(rf"{_NAME}(?:\s?/\s?(?:via |for )?(?:{_NAME}|{AGENCY})){{1,3}}(?:, File)?")


class _Form(NamedTuple):
    """One way to write a credit at the end of a line, and what its words must be like to be one."""

    pattern: re.Pattern[str]
    is_credit: Callable[[str], bool]


def parse_credit(text: str) -> tuple[str, str | None]:
    """The caption without its credit, prefix and noise, and the credit undecorated; None where there is none.

    A line that is nothing but a credit has the caption ''.
    """
    caption = without_noise(text)
    start = max(0, len(caption) - LONGEST_CREDIT)
    for form in _FORMS:
        match = form.pattern.search(caption, start)
        if match and form.is_credit(match["credit"].strip()):
            return caption[: match.start()].strip(), undecorated(match["credit"])
    return caption, None


def undecorated(credit: str) -> str:
    """A credit without brackets, slashes, labels and the word 'photo' that say only that it is a credit."""
    credit = credit.strip(" \t\u00a0()[]（）")
    if _WORDS_THAT_ARE_THE_CREDIT.fullmatch(credit):
        return credit
    bare = _DECORATION_BEFORE.sub("", credit, count=1) if _DECORATION_BEFORE.match(credit) else credit
    bare = re.sub(r"\s*/\s*", "/", _DECORATION_AFTER.sub("", bare)).strip(" \t.,;。/")
    return bare or credit


def without_noise(text: str) -> str:
    """A caption line without the marks before it ('FILE PHOTO:', '[1/5]') and the orders and buttons behind it."""
    caption = text.strip()
    while match := _PREFIX.match(caption):
        caption = caption[match.end() :]
    while match := _NOISE.search(caption, max(0, len(caption) - 600)):
        caption = caption[: match.start()].rstrip()
    return caption.strip()


def has_prefix(text: str) -> bool:
    """Whether the line begins with a mark that only captions have."""
    return bool(_PREFIX.match(text))


def _in_round_brackets(credit: str) -> bool:
    return _in_square_brackets(credit) and not re.match(r"(?:with|by|in|on|the|a)\b", credit)


def _in_square_brackets(credit: str) -> bool:
    if len(credit.split()) > 12:
        return False
    if _OUTLET_AND_NAME.fullmatch(credit):
        return True
    signs = _CREDIT_WORD.search(credit), _NAME_AND_AGENCY.fullmatch(credit), _DECORATION_BEFORE.match(credit)
    return any(signs)


def _behind_label(credit: str) -> bool:
    """A name or two, no sentence and no 'Role: Name'."""
    return (
        len(credit.split()) <= 10
        and not re.search(r"[:：?!]|[a-z]{4}\. [A-Z]", credit)
        and not _LOWER_CASE.match(credit)
    )


def _a_few_names(credit: str) -> bool:
    return len(credit.split()) <= 6 and not re.search(r"[:：?!]", credit)


def _any(credit: str) -> bool:
    return True


_SENTENCE_END = r"(?:^|(?<=[.。!?)\"”’]\s)|(?<=[.。!?)\"”’]))"
_FORMS = tuple(
    _Form(re.compile(pattern), is_credit)
    for pattern, is_credit in (
        # '(Xinhua/Ana Ruiz)', '(AP Photo/Ana Ruiz, File)'; a full stop behind an acronym alone ends a sentence instead.
        (r"\s*[(（](?P<credit>[^()（）]{2,120}[/:： ][^()（）]{1,120})[)）]\s*[.。]?\Z", _in_round_brackets),
        (rf"(?:^|(?<=[.。!?\"”’])|(?<=\w))\s*[(（](?P<credit>{AGENCY})[)）]\Z", _any),
        (r"\s*\[(?P<credit>[^\[\]]{2,120})\]\s*\.?\Z", _in_square_brackets),
        # 'Photograph: Ana Ruiz/Reuters', '— Picture by Ana Ruiz', 'Image copyright EPA', glued 'CreditAna Ruiz'
        (
            rf"(?:^|(?<=[\s.。)\"”]))[—–-]*\s*(?:(?:[Ff]ile |FILE )?(?:{_PICTURE})"
            r"|[Cc]r[ée]dit[os]?(?: photo)?|CREDIT|Cover image)"
            r"(?:\s?[:：]| by| copyright| source,| courtesy of| via)\s*"
            r"(?P<credit>[^\n]{2,100})\Z",
            _behind_label,
        ),
        (rf"(?:^|\s[-–—]\s?|(?<=[.\s]))Copyright (?P<credit>{_NAME_AND_AGENCY.pattern})\Z", _any),
        (r"(?:^|(?<=[.\s]))Credit(?P<credit>[A-Z][^\n]{2,80})\Z", _behind_label),
        (r"\s*©\s*(?P<credit>[^\n©]{2,80})\Z", _a_few_names),
        # 'Ana RUIZ / AFP', 'Ana Ruiz/NPR'
        (rf"{_SENTENCE_END}(?P<credit>{_NAME_AND_AGENCY.pattern})\Z", _a_few_names),
        # '. /Xinhua', './ VCG', '/Reuters Photo'
        (
            r"(?:^|(?<=[.。!?\"”’)])|(?<=\s))\s*/\s*(?P<credit>[^\W\d_a-z][^/.\n]{1,60}(?:/[^/.\n]{1,40})?)\.?\Z",
            _a_few_names,
        ),
        # 'REUTERS/Ana Ruiz/File Photo'
        (
            rf"(?:^|(?<=\s))(?P<credit>(?:AP Photo|{AGENCY})\s?/\s?[^\W\d_a-z][^.\n]{{1,80}}(?:\.{{3}}|…)?)\Z",
            _a_few_names,
        ),
        (rf"(?:(?<=[.。!?\"”)])|(?<=\s))\s*[-–—]\s?(?P<credit>{AGENCY})(?:\s?[Pp]hoto)?\.?\Z", _any),
        (r"(?:^|(?<=[。！？\s]))(?P<credit>[\u4e00-\u9fff]{0,8}记者[\u4e00-\u9fff]{2,6}摄)。?\Z", _any),
        (r"[\s＝=、，。](?P<credit>[^\s＝=、，。]{2,16}撮影)。?\Z", _any),
        (rf"[＝、](?P<credit>{AGENCY}|共同)。?\Z", _any),
        (rf"{_SENTENCE_END}(?P<credit>(?i:{_WORDS_THAT_ARE_THE_CREDIT.pattern}))\.?\Z", _any),
        (r"(?:^|(?<=[.!?]\s))(?P<credit>Courtesy of [^.\n]{2,60})\Z", _a_few_names),
    )
)
