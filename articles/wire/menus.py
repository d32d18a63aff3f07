"""Navigation: the names of a site's sections, alone, in a row, or as a path to the page."""

import re

_SECTIONS = """
breaking|exclusive|just in
about|about us|africa|agriculture|americas|arts|asia|audio|books|business|cars|china|cities|city|climate|comment
communities|community|companies|contact|cricket|crime|culture|development|economics|economy|education|elections
entertainment|environment|europe|events|fashion|featured|features|film|finance|food|football|games|global
global development|global news|health|home|home page|homepage|images|in depth|india|innovation|international
investigations|jobs|latest|law|life|lifestyle|live|local|local news|magazine|markets|media|menu|middle east
money|more|most read|motoring|movies|music|my news|nation|national|nature|news|newsletters|obituaries|open menu
opinion|photos|pictures|podcasts|politics|property|radio|recipes|regional|science|search|sections|society|soccer
sport|sports|style|summary|sustainability|tech|technology|tennis|theatre|topics|top stories|transport|travel
trending|tv|uk|u.s.|us|us news|uk news|video|videos|war|weather|west|world|world news|world sport|breaking news
climate change|domestic|us & canada|science & environment|business news|sports news|startseite|politik|inland
ausland|wirtschaft|kultur|wissen|wissenschaft|gesellschaft|panorama|meinung|reise|digital|regionales|lokales
wetter|nachrichten|schlagzeilen|mehr|accueil|france|économie|société|monde|politique|santé|sciences|planète
idées|débats|région|régions|actualités|actualité|faits divers|météo|en direct|à la une|inicio|portada|españa
mundo|economía|sociedad|política|cultura|deportes|opinión|ciencia|tecnología|internacional|nacional|sucesos
salud|gente|vídeos|última hora|noticias|início|brasil|economia|esportes|saúde|ciência|tecnologia|notícias
últimas notícias|educação|cidades|página inicial|polícia|esporte|desporto|país|sociedade|prima pagina|cronaca
esteri|politica|spettacoli|salute|mondo|italia|ultima ora|notizie|ana sayfa|anasayfa|gündem|dünya|ekonomi|spor
siyaset|sağlık|kültür|kültür sanat|yaşam|teknoloji|magazin|eğitim|türkiye|son dakika|yazarlar|haberler
yerel haberler|yerel|beranda|nasional|internasional|olahraga|hiburan|teknologi|berita|главная|новости|политика
экономика|общество|мир|спорт|культура|наука|происшествия|в мире|россия|технологии|в россии|лента|الرئيسية|أخبار
اقتصاد|سياسة|رياضة|ثقافة|العالم|تكنولوجيا|صحة|فيديو|رأي|منوعات|عربي|دولي|محليات|علوم|آخر الأخبار|تقارير|होम|देश
विदेश|राजनीति|खेल|मनोरंजन|बिज़नेस|बिजनेस|व्यापार|दुनिया|राज्य|वीडियो|टेक|लाइफस्टाइल|ताज़ा खबर|शिक्षा|भारत|首页|国际
国内|时政|政治|经济|财经|社会|文化|体育|科技|教育|健康|军事|娱乐|评论|视频|图片|新闻|要闻|港澳|台湾|地方|滚动|法治|国際|経済|スポーツ|地域|ニュース|ホーム|科学|トップ|홈|정치|경제|사회|국제
문화|스포츠|연예|오피니언
"""
_NAMES = {name.strip() for line in _SECTIONS.strip().split("\n") for name in line.split("|")}
_HOME = re.compile(
    r"home|homepage|menu|startseite|accueil|inicio|início|ana ?sayfa|beranda|главная|الرئيسية|होम|首页|ホーム|홈",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s*[|│·•>›»/]+\s*|\s{2,}|\t")
_PATH = re.compile(r"[\w &]{2,30}(?:\s?(?:>>?|›|»)\s?[\w &'’-]{2,40})+")
_ORDINARY = re.compile(r"[a-zß-öø-ÿа-яё]")


def is_section(text: str) -> bool:
    """Whether a few words are the name that many sites give a section: 'World news', 'Wirtschaft'."""
    return text.strip(" :>»|").casefold() in _NAMES


def is_menu(text: str) -> bool:
    """Whether a line is navigation: a path, or three sections and more, parted by bars or by nothing at all."""
    line = text.strip()
    if len(line) > 300 or re.search(r"[.?!:;]\s|[.?!;]\Z", line.replace("U.S.", "US")):
        return False
    if _PATH.fullmatch(line):
        return True
    parts = [part for part in _BAR.split(line) if part]
    if len(parts) >= 3:
        return _are_sections(parts)
    return len(line.split()) >= 3 and not any(_ORDINARY.match(word) for word in line.split()) and _is_row(line.split())


def _are_sections(parts: list[str]) -> bool:
    """Short parts, of which the first leads home or half are known."""
    if any(len(part.split()) > 4 or re.search(r"\d\d", part) for part in parts):
        return False
    known = sum(map(is_section, parts))
    return bool(_HOME.fullmatch(parts[0])) or known * 2 >= len(parts)


def _is_row(words: list[str]) -> bool:
    """Words with no more between them than a space: three in five are known, alone or with the next."""
    known, place = 0, 0
    while place < len(words):
        pair = is_section(" ".join(words[place : place + 2])) and len(words) > place + 1
        known += 2 if pair else is_section(words[place])
        place += 2 if pair else 1
    return known >= 3 and known * 5 >= len(words) * 3
