"""What editors work with: the stock Django admin, themed and arranged for writing."""

from articles.admin import article, desk, page, people, photo, site_files, trail

__all__ = ["article", "desk", "page", "people", "photo", "site_files", "trail"]
