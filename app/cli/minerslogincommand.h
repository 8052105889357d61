// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/stdinline.h"
#include "core/operations/identitycheck.h"

#include <memory>

namespace coalface::cli {

//! `miners login`: gives a device what it wants before it lets itself be changed, and keeps what it gives
//! in return. Tried once.
class MinersLoginCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    void readSecret();
    void check();
    void logIn(DriverSession &session);
    void keep(const Credentials &credentials);
    void conclude(const std::optional<Error> &error);

    QString m_word;
    QString m_secretKey; //!< "password" or "otp"; empty: forget the login
    Credentials m_typed;
    Miner m_miner;
    DriverLogin m_login = DriverLogin::Untold; //!< of its driver
    std::unique_ptr<StdinLine> m_secret;
};

} // namespace coalface::cli
