"""How Chinese papers write the days of a month, where Django has '05月4日'."""

MONTH_DAY_FORMAT = "n月j日"
