// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace coalface {

//! Says which miners work elsewhere, as another worker or with another fallback than they should, and what can be done about it; hidden while
//! none does.
class DriftBar : public QFrame
{
    Q_OBJECT
public:
    //! The context knows what was wanted.
    explicit DriftBar(const WindowContext &context, QWidget *parent = nullptr);

    QString sentence() const;

Q_SIGNALS:
    //! A person wants the pools that were set set again.
    void setAgainWanted();

private:
    void refresh();
    void ask();

    WindowContext m_context;
    QLabel *m_label;
    QPushButton *m_again;
};

} // namespace coalface
