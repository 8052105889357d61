// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/writecommand.h"

namespace coalface::cli {

//! `pool set`: sets a pool and reads it back.
class PoolSetCommand : public WriteCommand
{
    Q_OBJECT
protected:
    QString prepareChange(const Arguments &arguments, QStringList &miners) override;
    WriteRequest requestFor(const Miner &miner) const override;
    QStringList warnings(const QList<Miner> &miners) const override;
    QString question(qsizetype count) const override;
    //! A restart takes its time.
    int usualWait() const override { return m_pool.restart ? 120 : 30; }
    void gather() override;

private:
    void probe();

    PoolSettings m_pool; //!< the user with its placeholders
    bool m_passwordFromStdin = false;
    std::unique_ptr<StdinLine> m_password;
};

} // namespace coalface::cli
