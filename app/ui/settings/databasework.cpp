// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/databasework.h"

#include "core/units.h"
#include "ui/common/bidi.h"
#include "ui/common/whendone.h"

#include <QDir>

namespace coalface {

DatabaseWork::DatabaseWork(DatabaseKeeper &keeper, QObject *parent)
    : QObject(parent), m_keeper(keeper)
{}

DatabaseWork::~DatabaseWork()
{
    cancel();
}

void DatabaseWork::cancel()
{
    if (m_control)
        m_control->cancelled = true;
}

void DatabaseWork::backUp(const QString &file)
{
    if (isBusy())
        return;
    begin(Kind::Backup);
    follow(m_keeper.backUp(file, m_control));
}

void DatabaseWork::check()
{
    if (isBusy())
        return;
    begin(Kind::Check);
    follow(m_keeper.check(m_control));
}

void DatabaseWork::begin(Kind kind)
{
    m_kind = kind;
    m_control = std::make_shared<DatabaseControl>();
    Q_EMIT began();
}

void DatabaseWork::follow(const DatabaseKeeper::Answer &answer)
{
    whenDone(answer, this, [this](const Result<DatabaseReport> &report) {
        m_control.reset();
        if (!report) {
            const bool isStopped = report.error().kind == Error::Kind::Aborted;
            Q_EMIT ended(isStopped ? tr("Stopped. Everything is as it was.") : report.error().detail,
                         !isStopped);
        } else if (m_kind == Kind::Backup) {
            Q_EMIT ended(tr("Backed up to %1 (%2).")
                             .arg(isolated(QDir::toNativeSeparators(report->file)),
                                  units::bytes(report->bytes)),
                         false);
        } else if (report->problems.isEmpty()) {
            Q_EMIT ended(tr("The history is in order."), false);
        } else {
            Q_EMIT ended(tr("The history is damaged. When Coalface starts the next time it is set "
                            "aside, and what can be read of it is taken over.")
                             + u'\n' + report->problems.mid(0, 3).join(u'\n'),
                         true);
        }
    });
}

} // namespace coalface
