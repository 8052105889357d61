// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/plugincheck.h"

#include "wire/protocol.h"

#include <minersdk/driver.h>

#include <QFileInfo>
#include <QJsonValue>

namespace coalface::wire {

QString pluginProblem(const QJsonObject &metaData, const QString &path)
{
    const QString iid = metaData.value(u"IID").toString();
    const QString wanted = QStringLiteral(COALFACE_MINER_DRIVER_IID);
    const qsizetype slash = wanted.lastIndexOf(u'/');
    if (iid != wanted) {
        const bool otherMajor = iid.startsWith(QStringView(wanted).left(slash + 1));
        return otherMajor ? QStringLiteral("%1 is made for driver interface %2; this version of "
                                           "Coalface has interface %3.%4. "
                                           "Install a version of the driver for it.")
                                .arg(path, iid.mid(slash + 1))
                                .arg(interfaceMajor)
                                .arg(interfaceMinor)
                          : QStringLiteral(
                                "%1 is a plugin of another kind (\"%2\"), not a driver for miners.")
                                .arg(path, iid);
    }
    const QJsonObject driver = metaData.value(u"MetaData").toObject();
    const QString type = driver.value(u"driver_type").toString();
    if (type.isEmpty() || type != QFileInfo(path).completeBaseName()) {
        return QStringLiteral(
                   "%1 says that it is the driver \"%2\"; a driver's file is named after it.")
            .arg(path, type);
    }
    const QJsonObject interface = driver.value(u"interface").toObject();
    const int major = interface.value(u"major").toInt(-1);
    const int minor = interface.value(u"minor").toInt(-1);
    if (major < 0 || minor < 0)
        return QStringLiteral("%1 does not say which driver interface it is made for.").arg(path);
    if (major != interfaceMajor || minor > interfaceMinor) {
        return QStringLiteral("%1 is made for driver interface %2.%3; this version of Coalface has "
                              "interface %4.%5. %6")
            .arg(path)
            .arg(major)
            .arg(minor)
            .arg(interfaceMajor)
            .arg(interfaceMinor)
            .arg(major < interfaceMajor
                     ? QStringLiteral("Install a newer version of the driver.")
                     : QStringLiteral(
                         "Install a newer Coalface, or an older version of the driver."));
    }
    return {};
}

} // namespace coalface::wire
