// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace coalface {

//! One column of the table "Miners": what it is called, shows, sorts by and copies.
struct MinerColumn
{
    QString id;          //!< stable, for the stored order and widths
    QString title;       //!< in the person's language
    bool number = false; //!< right aligned
    bool shownAtFirst = false;
    double width = 6;  //!< em
    QString widest;    //!< a text that must fit at first, however narrow `width` is
    QStringList usual; //!< texts that fit, too, one after the other, where the window has the room
    QStringList plainKeys; //!< headings in copied text
    QString (*display)(const Miner &miner, const MinerColumn &column) = nullptr;
    //! For the tool tip, where `display` leaves something out.
    QString (*whole)(const Miner &miner, const MinerColumn &column) = nullptr;
    QVariant (*sortValue)(const Miner &miner, const MinerColumn &column) = nullptr; //!< invalid: unknown
    QStringList (*plain)(const Miner &miner, const MinerColumn &column) = nullptr;
    //! Whether it comes from the newest sample and ages with it.
    bool fromSample = false;
    //! The pool that it shows: that one may only be stored.
    bool isOfPool = false;
    const TelemetryField *field = nullptr;
};

//! In the order in which they stand at first; titles are translated on each call.
QList<MinerColumn> minerColumns();
//! Places that the code asks for by name.
enum MinerColumnPlace { NameColumn = 0, StatusColumn = 1 };
//! Of the column with a person's tags.
QString tagsColumnId();

//! An IPv4 address as a number, so that .9 comes before .10; -1 for anything else.
qint64 addressNumber(const QString &address);

} // namespace coalface
