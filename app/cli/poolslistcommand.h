// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace coalface::cli {

//! `pools list`: the pools that are kept, and who works for them.
class PoolsListCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &) override { return {}; }
    void start() override;
};

} // namespace coalface::cli
