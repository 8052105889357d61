// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventsearch.h"

#include "core/pools/poolwishes.h"
#include "core/ports/writerequest.h"
#include "ui/common/agetext.h"
#include "ui/events/eventdetail.h"
#include "ui/events/eventtext.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace coalface {

namespace {

bool isIn(const QString &word, const QString &shown)
{
    return shown.contains(word, Qt::CaseInsensitive);
}

QStringList knownVerbs()
{
    using Verb = WriteRequest::Verb;
    QStringList verbs{acceptPoolVerb};
    for (const Verb verb :
         {Verb::Restart, Verb::Pause, Verb::Resume, Verb::Identify, Verb::SetMode, Verb::SetPool})
        verbs << capabilityName(capabilityFor(verb));
    return verbs;
}

QStringList knownOutcomes()
{
    QStringList outcomes{QStringLiteral("failed"), QStringLiteral("on_trial")};
    for (const Outcome outcome :
         {Outcome::Applied, Outcome::Refused, Outcome::Unsupported, Outcome::Unreachable,
          Outcome::NeedsRestart, Outcome::NotConfirmed, Outcome::Unknown})
        outcomes << outcomeName(outcome);
    return outcomes;
}

//! The words of the columns and of the details, without the values in them.
void addMeanings(EventWord &word)
{
    for (const EventKind kind : allEventKinds()) {
        Event sample;
        sample.kind = kind;
        if (kind != EventKind::Write && isIn(word.text, eventTitle(sample)))
            word.kinds << kind;
    }
    for (const QString &verb : knownVerbs()) {
        Event sample;
        sample.verb = verb;
        if (isIn(word.text, eventTitle(sample)))
            word.verbs << verb;
    }
    const QStringList said = outcomesSaying(word.text);
    for (const QString &outcome : knownOutcomes()) {
        Event sample;
        sample.outcome = outcome;
        if (isIn(word.text, eventOutcomeText(sample)) || said.contains(outcome))
            word.outcomes << outcome;
    }
    word.isUnderWay = isIn(word.text, eventOutcomeText(Event()));
    using Actor = EventActor::Kind;
    for (const Actor actor : {Actor::Program, Actor::Device, Actor::SomeoneElse}) {
        if (isIn(word.text, eventActorText({actor, {}, 0}).remove(QStringLiteral("(0)"))))
            word.actors << actor;
    }
    word.notes = notesSaying(word.text);
}

//! In UTC, with summer time and without, as either may have held.
QList<QTime> utcTimesOf(const QTime &local, const QDateTime &now)
{
    QList<QTime> times;
    for (const int months : {0, 6}) {
        const QTime time = local.addSecs(-now.addMonths(months).toLocalTime().offsetFromUtc());
        if (!times.contains(time))
            times << time;
    }
    return times;
}

//! With plain spaces, as what is typed has them.
QString shortDateFormat()
{
    return QLocale().dateFormat(QLocale::ShortFormat).simplified();
}

//! "27.11.26" as the reader's language has it, and with the century.
QDate dateIn(const QString &text)
{
    if (const QDate date = QDate::fromString(text, QStringLiteral("yyyy-MM-dd")); date.isValid())
        return date;
    QString format = shortDateFormat();
    if (!format.contains(QLatin1String("yyyy")))
        format.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    if (const QDate date = QLocale().toDate(text, format); date.isValid() && date.year() > 99)
        return date;
    format.replace(QLatin1String("yyyy"), QLatin1String("yy"));
    const QDate date = QLocale().toDate(text, format);
    return date.isValid() && date.year() < 2000 ? date.addYears(100) : date;
}

void addTimes(EventWord &word, const QDateTime &now)
{
    static const QRegularExpression timeForm(QStringLiteral("^\\d{1,2}:\\d{2}(:\\d{2})?$"));
    // Part of one, as far as it is typed.
    static const QRegularExpression partForm(QStringLiteral("^[\\d:-]*\\d[:-][\\d:-]*$"));
    if (const QDate date = dateIn(word.text); date.isValid()) {
        word.from = date.startOfDay();
        word.to = date.addDays(1).startOfDay();
        word.noteTimes << date.toString(Qt::ISODate) + QLatin1Char('T');
        return;
    }
    if (partForm.match(word.text).hasMatch())
        word.localTime = word.text;
    if (!timeForm.match(word.text).hasMatch())
        return;
    const QTime local = QTime::fromString(word.text.section(u':', 0, 1), QStringLiteral("H:mm"));
    for (const QTime &time : utcTimesOf(local, now)) {
        word.noteTimes << QLatin1Char('T') + time.toString(QStringLiteral("HH:mm"));
        word.utcMinutes << time.msecsSinceStartOfDay() / 60'000;
    }
}

//! "71,2" where a comma parts the digits; stored is "71.2".
void addNumber(EventWord &word)
{
    const QString point = QLocale().decimalPoint();
    bool isNumber = false;
    QLocale().toDouble(word.text, &isNumber);
    if (isNumber && point != QLatin1String(".") && word.text.contains(point))
        word.also = QString(word.text).replace(point, QLatin1String("."));
}

//! The words, with those that are a time together as one of 24 hours, "9:12 PM" is "21:12", and those that are a day
//! together as that.
QStringList wordsIn(const QString &text)
{
    QStringList words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QLocale locale;
    const int ofDay = int(shortDateFormat().count(u' ')) + 1;
    for (int i = 0; ofDay > 1 && i + ofDay <= words.size(); ++i) {
        const QDate day = dateIn(words.mid(i, ofDay).join(u' '));
        if (!day.isValid())
            continue;
        words[i] = day.toString(Qt::ISODate);
        words.remove(i + 1, ofDay - 1);
    }
    for (int i = 0; i + 1 < words.size(); ++i) {
        const QString half = words[i + 1].toLower();
        if (half != locale.amText().toLower() && half != locale.pmText().toLower())
            continue;
        const bool isExact = words[i].count(u':') > 1;
        const QTime time = locale.toTime(words[i] + QLatin1Char(' ') + words[i + 1],
                                         isExact ? QStringLiteral("h:mm:ss AP")
                                                 : QStringLiteral("h:mm AP"));
        if (!time.isValid())
            continue;
        words[i] = time.toString(isExact ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
        words.removeAt(i + 1);
    }
    return words;
}

} // namespace

QList<EventWord> wordsToFind(const QString &text, const QDateTime &now)
{
    QList<EventWord> words;
    for (const QString &typed : wordsIn(text)) {
        EventWord word;
        word.text = typed;
        // What has no letter is in values alone.
        if (std::any_of(typed.cbegin(), typed.cend(), [](QChar c) { return c.isLetter(); }))
            addMeanings(word);
        addTimes(word, now);
        addNumber(word);
        words << word;
    }
    // A longer one is in fewer events, and what lacks it is not looked at any further.
    std::stable_sort(words.begin(), words.end(), [](const EventWord &a, const EventWord &b) {
        return a.text.size() > b.text.size();
    });
    return words;
}

} // namespace coalface
