"""The jobs that stand beside a writer's name: 'Ana Ruiz, Science Editor', 'Coast correspondent, BBC News'."""

import re

ROLE = re.compile(
    r"\s*\b(?:correspondent|reporter|editor|writer|columnist|producer|journalist|contributor|analyst|redakteur\w*"
    r"|photographer|chief|staff|special to|opinion|fellow|anchor|newsroom)\b",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|writers?|columnists?|journalists?|presenter|political analyst"
    r"|correspondante?|envoyée? spéciale?|journaliste|corresponsal|enviad[oa] especial|periodista|korrespondent\w*"
    r"|redakteur\w*|reporter\w*|corrispondente|inviat[oa]|giornalista|correspondente|repórter|jornalista|muhabiri?"
    r"|корреспондент|обозреватель|журналист|مراسل|संवाददाता)\b",
    re.IGNORECASE,
)
# What a desk is named for, with which a line begins that is a job alone: 'White House correspondent'.
_DESK = re.compile(
    r"(?:africa|america|asia|arts?|business|chief|china|city|climate|community|consumer|courts?|crime|cultur\w+|defence"
    r"|deputy|diplomatic|economics?|education|employment|energy|environment|europe|fashion|features?|film|finance"
    r"|food|football|foreign|general|global|health|home|india|international|investigations?|junior|latin|legal|local"
    r"|managing|media|medical|middle|money|music|national|news|north|northern|parliamentary|personal|political|politics"
    r"|property|regional|religio\w+|royal|rural|russia|scien\w+|security|senior|social|south|southern|special|sports?"
    r"|staff|technology|transport|travel|uk|us|video|wales|west|white|world)\b",
    re.IGNORECASE,
)
_PLACE_OF_WORK = re.compile(r",\s*|\s+(?:at|for|in|à|en|bei|aus|da|di|em)\s+")


def is_job(text: str) -> bool:
    """Whether a few words are a job and no name: 'Business reporter', 'White House correspondent, BBC News'."""
    job = _PLACE_OF_WORK.split(text.strip(), maxsplit=1)[0]
    words = job.split()
    found = _JOB.search(job)
    if not found or len(words) > 6 or len(text) > 100 or re.search(r"[.:!?]", text):
        return False
    return bool(_DESK.match(job)) or found.start() == 0


def split_job(text: str) -> tuple[str, str] | None:
    """The name and the job in 'Ana Ruiz, Science Editor' or 'Ana Ruiz Coast correspondent'; None for other words.

    Without a comma the first two words are the name, unless it has a small word in it that goes on.
    """
    line = text.strip()
    if len(line) > 100 or not _JOB.search(line) or is_job(line) or re.search(r"[.:!?]\s", line):
        return None
    name, comma, job = line.partition(", ")
    if comma:
        return (name, job) if is_job(job) or _JOB.match(job) else None
    words = line.split()
    found = _JOB.search(line)
    if found is None or len(words) > 7 or len(words) < 3:
        return None
    name, job = " ".join(words[:2]), " ".join(words[2:])
    return (name, job) if is_job(job) or _is_named_desk(job) else None


def _is_named_desk(job: str) -> bool:
    """'Aldren correspondent', for a desk named after any place."""
    return bool(re.match(rf"[^\W\d_a-z][\w'’-]+\s(?:(?i:{_JOB.pattern}))", job))
