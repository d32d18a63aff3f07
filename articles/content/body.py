"""The body document: a story's text as a small, closed subset of HTML, and as typed blocks.

    >>> parse("<div>Rain, <b>then</b> sun.</div>")
    (Paragraph(inline='Rain, <strong>then</strong> sun.'),)

What is stored is always `write(parse(html))`: one element for each block at top level, in one spelling.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from articles.content import reader
from articles.content.blocks import (
    Block,
    Cell,
    Document,
    Embed,
    Heading,
    Item,
    List,
    Paragraph,
    Photo,
    PullQuote,
    Quotation,
    RelatedStory,
    Row,
    Rule,
    Size,
    Table,
)
from articles.content.inline import escape_attribute, escape_text, plain
from articles.content.sanitise import sanitise

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Embed",
    "Heading",
    "Item",
    "List",
    "Paragraph",
    "Photo",
    "PullQuote",
    "Quotation",
    "RelatedStory",
    "Row",
    "Rule",
    "Size",
    "Table",
    "links",
    "parse",
    "photo_ids",
    "plain_text",
    "story_ids",
    "write",
]


ROW_SCOPE = ' scope="row"'
_ADDRESSES = re.compile('<a [^>]*href="([^"]*)"')


def parse(html: str) -> Document:
    """The blocks of any `html`, sanitised. Never raises; markup that has no place in a body leaves its words."""
    return reader.read(sanitise(html))


def write(document: Document) -> str:
    """The document as canonical HTML, so that `parse(write(document)) == document`."""
    return "".join(map(_block, document))


def plain_text(document: Document) -> str:
    """The words of the story, a line for each paragraph, heading, item and row; no captions, pull quotes or embeds."""
    return "\n".join(line for block in document for line in _lines(block) if line)


def photo_ids(document: Document) -> tuple[int, ...]:
    """The ids of the photos in the text, each once, in the order of their first appearance."""
    return tuple(dict.fromkeys(block.photo for block in document if isinstance(block, Photo) and block.photo))


def story_ids(document: Document) -> tuple[int, ...]:
    """The ids of the related stories in the text, each once, in the order of their first appearance."""
    return tuple(dict.fromkeys(block.story for block in document if isinstance(block, RelatedStory)))


def links(document: Document) -> tuple[str, ...]:
    """The addresses that words in the text lead to, each once, in the order of their first appearance."""
    return tuple(dict.fromkeys(unescape(address) for address in _ADDRESSES.findall(write(document))))


def _block(block: Block) -> str:
    match block:
        case Paragraph(inline):
            return f"<p>{inline}</p>"
        case Heading(level, inline):
            return f"<h{level}>{inline}</h{level}>"
        case List():
            return _list(block)
        case Quotation(paragraphs, speaker):
            footer = f"<footer>{escape_text(speaker)}</footer>" if speaker else ""
            return f"<blockquote>{''.join(f'<p>{inline}</p>' for inline in paragraphs)}{footer}</blockquote>"
        case PullQuote(text):
            return f"<aside data-pullquote><p>{escape_text(text)}</p></aside>"
        case Photo():
            return _photo(block)
        case Embed(url, title):
            return _figure(f'data-embed="{escape_attribute(url)}"', title)
        case Table():
            return _table(block)
        case Rule():
            return "<hr>"
        case RelatedStory(story, text):
            return f'<aside data-story="{story}"><p>{escape_text(text)}</p></aside>'


def _list(block: List) -> str:
    tag = "ol" if block.ordered else "ul"
    items = (f"<li>{item.inline}{_list(item.nested) if item.nested else ''}</li>" for item in block.items)
    return f"<{tag}>{''.join(items)}</{tag}>"


def _photo(photo: Photo) -> str:
    attributes = [f'data-photo="{photo.photo or ""}"', f'data-size="{photo.size}"']
    if photo.alt:
        attributes.append(f'data-alt="{escape_attribute(photo.alt)}"')
    if photo.decorative:
        attributes.append("data-decorative")
    if photo.credit:
        attributes.append(f'data-credit="{escape_attribute(photo.credit)}"')
    return _figure(" ".join(attributes), photo.caption)


def _figure(attributes: str, caption: str) -> str:
    return f"<figure {attributes}><figcaption>{escape_text(caption)}</figcaption></figure>"


def _table(table: Table) -> str:
    caption = f"<caption>{escape_text(table.caption)}</caption>" if table.caption else ""
    head = f"<thead>{_rows(table.head, '')}</thead>" if table.head else ""
    body = f"<tbody>{_rows(table.body, ROW_SCOPE)}</tbody>" if table.body else ""
    return f"<table>{caption}{head}{body}</table>"


def _rows(rows: Iterable[Row], scope: str) -> str:
    return "".join(f"<tr>{''.join(_cell(cell, scope) for cell in row)}</tr>" for row in rows)


def _cell(cell: Cell, scope: str) -> str:
    tag = "th" if cell.header else "td"
    colspan = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    rowspan = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return f"<{tag}{scope if cell.header else ''}{colspan}{rowspan}>{cell.inline}</{tag}>"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inline) | Heading(_, inline):
            yield plain(inline)
        case List(_, items):
            yield from _item_lines(items)
        case Quotation(paragraphs, speaker):
            yield from map(plain, paragraphs)
            if speaker:
                yield speaker
        case Table(caption, head, body):
            if caption:
                yield caption
            for row in (*head, *body):
                yield " ".join(plain(cell.inline) for cell in row if cell.inline)


def _item_lines(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield plain(item.inline)
        if item.nested:
            yield from _item_lines(item.nested.items)
