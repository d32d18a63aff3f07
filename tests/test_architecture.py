"""The arrows of docs/architecture.md, held against the code: what each file imports, and what it writes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(
    path
    for folder in ("newsroom", "articles", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)

# From the bottom up; a layer imports from its own and from those below it.
LAYERS = (
    ("articles.content", "articles.photos", "articles.wire"),
    ("articles.models",),
    ("articles.desk",),
    (
        "articles.admin",
        "articles.site",
        "articles.management",
        "articles.tasks",
        "articles.templatetags",
        "articles.apps",
    ),
    ("newsroom.urls", "newsroom.settings", "newsroom.wsgi"),
)
PURE = LAYERS[0]
WITHOUT_DJANGO = (*PURE, "newsroom.environment", "newsroom.postgres", "newsroom.processes", "newsroom.launch")
SAFE_STRINGS = ("django.utils.safestring", "django.utils.html")
NETWORK = ("socket", "http.client", "urllib.request", "requests", "smtplib", "ftplib")
WRITES = {"update", "aupdate", "create", "acreate", "get_or_create", "update_or_create", "Article"}
VAGUE_NAMES = {"utils", "helpers", "services", "common"}


def violations(module: str, source: str) -> list[str]:
    """What a module, named with dots, does against the architecture; each a phrase."""
    tree = ast.parse(source)
    imports = set(imported(tree, module))
    found = [f"is named {part}" for part in VAGUE_NAMES & set(module.split("."))]
    if within(module, "tests"):
        return found
    for name in sorted(imports):
        found += [f"imports {name}: {reason}" for reason in forbidden_import(module, name)]
    if within(module, "articles") and not within(module, "articles.content"):
        found += ["calls mark_safe"] * bool(re.search(r"\b(mark_safe|SafeString)\b", source))
    if within(module, "articles.models"):
        found += class_references(tree, imports)
    if within(module, "articles") and not within(module, *PURE, "articles.desk.workflow"):
        found += writes_of_state(tree)
    return found


def within(module: str, *packages: str) -> bool:
    return any(f"{module}.".startswith(f"{package}.") for package in packages)


def imported(tree: ast.AST, module: str) -> Iterator[str]:
    """The dotted names of modules and of what is taken from them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")[: -node.level] if node.level else []
            source = ".".join([*base, node.module] if node.module else base)
            yield from (f"{source}.{alias.name}" for alias in node.names)


def layer(module: str) -> int | None:
    return next((height for height, packages in enumerate(LAYERS) if within(module, *packages)), None)


def forbidden_import(module: str, name: str) -> Iterator[str]:
    own, other = layer(module), layer(name)
    if own is not None and other is not None and other > own:
        yield "arrows run downwards"
    for one, another in (("articles.admin", "articles.site"), ("articles.site", "articles.admin")):
        if within(module, one) and within(name, another):
            yield "admin and site are apart"
    allowed = SAFE_STRINGS if within(module, "articles.content") else ()
    if within(module, *WITHOUT_DJANGO) and within(name, "django") and not within(name, *allowed):
        yield "this module knows no Django"
    if within(module, "articles") and within(name, "newsroom"):
        yield "the app knows no project"
    if within(module, "articles.templatetags") and within(name, "articles.models", "articles.desk"):
        yield "template tags make no queries"
    if within(module, "articles") and within(name, *NETWORK) and not within(module, "articles.desk.fetch"):
        yield "only desk/fetch.py opens connections"
    if within(name, "django.dispatch", "django.db.models.signals"):
        yield "a function call says it, no signal"


def class_references(tree: ast.AST, imports: set[str]) -> list[str]:
    """Relations to a class that another file of models defines."""
    foreign = {name.rpartition(".")[2] for name in imports if within(name, "articles.models")}
    return [
        f"refers to {target.id} by its class in line {target.lineno}"
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and called(call).endswith(("ForeignKey", "OneToOneField", "ManyToManyField"))
        for target in [*call.args[:1], *(keyword.value for keyword in call.keywords)]
        if isinstance(target, ast.Name) and target.id in foreign
    ]


def writes_of_state(tree: ast.AST) -> list[str]:
    """Assignments to `state` and `live` of an article. A photo has a `state` too: the one it was taken in."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in (part for written in targets for part in ast.walk(written)):
                if isinstance(target, ast.Attribute) and writes(target.attr, target.value, node.value):
                    found.append(f"writes {target.attr} in line {node.lineno}")
        elif isinstance(node, ast.Call) and called(node) in WRITES:
            for keyword in node.keywords:
                if keyword.arg and writes(keyword.arg, node.func, keyword.value):
                    found.append(f"writes {keyword.arg} in line {node.lineno}")
    return found


def writes(field: str, owner: ast.expr, value: ast.expr | None) -> bool:
    if field in ("live", "live_id"):
        return True
    words = ast.unparse(owner) + (f" {ast.unparse(value)}" if value else "")
    return field == "state" and bool(re.search(r"article|stor(y|ies)|\bState\b", words, re.IGNORECASE))


def called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_the_code_keeps_to_the_architecture(path):
    assert violations(name_of(path), path.read_text()) == []


def test_templates_do_not_declare_anything_safe():
    templates = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "articles").rglob("templates/**/*.html")]
    unsafe = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off")
    assert [path.name for path in templates if unsafe.search(path.read_text())] == []


@pytest.mark.parametrize(
    ("module", "source", "told"),
    [
        ("articles.content.body", "from django.db import models", "knows no Django"),
        ("articles.photos.imaging", "def f():\n    import django.conf", "knows no Django"),
        ("articles.photos.imaging", "from django.utils.html import escape", "knows no Django"),
        ("newsroom.postgres", "from django.conf import settings", "knows no Django"),
        ("articles.wire.text", "from articles.models import Article", "arrows run downwards"),
        ("articles.models.article", "from articles.desk.workflow import publish", "arrows run downwards"),
        ("articles.models.article", "from ..desk import workflow", "arrows run downwards"),
        ("articles.desk.ingest", "import articles.admin.forms", "arrows run downwards"),
        ("articles.desk.ingest", "from articles import tasks", "arrows run downwards"),
        ("articles.admin.story", "from articles.site.views import article", "admin and site are apart"),
        ("articles.site.views", "from articles import admin", "admin and site are apart"),
        ("articles.site.views", "from newsroom import settings", "knows no project"),
        ("articles.templatetags.credits", "from articles.models import Photo", "make no queries"),
        ("articles.wire.rss", "import urllib.request", "opens connections"),
        ("articles.admin.story", "from django.db.models.signals import post_save", "no signal"),
        ("articles.site.views", "from django.utils.safestring import mark_safe", "calls mark_safe"),
        ("articles.admin.story", "from django.utils import safestring\nsafestring.mark_safe('')", "calls mark_safe"),
        ("articles.admin.story", "article.state = 'published'", "writes state"),
        ("articles.admin.story", "article.slug, article.state = '', 'published'", "writes state"),
        ("articles.models.article", "self.state = self.State.DRAFT", "writes state"),
        ("articles.desk.ingest", "Article.objects.filter(pk=1).update(state='draft')", "writes state"),
        ("articles.desk.ingest", "Article(headline='', state='draft')", "writes state"),
        ("articles.desk.revisions", "story.live = revision", "writes live"),
        ("articles.tasks", "stories.update(live_id=3)", "writes live_id"),
        (
            "articles.models.caption",
            "from articles.models.photo import Photo\nmodels.ForeignKey(Photo, models.CASCADE)",
            "refers to Photo by its class",
        ),
        (
            "articles.models.caption",
            "from articles.models.photo import Photo\nmodels.ForeignKey(to=Photo)",
            "refers to Photo by its class",
        ),
        ("articles.desk.utils", "", "is named utils"),
        ("articles.services.mail", "", "is named services"),
        ("tests.helpers", "", "is named helpers"),
    ],
)
def test_a_wrong_arrow_is_seen(module, source, told):
    assert any(told in violation for violation in violations(module, source))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("articles.content.inline", "from django.utils.safestring import mark_safe"),
        ("articles.wire.text", "from articles.content import attribution"),
        ("articles.desk.ingest", "from articles.models import Article\nfrom articles.wire.draft import Draft"),
        ("articles.desk.fetch", "import socket"),
        ("articles.desk.workflow", "article.state, article.live = 'published', revision\narticle.live = revision"),
        ("articles.desk.library", "photo.state = 'Bavaria'\nPhoto.objects.create(state='Bavaria')"),
        ("articles.models.article", "Article.objects.filter(state='published', live__isnull=False)"),
        ("articles.models.caption", "models.ForeignKey('articles.Photo', models.PROTECT)"),
        ("articles.models.topic", "class Topic: pass\nmodels.ForeignKey(Topic, models.CASCADE)"),
        ("newsroom.urls", "from articles.site import errors"),
        ("tests.desk.test_workflow", "article.state = 'published'"),
    ],
)
def test_a_right_arrow_passes(module, source):
    assert violations(module, source) == []
