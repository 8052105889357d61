// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QIcon>

namespace coalface {

//! What became of the actions on drivers, newest first. It stays until the program ends.
class DriverResultModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit DriverResultModel(QObject *parent = nullptr);

    void add(const QDateTime &at, bool good, const QString &sentence);
    //! These rows as lines, oldest first, for the clipboard; all when none are given.
    QString asText(QList<int> rows = {}) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Result
    {
        QDateTime at;
        bool good = false;
        QString sentence;
    };
    QList<Result> m_results;
    QIcon m_good;
    QIcon m_bad;
};

} // namespace coalface
