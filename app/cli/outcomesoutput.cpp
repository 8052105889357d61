// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/outcomesoutput.h"

#include "cli/documents.h"
#include "cli/plainwords.h"
#include "cli/texttable.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

QCborMap outcomeDocument(const MinerOutcome &outcome)
{
    const WriteReport &report = outcome.report;
    return QCborMap{{u"miner"_s, minerDocument(outcome.miner)},
                    {u"ok"_s, isDone(report.outcome)},
                    {u"outcome"_s, outcomeName(report.outcome)},
                    {u"verified"_s, report.verified},
                    {u"detail"_s, report.detail}};
}

void printOutcomes(Output &output, const QList<MinerOutcome> &outcomes)
{
    if (output.isJson()) {
        QCborArray results;
        for (const MinerOutcome &outcome : outcomes)
            results << outcomeDocument(outcome);
        output.document(QCborMap{{u"results"_s, results}});
        return;
    }
    if (outcomes.isEmpty())
        return output.note(u"The fleet is empty: nothing was to be done."_s);
    TextTable table({u"NAME"_s, u"ADDRESS"_s, u"OUTCOME"_s, u"DETAIL"_s});
    for (const MinerOutcome &outcome : outcomes) {
        table.addRow({outcome.miner.record.name, outcome.miner.record.address,
                      plainOutcome(outcome.report), outcome.report.detail});
    }
    output.text(table.toString());
}

} // namespace coalface::cli
