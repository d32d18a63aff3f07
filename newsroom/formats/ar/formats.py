"""How Arabic papers write dates and times, where Django has no form for the two together."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y، H:i"
