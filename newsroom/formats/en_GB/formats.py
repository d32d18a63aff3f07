"""How British papers write dates and times, where Django has '24 Nov 2026, 5:43 p.m.'."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
