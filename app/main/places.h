// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QString>

namespace coalface {

//! Where Coalface keeps and finds things. All paths are absolute.
struct Places
{
    QString config; //!< folder of settings.json
    QString data;   //!< folder of everything else that is kept
    QString settingsFile;
    QString database;
    QString logFolder;
    QString userDrivers;
    QString hostsFile;
    QString secretsFile;
    QString poolsFile;
    QString alertsFile;
    QString bundledDrivers;
    QString poolPresets; //!< the pools that come with the program
    QString alertRules;  //!< those that come with the program
    QString hostProgram;
};

//! Of a configuration folder, or (empty) of the platform's standard locations. Makes the folders,
//! readable for their owner alone. Internal with a sentence when that is not possible.
Result<Places> findPlaces(const QString &configFolder);

} // namespace coalface
