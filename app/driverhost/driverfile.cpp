// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "driverhost/driverfile.h"

#include "wire/build.h"
#include "wire/plugincheck.h"
#include "wire/protocol.h"

#include <minersdk/sdkbuild.h>

#include <QCoreApplication>
#include <QDir>
#include <QJsonObject>

namespace coalface {

namespace {
Error rejected(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence};
}
} // namespace

DriverFile::DriverFile(const QString &absolutePath) : m_path(absolutePath) {}

Result<Done> DriverFile::load()
{
    // QPluginLoader looks for a relative name in folders of its own choice.
    if (!QDir::isAbsolutePath(m_path))
        return rejected(QStringLiteral("%1 is not an absolute path.").arg(m_path));
    m_loader.setFileName(m_path);
    m_metaData = m_loader.metaData();
    if (m_metaData.isEmpty())
        return rejected(QStringLiteral("%1 is no driver: %2").arg(m_path, m_loader.errorString()));
    if (const QString problem = wire::pluginProblem(m_metaData, m_path); !problem.isEmpty())
        return rejected(problem);
    QObject *root = m_loader.instance();
    if (!root)
        return rejected(
            QStringLiteral("%1 could not be loaded: %2").arg(m_path, m_loader.errorString()));
    m_driver = qobject_cast<MinerDriver *>(root);
    if (!m_driver)
        return rejected(
            QStringLiteral("%1 has no driver in it, whatever its metadata says.").arg(m_path));
    return Done{};
}

wire::Hello DriverFile::hello() const
{
    const QJsonObject driver = m_metaData.value(u"MetaData").toObject();
    const QJsonObject interface = driver.value(u"interface").toObject();
    wire::Hello hello;
    hello.protocol = wire::protocolVersion;
    hello.driver = driver.value(u"driver_type").toString();
    hello.version = driver.value(u"version").toString();
    hello.interfaceMajor = interface.value(u"major").toInt();
    hello.interfaceMinor = interface.value(u"minor").toInt();
    hello.sdk = QStringLiteral(COALFACE_VERSION);
    hello.build = wire::build();
    hello.sdkBuild = sdkBuild();
    hello.pid = QCoreApplication::applicationPid();
    return hello;
}

} // namespace coalface
