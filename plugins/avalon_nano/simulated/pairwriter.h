// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/simulated/mmtext.h"

namespace coalface::simulator::avalon_nano {

//! Writes KEY[value] pairs.
class PairWriter
{
public:
    explicit PairWriter(const Overrides &overrides) : m_overrides(overrides) {}

    PairWriter &add(const char *key, const QByteArray &value, const char *before = " ")
    {
        if (m_overrides.omitted.contains(key))
            return *this;
        if (!m_out.isEmpty())
            m_out += before;
        m_out += key;
        m_out += '[' + m_overrides.values.value(key, value) + ']';
        return *this;
    }
    PairWriter &add(const char *key, qint64 value) { return add(key, QByteArray::number(value)); }
    PairWriter &add(const char *key, int value) { return add(key, QByteArray::number(value)); }
    PairWriter &add(const char *key, double value, int decimals)
    {
        return add(key, QByteArray::number(value, 'f', decimals));
    }
    //! A list over the hash boards: without one its writer overwrites the opening bracket.
    PairWriter &board(const char *key, const QByteArray &value, bool hasBoard)
    {
        if (hasBoard || m_overrides.values.contains(key))
            return add(key, value);
        m_out += ' ';
        m_out += key;
        m_out += ']';
        return *this;
    }
    const QByteArray &text() const { return m_out; }

private:
    const Overrides &m_overrides;
    QByteArray m_out;
};

} // namespace coalface::simulator::avalon_nano
