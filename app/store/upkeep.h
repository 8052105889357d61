// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/retention.h"
#include "store/rollupbuilder.h"
#include "store/samplepacker.h"

#include <QObject>
#include <QTimer>

namespace coalface {

//! What the program that polls on a schedule does for the history beside: sums samples up, deletes old ones, packs those of
//! before yesterday, gives room back. In short
//! transactions with pauses between them, on the writer's thread, so that neither readings nor other programs wait.
class Upkeep : public QObject
{
    Q_OBJECT
public:
    explicit Upkeep(Connection &connection);

    //! Begins with this, or ends with nothing.
    void keep(const std::optional<Retention> &retention);
    //! Does the next piece at once, however many there are.
    Step step();
    //! Only sums up: for who wants all of it now.
    Step sumUp();

Q_SIGNALS:
    //! Rows changed behind the back of who remembers some.
    void worked();
    void rested(); //!< there was nothing to do
    void failed(); //!< it is tried again in a minute; see the connection

private:
    void work();

    Connection &m_connection;
    RollupBuilder m_builder;
    Trimmer m_trimmer;
    SamplePacker m_packer;
    std::optional<Retention> m_retention;
    QTimer m_timer;
};

} // namespace coalface
