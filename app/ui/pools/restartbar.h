// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/warningbar.h"
#include "ui/context.h"

namespace coalface {

//! Says which miners use what a person has set only after a restart, and offers it; hidden while none does.
class RestartBar : public WarningBar
{
    Q_OBJECT
public:
    //! The context knows what is stored.
    explicit RestartBar(const WindowContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    //! A person wants them restarted.
    void restartWanted();

private:
    void refresh();

    WindowContext m_context;
};

} // namespace coalface
