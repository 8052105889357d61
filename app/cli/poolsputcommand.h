// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/stdinline.h"
#include "core/pools/pool.h"

#include <memory>

namespace coalface::cli {

//! `pools add` and `pools change`: keeps a pool, or changes one that is kept.
class PoolsPutCommand : public Command
{
    Q_OBJECT
public:
    enum class Verb { Add, Change };

    explicit PoolsPutCommand(Verb verb) : m_verb(verb) {}

    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    Result<Pool> wanted() const;
    void put(const std::optional<QString> &password);

    Verb m_verb;
    QString m_name;
    std::optional<QString> m_newName;
    std::optional<QString> m_url;
    std::optional<QString> m_user;
    std::optional<QString> m_fallback; //!< a name; empty: none
    bool m_passwordFromStdin = false;
    std::unique_ptr<StdinLine> m_password;
};

} // namespace coalface::cli
