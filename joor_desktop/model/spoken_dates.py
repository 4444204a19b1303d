"""Dates and times as people say them: "Today 14:02", "Fri 20 Nov", with the year only where it is another one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate

_DAYS = (
    QT_TRANSLATE_NOOP("date", "Mon"),
    QT_TRANSLATE_NOOP("date", "Tue"),
    QT_TRANSLATE_NOOP("date", "Wed"),
    QT_TRANSLATE_NOOP("date", "Thu"),
    QT_TRANSLATE_NOOP("date", "Fri"),
    QT_TRANSLATE_NOOP("date", "Sat"),
    QT_TRANSLATE_NOOP("date", "Sun"),
)
_MONTHS = (
    QT_TRANSLATE_NOOP("date", "Jan"),
    QT_TRANSLATE_NOOP("date", "Feb"),
    QT_TRANSLATE_NOOP("date", "Mar"),
    QT_TRANSLATE_NOOP("date", "Apr"),
    QT_TRANSLATE_NOOP("date", "May"),
    QT_TRANSLATE_NOOP("date", "Jun"),
    QT_TRANSLATE_NOOP("date", "Jul"),
    QT_TRANSLATE_NOOP("date", "Aug"),
    QT_TRANSLATE_NOOP("date", "Sep"),
    QT_TRANSLATE_NOOP("date", "Oct"),
    QT_TRANSLATE_NOOP("date", "Nov"),
    QT_TRANSLATE_NOOP("date", "Dec"),
)
_LONG_MONTHS = (
    QT_TRANSLATE_NOOP("date", "January"),
    QT_TRANSLATE_NOOP("date", "February"),
    QT_TRANSLATE_NOOP("date", "March"),
    QT_TRANSLATE_NOOP("date", "April"),
    QT_TRANSLATE_NOOP("date", "May"),
    QT_TRANSLATE_NOOP("date", "June"),
    QT_TRANSLATE_NOOP("date", "July"),
    QT_TRANSLATE_NOOP("date", "August"),
    QT_TRANSLATE_NOOP("date", "September"),
    QT_TRANSLATE_NOOP("date", "October"),
    QT_TRANSLATE_NOOP("date", "November"),
    QT_TRANSLATE_NOOP("date", "December"),
)


def spoken_day(day: date, today: date) -> str:
    """The day as "Today", "Yesterday", "Tomorrow" or "Fri 20 Nov"."""
    near = {
        0: QT_TRANSLATE_NOOP("date", "Today"),
        -1: QT_TRANSLATE_NOOP("date", "Yesterday"),
        1: QT_TRANSLATE_NOOP("date", "Tomorrow"),
    }.get((day - today).days)
    return translate("date", near) if near else calendar_day(day, today)


def calendar_day(day: date, today: date) -> str:
    """The day as "Fri 20 Nov", or "Fri 20 Nov 2026" where *today* is in another year."""
    pattern = translate("date", "{weekday} {day} {month}")
    if day.year != today.year:
        pattern = translate("date", "{weekday} {day} {month} {year}")
    return pattern.format(
        weekday=translate("date", _DAYS[day.weekday()]),
        day=day.day,
        month=translate("date", _MONTHS[day.month - 1]),
        year=day.year,
    )


def spoken_days(first: date, last: date, today: date) -> str:
    """A range of days: "Thu 26 - Fri 27 Nov", or one day where both are the same."""
    if first == last:
        return calendar_day(first, today)
    until = calendar_day(last, today)
    if (first.year, first.month) != (last.year, last.month):
        return translate("date", "{first} - {last}").format(first=calendar_day(first, today), last=until)
    weekday = translate("date", _DAYS[first.weekday()])
    return translate("date", "{weekday} {day} - {last}").format(weekday=weekday, day=first.day, last=until)


def spoken_time(when: datetime, now: datetime) -> str:
    """A time near today as "Today 14:02", an older one as its day only; both times carry a zone."""
    local, day = when.astimezone(now.tzinfo), now.date()
    if abs((local.date() - day).days) <= 1:
        return f"{spoken_day(local.date(), day)} {local:%H:%M}"
    return calendar_day(local.date(), day)


def spoken_moment(when: datetime, now: datetime) -> str:
    """A time with its day whenever it was: "Today 14:02", "Fri 20 Nov 10:31"; both times carry a zone."""
    local = when.astimezone(now.tzinfo)
    return f"{spoken_day(local.date(), now.date())} {local:%H:%M}"


def inside_sentence(words: str) -> str:
    """A spoken day or time as it stands inside a sentence: "today 14:02", but "Fri 20 Nov"."""
    near = (translate("date", "Today"), translate("date", "Yesterday"), translate("date", "Tomorrow"))
    return words[0].lower() + words[1:] if words.startswith(near) else words


def spoken_wait(until: datetime, now: datetime) -> str:
    """How long it is until then: "20 s", "2:10 min", "3 h"; "now" when the time has come."""
    left = until - now
    seconds = round(left.total_seconds())
    if seconds <= 0:
        return translate("date", "now")
    if seconds < 60:
        return translate("date", "{seconds} s").format(seconds=seconds)
    if left < timedelta(hours=1):
        return translate("date", "{minutes}:{seconds:02} min").format(minutes=seconds // 60, seconds=seconds % 60)
    return translate("date", "{hours} h").format(hours=round(seconds / 3600))


def month_words(month: date, today: date) -> str:
    """The month as "November", or "November 2025" where *today* is in another year."""
    words = translate("date", _LONG_MONTHS[month.month - 1])
    if month.year == today.year:
        return words
    return translate("date", "{month} {year}").format(month=words, year=month.year)
