// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/minerstagcommand.h"

#include "cli/minersargument.h"
#include "cli/texttable.h"
#include "core/units.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {

QStringList tagsGiven(const Arguments &arguments, const QString &option)
{
    return arguments.value(option).split(u',', Qt::SkipEmptyParts);
}

} // namespace

QString MinersTagCommand::prepare(const Arguments &arguments)
{
    m_words = arguments.operands;
    m_added = tagsGiven(arguments, u"add"_s);
    m_removed = tagsGiven(arguments, u"remove"_s);
    for (const QString &tag : std::as_const(m_added)) {
        if (const QString problem = tagProblem(tag); !problem.isEmpty())
            return u"\"%1\": %2"_s.arg(tag, problem);
    }
    return {};
}

void MinersTagCommand::start()
{
    const Result<QList<qint64>> keys = minersArgument(context().fleet, m_words);
    if (!keys)
        return refuse(keys.error().detail);
    if (m_added.isEmpty() && m_removed.isEmpty())
        return print(*keys);
    context()
        .fleet.tag(*keys, m_added, m_removed)
        .then(this, [this, keys = *keys](const Result<Done> &done) {
            done ? print(keys) : fail(done.error());
        });
}

void MinersTagCommand::print(const QList<qint64> &keys)
{
    QCborArray array;
    TextTable table({u"ID"_s, u"NAME"_s, u"TAGS"_s});
    for (const qint64 key : keys) {
        const Miner *miner = context().fleet.miner(key);
        if (!miner)
            continue;
        const QStringList &tags = miner->remarks.tags;
        array << QCborMap{{u"id"_s, miner->record.id()},
                          {u"name"_s, miner->record.name},
                          {u"tags"_s, QCborArray::fromStringList(tags)},
                          {u"notes"_s, miner->remarks.notes}};
        table.addRow({miner->record.id(), miner->record.name,
                      tags.isEmpty() ? units::unknown() : tags.join(u", "_s)});
    }
    if (output().isJson())
        output().document(QCborMap{{u"miners"_s, array}});
    else
        output().text(table.toString());
    finish(exitDone);
}

} // namespace coalface::cli
