// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/poolsoutput.h"

#include "cli/documents.h"
#include "cli/texttable.h"
#include "core/pools/pooluse.h"

#include <QCborArray>

#include <algorithm>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
QStringList minersAt(const Pool &pool, const Fleet &fleet)
{
    QStringList ids;
    for (const qint64 key : poolUses({pool}, fleet).constFirst().miners)
        ids.append(fleet.miner(key)->record.id());
    return ids;
}
} // namespace

void printPools(Output &output, const QList<Pool> &pools, const PoolLibrary &library,
                const Fleet &fleet)
{
    const auto fallbackOf = [&](const Pool &pool) {
        const std::optional<Pool> fallback = library.pool(pool.fallback);
        return fallback ? fallback->name : QString();
    };
    if (output.isJson()) {
        QCborArray array;
        for (const Pool &pool : pools) {
            array << QCborMap{{u"id"_s, pool.id},
                              {u"name"_s, pool.name},
                              {u"url"_s, pool.url},
                              {u"user"_s, pool.user},
                              {u"pass"_s,
                               textOrNull(library.hasPassword(pool.id) ? u"***"_s : QString())},
                              {u"fallback"_s, textOrNull(fallbackOf(pool))},
                              {u"miners"_s, QCborArray::fromStringList(minersAt(pool, fleet))}};
        }
        output.document(QCborMap{{u"pools"_s, array}});
        return;
    }
    if (pools.isEmpty())
        return output.note(
            u"No pool is kept. Add one: coalface-cli pools add NAME --url URL --user USER."_s);
    TextTable table({u"NAME"_s, u"URL"_s, u"USER"_s, u"FALLBACK"_s, u"MINERS"_s});
    for (const Pool &pool : pools) {
        table.addRow({pool.name, pool.url, pool.user, fallbackOf(pool),
                      QString::number(minersAt(pool, fleet).size())});
    }
    output.text(table.toString());
}

Result<Pool> poolNamed(const QString &text, const PoolLibrary &library)
{
    const auto isMeant = [&](const Pool &pool) {
        return pool.id == text || pool.name.compare(text.simplified(), Qt::CaseInsensitive) == 0;
    };
    const QList<Pool> &pools = library.pools();
    const auto found = std::find_if(pools.cbegin(), pools.cend(), isMeant);
    if (found != pools.cend())
        return *found;
    return Error{Error::Kind::Rejected,
                 u"There is no pool \"%1\". Those there are: coalface-cli pools list."_s.arg(text)};
}

} // namespace coalface::cli
