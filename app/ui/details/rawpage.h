// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace coalface {

class AskBar;

//! What the miner really answers when it is asked now, word for word but for its secrets. To be copied.
class RawPage : public QWidget
{
    Q_OBJECT
public:
    explicit RawPage(const WindowContext &context, QWidget *parent = nullptr);
    void showMiner(qint64 key); //!< 0: none. Another one: what is shown goes.

private:
    void ask();
    void take(const Result<RawReading> &raw);

    WindowContext m_context;
    AskBar *m_bar;
    QPushButton *m_copy;
    QPlainTextEdit *m_text;
    quint64 m_round = 0; //!< what comes of an earlier one is dropped
};

//! As it is shown and copied.
QString rawText(const QList<Exchanged> &exchanges);

} // namespace coalface
