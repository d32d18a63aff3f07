"""What stands around a story and is no part of it: buttons, menus, notes of rights, lists of other stories."""

import re
from typing import NamedTuple

from articles.wire.menus import is_menu

LONGEST = 600


class _Sort(NamedTuple):
    reason: str
    pattern: re.Pattern[str]


def _lines(reason: str, *patterns: str) -> _Sort:
    return _Sort(reason, re.compile(rf"(?:{'|'.join(patterns)})\W*", re.IGNORECASE))


_SORTS = (
    _lines(
        "a button",
        r"download(?: our app)?|share(?: (?:-|on|this|via) ?[\w ]{0,20}| copied| article)?|(?:link )?copied|copy link"
        r"|share or comment on .{0,200}|\+\d{1,3}|\d[\d.,]*k? (?:shares?|likes?|views?|viewing now)"
        r"|print(?: article)?|save",
        r"e?mail|facebook|twitter|x|whatsapp|linkedin|telegram|weibo|wechat|pinterest|reddit|messenger|instagram"
        r"|youtube|tweet",
        r"i agree|accept(?: all)?(?: cookies)?|reject all|got it|close|menu|search|skip to (?:main )?content"
        r"|back to top|home",
        r"sign (?:in|up)|log ?in|subscribe(?: now)?|register|already a subscriber\?.{0,20}|play(?: video)?|listen"
        r"|watch live",
        r"advertisement(?: ?[-·|•] ?scroll to continue)?|sponsored|ad|skip ad(?:vert)?|story continues below.{0,30}"
        r"|loading|translating",
        r"read more|show more|load more|see more|view (?:all|more|comments?|gallery|image.{0,20})"
        r"|comments?(?: \(?\d+\)?)?|\d+ comments?|live",
        r"(?:teilen|partager|compartir|compartilh(?:ar|e)|condividi|paylaş|bagikan|поделиться|dela|delen|شارك"
        r"|مشاركة|शेयर(?: करें)?)"
        r"(?: (?:auf|sur|en|no|na|em|su|via|per|в|على) ?.{0,20})?",
        r"drucken|merken|kommentare|anzeige|imprimer|publicité|(?:s['’])?abonn(?:er|ez-vous)|imprimir"
        r"|publicidad|suscríbete"
        r"|guardar|publicidade|stampa|pubblicità|iscriviti|yazdır|reklam|реклама|печать|подписаться|طباعة|اشترك"
        r"|إعلان"
        r"|शेयर|विज्ञापन|分享|打印|收藏|字体：.{0,12}|【?纠错】?|シェア|印刷|reuse this content|facebook'ta paylaş"
        r"|(?:yazı )?a[-+]|report (?:a|this) .{0,20}",
        r"next|previous|prev|gallery|toggle caption|hide caption|expand|enlarge.{0,30}|full ?screen|mute|unmute"
        r"|pause",
        r"add (?:\w+ )?(?:as|on) .{0,40}google.{0,20}|prefer .{0,20}on google|make us preferred.{0,40}"
        r"|follow(?: us)?",
    ),
    _lines(
        "a player",
        r"video player ?close|(?:error|problem|failed|unable) (?:while |to )?(?:loading|load|playing"
        r"|play) .{0,80}|no playable sources found|now playing.{0,80}"
        r"|this video (?:can ?not|has).*",
        r"media playback is (?:un)?supported.*|\d{1,2}:\d{2} ?/ ?\d{1,2}:\d{2}|current time.{0,40}"
        r"|video ad feedback|\d+x",
    ),
    _lines(
        "a note of rights or an imprint",
        r"(?:(?:copyright\b|©)(?! ?[^/.\d]{2,60}/)|\(c\) ?\d).{0,300}|all rights reserved.{0,120}"
        r"|.{0,120}all rights reserved",
        r".{0,30}(?:许可证|licen[cs]e (?:no\.?|number)?)\s?[:：]?\s?\d{4,}.{0,80}|.{0,20}ICP[备证].{0,40}"
        r"|.{0,60}(?:hotline|helpline|热线|举报电话)\s?[:：]\s?[\d ()+-]{5,}.{0,80}|enditem"
        r"|[-–— ]*ends?[-–— ]*|-30-|#{2,}",
        r"(?:this material may not be|no part of this).{0,200}|our standards:.{0,100}"
        r"|.{0,60}trust principles.{0,40}",
    ),
    _lines(
        "a note on cookies or on the site",
        r"by continuing to browse.*|(?:we|this (?:web)?site) uses? cookies.*|our privacy statement.*"
        r"|privacy policy.{0,40}",
        r".{0,40}\bis (?:automatically|machine)[- ](?:generated|translated)\b.{0,120}"
        r"|please enable javascript.*|terms of use.{0,40}|cookie (?:policy"
        r"|settings)",
    ),
    _lines(
        "an invitation",
        r"\(?if you (?:want|wish|would like|’d like) to [^.]{3,120}\b(?:contact|e-?mail|write to|reach"
        r"|call) .{2,250}|\(?the article reflects the author.{0,200}"
        r"|follow \S+(?: \S+)? on.{0,60}",
        r"enter your e-?mail.{0,40}|(?:free|daily|weekly|morning) .{0,20}newsletter|(?:sign up|subscribe) (?:to"
        r"|for) [A-Z][^.]{1,50}"
        r"|(?:sign up|subscribe) (?:to|for) (?:our|the|my|a|free|daily).{0,160}|get (?:the"
        r"|our) .{0,60}newsletter.{0,80}",
        r"save \d+% ?off.*|cancel anytime.*|unlimited access.{0,80}|support (?:our|quality"
        r"|independent) journalism.{0,120}",
        r"(?:to )?(?:download|get) (?:our|the) .{0,30}app.{0,80}|join our .{0,60}(?:channel|newsletter"
        r"|whatsapp).{0,60}",
        r".{0,80}\bsign(?:ing)? up (?:to|for) (?:our|the) .{0,60}newsletters?.{0,40}",
        r".{0,60}\b(?:let us know|tell us|have your say)\b.{0,40}\b(?:comments|below)\b.{0,20}",
        r"scan (?:the|this) qr.{0,60}|click here (?:to|for).{0,80}|(?:do you )?have a (?:story|tip|news tip)\?.{0,120}"
        r"|thank you for.{0,60}",
    ),
    _lines(
        "a link to another story",
        r"(?:topic|category|filed under):.{1,60}",
        r"(?:also read|read also|read more|see also|related|more|must read|don'?t miss|watch|listen|recommended"
        r"|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|lee también|leia também|leia mais"
        r"|veja também"
        r"|leggi anche|ayrıca okuyun|ilgili haber|baca juga|lees ook|läs också|czytaj też|читайте также"
        r"|читать также"
        r"|читайте также по теме|اقرأ أيض[اً]+|اقرأ المزيد|यह भी पढ़ें|ये भी पढ़ें|延伸阅读|相关阅读|関連記事) ?[:："
        r"|»>].{0,200}",
    ),
    _lines(
        "how long it takes to read",
        r"[-• ]*\d{1,3} ?(?:min(?:ute)?s?) ?(?:read|to read|listen)|lesezeit.{0,20}"
        r"|(?:temps de lecture|lecture|tiempo de lectura|tempo de leitura|tempo di lettura|okuma süresi"
        r"|время чтения) ?:?"
        r" ?\d{1,3} ?\w{1,10}\.?",
    ),
    _lines(
        "how long it takes to read",
        r"\d{1,3} ?min\w{0,4}\.? ?(?:di lettura|de lecture|de lectura|de leitura|okuma|lesezeit)",
    ),
    _lines("an address", r"\S+@\S+\.\w+"),
    _lines(
        "a note of rights or an imprint",
        r"(?:riproduzione riservata|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
        r"|todos os direitos reservados|tüm hakları saklıdır|все права защищены"
        r"|جميع الحقوق محفوظة|版权所有|無断転載|무단 ?전재).{0,80}",
    ),
    _Sort(
        "the machinery of a page",
        re.compile(r"\[\]|\[\s*\".*\"\s*\]|\{.*\}|\{\{.*|<[a-z/!][^>]*>|[\W_]{1,80}", re.DOTALL),
    ),
)
RULE = re.compile(r"\s*(?:[-_=*~#·—–]\s?){5,}")

_END_MARKS = re.compile(
    r"(?:related(?: (?:stories|articles|news|topics?|content|links|posts|coverage))?|top (?:news|stories)"
    r"|most (?:read|viewed"
    r"|popular|watched|shared|recent)(?: .{0,30})?|search trends|trending(?: now)?|editor['’]?s['’]? (?:choice"
    r"|picks?)"
    r"|explore .{0,30}|más información|más noticias|en savoir plus|saiba mais|per saperne di più"
    r"|ilgili haberler|関連記事"
    r"|читайте также|по теме|इसे भी पढ़ें|more (?:from|on|in|news|stories).{0,40}|you may (?:also )?(?:like"
    r"|be interested).{0,30}"
    r"|recommended.{0,30}"
    r"|what['’]s hot|latest(?: news| stories)?|in focus|must watch|read next|up next|around the web|from the web"
    r"|also in .{0,20}"
    r"|sponsored (?:content|links)|topics?|tags?:?.{0,80}|(?:leave a|post a) (?:comment|reply).{0,20}"
    r"|join the (?:discussion"
    r"|conversation)|mehr zum thema|das könnte sie.{0,40}|à lire aussi|sur le même sujet|noticias relacionadas"
    r"|te puede interesar"
    r"|about the author|相关(?:新闻|阅读|文章)|推荐阅读|热门.{0,8})\W*",
    re.IGNORECASE,
)
_LINK_BOX = re.compile(
    r"(?:más información|más noticias|lea también|en savoir plus|à lire aussi|lire aussi|saiba mais|leia mais"
    r"|leia também|per saperne di più|leggi anche|ilgili haberler|関連記事|читайте также|по теме"
    r"|यह भी पढ़ें|mehr dazu|lesen sie auch|read more|read next|اقرأ أيضا|اقرأ أيضاً)\W*",
    re.IGNORECASE,
)
_NO_STORY = re.compile(
    r"(?:error )?404\b.{0,60}|.{0,40}page (?:was |could )?not (?:be )?found.{0,60}|access denied.{0,40}"
    r"|403 forbidden.{0,40}"
    r"|just a moment.{0,20}|(?:50[0234]|bad gateway|internal server error|service unavailable).{0,60}"
    r"|are you a (?:robot|human).{0,20}"
    r"|checking your browser.{0,80}|search results.{0,80}|.{0,40}\b\d+ (?:search )?results(?: for .{0,60}"
    r"| found.{0,30})?"
    r"|(?:your )?search (?:for|returned) .{0,80}|showing \d+.{0,40}",
    re.IGNORECASE,
)


def junk_reason(text: str) -> str | None:
    """What a line is when it is no part of any story ('a button', 'a menu'); None when it may be."""
    line = text.strip()
    if len(line) > LONGEST:
        return "the machinery of a page" if line.startswith(('{"', "[{")) else None
    line = re.sub(r"\A[-•*·] (?=\w)", "", line)
    if reason := next((sort.reason for sort in _SORTS if sort.pattern.fullmatch(line)), None):
        return reason
    buttons = re.split(r"\s{2,}|\t|\s[|·•]\s", line)
    if len(buttons) > 1 and all(_SORTS[0].pattern.fullmatch(button) for button in buttons):
        return "a button"
    return "a menu" if is_menu(line) else None


def ends_the_story(text: str) -> bool:
    """Whether a line is the heading over links to other stories."""
    return len(text) <= 120 and bool(_END_MARKS.fullmatch(text.strip()))


def opens_link_box(text: str) -> bool:
    """Whether a line is the heading of a few links within a story."""
    return len(text) <= 60 and bool(_LINK_BOX.fullmatch(text.strip()))


def is_no_story(text: str) -> bool:
    """Whether a line says that the page is an error or the result of a search."""
    return len(text) <= 160 and bool(_NO_STORY.fullmatch(text.strip()))


def rights_holder(text: str) -> str | None:
    """Who is named in a short 'Copyright © 2031 Aldren Herald.' or is to be followed in 'Follow Aldren Herald on:'."""
    match = _RIGHTS_HOLDER.match(text.strip()) if len(text) <= LONGEST else None
    return (match["name"] or match["followed"]).strip(" .,") if match else None


_RIGHTS_HOLDER = re.compile(
    r"(?:(?:Copyright\s?)?[©@]"
    r"|Copyright)\s?(?:\d{4}(?:\s?[-–]\s?\d{4})?\s?)?(?P<name>[A-Z][\w'&]*(?:[ -][A-Z][\w'&]*){0,3})"
    r"|Follow (?P<followed>[A-Z]\w+(?: [A-Z]\w+){0,2}) on\b"
)
