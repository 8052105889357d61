// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/ports/eventlog.h"

namespace coalface::cli {

//! `events list`: what happened, newest first.
class EventsListCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;
    //! That --kind takes, with the word that stands for several.
    static QStringList kindNames();

private:
    void report(QList<Event> events);

    QStringList m_words;
    EventFilter m_filter;
    bool m_hasLimit = false;
};

} // namespace coalface::cli
