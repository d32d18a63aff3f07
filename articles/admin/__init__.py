"""What editors work with: the stock Django admin, themed and arranged for writing."""
