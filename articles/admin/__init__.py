"""What editors work with: the stock Django admin, themed and arranged for writing."""

from articles.admin import desk, photo

__all__ = ["desk", "photo"]
