// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/fields.h"

#include <QHash>
#include <QList>

namespace coalface::avalon_nano {

//! The long text of KEY[value] pairs in which these devices report nearly everything. Read by key, never
//! by position; the first of equal keys counts; nothing is escaped. A key that is missing, and a value
//! that is "nan" or "inf", is unknown. Pure; any thread.
class MmString
{
public:
    MmString() = default;
    //! Takes what is whole: a "KEY]" without its opening bracket is skipped, a value without its
    //! closing one is dropped (it may be half a number).
    static MmString parse(QStringView text);
    //! That of a section STATS: the text under a key that begins with "MM ID" ("MM ID0",
    //! "MM ID0:Summary"). Empty where the device sent an empty one.
    static MmString of(const QJsonObject &stats);

    bool isEmpty() const { return m_pairs.isEmpty(); }
    bool contains(Key key) const { return m_pairs.contains(key); }
    //! Its value without blanks around it; empty where the key is missing.
    QString text(Key key) const;
    std::optional<double> number(Key key) const;
    //! One entry for each word of a list; what is no number is an empty entry.
    QList<std::optional<double>> numbers(Key key) const;
    //! The greatest finite number of a list.
    std::optional<double> greatest(Key key) const;

private:
    QHash<QString, QString> m_pairs;
};

} // namespace coalface::avalon_nano
