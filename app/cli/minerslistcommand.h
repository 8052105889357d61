// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace coalface::cli {

//! `miners list`: the fleet as it is stored.
class MinersListCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
};

} // namespace coalface::cli
