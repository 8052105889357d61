// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>

namespace coalface {

//! A host that answered on a miner's port, or announced itself, but is no known miner, and why.
struct RejectedHost
{
    QHostAddress address;
    quint16 port = 0; //!< 0: it announced itself
    QString reason;
};

} // namespace coalface
