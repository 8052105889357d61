// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace coalface::cli {

//! `miners remove`: forgets miners and their history.
class MinersRemoveCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    QStringList m_words;
};

} // namespace coalface::cli
