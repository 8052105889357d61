// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/lanscanner.h"

#include <QHash>
#include <QPromise>

class QHostInfo;

namespace coalface {

//! The LanScanner of this computer. Raises the program's limit of open files when it is made.
//! GUI thread; ends its pending look-ups as Aborted when it goes.
class LanSweeper : public LanScanner
{
    Q_OBJECT
public:
    explicit LanSweeper(QObject *parent = nullptr);
    ~LanSweeper() override;

    std::unique_ptr<LanSweep> sweep(const QList<SweepTarget> &targets,
                                    const SweepOptions &options) override;
    QList<LocalSubnet> localSubnets() const override;
    QFuture<Result<QHostAddress>> resolve(const QString &hostName) override;

private:
    void settle(int lookup, const Result<QHostAddress> &answer);
    QHash<int, std::shared_ptr<QPromise<Result<QHostAddress>>>> m_lookups;
    int m_lastLookup = 0;
};

} // namespace coalface
