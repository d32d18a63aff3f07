"""How the desk's pages write times."""

from django import template

from articles.admin.moments import in_zones

register = template.Library()
register.filter(in_zones)
