// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

#include <limits>
#include <optional>

namespace coalface::wire {

//! Takes the known keys out of a CBOR map. A missing key (or null) leaves the target as it was; one of
//! the wrong type is remembered as the error, and so is a value that is no map at all.
class MapReader
{
public:
    //! `what` names the value in error texts, e.g. "telemetry".
    MapReader(const QCborValue &value, QLatin1String what);

    void read(QLatin1String key, QString &into);
    void read(QLatin1String key, bool &into);
    void read(QLatin1String key, double &into);
    void read(QLatin1String key, qint64 &into, qint64 least = std::numeric_limits<qint64>::min(),
              qint64 greatest = std::numeric_limits<qint64>::max());
    void read(QLatin1String key, int &into);
    void read(QLatin1String key, quint16 &into);
    void read(QLatin1String key, QByteArray &into);
    void read(QLatin1String key, QCborArray &into);
    void read(QLatin1String key, QCborMap &into);
    template<typename T>
    void read(QLatin1String key, std::optional<T> &into)
    {
        if (!has(key))
            return;
        T value{};
        read(key, value);
        if (ok())
            into = value;
    }

    bool has(QLatin1String key) const;
    void fail(const QString &sentence);
    bool ok() const { return m_error.isEmpty(); }
    //! Kind DriverFailed: it is the other process that spoke nonsense.
    Error error() const { return {Error::Kind::DriverFailed, m_error}; }

private:
    void wrongType(QLatin1String key, const char *wanted);

    QCborMap m_map;
    QLatin1String m_what;
    QString m_error;
};

} // namespace coalface::wire
