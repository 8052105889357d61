// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/hostrecords.h"

#include "core/settings/savefile.h"
#include "drivers/logging.h"
#include "drivers/processalive.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace coalface {

namespace {
DriverState stateFromName(const QString &name)
{
    for (const DriverState state :
         {DriverState::Starting, DriverState::Ready, DriverState::Backoff, DriverState::Broken}) {
        if (name == driverStateName(state))
            return state;
    }
    return DriverState::Stopped;
}

HostRecord fromJson(const QJsonObject &json)
{
    HostRecord record;
    record.state = stateFromName(json.value(u"state").toString());
    record.detail = json.value(u"detail").toString();
    if (const qint64 pid = json.value(u"pid").toInteger(); pid > 0)
        record.pid = pid;
    record.version = json.value(u"version").toString();
    record.since = QDateTime::fromString(json.value(u"since").toString(), Qt::ISODate);
    return record;
}

QJsonObject toJson(const HostRecord &record)
{
    return {{QStringLiteral("state"), driverStateName(record.state)},
            {QStringLiteral("detail"), record.detail},
            {QStringLiteral("pid"), record.pid ? QJsonValue(*record.pid) : QJsonValue()},
            {QStringLiteral("version"), record.version},
            {QStringLiteral("since"), record.since.toUTC().toString(Qt::ISODate)}};
}
} // namespace

bool HostRecords::refresh()
{
    const QFileInfo info(m_path);
    const QDateTime modified = info.lastModified();
    const qint64 size = info.exists() ? info.size() : -1;
    if (modified == m_modified && size == m_size)
        return false;
    m_modified = modified;
    m_size = size;
    const qint64 writer = m_writer;
    const QMap<QString, HostRecord> before = m_records;
    QFile file(m_path);
    parse(size >= 0 && size < 1024 * 1024 && file.open(QIODevice::ReadOnly) ? file.readAll()
                                                                            : QByteArray());
    return before != m_records || writer != m_writer;
}

void HostRecords::parse(const QByteArray &content)
{
    const QJsonObject root = QJsonDocument::fromJson(content).object();
    const QJsonObject writer = root.value(u"writer").toObject();
    m_writer = writer.value(u"pid").toInteger();
    m_writerCollects = writer.value(u"collecting").toBool();
    m_records.clear();
    const QJsonObject drivers = root.value(u"drivers").toObject();
    for (auto it = drivers.begin(); it != drivers.end(); ++it)
        m_records.insert(it.key(), fromJson(it.value().toObject()));
}

bool HostRecords::writtenByLivingCollector() const
{
    return m_writerCollects && !writtenByThisProgram() && processAlive(m_writer);
}

bool HostRecords::writtenByThisProgram() const
{
    return m_writer == QCoreApplication::applicationPid();
}

std::optional<HostRecord> HostRecords::record(const QString &driverType) const
{
    const auto found = m_records.constFind(driverType);
    return found == m_records.cend() ? std::nullopt : std::optional(*found);
}

void HostRecords::save(const QMap<QString, HostRecord> &records, bool collecting)
{
    QJsonObject drivers;
    for (auto it = records.cbegin(); it != records.cend(); ++it)
        drivers.insert(it.key(), toJson(*it));
    const QJsonObject writer{{QStringLiteral("pid"), QCoreApplication::applicationPid()},
                             {QStringLiteral("collecting"), collecting}};
    const QJsonObject root{{QStringLiteral("format"), 1},
                           {QStringLiteral("writer"), writer},
                           {QStringLiteral("drivers"), drivers}};
    const Result<Done> saved = saveFile(m_path, QJsonDocument(root).toJson());
    const QString trouble = saved ? QString() : saved.error().detail;
    if (std::exchange(m_trouble, trouble) != trouble && !trouble.isEmpty())
        qCWarning(driversLog).noquote()
            << "The drivers' states cannot be told to other programs:" << trouble;
    m_records = records;
    m_writer = QCoreApplication::applicationPid();
    m_writerCollects = collecting;
    const QFileInfo info(m_path);
    m_modified = info.lastModified();
    m_size = info.exists() ? info.size() : -1;
}

} // namespace coalface
