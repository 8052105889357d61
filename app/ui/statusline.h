// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QLabel>

namespace coalface {

//! "5 of 6 shown · next poll in 12 s · drivers ok · DB 48 MB", at the bottom of the window.
class StatusLine : public QLabel
{
    Q_OBJECT
public:
    enum class Collector { Us, Another, Nobody };

    StatusLine(const WindowContext &context, QWidget *parent);

    //! Looks at everything anew. `shown`: rows of the table.
    void showCounts(int shown, Collector collector);

private:
    WindowContext m_context;
};

} // namespace coalface
