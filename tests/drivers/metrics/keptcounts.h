// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermetricslog.h"

#include <QPromise>

namespace coalface {

//! Keeps in memory what was counted.
class KeptCounts : public DriverMetricsLog
{
public:
    QList<DriverMetrics> kept;
    int additions = 0;
    bool fails = false;

    QFuture<Result<Done>> add(const QList<DriverMetrics> &counted) override
    {
        ++additions;
        if (!fails)
            kept += counted;
        return done(fails ? Result<Done>(Error{Error::Kind::Internal, QStringLiteral("Full.")})
                          : Result<Done>(Done()));
    }
    QFuture<Result<QList<DriverFigures>>> read(const QDateTime &) override
    {
        return done(Result<QList<DriverFigures>>(QList<DriverFigures>()));
    }

    //! Of that version, over all hours.
    DriverMetrics of(const QString &driverType,
                     const QString &version = QStringLiteral("1.0.0")) const
    {
        DriverMetrics sum;
        for (const DriverMetrics &metrics : kept) {
            if (metrics.driverType == driverType && metrics.version == version)
                sum.add(metrics);
        }
        return sum;
    }
    qint64 calls(const QString &driverType, const char *op, CallClass callClass) const
    {
        return of(driverType).calls.value(QLatin1String(op)).value(callClass);
    }

private:
    template<typename T>
    static QFuture<T> done(T value)
    {
        QPromise<T> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }
};

} // namespace coalface
