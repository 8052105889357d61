// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

namespace coalface::simulator::nmminer {

//! What a test has fixed or left out of a device's main reply. A key of a group is "miner.hashRate".
class FixedValues
{
public:
    void set(const QJsonObject &values);
    void omit(const QStringList &keys);
    void reset(const QStringList &keys); //!< all where the list is empty

    //! The reply with that done to it.
    QByteArray applied(const QByteArray &json) const;

private:
    QJsonObject m_fixed;
    QSet<QString> m_omitted;
};

} // namespace coalface::simulator::nmminer
