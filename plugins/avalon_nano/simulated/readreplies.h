// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/simulated/linereply.h"
#include "avalon_nano/simulated/mmtext.h"

#include <optional>

namespace coalface::simulator::avalon_nano {

//! What the reading commands answer.
class ReadReplies
{
public:
    ReadReplies(const Machine &machine, const Unit &unit, const Overrides &overrides,
                qint64 unixTime)
        : m_machine(machine), m_unit(unit), m_overrides(overrides), m_time(unixTime)
    {}

    //! Nothing for a command that is none of these.
    std::optional<LineReply> answer(const QByteArray &command) const;

private:
    LineReply version() const;
    LineReply summary() const;
    LineReply devs() const;
    LineReply stats(bool isShort, bool mayBeEmpty) const;
    LineReply pools() const;
    LineReply lcd() const;
    Fields pool(int slot) const;
    Fields overridden(Fields fields) const;
    bool isQ() const { return m_machine.spec->kind == Kind::Q; }

    const Machine &m_machine;
    const Unit &m_unit;
    const Overrides &m_overrides;
    const qint64 m_time;
};

} // namespace coalface::simulator::avalon_nano
