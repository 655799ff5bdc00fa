"""The TIMEX3 value of an expression whose anchor is unknown: what the words say, `X` for what they do not."""

from __future__ import annotations

from timeline_app.core.timex import TimeForm


def unanchored(form: TimeForm) -> str:
    """The TIMEX3 value of a form whose anchor is unknown: `XXXX-01-15`, `XXXX-WXX-4`, `XXXX-XX-XX`."""
    args = form.args
    if form.op == "date" and not isinstance(args[0], int):
        month, day = args[1], args[2]
        return (
            "XXXX" + (f"-{month:02}" if isinstance(month, int) else "") + (f"-{day:02}" if isinstance(day, int) else "")
        )
    if form.op == "date_before":
        return f"XXXX-{args[0]:02}-{args[1]:02}"
    if form.op == "day_of":
        return f"XXXX-XX-{args[0]:02}"
    if form.op == "last_day" and isinstance(args[0], TimeForm):
        return f"{unanchored(args[0])}-XX"
    if form.op == "numeric":
        return "XXXX-XX-XX"
    if form.op == "weekday" and isinstance(args[0], int):
        return f"XXXX-WXX-{args[0] + 1}"
    if form.op == "month":
        return f"XXXX-{args[0]:02}"
    if form.op == "part":
        return f"XXXX-{args[1] if args[1] != 'S' else ''}{args[2]}"
    if form.op == "season":
        return f"XXXX-{args[0]}"
    if form.op in ("calendar", "same", "shift", "apart", "current", "undated"):
        unit = args[1] if form.op in ("shift", "apart") else args[0]
        return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(
            str(unit), "XXXX"
        )
    if form.op == "daypart":
        return (unanchored(args[0]) if isinstance(args[0], TimeForm) else "XXXX-XX-XX") + f"T{args[1]}"
    if form.op == "time":
        head = unanchored(args[4]) if isinstance(args[4], TimeForm) else "XXXX-XX-XX"
        return f"{head}T{args[0]:02}:{args[1] or 0:02}"
    if form.op == "oclock":
        return f"XXXX-XX-XXT{args[0]:02}:00"
    if form.op == "range" and isinstance(args[0], TimeForm):
        return unanchored(args[0])
    return "XXXX-XX-XX"
