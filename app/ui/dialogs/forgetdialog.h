// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace coalface {

//! Asks whether these miners shall be forgotten with their history, which is lost: so the name of the miner has to be
//! typed, or of several how many they are.
class ForgetDialog : public QDialog
{
    Q_OBJECT
public:
    ForgetDialog(const WindowContext &context, const QList<qint64> &keys, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void check();
    void tellExtent(const HistoryExtent &extent);

    Fleet &m_fleet;
    QList<qint64> m_keys;
    bool m_isAsked = false; //!< how much is lost
    int m_count = 0;
    QString m_wanted; //!< what has to be typed
    QLabel *m_extent;
    QLineEdit *m_typed;
    QPushButton *m_forget;
};

} // namespace coalface
