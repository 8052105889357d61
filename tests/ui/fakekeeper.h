// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/databasekeeper.h"

#include <QPromise>

namespace coalface {

//! Answers when it is told to.
class FakeKeeper : public DatabaseKeeper
{
public:
    QString asked;
    Control control;
    std::shared_ptr<QPromise<Result<DatabaseReport>>> answer;
    QString loss;
    int seen = 0; //!< how often it was seen

    QString file() const override { return QStringLiteral("/data/coalface.sqlite"); }
    QString mended() const override { return loss; }
    void noteMendedSeen() override { ++seen; }
    QFuture<Result<int>> storeWaiting() override
    {
        return QtFuture::makeReadyFuture(Result<int>(0));
    }
    Answer backUp(const QString &file, const Control &control) override
    {
        return begin(QStringLiteral("back up ") + file, control);
    }
    Answer restore(const QString &file, const Control &control) override
    {
        return begin(QStringLiteral("restore ") + file, control);
    }
    Answer check(const Control &control) override
    {
        return begin(QStringLiteral("check"), control);
    }
    Answer compact() override { return begin(QStringLiteral("compact"), {}); }
    Answer rebuild(const Control &control) override
    {
        return begin(QStringLiteral("rebuild"), control);
    }

    void end(const Result<DatabaseReport> &report)
    {
        answer->addResult(report);
        answer->finish();
    }

private:
    Answer begin(const QString &what, const Control &forWhom)
    {
        asked = what;
        control = forWhom;
        answer = std::make_shared<QPromise<Result<DatabaseReport>>>();
        answer->start();
        return answer->future();
    }
};

} // namespace coalface
