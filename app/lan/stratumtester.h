// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/pooltester.h"

#include <QObject>

namespace coalface {

//! The PoolTester of this computer; connects directly, as miners do, whatever proxy the system has.
class StratumTester : public QObject, public PoolTester
{
    Q_OBJECT
public:
    explicit StratumTester(QObject *parent = nullptr) : QObject(parent) {}
    //! What is under way ends as Aborted.
    ~StratumTester() override;

    QFuture<PoolTest> test(const QString &url, std::chrono::milliseconds patience) override;
};

} // namespace coalface
