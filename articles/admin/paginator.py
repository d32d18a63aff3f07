"""Lists of any length, paged without counting every row."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST_COUNTED = 5000


class BoundedPaginator(Paginator):
    """Counts, and pages through, the first MOST_COUNTED rows; search and filters lead to those behind them."""

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by().values("pk")[:MOST_COUNTED].count()
