// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/pooltablemodel.h"

#include "ui/common/bidi.h"
#include "ui/common/columnheading.h"
#include "ui/common/errortext.h"
#include "ui/common/whendone.h"
#include "ui/pools/restarttext.h"
#include "ui/theme/stateicon.h"

#include <QLocale>

#include <algorithm>

namespace coalface {

namespace {
using namespace std::chrono_literals;

constexpr auto poolPatience = 10s;

//! In a few words why a pool does not answer as one.
QString failureText(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Unreachable:
        return PoolTableModel::tr("Failed: not reachable");
    case Error::Kind::Timeout:
        return PoolTableModel::tr("Failed: no answer");
    case Error::Kind::BadReply:
        return PoolTableModel::tr("Failed: not a pool's answer");
    case Error::Kind::Rejected:
        return PoolTableModel::tr("Failed: refused");
    default:
        return PoolTableModel::tr("Failed");
    }
}

int rowIn(const QList<PoolUse> &uses, const PoolUse &wanted)
{
    // A kept pool stays the same row when its URL changes.
    const auto found = std::find_if(uses.cbegin(), uses.cend(), [&](const PoolUse &use) {
        return use.pool || wanted.pool ? use.pool && wanted.pool && use.pool->id == wanted.pool->id
                                       : use.url == wanted.url;
    });
    return found == uses.cend() ? -1 : int(found - uses.cbegin());
}
} // namespace

PoolTableModel::PoolTableModel(PoolLibrary &library, PoolTester &tester, const Fleet &fleet,
                               WantedPools *wanted, QObject *parent)
    : QAbstractTableModel(parent),
      m_library(library),
      m_tester(tester),
      m_fleet(fleet),
      m_wanted(wanted)
{
    if (m_wanted) {
        connect(m_wanted, &WantedPools::changed, this, [this] {
            if (!m_uses.isEmpty())
                Q_EMIT dataChanged(index(0, MinersColumn),
                                   index(int(m_uses.size()) - 1, MinersColumn));
        });
    }
    connect(&m_library, &PoolLibrary::changed, this, &PoolTableModel::refresh);
    for (const auto signal : {&Fleet::minersAdded, &Fleet::minersRemoved, &Fleet::minersChanged})
        connect(&m_fleet, signal, this, &PoolTableModel::refresh);
    refresh();
}

void PoolTableModel::setActive(bool active)
{
    m_isActive = active;
    if (active)
        refresh();
}

void PoolTableModel::refresh()
{
    if (!m_isActive)
        return;
    const QList<PoolUse> now = poolUses(m_library.pools(), m_fleet);
    if (now == m_uses)
        return;
    for (int row = int(m_uses.size()) - 1; row >= 0; --row) {
        if (rowIn(now, m_uses[row]) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_uses.removeAt(row);
        endRemoveRows();
    }
    for (int place = 0; place < now.size(); ++place) {
        const int row = rowIn(m_uses, now[place]);
        if (row >= 0) {
            m_uses[row] = now[place];
            continue;
        }
        const int where = qMin(place, int(m_uses.size()));
        beginInsertRows({}, where, where);
        m_uses.insert(where, now[place]);
        endInsertRows();
    }
    if (!m_uses.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_uses.size()) - 1, ColumnCount - 1));
    Q_EMIT refreshed();
}

int PoolTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_uses.size());
}

int PoolTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

const PoolUse *PoolTableModel::useAt(int row) const
{
    return row >= 0 && row < m_uses.size() ? &m_uses[row] : nullptr;
}

int PoolTableModel::rowOf(const QString &url) const
{
    const auto found = std::find_if(m_uses.cbegin(), m_uses.cend(),
                                    [&](const PoolUse &use) { return use.url == url; });
    return found == m_uses.cend() ? -1 : int(found - m_uses.cbegin());
}

void PoolTableModel::test(const QString &url)
{
    if (m_testing.contains(url))
        return;
    m_testing.insert(url);
    noteRow(url);
    whenDone(m_tester.test(url, poolPatience), this,
             [this, url](const PoolTest &test) { noteAnswer(url, test.answer); });
}

void PoolTableModel::noteAnswer(const QString &url, const Result<PoolAnswer> &answer)
{
    m_testing.remove(url);
    m_answers.insert(url, answer);
    noteRow(url);
    Q_EMIT refreshed();
    if (answer.ok())
        //: %1 is a pool's URL, %2 "42 ms"
        Q_EMIT tested(true,
                      tr("The pool %1 answers, after %2.").arg(isolated(url), spanText(*answer)));
    else
        Q_EMIT tested(false, answer.error().detail);
}

void PoolTableModel::noteRow(const QString &url)
{
    if (const int row = rowOf(url); row >= 0)
        Q_EMIT dataChanged(index(row, TestColumn), index(row, TestColumn));
}

QString PoolTableModel::nameOf(const PoolUse &use) const
{
    return use.pool ? use.pool->name : tr("Not in your list");
}

QString PoolTableModel::spanText(const PoolAnswer &answer)
{
    //: milliseconds
    return isolated(tr("%1 ms").arg(QLocale().toString(answer.connected + answer.answered)));
}

QString PoolTableModel::testText(const QString &url) const
{
    if (m_testing.contains(url))
        return tr("Asking…");
    const auto answer = m_answers.constFind(url);
    if (answer == m_answers.constEnd())
        return {};
    if (!answer->ok())
        return failureText(answer->error().kind);
    const QString span = spanText(**answer);
    //: %1 is "42 ms"
    return (*answer)->certificateProblem.isEmpty() ? span : tr("%1, certificate doubtful").arg(span);
}

QVariant PoolTableModel::testIcon(const QString &url) const
{
    const auto answer = m_answers.constFind(url);
    if (m_testing.contains(url) || answer == m_answers.constEnd())
        return {};
    if (!answer->ok())
        return stateIcon(MinerState::Offline);
    return (*answer)->certificateProblem.isEmpty() ? QVariant() : stateIcon(MinerState::Warning);
}

QString PoolTableModel::display(const PoolUse &use, int column) const
{
    switch (column) {
    case NameColumn:
        return nameOf(use);
    case UrlColumn:
        return isolated(use.url);
    case UserColumn:
        return use.pool ? isolated(use.pool->user) : QString();
    case FallbackColumn:
        if (const auto fallback = use.pool ? m_library.pool(use.pool->fallback) : std::nullopt)
            return fallback->name;
        return {};
    case MinersColumn:
        return use.miners.isEmpty() ? QString() : QLocale().toString(use.miners.size());
    case TestColumn:
        return testText(use.url);
    default:
        return {};
    }
}

//! Of its miners those that should work elsewhere, or as another worker.
int PoolTableModel::strangersAt(const PoolUse &use) const
{
    return m_wanted ? int(std::count_if(use.miners.cbegin(), use.miners.cend(),
                                        [this](qint64 key) { return m_wanted->drift(key); }))
                    : 0;
}

//! Of those the ones where someone else has stored that, and which use it only after a restart.
int PoolTableModel::laterStrangersAt(const PoolUse &use) const
{
    return m_wanted ? int(std::count_if(use.miners.cbegin(), use.miners.cend(),
                                        [this](qint64 key) {
                                            return m_wanted->drift(key)
                                                   && isAfterRestart(m_wanted->replaced(key), 0);
                                        }))
                    : 0;
}

//! Of its miners those that should have another fallback.
int PoolTableModel::otherFallbacksAt(const PoolUse &use) const
{
    return m_wanted ? int(std::count_if(use.miners.cbegin(), use.miners.cend(),
                                        [this](qint64 key) { return m_wanted->fallbackDrift(key); }))
                    : 0;
}

//! Of its miners those that use what was set only after a restart.
int PoolTableModel::restartsAt(const PoolUse &use) const
{
    return m_wanted ? int(
               std::count_if(use.miners.cbegin(), use.miners.cend(),
                             [this](qint64 key) { return !m_wanted->restarts(key).isEmpty(); }))
                    : 0;
}

QString PoolTableModel::toolTip(const PoolUse &use, int column) const
{
    if (column == NameColumn && !use.pool)
        return tr("Miners work for this pool, but you do not keep it in your list");
    if (column == UserColumn && use.pool)
        return tr("{name} stands for the miner's name");
    const int later = column == MinersColumn ? laterStrangersAt(use) : 0;
    if (const int strangers = column == MinersColumn ? strangersAt(use) - later : 0)
        return tr(
            "%n miners work for this pool though they should work for another one, or as another "
            "worker",
            nullptr, strangers);
    if (later > 0)
        return tr("%n miners work for this pool from their next restart on, because someone else "
                  "set it",
                  nullptr, later);
    if (const int others = column == MinersColumn ? otherFallbacksAt(use) : 0)
        return tr("%n miners that work for this pool have another fallback pool than they should",
                  nullptr, others);
    if (const int restarts = column == MinersColumn ? restartsAt(use) : 0)
        return tr("%n miners that show this pool use what was set only after a restart", nullptr,
                  restarts);
    if (column == MinersColumn)
        return tr("%n miners work for this pool", nullptr, int(use.miners.size()));
    if (column != TestColumn)
        return display(use, column);
    const auto answer = m_answers.constFind(use.url);
    if (answer == m_answers.constEnd())
        return {};
    if (!answer->ok())
        return errorSentence(answer->error().kind)
               + QStringLiteral(" (%1)").arg(answer->error().detail);
    return (*answer)->certificateProblem.isEmpty()
               ? tr("The pool answers a miner's question for work")
               //: %1 is a reason
               : tr("The pool answers, but its certificate is doubtful: %1")
                     .arg((*answer)->certificateProblem);
}

QVariant PoolTableModel::data(const QModelIndex &index, int role) const
{
    const PoolUse *use = index.isValid() ? useAt(index.row()) : nullptr;
    if (!use)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*use, index.column());
    case Qt::ToolTipRole:
        return toolTip(*use, index.column());
    case Qt::DecorationRole:
        if (index.column() == TestColumn)
            return testIcon(use->url);
        return index.column() == MinersColumn
                       && strangersAt(*use) + otherFallbacksAt(*use) + restartsAt(*use) > 0
                   ? QVariant(stateIcon(MinerState::Warning))
                   : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == MinersColumn || index.column() == TestColumn
                   ? QVariant(Qt::AlignTrailing | Qt::AlignVCenter)
                   : QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    case SortRole:
        if (index.column() == MinersColumn)
            return use->miners.size();
        // What is kept comes before what is not, whatever it is called.
        return index.column() == NameColumn
                   ? QString(use->pool ? u'0' : u'1') + nameOf(*use).toCaseFolded()
                   : display(*use, index.column()).toCaseFolded();
    default:
        return {};
    }
}

QVariant PoolTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeading(section, orientation, role,
                         {tr("Name"), tr("URL"), tr("Worker"), tr("Fallback"), tr("Miners"),
                          tr("Test")},
                         {MinersColumn, TestColumn});
}

} // namespace coalface
