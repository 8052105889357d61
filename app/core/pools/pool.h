// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QJsonObject>
#include <QList>
#include <QString>

namespace coalface {

//! A pool as a person keeps it in the list of pools. Its password is not here but in the vault, by its id.
struct Pool
{
    QString id;       //!< never changes, never given out twice; empty: not kept yet
    QString name;     //!< unique in the list, whatever its case
    QString url;      //!< as parsePoolUrl() gives it
    QString user;     //!< the worker's name; "{name}" stands for the miner's
    QString fallback; //!< id of the pool to use where this one fails; empty: none

    friend bool operator==(const Pool &, const Pool &) = default;
};

//! The pool as it is to be kept: what surrounds the texts is taken off, the URL brought into its form. Rejected with
//! a sentence when it cannot be kept beside `others` (its own former state among them does not count): without a
//! name or with one that is taken, with an unusable URL or user, with a fallback that is not there or itself.
Result<Pool> checkedPool(const Pool &pool, const QList<Pool> &others);

//! Whether two URLs lead to the same port of the same computer, and, where both say it, with the same protection: a
//! device may tell a URL without its scheme, or in another case. An empty one is like no other.
bool isSamePool(const QString &url, const QString &other);

QJsonObject poolToJson(const Pool &pool);
//! Nothing when it is none. Not checked against others.
std::optional<Pool> poolFromJson(const QJsonValue &value);

} // namespace coalface
