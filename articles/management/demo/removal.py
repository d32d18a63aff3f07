"""Taking the demo newsroom away again, and nothing that anybody has built on it since."""

from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Model, ProtectedError, Q, QuerySet

from articles.desk import library
from articles.management.demo.content import IMPORT_KEY, LOG_INS, PAPER
from articles.management.demo.loading import demo_photos
from articles.models import Article, Author, Page, Photo, Redirect, Revision, Section, Source, Topic, User

GUARDS = {
    "articles_article": "articles_article_was_public",
    "articles_correction": "articles_correction_issued",
    "articles_publication": "articles_publication_stays",
}


def others_who_administer() -> QuerySet:
    """The active log-ins, beside the demo's, that can make others."""
    able = Q(is_superuser=True) | Q(role=User.Role.ADMINISTRATOR)
    return User.objects.filter(able, is_active=True).exclude(username__in=_usernames())


@transaction.atomic
def remove_demo() -> list[str]:
    """Remove what the demo brought; return sentences on what stays because the newsroom has come to use it."""
    kept: list[str] = []
    stories = Article.objects.filter(import_key__startswith=IMPORT_KEY)
    related = [
        story.pk for story in stories if Article.objects.exclude(pk__in=stories).filter(_relates_to(story)).exists()
    ]
    kept += [f"The story “{story}”: another story relates to it." for story in stories.filter(pk__in=related)]
    _delete_stories(list(stories.exclude(pk__in=related).values_list("pk", flat=True)))
    Author.objects.filter(slug__in=_values("authors", "slug"), portrait__in=demo_photos()).update(portrait=None)
    for photo in demo_photos():
        kept += _delete_photo(photo)
    kept += _delete(Author.objects.filter(slug__in=_values("authors", "slug")))
    kept += _delete(Topic.objects.filter(slug__in=_values("topics", "slug")))
    kept += _delete(Source.objects.filter(name__in=_values("sources", "name")))
    kept += _delete(Page.objects.filter(slug__in=_values("pages", "slug")))
    kept += _delete(Section.objects.filter(slug__in=_values("sections", "slug")))
    kept += _delete_users()
    return kept


def _values(rows: str, field: str) -> list[str]:
    return [row[field] for row in PAPER[rows]]


def _usernames() -> list[str]:
    return [log_in.name for log_in in LOG_INS]


def _relates_to(story: Article) -> Q:
    mark = f'data-story="{story.pk}"'
    return (
        Q(body__contains=mark)
        | Q(live__body__contains=mark)
        | Q(next__body__contains=mark)
        | Q(follows=story)
        | Q(translation_of=story)
    )


def _delete_stories(ids: list[int]) -> None:
    """Delete the stories with all that hangs on them, in SQL, since the models rightly know no way to do it."""
    apart = (Revision, Article)
    hanging = [relation for relation in Article._meta.related_objects if relation.related_model not in apart]
    tables = [(relation.related_model._meta.db_table, relation.field.column) for relation in hanging]
    tables += [(Revision._meta.db_table, "article_id"), (Article._meta.db_table, "id")]
    Article.objects.filter(translation_of__in=ids).exclude(pk__in=ids).update(translation_of=None)
    with _what_was_public_may_go(), connection.cursor() as cursor:
        for table, column in tables:
            cursor.execute(f'DELETE FROM "{table}" WHERE "{column}" = ANY(%s)', [ids])


@contextmanager
def _what_was_public_may_go():
    """Switch off, until the transaction ends or the block does, the guards that keep what was public.

    The tables' owner may; the tables are locked for writers meanwhile. Constraints that are to be checked later are
    checked at once, since no table can be altered while any are pending.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        for table, guard in GUARDS.items():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {guard}")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        for table, guard in GUARDS.items():
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {guard}")


def _delete_photo(photo: Photo) -> list[str]:
    try:
        library.delete_photo(photo)
    except library.PhotoInUse as error:
        return [f"The photo “{photo}”. {error}"]
    return []


def _delete(rows: QuerySet) -> list[str]:
    kept = []
    for row in rows:
        try:
            if _was_shown(row):
                raise ProtectedError("", {row})
            row.delete()
        except ProtectedError:
            kept.append(f"The {row._meta.verbose_name} “{row}”: stories or photos name it.")
        else:
            if hasattr(row, "get_absolute_url"):
                Redirect.objects.filter(target=row.get_absolute_url()).delete()
    return kept


def _was_shown(row: Model) -> bool:
    """Whether a story bears the topic or the author's name, now or in an earlier revision; no key protects those."""
    match row:
        case Topic():
            return row.tags.exists() or Revision.objects.filter(topic_ids__contains=[row.pk]).exists()
        case Author():
            return Revision.objects.filter(author_ids__contains=[row.pk]).exists()
    return False


def _delete_users() -> list[str]:
    """Delete the log-ins with which nothing was made that stays. The others are switched off while they have passwords
    that everybody knows.
    """
    kept = []
    passwords = {log_in.name: log_in.password for log_in in LOG_INS}
    for user in User.objects.filter(username__in=_usernames()):
        made = (
            Article.objects.filter(created_by=user).exclude(import_key__startswith=IMPORT_KEY),
            Revision.objects.filter(created_by=user).exclude(article__import_key__startswith=IMPORT_KEY),
            Photo.objects.filter(uploaded_by=user).exclude(pk__in=demo_photos()),
        )
        if any(rows.exists() for rows in made):
            kept.append(f"The log-in “{user.username}”, since work done with it stays.")
            if user.check_password(passwords[user.username]):
                user.is_active = False
                user.set_unusable_password()
                user.save()
                kept[-1] += " It is switched off: its password was known to everybody."
        else:
            user.delete()
    return kept
