// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace coalface {

//! What a person keeps with a miner. No device ever sees it.
struct MinerRemarks
{
    QStringList tags; //!< short words, sorted; no two of them differ in case only
    QString notes;

    friend bool operator==(const MinerRemarks &, const MinerRemarks &) = default;
};

constexpr int longestTag = 24;     //!< characters
constexpr int mostTags = 16;       //!< of one miner
constexpr int longestNotes = 4000; //!< characters

//! The sentence why that cannot be a tag, or empty if it can: empty, too long, or not one word.
QString tagProblem(const QString &tag);
//! Likewise of notes: too long.
QString notesProblem(const QString &notes);
//! Tags with the same one are the same tag.
QString foldedTag(const QString &tag);
//! In the order in which tags are shown.
QStringList sortedTags(QStringList tags);

//! Where a miner was found.
struct UsedAddress
{
    QString address;
    std::optional<quint16> port; //!< empty: it only announced itself
    QDateTime since;             //!< UTC

    friend bool operator==(const UsedAddress &, const UsedAddress &) = default;
};

//! What is stored of some miners' past.
struct HistoryExtent
{
    std::optional<qint64> samples; //!< empty: too many to be counted at once
    QDateTime first;               //!< UTC, of the oldest one; invalid: there is none
};

} // namespace coalface
