// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/eventtable.h"

#include "store/connection.h"
#include "store/minerrows.h"
#include "store/transaction.h"

#include <QVariant>

namespace coalface {

namespace {

QString writeName()
{
    return eventKindName(EventKind::Write);
}

QVariant neverNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

Event eventFrom(const QSqlQuery &query)
{
    int column = 0;
    const auto text = [&] { return query.value(column++).toString(); };
    Event event;
    event.id = query.value(column++).toLongLong();
    event.ref = text();
    event.time = timeFrom(query.value(column++));
    event.minerKey = query.value(column++).toLongLong();
    event.minerName = text();
    event.driverType = text();
    event.kind = eventKindFromName(text()).value_or(EventKind::Write);
    event.verb = text();
    event.severity = eventSeverityFromName(text()).value_or(EventSeverity::Info);
    event.actor.kind = eventActorFromName(text()).value_or(EventActor::Kind::Unknown);
    event.actor.program = text();
    event.actor.pid = query.value(column++).toLongLong();
    event.before = text();
    event.after = text();
    event.outcome = text();
    event.detail = text();
    if (const QVariant slot = query.value(column++); !slot.isNull())
        event.poolSlot = slot.toInt();
    event.notes = notesFromStored(text());
    event.ended = timeFrom(query.value(column++));
    return event;
}

//! The conditions of a filter, with what is bound to them.
struct Conditions
{
    QStringList parts;
    QVariantList values;

    void add(const QString &part, const QVariantList &bound)
    {
        parts << part;
        values << bound;
    }
    //! Of those one has to hold, if there are any.
    void addAny(const Conditions &any)
    {
        if (!any.parts.isEmpty())
            add(QLatin1Char('(') + any.parts.join(QStringLiteral(" OR ")) + QLatin1Char(')'),
                any.values);
    }
    template<typename List, typename Value>
    void addList(const QString &column, const List &list, Value value)
    {
        if (list.isEmpty())
            return;
        QVariantList bound;
        for (const auto &entry : list)
            bound << value(entry);
        add(QStringLiteral("%1 IN (%2)")
                .arg(column,
                     QStringList(list.size(), QStringLiteral("?")).join(QStringLiteral(", "))),
            bound);
    }
};

//! For LIKE, whose escape is the backslash: that text anywhere.
QString anywhere(QString text)
{
    for (const QLatin1Char special : {QLatin1Char('\\'), QLatin1Char('%'), QLatin1Char('_')})
        text.replace(special, QLatin1Char('\\') + QString(special));
    return QLatin1Char('%') + text + QLatin1Char('%');
}

//! What a word may be; the cheapest first, as the first that holds ends it.
Conditions conditionsOf(const EventWord &word)
{
    const auto asItIs = [](const QString &text) { return QVariant(text); };
    Conditions any;
    any.addList(QStringLiteral("e.kind"), word.kinds,
                [](EventKind kind) { return QVariant(eventKindName(kind)); });
    any.addList(QStringLiteral("e.verb"), word.verbs, asItIs);
    any.addList(QStringLiteral("e.outcome"), word.outcomes, asItIs);
    any.addList(QStringLiteral("e.actor"), word.actors,
                [](EventActor::Kind actor) { return QVariant(eventActorName(actor)); });
    if (word.isUnderWay)
        any.add(QStringLiteral("(e.kind = ? AND e.outcome = '')"), {writeName()});
    for (const QString &text : {word.text, word.also}) {
        if (text.isEmpty())
            continue;
        any.add(QStringLiteral(
                    "(coalesce(m.name, e.miner_name) || char(10) || e.driver_type || char(10) || "
                    "e.verb || char(10) || e.program || ' (' || coalesce(e.pid, '') || ')' || "
                    "char(10) || e.value_before || char(10) || e.value_after || char(10) || "
                    "e.outcome || char(10) || e.detail) LIKE ? ESCAPE '\\'"),
                {anywhere(text)});
    }
    // What is in a note stands there with its quotes masked, so that it is not taken for a name.
    for (const EventNote::Kind kind : word.notes)
        any.add(QStringLiteral("instr(e.notes, ?) > 0"),
                {QStringLiteral("[\"%1\"").arg(eventNoteName(kind))});
    for (const QString &time : word.noteTimes)
        any.add(QStringLiteral("instr(e.notes, ?) > 0"), {time});
    if (word.from.isValid() && word.to.isValid())
        any.add(QStringLiteral("(e.time >= ? AND e.time < ?)"),
                {word.from.toMSecsSinceEpoch(), word.to.toMSecsSinceEpoch()});
    if (!word.localTime.isEmpty()) {
        Conditions all;
        all.addList(QStringLiteral("e.time / 60000 % 1440"), word.utcMinutes,
                    [](int minute) { return QVariant(minute); });
        all.add(QStringLiteral("strftime('%Y-%m-%d %H:%M:%S', e.time / 1000, 'unixepoch', "
                               "'localtime') LIKE ? ESCAPE '\\'"),
                {anywhere(word.localTime)});
        any.add(QLatin1Char('(') + all.parts.join(QStringLiteral(" AND ")) + QLatin1Char(')'),
                all.values);
    }
    return any;
}

Conditions conditionsOf(const EventFilter &filter)
{
    Conditions conditions;
    conditions.addList(QStringLiteral("e.miner"), filter.minerKeys,
                       [](qint64 key) { return QVariant(key); });
    conditions.addList(QStringLiteral("e.kind"), filter.kinds,
                       [](EventKind kind) { return QVariant(eventKindName(kind)); });
    if (filter.from.isValid())
        conditions.add(QStringLiteral("e.time >= ?"), {filter.from.toMSecsSinceEpoch()});
    if (filter.to.isValid())
        conditions.add(QStringLiteral("e.time < ?"), {filter.to.toMSecsSinceEpoch()});
    if (filter.afterId > 0)
        conditions.add(QStringLiteral("e.id > ?"), {filter.afterId});
    for (const EventWord &word : filter.words)
        conditions.addAny(conditionsOf(word));
    return conditions;
}

} // namespace

Error EventTable::failed() const
{
    return {Error::Kind::Internal, m_connection.sentence()};
}

bool EventTable::append(const QList<Event> &events)
{
    Transaction transaction(m_connection);
    if (!transaction.hasBegun())
        return false;
    for (const Event &event : events) {
        if (!insert(event))
            return false;
    }
    return transaction.commit();
}

bool EventTable::insert(const Event &event)
{
    // Of a miner that was forgotten meanwhile only what a person did stays.
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral(
            "INSERT OR REPLACE INTO events (ref, time, miner, miner_name, driver_type, kind, verb, "
            "severity, "
            "actor, program, pid, value_before, value_after, outcome, detail, "
            "pool_slot, notes, ended) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? "
            "WHERE ? IS NULL OR ? = '%1' OR EXISTS (SELECT 1 FROM miners WHERE key = ?)")
            .arg(writeName()));
    if (!query)
        return false;
    const QVariant miner = event.minerKey > 0 ? QVariant(event.minerKey) : QVariant();
    const QVariantList values{event.ref.isEmpty() ? QVariant() : QVariant(event.ref),
                              event.time.toMSecsSinceEpoch(),
                              miner,
                              neverNull(event.minerName),
                              neverNull(event.driverType),
                              eventKindName(event.kind),
                              neverNull(event.verb),
                              eventSeverityName(event.severity),
                              eventActorName(event.actor.kind),
                              neverNull(event.actor.program),
                              event.actor.pid > 0 ? QVariant(event.actor.pid) : QVariant(),
                              neverNull(event.before),
                              neverNull(event.after),
                              neverNull(event.outcome),
                              neverNull(event.detail),
                              event.poolSlot ? QVariant(*event.poolSlot) : QVariant(),
                              neverNull(storedNotes(event.notes)),
                              storedTime(event.ended),
                              miner,
                              eventKindName(event.kind),
                              miner};
    for (int index = 0; index < values.size(); ++index)
        query->bindValue(index, values[index]);
    return m_connection.run(*query);
}

Result<QList<Event>> EventTable::read(const EventFilter &filter)
{
    const Conditions conditions = conditionsOf(filter);
    QString sql = QStringLiteral(
        "SELECT e.id, e.ref, e.time, e.miner, coalesce(m.name, e.miner_name), e.driver_type, "
        "e.kind, "
        "e.verb, e.severity, e.actor, e.program, e.pid, e.value_before, e.value_after, e.outcome, "
        "e.detail, e.pool_slot, e.notes, e.ended FROM events e LEFT JOIN miners m ON m.key = "
        "e.miner");
    if (!conditions.parts.isEmpty())
        sql += QStringLiteral(" WHERE ") + conditions.parts.join(QStringLiteral(" AND "));
    sql += QStringLiteral(" ORDER BY e.time DESC, e.id DESC");
    if (filter.limit > 0)
        sql += QStringLiteral(" LIMIT %1").arg(filter.limit);
    std::optional<QSqlQuery> query = m_connection.prepare(sql);
    if (!query)
        return failed();
    for (const QVariant &value : conditions.values)
        query->addBindValue(value);
    if (!m_connection.run(*query))
        return failed();
    QList<Event> events;
    while (m_connection.next(*query))
        events << eventFrom(*query);
    if (m_connection.hasFailure())
        return failed();
    return events;
}

Result<int> EventTable::trim(const QDateTime &before, int most)
{
    Transaction transaction(m_connection);
    if (!transaction.hasBegun())
        return failed();
    int deleted = 0;
    const auto remove = [&](const QString &which, const QVariant &value) {
        std::optional<QSqlQuery> query = m_connection.prepare(
            QStringLiteral("DELETE FROM events WHERE id IN (%1)").arg(which));
        if (!query)
            return false;
        query->addBindValue(value);
        if (!m_connection.run(*query))
            return false;
        deleted += query->numRowsAffected();
        return true;
    };
    const bool done
        = remove(QStringLiteral("SELECT id FROM events WHERE time < ? LIMIT %1").arg(eventsPerTrim),
                 before.toMSecsSinceEpoch())
          && remove(QStringLiteral("SELECT id FROM events ORDER BY time DESC, id DESC "
                                   "LIMIT %1 OFFSET ?")
                        .arg(eventsPerTrim),
                    most);
    if (!done || !transaction.commit())
        return failed();
    return deleted;
}

bool EventTable::forgetMiner(Connection &connection, qint64 key)
{
    const QStringList statements{
        QStringLiteral(
            "UPDATE events SET miner_name = coalesce((SELECT name FROM miners WHERE key = "
            "events.miner), miner_name) WHERE miner = ? AND kind = '%1'")
            .arg(writeName()),
        QStringLiteral("DELETE FROM events WHERE miner = ? AND kind <> '%1'").arg(writeName())};
    for (const QString &sql : statements) {
        std::optional<QSqlQuery> query = connection.prepare(sql);
        if (!query)
            return false;
        query->bindValue(0, key);
        if (!connection.run(*query))
            return false;
    }
    return true;
}

} // namespace coalface
