// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

namespace coalface::wire {

//! Whether a plugin is a driver that this build can run, judged by its metadata alone (what
//! QPluginLoader::metaData() says; Qt itself compares no interface id). The application asks before it
//! lists the driver as usable, the host again before it runs any of its code.
//! `path` names it in the answer. A sentence when it cannot be used; empty when it can.
QString pluginProblem(const QJsonObject &metaData, const QString &path);

} // namespace coalface::wire
