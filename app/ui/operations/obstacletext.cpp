// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/obstacletext.h"

#include "core/operations/ability.h"
#include "ui/common/bidi.h"
#include "ui/common/errortext.h"

#include <QCoreApplication>

namespace coalface {

namespace {

struct ObstacleText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::ObstacleText)
};

QString withDetail(const QString &sentence, const QString &detail)
{
    if (detail.isEmpty())
        //: %1 is a sentence: why a miner cannot be changed
        return ObstacleText::tr("No: %1").arg(sentence);
    //: %1 is a sentence, %2 the same in more detail, in English
    return ObstacleText::tr("No: %1 (%2)").arg(sentence, isolated(detail));
}

QString lackText(Inability lack, const Surveyed &seen)
{
    if (lack == Inability::Verb)
        return ObstacleText::tr("No: As it is, it cannot do that.");
    //: %1 are the power modes that there are, of which none is the chosen one; short, as it stands in a column
    return ObstacleText::tr("No: it has only %1.").arg(isolated(modeNames(seen.info)));
}

} // namespace

QString obstacleText(const Surveyed &seen, const WriteRequest &wanted, const Preview &preview)
{
    switch (seen.standing) {
    case Surveyed::Standing::Unreachable: {
        const Error::Kind kind = seen.error.value_or(Error::Kind::Unreachable);
        return withDetail(errorSentence(kind, seen.why), addedWords(kind, seen.why));
    }
    case Surveyed::Standing::NoDriver:
        return withDetail(ObstacleText::tr("Its driver cannot be used."), seen.why);
    case Surveyed::Standing::AnotherDevice:
        return withDetail(ObstacleText::tr("Another device answers at its address."), seen.why);
    case Surveyed::Standing::AnotherName:
        return withDetail(ObstacleText::tr("Another device answers at its address, or it was given "
                                           "another host name."),
                          seen.why);
    case Surveyed::Standing::NotAsked:
        return ObstacleText::tr("No: It was not asked, as that was cancelled.");
    case Surveyed::Standing::Able:
        break;
    }
    const Inability lack = inabilityFor(wanted, seen.info);
    if (lack != Inability::None)
        return lackText(lack, seen);
    //: %1 is why a miner would refuse a change, in the words of its driver, in English
    return ObstacleText::tr("Not now: %1").arg(isolated(preview.why));
}

} // namespace coalface
