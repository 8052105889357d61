// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermetricslog.h"
#include "fakeports.h"

namespace coalface {

//! Answers with what the test put there.
class FakeMetricsLog : public DriverMetricsLog
{
public:
    QList<DriverFigures> figures;
    QString problem; //!< not empty: nothing can be read
    int reads = 0;
    QDateTime since; //!< what was asked for last

    QFuture<Result<Done>> add(const QList<DriverMetrics> &) override
    {
        return answered<Done>(Done());
    }
    QFuture<Result<QList<DriverFigures>>> read(const QDateTime &from) override
    {
        ++reads;
        since = from;
        if (!problem.isEmpty())
            return answered<QList<DriverFigures>>(Error{Error::Kind::Internal, problem});
        return answered<QList<DriverFigures>>(figures);
    }

    DriverFigures &add(const QString &driverType, const QString &version, int readings)
    {
        DriverFigures one;
        one.sum.driverType = driverType;
        one.sum.version = version;
        one.hours = 24;
        for (int i = 0; i < readings; ++i)
            one.sum.countCall(QStringLiteral("readTelemetry"), CallClass::Ok, i % 20 ? 20 : 400);
        figures += one;
        return figures.last();
    }
};

} // namespace coalface
