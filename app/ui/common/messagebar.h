// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

class QVBoxLayout;

namespace coalface {

//! Conditions that last, on top of the pages: a sentence each, which a person can close.
class MessageBar : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Notice, Problem };

    explicit MessageBar(QWidget *parent = nullptr);

    //! One sentence per source; another one replaces it, an empty one takes it away.
    void setMessage(const QString &source, Kind kind, const QString &sentence);
    QStringList sentences() const;

private:
    struct Row
    {
        QWidget *widget = nullptr;
        QString sentence;
    };
    QWidget *makeRow(const QString &source, Kind kind, const QString &sentence);
    QVBoxLayout *m_layout;
    QMap<QString, Row> m_rows;
};

} // namespace coalface
