// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/minersoutput.h"

#include "cli/documents.h"
#include "cli/plainwords.h"
#include "cli/texttable.h"
#include "core/units.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

void noteEmptyFleet(Output &output)
{
    output.note(u"The fleet is empty: coalface-cli scan --add finds miners."_s);
}

void printMiners(Output &output, const QList<Miner> &miners)
{
    if (output.isJson()) {
        QCborArray array;
        for (const Miner &miner : miners)
            array << minerDocument(miner);
        output.document(QCborMap{{u"miners"_s, array}});
        return;
    }
    if (miners.isEmpty()) {
        noteEmptyFleet(output);
        return;
    }
    TextTable table({u"ID"_s, u"NAME"_s, u"STATE"_s, u"ADDRESS"_s, u">PORT"_s, u"MODEL"_s, u"MAC"_s,
                     u"DRIVER"_s});
    const auto orUnknown = [](const QString &text) {
        return text.isEmpty() ? units::unknown() : text;
    };
    for (const Miner &miner : miners) {
        const MinerRecord &record = miner.record;
        table.addRow({record.id(), record.name, plainWords(minerStateName(miner.state)),
                      record.address, record.port ? QString::number(*record.port) : units::unknown(),
                      orUnknown(record.model), orUnknown(record.mac), record.driverType});
    }
    output.text(table.toString());
}

} // namespace coalface::cli
