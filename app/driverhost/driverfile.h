// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/driver.h>

#include "wire/messages.h"

#include <QPluginLoader>

namespace coalface {

//! The one driver of this process. It stays loaded until the process ends.
class DriverFile
{
public:
    explicit DriverFile(const QString &absolutePath);

    //! Reads the metadata, judges it, and only then loads the library and runs its first code.
    //! Rejected with a sentence when it is no driver for this build.
    Result<Done> load();

    MinerDriver &driver() const { return *m_driver; } //!< only after load() succeeded
    //! The object that driver() is an interface of; it may have others.
    QObject *root() { return m_loader.instance(); }
    wire::Hello hello() const;

private:
    QPluginLoader m_loader;
    QString m_path;
    QJsonObject m_metaData;
    MinerDriver *m_driver = nullptr;
};

} // namespace coalface
