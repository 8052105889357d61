// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace coalface {

//! What was decided about one driver: which of its versions runs, and what is known of the others.
struct DriverChoice
{
    //! A version in the user's folder, as it was installed.
    struct Installed
    {
        QByteArray manifest; //!< SHA-256 of its manifest.json, lower-case hex: what a person agreed to
        QString source;      //!< "bundled" or "local"

        friend bool operator==(const Installed &, const Installed &) = default;
    };
    //! A new version that runs in place of `active` until it has proved good or bad.
    struct Trial
    {
        QString version;
        int triesLeft = 3; //!< one less for each program that ended before this version had answered it
        QDateTime since;
        int good = 0;   //!< calls answered
        int faults = 0; //!< calls that failed through the driver's fault
        int ends = 0;   //!< crashes and hangs
        //! Process ids of the programs that have started it and were not answered yet.
        QList<qint64> starting = {};

        friend bool operator==(const Trial &, const Trial &) = default;
    };
    struct Bad
    {
        QString version;
        QByteArray manifest;
        QString reason; //!< a sentence
        QDateTime at;

        friend bool operator==(const Bad &, const Bad &) = default;
    };

    QString active;   //!< empty: none yet
    QString previous; //!< what was active before; empty: none
    std::optional<Trial> trial;
    QList<Bad> bad;                     //!< not offered again
    QMap<QString, Installed> installed; //!< by version
    bool pinned = false;                //!< an update of the program does not touch it
    bool disabled = false;              //!< does not run
    bool removed = false; //!< a person took it away; the program does not bring it back
    qint64 reloads = 0;   //!< counts up when every program is to start a fresh host

    //! The version that is to run; empty: none.
    QString running() const { return trial ? trial->version : active; }
    const Bad *badMark(const QString &version) const;

    friend bool operator==(const DriverChoice &, const DriverChoice &) = default;
};

//! The content of state.json.
struct DriverChoices
{
    qint64 generation = 0;               //!< only grows
    QMap<QString, DriverChoice> drivers; //!< by driver_type

    //! Nothing when that is not a state.json of this format.
    static std::optional<DriverChoices> fromJson(const QByteArray &json);
    QByteArray toJson() const;

    friend bool operator==(const DriverChoices &, const DriverChoices &) = default;
};

} // namespace coalface
