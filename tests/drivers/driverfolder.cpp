// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/driverfolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPluginLoader>

namespace coalface {

using namespace std::chrono_literals;

QString DriverFolder::libraryName(const QString &driverType)
{
#if defined(Q_OS_WIN)
    return driverType + QStringLiteral(".dll");
#else
    return driverType + QStringLiteral(".so");
#endif
}

QString DriverFolder::add(const QString &driverType, const QString &version)
{
    const QString folder = m_folder.filePath(
        QStringLiteral("bundled/%1/%2").arg(driverType, version));
    QDir().mkpath(folder);
    const QString name = libraryName(driverType);
    if (!QFile::copy(QDir(QStringLiteral(TEST_DRIVERS_DIR)).filePath(name),
                     QDir(folder).filePath(name)))
        qFatal("%s has not been built", qPrintable(name));
    writeManifest(folder, manifestFor(folder, driverType));
    return folder;
}

QJsonObject DriverFolder::manifestFor(const QString &folder, const QString &driverType)
{
    const QString name = libraryName(driverType);
    QFile library(QDir(folder).filePath(name));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!library.open(QIODevice::ReadOnly) || !hash.addData(&library))
        qFatal("%s cannot be read", qPrintable(library.fileName()));
    QJsonObject manifest = QPluginLoader(library.fileName()).metaData().value(u"MetaData").toObject();
    manifest.insert(QStringLiteral("files"),
                    QJsonObject{{name, QJsonObject{{QStringLiteral("size"), library.size()},
                                                   {QStringLiteral("sha256"),
                                                    QString::fromLatin1(hash.result().toHex())}}}});
    return manifest;
}

void DriverFolder::writeManifest(const QString &folder, const QJsonObject &manifest)
{
    QFile file(QDir(folder).filePath(QStringLiteral("manifest.json")));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    file.write(QJsonDocument(manifest).toJson());
}

void DriverFolder::reload(DriverCatalogue &catalogue, const QString &driverType) const
{
    const auto changed = changeChoices(places().installed,
                                       [&](DriverChoices &choices) -> Result<Done> {
                                           ++choices.drivers[driverType].reloads;
                                           return Done();
                                       });
    if (!changed)
        qFatal("%s", qPrintable(changed.error().detail));
    catalogue.refresh(driverType);
}

DriverCatalogue::Places DriverFolder::places() const
{
    return {m_folder.filePath(QStringLiteral("bundled")),
            m_folder.filePath(QStringLiteral("miner_drivers")),
            QStringLiteral(COALFACE_HOST_PROGRAM), m_folder.filePath(QStringLiteral("hosts.json"))};
}

Supervision DriverFolder::impatient()
{
    Supervision limits;
    limits.ping = 500ms; // a busy computer and the sanitizers are no hang
    limits.grace = 1000ms;
    limits.firstBackoff = 20ms;
    limits.longestBackoff = 50ms;
    return limits;
}

} // namespace coalface
