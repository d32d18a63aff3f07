"""The Arabic edition in tests, and what is read off its pages."""

import json

NAME = "جريدة المنارة"


def headlines(tree) -> set[str]:
    return {link.text_content().strip() for link in tree.xpath("//main//a")}


def links(tree, place: str) -> set[str]:
    return {link.get("href") for link in tree.xpath(f"{place}//a")}


def graph(tree) -> dict[str, dict]:
    """The nodes of the page's JSON-LD by their type."""
    nodes = json.loads(tree.xpath("//script[@type='application/ld+json']")[0].text)["@graph"]
    return {node["@type"]: node for node in nodes}
