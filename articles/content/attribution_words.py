"""How each language names those who made a story: what lines are read by, and what they are written in."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What those who are named have done for the story, or are to it."""

    INPUT_FROM = "input_from"
    REPORTING = "reporting"
    ADDITIONAL_REPORTING = "additional_reporting"
    WRITING = "writing"
    EDITING = "editing"
    SOURCE = "source"
    REPUBLISHED = "republished"
    PHOTO_CREDIT = "photo_credit"
    VIA = "via"


THIS = r"(?:this|the) (?:report|story|article|piece)"
LABELS = {
    Kind.INPUT_FROM: r"with (?:additional )?(?:inputs?|files|contributions|material|information|agenc\w+ inputs?)"
    r" (?:from|by)|avec(?! la contribution)|mit (?:material|informationen|agenturmaterial) (?:von|der)"
    r"|con información de|com informações d[aeo]s?|con informazioni d[ai]|с использованием материалов"
    r"|بالاستعانة بمواد من|综合\s?[:：]",
    Kind.ADDITIONAL_REPORTING: r"(?:with )?additional (?:reporting|writing|research) (?:by|from)|mitarbeit\s?[:：]"
    r"|con la colaboración de|avec la contribution de|شارك في التغطية\s?[:：]|参与采写\s?[:：]",
    Kind.REPORTING: r"report(?:ing|ed) (?:by|from)|(?:recherche|reportaje|reportage|تغطية|采写)\s?[:：]",
    Kind.WRITING: r"(?:compiled and )?(?:writing|written|compiled) by|(?:text|texto|texte|كتابة|撰稿)\s?[:：]",
    Kind.EDITING: r"(?:(?:writing|reporting|written) and )?edit(?:ing|ed) by|editors?\s?[:：]|[（(]?责任?编辑?\s?[:：]"
    r"|(?:redaktion|edición|édition|تحرير|编辑)\s?[:：]",
    Kind.SOURCE: r"(?:news )?sources?\s?[:：]|来源\s?[:：]"
    r"|(?:quellen?|fuentes?|fonte|kaynak|источник|المصدر|स्रोत)\s?[:：]",
    Kind.REPUBLISHED: rf"(?:{THIS} (?:was|is|has been) )?(?:originally|first|previously) (?:published|appeared)"
    r" (?:by|on|in|at)|republished (?:from|with permission from)|zuerst erschienen bei|publicado originalmente por"
    r"|publié initialement par|(?:نُشر أولًا في|首发于)\s?[:：]",
    Kind.PHOTO_CREDIT: r"photos? by|photo credit\s?[:：]|(?:fotos|photos|تصوير|摄影)\s?[:：]",
    Kind.VIA: r"v[ií]a|(?:عبر|转自)\s?[:：]",
}
"""Regular expressions of the words, in every language, after which the names stand."""


@dataclass(frozen=True, slots=True)
class Wording:
    """`clauses` hold {} for the names; `line` holds {} for the clauses."""

    clauses: dict[Kind, str]
    between_names: str = ", "
    between_clauses: str = "; "
    line: str = "({})"


WORDINGS = {
    "en": Wording(
        {
            Kind.INPUT_FROM: "with input from {}",
            Kind.REPORTING: "reporting by {}",
            Kind.ADDITIONAL_REPORTING: "additional reporting by {}",
            Kind.WRITING: "writing by {}",
            Kind.EDITING: "editing by {}",
            Kind.SOURCE: "source: {}",
            Kind.REPUBLISHED: "first published by {}",
            Kind.PHOTO_CREDIT: "photos by {}",
            Kind.VIA: "via {}",
        }
    ),
    "ar": Wording(
        {
            Kind.INPUT_FROM: "بالاستعانة بمواد من {}",
            Kind.REPORTING: "تغطية: {}",
            Kind.ADDITIONAL_REPORTING: "شارك في التغطية: {}",
            Kind.WRITING: "كتابة: {}",
            Kind.EDITING: "تحرير: {}",
            Kind.SOURCE: "المصدر: {}",
            Kind.REPUBLISHED: "نُشر أولًا في: {}",
            Kind.PHOTO_CREDIT: "تصوير: {}",
            Kind.VIA: "عبر: {}",
        },
        between_names="، ",
        between_clauses="؛ ",
    ),
    "de": Wording(
        {
            Kind.INPUT_FROM: "mit Material von {}",
            Kind.REPORTING: "Recherche: {}",
            Kind.ADDITIONAL_REPORTING: "Mitarbeit: {}",
            Kind.WRITING: "Text: {}",
            Kind.EDITING: "Redaktion: {}",
            Kind.SOURCE: "Quelle: {}",
            Kind.REPUBLISHED: "zuerst erschienen bei {}",
            Kind.PHOTO_CREDIT: "Fotos: {}",
            Kind.VIA: "via {}",
        }
    ),
    "es": Wording(
        {
            Kind.INPUT_FROM: "con información de {}",
            Kind.REPORTING: "reportaje: {}",
            Kind.ADDITIONAL_REPORTING: "con la colaboración de {}",
            Kind.WRITING: "texto: {}",
            Kind.EDITING: "edición: {}",
            Kind.SOURCE: "fuente: {}",
            Kind.REPUBLISHED: "publicado originalmente por {}",
            Kind.PHOTO_CREDIT: "fotos: {}",
            Kind.VIA: "vía {}",
        }
    ),
    "fr": Wording(
        {
            Kind.INPUT_FROM: "avec {}",
            Kind.REPORTING: "reportage : {}",
            Kind.ADDITIONAL_REPORTING: "avec la contribution de {}",
            Kind.WRITING: "texte : {}",
            Kind.EDITING: "édition : {}",
            Kind.SOURCE: "source : {}",
            Kind.REPUBLISHED: "publié initialement par {}",
            Kind.PHOTO_CREDIT: "photos : {}",
            Kind.VIA: "via {}",
        },
        between_clauses=" ; ",
    ),
    "zh-hans": Wording(
        {
            Kind.INPUT_FROM: "综合：{}",
            Kind.REPORTING: "采写：{}",
            Kind.ADDITIONAL_REPORTING: "参与采写：{}",
            Kind.WRITING: "撰稿：{}",
            Kind.EDITING: "编辑：{}",
            Kind.SOURCE: "来源：{}",
            Kind.REPUBLISHED: "首发于：{}",
            Kind.PHOTO_CREDIT: "摄影：{}",
            Kind.VIA: "转自：{}",
        },
        between_names="、",
        between_clauses="；",
        line="（{}）",
    ),
}
"""By the languages that pages have words in (`language.SPOKEN`)."""
