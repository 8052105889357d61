// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/driver.h>

namespace coalface {

//! Exchanges what a person typed (job->credentials(): "user", "password" or "otp") for what later
//! calls need. Finishes with the credentials to keep: the application stores them and hands them to
//! every later job. Tried once, never repeated.
class LoginJob : public JobOf<Credentials>
{
public:
    using JobOf::JobOf;
};

//! Implemented by adapters of devices that want a login before they let themselves be changed.
class MinerLogin
{
public:
    virtual ~MinerLogin() = default;
    virtual void login(LoginJob *job) = 0;
};

} // namespace coalface

#define COALFACE_MINER_LOGIN_IID "org.coalface.MinerLogin/1"
Q_DECLARE_INTERFACE(coalface::MinerLogin, COALFACE_MINER_LOGIN_IID)
