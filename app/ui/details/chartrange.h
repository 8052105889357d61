// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace coalface {

//! The time that a chart was told to show.
struct ChartRange
{
    enum class Kind {
        Last, //!< so many seconds up to now
        All,  //!< from the first sample to now
        Between,
    };
    Kind kind = Kind::Last;
    qint64 seconds = 3600; //!< of Last
    QDateTime from;        //!< of Between
    QDateTime to;

    bool isUpToNow() const { return kind != Kind::Between; }
    QJsonObject toJson() const;
    //! Nothing: that is no range.
    static std::optional<ChartRange> fromJson(const QJsonObject &object);

    friend bool operator==(const ChartRange &, const ChartRange &) = default;
};

} // namespace coalface
