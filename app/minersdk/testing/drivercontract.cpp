// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/drivercontract.h"

#include "minersdk/testing/crowd.h"
#include "minersdk/testing/secrets.h"
#include "minersdk/testing/trial.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>
#include <chrono>

namespace coalface::testing {

using namespace std::chrono_literals;

namespace {

//! A device in good order may take its time to restart and to be read back.
constexpr Call::Time patient{60s, 50s};
//! Far longer than a driver needs that knows that nothing will come.
constexpr Call::Time known{20s, 300ms};
//! For what only a deadline can end.
constexpr Call::Time hopeless{400ms, 200ms};

void expectNone(const QStringList &complaints)
{
    QVERIFY2(complaints.isEmpty(), qPrintable(u'\n' + complaints.join(u'\n')));
}

//! Tries them and looks into the log.
void expectToPass(const Subject &subject, const QList<Plan> &plans)
{
    const LogWatch log;
    QStringList complaints = complaintsOf(subject, plans);
    const QString line = textWithSecret(log.lines(), secretsOf(subject));
    if (!line.isEmpty())
        complaints += QStringLiteral("the log tells a secret: ") + line;
    expectNone(complaints);
}

QList<Plan> plansFor(const Subject &subject, const Fault &fault, bool (*wanted)(Verb),
                     const QList<Phase> &phases)
{
    // What is read from announcements waits for one as long as it may.
    const bool isKnown = fault.endsByItself() && subject.announcement.isEmpty();
    QList<Plan> plans;
    for (const Verb verb : allVerbs()) {
        for (const Phase phase : phases) {
            if (wanted(verb) && isPossible(fault, phase))
                plans.append(Plan{verb, fault, phase, isKnown ? known : hopeless});
        }
    }
    return plans;
}

} // namespace

void DriverContract::addSubjectRows() const
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_subjects.size(); ++i)
        QTest::addRow("device %s", qPrintable(m_subjects[i].name)) << i;
}

void DriverContract::addFaultRows() const
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("fault");
    for (int i = 0; i < m_subjects.size(); ++i) {
        const QString prefix = m_subjects.size() > 1 ? m_subjects[i].name + QStringLiteral(": ")
                                                     : QString();
        const QList<Fault> faults = allFaults();
        for (const Fault &fault : faults) {
            if (m_subjects[i].framing.http || !fault.httpOnly)
                QTest::newRow(qPrintable(prefix + fault.name)) << i << fault.name;
        }
    }
}

const Subject &DriverContract::subject() const
{
    const int *index = static_cast<int *>(QTest::qData("index", qMetaTypeId<int>()));
    return m_subjects[*index];
}

void DriverContract::theSubjectIsComplete_data()
{
    addSubjectRows();
}

void DriverContract::theSubjectIsComplete()
{
    QVERIFY(subject().driver && subject().isWrite && subject().framing.isWhole);
    QVERIFY2(subject().device || !subject().announcement.isEmpty(), "It has no device.");
    const QStringList secrets = secretsOf(subject());
    QVERIFY2(secrets.contains(subject().pool.password), "The pool has no password to look for.");
    for (const QString &secret : secrets)
        QVERIFY2(secret.size() >= 6, "A secret of less than six characters is found by chance.");
}

void DriverContract::aDeviceInGoodOrderIsServed_data()
{
    addSubjectRows();
}

void DriverContract::aDeviceInGoodOrderIsServed()
{
    QList<Plan> plans;
    for (const Verb verb : allVerbs())
        plans.append(Plan{verb, noFault(), Phase::Throughout, patient});
    expectToPass(subject(), plans);
}

void DriverContract::oneRequestIsInFlight_data()
{
    addSubjectRows();
}

void DriverContract::oneRequestIsInFlight()
{
    expectNone(complaintsOfCrowd(subject(), {60s, 300ms}));
}

void DriverContract::readsSurvive_data()
{
    addFaultRows();
}

void DriverContract::readsSurvive()
{
    QFETCH(QString, fault);
    expectToPass(subject(),
                 plansFor(subject(), faultNamed(fault), [](Verb verb) { return !isWrite(verb); },
                          {Phase::Throughout, Phase::AfterFirst}));
}

void DriverContract::writesSurvive_data()
{
    addFaultRows();
}

void DriverContract::writesSurvive()
{
    QFETCH(QString, fault);
    expectToPass(subject(), plansFor(subject(), faultNamed(fault), isWrite,
                                     {Phase::Throughout, Phase::OnWrites, Phase::AfterWrites}));
}

void DriverContract::itEndsWhenCancelled_data()
{
    addSubjectRows();
}

void DriverContract::itEndsWhenCancelled()
{
    QList<Plan> plans;
    for (const Verb verb : allVerbs()) {
        plans.append(Plan{verb, silence(), Phase::Throughout, patient, Plan::Cancel::AtOnce});
        plans.append(Plan{verb, silence(), Phase::Throughout, patient, Plan::Cancel::WhenAsked});
        plans.append(Plan{verb, silence(), isWrite(verb) ? Phase::OnWrites : Phase::AfterFirst,
                          known, Plan::Cancel::WhenAsked});
        if (isWrite(verb))
            plans.append(Plan{verb, silence(), Phase::AfterWrites, known, Plan::Cancel::WhenAsked});
    }
    expectToPass(subject(), plans);
}

int testDriver(const QList<Subject> &subjects, int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    DriverContract contract(subjects);
    return QTest::qExec(&contract, argc, argv);
}

} // namespace coalface::testing
