// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "drivers/drivercatalogue.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTemporaryDir>

namespace coalface {

//! The computer's time.
class TestClock : public Clock
{
public:
    TestClock() { m_since.start(); }
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    qint64 monotonic() const override { return m_since.elapsed(); }

private:
    QElapsedTimer m_since;
};

//! A folder of drivers, made out of the test drivers, and a catalogue of it.
class DriverFolder
{
public:
    //! Puts the test driver there, with the manifest that belongs to it. Returns its folder.
    QString add(const QString &driverType, const QString &version = QStringLiteral("1.0.0"));
    //! The manifest that belongs to the library in that folder: what it says itself, and its files' hashes.
    static QJsonObject manifestFor(const QString &folder, const QString &driverType);
    static void writeManifest(const QString &folder, const QJsonObject &manifest);
    static QString libraryName(const QString &driverType);

    //! As a person would: every program starts a fresh host of that driver.
    void reload(DriverCatalogue &catalogue, const QString &driverType) const;
    DriverCatalogue::Places places() const;
    //! Short times, as tests need them.
    static Supervision impatient();
    QString configFolder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

//! What QTRY_ needs: whether it is over, then what came.
template<typename T>
T taken(const QFuture<T> &future)
{
    return future.resultCount() > 0 ? future.resultAt(0)
                                    : T(Error{Error::Kind::Internal, QStringLiteral("no result")});
}

} // namespace coalface
