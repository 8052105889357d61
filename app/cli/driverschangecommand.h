// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/ports/drivermanager.h"

#include <optional>

namespace coalface::cli {

//! `drivers install`, `update`, `rollback`, `enable`, `disable`, `reload`, `pin`, `unpin`, `remove`: one action of
//! the driver manager, on one driver after the other.
class DriversChangeCommand : public Command
{
    Q_OBJECT
public:
    enum class Verb { Install, Update, RollBack, Enable, Disable, Reload, Pin, Unpin, Remove };

    explicit DriversChangeCommand(Verb verb) : m_verb(verb) {}

    QString prepare(const Arguments &arguments) override;
    void start() override;
    void interrupt() override;

private:
    std::optional<QString> unknownType() const;
    void next();
    QFuture<DriverChange> act(const QString &target);
    void done(const DriverChange &change);
    void report();

    Verb m_verb;
    QStringList m_targets; //!< driver types; of `install` the path
    QString m_version;
    bool m_all = false;
    bool m_trusted = false;
    QString m_changing; //!< the driver that is being installed or updated, as soon as it is known
    bool m_interrupted = false;
    QList<DriverChange> m_changes;
};

} // namespace coalface::cli
