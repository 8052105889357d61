// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <memory>

namespace coalface::cli {

//! `miners add`: asks a device who it is and puts it into the fleet.
class MinersAddCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    void addressKnown(const QHostAddress &address);
    void askDriver(const Endpoint &endpoint);
    void listen(const Error &otherwise);
    void askEverybody();
    void add(const Found &found);

    ScanTarget m_target;
    QString m_driverType;
    QString m_name;
    bool m_offline = false;
    QHostAddress m_address;
    std::unique_ptr<Discovery> m_discovery;
    std::unique_ptr<AnnouncedSearch> m_search;
    std::optional<Found> m_found;
    QStringList m_reasons;
};

} // namespace coalface::cli
