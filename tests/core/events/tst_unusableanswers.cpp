// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/eventsbetween.h"
#include "core/fleet/minerstatus.h"
#include "tests/core/events/workingminer.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

//! The details of going offline over that failure and of coming back ten minutes later.
QStringList outageTold(const Error &error)
{
    Miner silent = workingMiner();
    silent.status.lastAsked = noon().addSecs(30);
    noteMiss(silent.status, error);
    silent.state = MinerState::Offline;
    const MinerSnapshot before = nextSnapshot({}, workingMiner(), usualLimits());
    const MinerSnapshot offline = nextSnapshot(before, silent, usualLimits());
    const Miner back = lookedAtAgain(workingMiner(), 600);
    const MinerSnapshot after = nextSnapshot(offline, back, usualLimits());
    QStringList details;
    for (const Event &event : eventsBetween(silent.record, before, offline, noon().addSecs(90))
                                  + eventsBetween(back.record, offline, after, noon().addSecs(630)))
        details << eventKindName(event.kind) + u": "_s + event.detail;
    return details;
}

} // namespace

//! A miner that answers, though nothing that can be used, is told from one that is silent.
class TestUnusableAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ofADeviceWithAFaultOfItsOwnNobodySaysThatItDoesNotAnswer()
    {
        QCOMPARE(outageTold({Error::Kind::Unreachable,
                             u"The device answered with HTTP 500, a fault of its own."_s}),
                 (QStringList{u"offline: It answers with a fault of its own (HTTP 500); it could "
                              "not be read since 2026-03-01 12:00:30 UTC."_s,
                              u"online: It can be read again, after 10 min."_s}));
    }

    void whatIsWrongWithItsAnswersIsTold()
    {
        QCOMPARE(outageTold({Error::Kind::BadReply, u"It is no JSON."_s}),
                 (QStringList{u"offline: It has given no usable answer since 2026-03-01 12:00:30 "
                              "UTC: It is no JSON."_s,
                              u"online: It can be read again, after 10 min."_s}));
    }

    void anotherDeviceAtItsAddressIsTold()
    {
        const Error error = otherDevice(workingMiner().record, u"02:00:00:00:00:02"_s);
        QCOMPARE(outageTold(error), (QStringList{u"offline: "_s + error.detail,
                                                 u"online: It answers again, after 10 min."_s}));
    }

    void aSilentOneHasNotAnswered()
    {
        for (const Error &error :
             {Error{Error::Kind::Timeout, u"Nothing came in 8 s."_s},
              Error{Error::Kind::Unreachable, u"10.0.0.3 refused the connection."_s}}) {
            QCOMPARE(outageTold(error),
                     (QStringList{u"offline: It has not answered since 2026-03-01 12:00:30 UTC."_s,
                                  u"online: It answers again, after 10 min."_s}));
        }
    }
};

COALFACE_TEST(TestUnusableAnswers)
#include "tst_unusableanswers.moc"
