"""What of a log may leave the computer: where in the program something went wrong, and no word of what was typed.

Only lines of known forms are kept, each cut down to its known parts. A message may hold a name, a path or a piece of a
record, so none is kept but those in `KNOWN`, which are ours and say nothing else.
"""

import re

KNOWN = frozenset(
    {
        "unexpected error",
        "job failed",
        "a job after the end",
        "settings were not kept",
        "the store was not closed cleanly",
    }
)
_HEAD = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}) (DEBUG|INFO|WARNING|ERROR|CRITICAL) ([a-z_.]+): (.*)")
_FRAME = re.compile(r'\s+File "([^"]*)", line (\d+),? in ([A-Za-z_<>.]+)')
_ERROR = re.compile(r"(?:[A-Za-z_0-9]+\.)*([A-Za-z]*(?:Error|Exception|Warning|Interrupt|Exit))(?:: (.*))?")
_CODE = re.compile(r"\('([a-z_]+\.[a-z_]+)', \{")
_FATAL = re.compile(r"Fatal Python error: [A-Za-z ]+|Windows fatal exception: [a-z ]+")
_SAID_BY_PYTHON = (
    *("Traceback (most recent call last):", "Current thread", "Thread 0x"),
    *("During handling of the above exception", "The above exception was the direct cause"),
)
_THREAD = re.compile(r"((?:Current thread|Thread) 0x[0-9a-f]+)[^:]*( \(most recent call first\):)?")


def scrubbed(text: str) -> str:
    """Return the lines of `text` that may be shown to strangers."""
    return "\n".join(filter(None, map(_line, text.splitlines())))


def _line(line: str) -> str:
    if head := _HEAD.fullmatch(line):
        message = head[4] if head[4] in KNOWN else "…"
        return f"{head[1]} {head[2]} {head[3]}: {message}"
    if frame := _FRAME.fullmatch(line):
        return f'  File "{_place(frame[1])}", line {frame[2]}, in {frame[3]}'
    if error := _ERROR.fullmatch(line):
        code = _CODE.match(error[2] or "")
        return f"{error[1]}: {code[1]}" if code else error[1]
    if thread := _THREAD.match(line):
        return f"{thread[1]} (most recent call first):"
    if _FATAL.fullmatch(line):
        return line
    return next((words for words in _SAID_BY_PYTHON if line.startswith(words)), "")


def _place(path: str) -> str:
    """Return where in the program or in a library a file lies; the folders above tell who uses this computer."""
    parts = path.replace("\\", "/").split("/")
    roots = [at for at, part in enumerate(parts) if part in ("congdoan_desktop", "site-packages", "lib")]
    return "/".join(parts[roots[-1] :]) if roots else parts[-1] if parts[-1].isascii() else "…"
