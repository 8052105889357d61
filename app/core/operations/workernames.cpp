// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/workernames.h"

#include "core/fleet/somenames.h"
#include "core/operations/poolurl.h"

#include <QCoreApplication>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace coalface {

namespace {

const QString nameKey = QStringLiteral("{name}");
constexpr int mostNamed = 5;

bool hasSpace(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar letter) { return letter.isSpace(); });
}

struct WorkerNames
{
    Q_DECLARE_TR_FUNCTIONS(coalface::WorkerNames)
};

} // namespace

WorkerProblems workerProblems(const QString &pattern, const QStringList &minerNames)
{
    WorkerProblems problems;
    static const QRegularExpression key(QStringLiteral("\\{[^{}]*\\}"));
    for (auto found = key.globalMatch(pattern); found.hasNext();) {
        const QString text = found.next().captured();
        if (text != nameKey && !problems.unknownKeys.contains(text))
            problems.unknownKeys << text;
    }
    problems.hasSpaces = hasSpace(pattern);
    const qsizetype uses = pattern.count(nameKey);
    problems.namedTwice = uses > 1;
    if (uses == 0 && minerNames.size() > 1)
        problems.sameForAll = int(minerNames.size());
    QMap<QString, QStringList> minersOf; // by what a pool makes of the worker
    for (const QString &name : minerNames) {
        const QString worker = poolUserFor(pattern, name);
        if (uses > 0 && hasSpace(name))
            problems.spaced << name;
        if (worker.size() > usualLongestWorker)
            problems.tooLong << name;
        // Pools cut what is too long for them, and many do not tell capitals from small letters.
        minersOf[worker.left(usualLongestWorker).trimmed().toCaseFolded()] << name;
    }
    for (const QStringList &names : std::as_const(minersOf)) {
        if (uses > 0 && names.size() > 1)
            problems.equal << names;
    }
    return problems;
}

QStringList WorkerProblems::sentences() const
{
    QStringList all;
    if (!unknownKeys.isEmpty()) {
        //: %1 is what stands in braces: "{foo}". {name} stays as it is
        all << WorkerNames::tr("%1 is no placeholder and is sent as it stands; there is {name}.")
                   .arg(unknownKeys.join(QStringLiteral(", ")));
    }
    if (namedTwice)
        all << WorkerNames::tr("The name stands in the worker more than once.");
    if (hasSpaces) {
        all << WorkerNames::tr("The worker has a space in it, which pools may not take.");
    } else if (!spaced.isEmpty()) {
        //: %1 are names of miners
        all << WorkerNames::tr("The worker has a space in it, which pools may not take, for: %1.")
                   .arg(someNames(spaced, mostNamed));
    }
    if (!tooLong.isEmpty()) {
        //: %1 is a number, %2 are names of miners
        all << WorkerNames::tr(
                   "The worker is longer than %1 characters, which pools may cut, for: %2.")
                   .arg(usualLongestWorker)
                   .arg(someNames(tooLong, mostNamed));
    }
    if (sameForAll > 0) {
        //: always more than one. {name} stays as it is
        all << WorkerNames::tr(
            "All %n miners get the same worker, so the pool cannot tell them apart; "
            "{name} in it becomes each miner's name.",
            nullptr, sameForAll);
    }
    for (const QStringList &names : equal)
        //: %1 are names of miners
        all << WorkerNames::tr("The pool may take these for one worker: %1.")
                   .arg(someNames(names, mostNamed));
    return all;
}

} // namespace coalface
