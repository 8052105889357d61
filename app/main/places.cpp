// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/places.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace coalface {

namespace {

//! In the build tree bundled_config stands beside bin/; installed, in the library folder.
QString bundledConfig()
{
    const QDir programs(QCoreApplication::applicationDirPath());
    for (const QString &candidate :
         {QStringLiteral("../bundled_config"), QStringLiteral(COALFACE_INSTALLED_CONFIG)}) {
        const QString path = QDir::cleanPath(programs.absoluteFilePath(candidate));
        if (QFileInfo(path).isDir())
            return path;
    }
    return QDir::cleanPath(programs.absoluteFilePath(QStringLiteral(COALFACE_INSTALLED_CONFIG)));
}

std::optional<Error> makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return std::nullopt;
    if (!QDir().mkpath(path)) {
        return Error{Error::Kind::Internal,
                     QCoreApplication::translate(
                         "Places",
                         "The folder %1 cannot be made. Choose another with --config-dir.")
                         .arg(QDir::toNativeSeparators(path))};
    }
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return std::nullopt;
}

} // namespace

Result<Places> findPlaces(const QString &configFolder)
{
    Places places;
    if (configFolder.isEmpty()) {
        places.config = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
        places.data = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    } else {
        places.config = places.data = QDir::cleanPath(QDir::current().absoluteFilePath(configFolder));
    }
    for (const QString &folder : {places.config, places.data}) {
        if (auto error = makeFolder(folder))
            return *error;
    }
    const QDir data(places.data);
    places.settingsFile = QDir(places.config).filePath(QStringLiteral("settings.json"));
    places.database = data.filePath(QStringLiteral("coalface.sqlite"));
    places.logFolder = data.filePath(QStringLiteral("logs"));
    places.userDrivers = data.filePath(QStringLiteral("miner_drivers"));
    places.hostsFile = data.filePath(QStringLiteral("hosts.json"));
    places.secretsFile = data.filePath(QStringLiteral("secrets.json"));
    places.poolsFile = data.filePath(QStringLiteral("pools.json"));
    places.alertsFile = QDir(places.config).filePath(QStringLiteral("alerts.json"));
    places.alertRules = bundledConfig() + QStringLiteral("/alerts/rules.json");
    places.poolPresets = bundledConfig() + QStringLiteral("/pools/presets.json");
    places.bundledDrivers = bundledConfig() + QStringLiteral("/miner_drivers");
#ifdef Q_OS_WIN
    const QString hostName = QStringLiteral("coalface-driverhost.exe");
#else
    const QString hostName = QStringLiteral("coalface-driverhost");
#endif
    places.hostProgram = QDir(QCoreApplication::applicationDirPath()).filePath(hostName);
    return places;
}

} // namespace coalface
