// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace coalface {

//! The head of a page whose content comes from the miner itself, on request: the button "Ask now" and how it went.
class AskBar : public QWidget
{
    Q_OBJECT
public:
    explicit AskBar(const WindowContext &context, QWidget *parent = nullptr);

    //! Of whom it speaks; 0: of nobody. `hint`: what a click would bring, shown until then.
    void setMiner(qint64 key, const QString &hint);
    //! The session to ask; null: that cannot be, and the bar says why. The button waits until ended().
    DriverSession *begin();
    void ended(const QString &sentence);
    //! Stands to the right of the button.
    void addButton(QPushButton *button);

    qint64 key() const { return m_key; }
    //! Of the miner, with its login.
    MinerRef reference() const;
    //! How long that may take: one that only announces itself is waited for.
    std::chrono::milliseconds deadline() const;

Q_SIGNALS:
    void wanted();

private:
    WindowContext m_context;
    QHBoxLayout *m_layout;
    QPushButton *m_ask;
    QLabel *m_state;
    qint64 m_key = 0;
};

} // namespace coalface
