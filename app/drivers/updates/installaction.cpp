// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/installaction.h"

#include "drivers/drivercatalogue.h"
#include "drivers/inbackground.h"
#include "drivers/updates/hosttest.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace coalface {

using namespace Qt::StringLiterals;

InstallAction::InstallAction(DriverCatalogue &catalogue, const Clock &clock, const QString &path,
                             const InstallRequest &request, QObject *parent)
    : QObject(parent), m_catalogue(catalogue), m_clock(clock), m_path(path), m_request(request)
{}

template<typename T>
void InstallAction::then(QFuture<T> future, void (InstallAction::*next)(const T &))
{
    future.then(qApp, [self = QPointer(this), next](const T &result) {
        if (self)
            (self->*next)(result);
    });
}

void InstallAction::start()
{
    then(inBackground([path = m_path] { return readPackage(path); }), &InstallAction::packageRead);
}

QString InstallAction::running() const
{
    const DriverSelection *selection = m_catalogue.selection(driverType());
    return selection && selection->runs() ? selection->version.info.version : QString();
}

void InstallAction::packageRead(const Result<DriverPackage> &package)
{
    if (!package)
        return fail(package.error());
    m_package = *package;
    if (const QString problem = mayGoOn ? mayGoOn(driverType()) : QString(); !problem.isEmpty())
        return fail(DriverChange::Status::Refused, problem);
    Q_EMIT progressed(driverType(), DriverManager::Step::Checking);
    m_catalogue.refresh(driverType());
    m_from = running();
    const DriverFacts *known = m_catalogue.facts(driverType());
    const DriverFacts facts = known ? *known : DriverFacts();
    const DriverChoice choice = facts.choice.value_or(DriverChoice());
    for (const DriverVersion &own : facts.bundled) {
        if (own.manifest == m_package.version.manifest)
            m_package.version.info.source = own.info.source;
    }
    if (const Result<Done> may = allowed(m_package, choice, facts.bundled, m_request); !may)
        return fail(may.error());
    copy();
}

bool InstallAction::wasCancelled()
{
    if (m_cancelled)
        fail(DriverChange::Status::Failed, u"It was cancelled; nothing was changed."_s);
    return m_cancelled;
}

void InstallAction::copy()
{
    if (wasCancelled())
        return;
    Q_EMIT progressed(driverType(), DriverManager::Step::Copying);
    then(inBackground([store = m_catalogue.places().installed, package = m_package] {
             return placed(store, package);
         }),
         &InstallAction::copied);
}

void InstallAction::copied(const Result<DriverVersion> &version)
{
    if (!version)
        return fail(version.error());
    m_placed = *version;
    test();
}

void InstallAction::test()
{
    if (wasCancelled())
        return;
    Q_EMIT progressed(driverType(), DriverManager::Step::Testing);
    auto *test = new HostTest(m_placed, m_catalogue.places().hostProgram, m_clock, this);
    connect(test, &HostTest::finished, this, [this, test](const QString &problem) {
        test->deleteLater();
        if (!problem.isEmpty()) {
            return fail(DriverChange::Status::Failed,
                        u"%1 %2 did not pass its test: %3"_s.arg(driverType(),
                                                                 m_placed.info.version, problem));
        }
        if (!wasCancelled())
            commit();
    });
    test->start();
}

void InstallAction::commit()
{
    Q_EMIT progressed(driverType(), DriverManager::Step::Switching);
    then(inBackground([store = m_catalogue.places().installed, version = m_placed,
                       now = m_clock.now()] { return committed(store, version, now); }),
         &InstallAction::chosen);
}

void InstallAction::chosen(const Result<DriverChoice> &choice)
{
    if (!choice)
        return fail(choice.error());
    m_isCommitted = true;
    m_onTrial = choice->trial && choice->trial->version == m_placed.info.version;
    switchOver();
}

void InstallAction::switchOver()
{
    m_catalogue.refresh(driverType());
    if (running()
        != m_placed.info.version) // switched off, say: it is there for when it is switched on
        return finish(DriverChange::Status::Installed);
    const QString serving = m_catalogue.servingVersion(driverType());
    if (serving.isEmpty() || serving == m_placed.info.version)
        return ask();
    // The host of the version before goes on until the new one is ready.
    connect(&m_catalogue, &DriverCatalogue::driverChanged, this, [this](const QString &type) {
        if (type == driverType() && running() != m_placed.info.version)
            answered(Error{Error::Kind::DriverFailed, u"It was taken back before it answered."_s});
    });
    connect(&m_catalogue, &DriverCatalogue::serving, this,
            [this](const QString &type, const QString &version) {
                if (type == driverType() && version == m_placed.info.version)
                    ask();
            });
}

void InstallAction::ask()
{
    m_catalogue.disconnect(this);
    then(answersAtAll(*m_catalogue.session(driverType())), &InstallAction::answered);
}

void InstallAction::answered(const Result<Done> &answer)
{
    if (!answer)
        return fail(DriverChange::Status::Failed, answer.error().detail);
    if (m_onTrial)
        finish(DriverChange::Status::OnTrial);
    else
        finish(m_from.isEmpty() ? DriverChange::Status::Installed : DriverChange::Status::Updated);
}

void InstallAction::fail(const Error &error)
{
    fail(error.kind == Error::Kind::Rejected ? DriverChange::Status::Refused
                                             : DriverChange::Status::Failed,
         error.detail);
}

void InstallAction::fail(DriverChange::Status status, const QString &sentence)
{
    finish(status, sentence);
}

void InstallAction::finish(DriverChange::Status status, const QString &error)
{
    m_catalogue.disconnect(this);
    if (!m_isCommitted && !m_placed.folder.isEmpty()) {
        QThreadPool::globalInstance()->start([store = m_catalogue.places().installed,
                                              version = m_placed] { withdrawn(store, version); });
    }
    Q_EMIT finished({driverType(), status, m_from, running(), error});
    deleteLater();
}

} // namespace coalface
