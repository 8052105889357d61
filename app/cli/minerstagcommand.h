// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace coalface::cli {

//! `miners tag`: gives miners tags, takes tags away, and tells which they have, with their notes.
class MinersTagCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    void print(const QList<qint64> &keys);

    QStringList m_words;
    QStringList m_added;
    QStringList m_removed;
};

} // namespace coalface::cli
