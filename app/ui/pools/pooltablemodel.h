// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pools/poollibrary.h"
#include "core/pools/pooluse.h"
#include "core/pools/wantedpools.h"
#include "core/ports/pooltester.h"

#include <QAbstractTableModel>
#include <QSet>

namespace coalface {

//! The table "Pools": the kept ones by name, then those that miners use besides. Never reset, so that the selection
//! and a screen reader's place stay. Tests pools, too, and keeps what came of it until it closes. GUI thread.
class PoolTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        UrlColumn,
        UserColumn,
        FallbackColumn,
        MinersColumn,
        TestColumn,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole }; //!< a number or a text

    //! They live longer. `wanted`: null: nothing is marked.
    PoolTableModel(PoolLibrary &library, PoolTester &tester, const Fleet &fleet,
                   WantedPools *wanted = nullptr, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    //! Looks after miners only while it is: a page that nobody sees need not. At first it is.
    void setActive(bool active);
    //! Null: no such row. Valid until the next refreshed().
    const PoolUse *useAt(int row) const;
    int rowOf(const QString &url) const;
    //! Asks that pool for work; nothing happens while it is being asked.
    void test(const QString &url);
    bool isTesting(const QString &url) const { return m_testing.contains(url); }

Q_SIGNALS:
    void refreshed();
    //! What came of a test, as a sentence.
    void tested(bool good, const QString &sentence);

private:
    void refresh();
    void noteAnswer(const QString &url, const Result<PoolAnswer> &answer);
    void noteRow(const QString &url);
    QString nameOf(const PoolUse &use) const;
    QString display(const PoolUse &use, int column) const;
    static QString spanText(const PoolAnswer &answer);
    QString testText(const QString &url) const;
    QVariant testIcon(const QString &url) const;
    int strangersAt(const PoolUse &use) const;
    int laterStrangersAt(const PoolUse &use) const;
    int otherFallbacksAt(const PoolUse &use) const;
    int restartsAt(const PoolUse &use) const;
    QString toolTip(const PoolUse &use, int column) const;

    PoolLibrary &m_library;
    PoolTester &m_tester;
    const Fleet &m_fleet;
    WantedPools *m_wanted;
    QList<PoolUse> m_uses;
    QHash<QString, Result<PoolAnswer>> m_answers; //!< by URL
    QSet<QString> m_testing;
    bool m_isActive = true;
};

} // namespace coalface
