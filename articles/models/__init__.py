"""What is stored, and what can be asked of it."""

from articles.models.article import SAME_LANGUAGE, Article, slug_of
from articles.models.article_queries import SCHEDULED
from articles.models.caption import Caption
from articles.models.correction import Correction
from articles.models.editing import EditingSession
from articles.models.edition import MAIN, Edition
from articles.models.job import JobFailure
from articles.models.moments import Moments, moments
from articles.models.page import Page
from articles.models.people import Author, Byline, User
from articles.models.photo import Photo, Rendition
from articles.models.preview import PreviewLink
from articles.models.publication import Publication
from articles.models.readership import MostRead, ReadCount
from articles.models.redirect import Redirect
from articles.models.revision import Revision
from articles.models.search import SearchEntry, SearchWord
from articles.models.section import Section, Topic, TopicTag
from articles.models.site_file import SiteFile
from articles.models.source import Attribution, Source
from articles.models.story import Story
from articles.models.trail import TrailEntry
from articles.models.workflow import Notice, Transition

__all__ = [
    "MAIN",
    "SAME_LANGUAGE",
    "SCHEDULED",
    "Article",
    "Attribution",
    "Author",
    "Byline",
    "Caption",
    "Correction",
    "EditingSession",
    "Edition",
    "JobFailure",
    "Moments",
    "MostRead",
    "Notice",
    "Page",
    "Photo",
    "PreviewLink",
    "Publication",
    "ReadCount",
    "Redirect",
    "Rendition",
    "Revision",
    "SearchEntry",
    "SearchWord",
    "Section",
    "SiteFile",
    "Source",
    "Story",
    "Topic",
    "TopicTag",
    "TrailEntry",
    "Transition",
    "User",
    "moments",
    "slug_of",
]
