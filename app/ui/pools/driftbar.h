// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/warningbar.h"
#include "ui/context.h"

class QPushButton;

namespace coalface {

//! Says which miners work elsewhere, as another worker or with another fallback than they should, and what can be done about it; hidden while
//! none does.
class DriftBar : public WarningBar
{
    Q_OBJECT
public:
    //! The context knows what was wanted.
    explicit DriftBar(const WindowContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    //! A person wants the pools that were set set again.
    void setAgainWanted();

private:
    bool isUsedLater(const PoolDrift &drift) const;
    void refresh();
    void ask();

    WindowContext m_context;
    QPushButton *m_again;
};

} // namespace coalface
