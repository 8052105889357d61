// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/driverdirectory.h"

#include <QDateTime>
#include <QMap>

namespace coalface {

//! How a driver's host does, as one program tells the others.
struct HostRecord
{
    DriverState state = DriverState::Stopped;
    QString detail;
    std::optional<qint64> pid;
    QString version;
    QDateTime since;

    friend bool operator==(const HostRecord &, const HostRecord &) = default;
};

//! hosts.json: the hosts of the program that collects, or else the last start of each driver. A hint
//! for people, nothing that anything depends on: a file that cannot be read counts as empty.
class HostRecords
{
public:
    explicit HostRecords(QString path) : m_path(std::move(path)) {}

    //! Reads the file again if it is another than last time. True when what it says has changed.
    bool refresh();
    //! Whether another program wrote it that collects and still runs.
    bool writtenByLivingCollector() const;
    bool writtenByThisProgram() const;
    std::optional<HostRecord> record(const QString &driverType) const;
    const QMap<QString, HostRecord> &records() const { return m_records; }

    //! Replaces the file. A failure is logged once while it lasts: nothing else follows from it.
    void save(const QMap<QString, HostRecord> &records, bool collecting);

private:
    void parse(const QByteArray &content);

    QString m_path;
    QDateTime m_modified;
    qint64 m_size = -1;
    qint64 m_writer = 0;
    bool m_writerCollects = false;
    QMap<QString, HostRecord> m_records;
    QString m_trouble; //!< why the file could not be replaced last time
};

} // namespace coalface
