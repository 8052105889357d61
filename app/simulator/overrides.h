// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

namespace coalface::simulator {

//! Keys of a device's main reply that were fixed to a value or left out from outside: what
//! Device::setValues(), omitValues() and resetValues() ask for. A key of a group is "group.key".
class Overrides
{
public:
    void set(const QJsonObject &values);
    void omit(const QStringList &keys);
    //! Undoes both for these keys; for all where the list is empty.
    void reset(const QStringList &keys);

    //! The JSON object with them. Untouched, digits included, where there are none.
    QByteArray applied(const QByteArray &json) const;

private:
    QJsonObject m_fixed;
    QSet<QString> m_omitted;
};

} // namespace coalface::simulator
