"""The months as news pages write them, in the languages whose pages are read most."""

import re

_MONTHS = (
    r"jan(?:uary|vier|uari|uar|eiro)?|ene(?:ro)?|gen(?:naio)?|jän(?:ner)?|ocak|янв(?:ар[ья])?|січня|يناير|كانون الثاني"
    r"|जनवरी|stycznia",
    r"feb(?:ruary|ruari|ruar|rero|braio)?|févr?(?:ier)?|fev(?:ereiro)?|şubat|фев(?:рал[ья])?|лютого|فبراير|شباط|फ़रवरी"
    r"|फरवरी|lutego",
    r"mar(?:ch|s|zo|ço|et)?|maart|märz?|mart|март?а?|березня|مارس|آذار|मार्च|marca",
    r"apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|nisan|апр(?:ел[ья])?|квітня|أبريل|إبريل|نيسان|अप्रैल|kwietnia",
    r"may|mai|mayo|mei|mag(?:gio)?|maio|maj|mayıs|ма[йя]|травня|مايو|أيار|मई|maja",
    r"june?|juin|juni|junio|giu(?:gno)?|jun(?:ho)?|haziran|июн[ья]?|червня|يونيو|حزيران|जून|czerwca",
    r"july?|juil(?:let)?|juli|julio|lug(?:lio)?|jul(?:ho)?|temmuz|июл[ья]?|липня|يوليو|تموز|जुलाई|lipca",
    r"aug(?:ust|usti|ustus)?|agustus|août|ago(?:sto)?|ağustos|авг(?:уста?)?|серпня|أغسطس|آب|अगस्त|sierpnia",
    r"sept?(?:ember|embre|iembre|tembre)?|set(?:embro|tembre)?|eylül|сен(?:т(?:ябр[ья])?)?|вересня|سبتمبر|أيلول|सितंबर"
    r"|सितम्बर|września",
    r"oct(?:ober|obre|ubre)?|okt(?:ober)?|ott(?:obre)?|out(?:ubro)?|ekim|окт(?:ябр[ья])?|жовтня|أكتوبر|تشرين الأول"
    r"|अक्टूबर|października",
    r"nov(?:ember|embre|iembre|embro)?|kasım|ноя(?:бр[ья])?|листопада|نوفمبر|تشرين الثاني|नवंबर|नवम्बर|listopada",
    r"dec(?:ember)?|déc(?:embre)?|des(?:ember)?|dez(?:embro|ember)?|dic(?:iembre|embre)?|aralık|дек(?:абр[ья])?|грудня"
    r"|ديسمبر|كانون الأول|दिसंबर|दिसम्बर|grudnia",
)
_NUMBERS = [re.compile(names, re.IGNORECASE) for names in _MONTHS]

MONTH = "(?:" + "|".join(f"(?:{names})" for names in _MONTHS) + r")(?![^\W\d_])"
"""Source of a pattern for the name of any month, in any capitals where the pattern says so."""


def month_number(name: str) -> int:
    """1 to 12 for what MONTH matched."""
    return next(number for number, names in enumerate(_NUMBERS, 1) if names.fullmatch(name))
