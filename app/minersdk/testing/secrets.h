// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/testing/subject.h>

#include <QStringList>

namespace coalface::testing {

//! What the driver is told and must tell nobody.
QStringList secretsOf(const Subject &subject);
//! The first of the texts with one of the secrets in it; empty: none.
QString textWithSecret(const QStringList &texts, const QStringList &secrets);

//! Listens to the log for as long as it lives and passes everything on.
class LogWatch
{
public:
    LogWatch();
    ~LogWatch();
    LogWatch(const LogWatch &) = delete;
    LogWatch &operator=(const LogWatch &) = delete;

    QStringList lines() const;
};

} // namespace coalface::testing
