// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/recordreading.h"

#include "nerdqaxe/readings.h"

#include <minersdk/reading/fields.h>

#include <algorithm>

namespace coalface::nerdqaxe {

namespace {

//! ms; the device does not know it finer.
std::optional<qint64> uptimeOf(const QJsonObject &info)
{
    const auto seconds = reading::count(info, QLatin1String("uptimeSeconds"));
    return seconds ? std::optional(std::min<qint64>(*seconds, 1LL << 40) * 1000 + 999)
                   : std::nullopt;
}

} // namespace

RecordReading::RecordReading(Conversation &conversation, HistoryJob *job)
    : QObject(job), m_conversation(conversation), m_job(job), m_time(job->remainingTime())
{
    m_elapsed.start();
}

void RecordReading::start()
{
    askSpan(std::min<Age>(m_job->reach(), longestSpan), Age(0));
}

void RecordReading::askSpan(Age from, Age until)
{
    m_from = from;
    m_until = until;
    m_isEmpty = true;
    ask(from);
}

void RecordReading::ask(Age age)
{
    ++m_requests;
    m_conversation.askPage(m_job, recordPath(age),
                           [this, age](const QJsonObject &info) { take(info, age); });
}

void RecordReading::take(const QJsonObject &info, Age age)
{
    const RecordPiece piece = recordPiece(info, age);
    if (!piece.isKept) {
        return m_job->fail(Error::Kind::Unsupported,
                           QStringLiteral("The miner's firmware keeps no record of its readings."));
    }
    // Ages are those at this answer, and are told with the last one: here less, there more.
    const qint64 now = m_elapsed.elapsed();
    for (RecordedReading reading : piece.readings) {
        reading.ageMs -= now;
        m_history.readings += reading;
    }
    m_isEmpty = m_isEmpty && piece.readings.isEmpty();
    if (!mayAskOn())
        return finish(info);
    if (piece.next > m_until && piece.next < age)
        return ask(piece.next);
    const Age oldest = std::min<Age>(m_job->reach(), Age(uptimeOf(info).value_or(0)));
    if (!m_isEmpty && m_from < oldest)
        return askSpan(std::min(m_from + longestSpan, oldest), m_from);
    finish(info);
}

bool RecordReading::mayAskOn() const
{
    return m_requests < mostRequests && (m_time < 0 || m_job->remainingTime() > m_time / 2);
}

void RecordReading::finish(const QJsonObject &info)
{
    const qint64 now = m_elapsed.elapsed();
    for (RecordedReading &reading : m_history.readings)
        reading.ageMs += now;
    m_history.mac = macOf(info);
    keepUsable(m_history, m_job->reach(), uptimeOf(info));
    m_job->finish(m_history);
}

} // namespace coalface::nerdqaxe
