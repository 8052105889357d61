// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/driverversion.h"

#include "drivers/changelog.h"
#include "wire/plugincheck.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLibrary>
#include <QPluginLoader>
#include <QRegularExpression>

namespace coalface {

namespace {
constexpr qint64 largestManifest = 256 * 1024;

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue entry : array)
        list.append(entry.toString());
    return list;
}

QList<quint16> ports(const QJsonValue &value)
{
    QList<quint16> list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue entry : array) {
        if (const int port = entry.toInt(); port > 0 && port <= 65535)
            list.append(quint16(port));
    }
    return list;
}

//! Nothing: the manifest says what is none.
std::optional<DriverLogin> loginIn(const QJsonObject &manifest)
{
    const QJsonValue value = manifest.value(u"login");
    if (value.isUndefined())
        return DriverLogin::Untold;
    static const QMap<QString, DriverLogin> names{{QStringLiteral("none"), DriverLogin::None},
                                                  {QStringLiteral("checked"), DriverLogin::Checked},
                                                  {QStringLiteral("kept"), DriverLogin::Kept}};
    const auto found = names.constFind(value.toString());
    return found == names.cend() ? std::nullopt : std::optional(*found);
}

void fillFrom(const QJsonObject &manifest, DriverInfo &info)
{
    const QJsonObject interface = manifest.value(u"interface").toObject();
    const QJsonObject probe = manifest.value(u"probe").toObject();
    const QJsonObject limits = manifest.value(u"limits").toObject();
    info.displayName = manifest.value(u"display_name").toString(info.displayName);
    info.manufacturer = manifest.value(u"manufacturer").toString();
    info.models = texts(manifest.value(u"models"));
    info.connectionType = manifest.value(u"connection_type").toString();
    if (const int port = manifest.value(u"default_port").toInt(); port > 0 && port <= 65535)
        info.defaultPort = quint16(port);
    info.interfaceMajor = interface.value(u"major").toInt();
    info.interfaceMinor = interface.value(u"minor").toInt();
    info.probePorts = ports(probe.value(u"ports"));
    info.udpPorts = ports(probe.value(u"udp_ports"));
    info.abilities = texts(manifest.value(u"abilities"));
    info.login = loginIn(manifest).value_or(DriverLogin::Untold);
    for (auto it = limits.begin(); it != limits.end(); ++it) {
        if (it.value().isDouble())
            info.limits.insert(it.key(), it.value().toDouble());
    }
    info.minimumInterval = qMax(1, manifest.value(u"minimum_interval").toInt(info.minimumInterval));
}

QMap<QString, DriverFiles::Mark> marksOf(const QJsonObject &manifest)
{
    QMap<QString, DriverFiles::Mark> marks;
    const QJsonObject files = manifest.value(u"files").toObject();
    for (auto it = files.begin(); it != files.end(); ++it) {
        const QJsonObject mark = it.value().toObject();
        marks.insert(it.key(), {mark.value(u"size").toInteger(-1),
                                mark.value(u"sha256").toString().toLatin1()});
    }
    return marks;
}

//! What is wrong with the manifest by itself; empty: nothing.
QString manifestProblem(const QJsonObject &manifest, const DriverInfo &info,
                        const QMap<QString, DriverFiles::Mark> &marks)
{
    for (const auto &[key, folder] : {std::pair(QStringLiteral("driver_type"), info.driverType),
                                      std::pair(QStringLiteral("version"), info.version)}) {
        if (const QString said = manifest.value(key).toString(); said != folder)
            return QStringLiteral("its manifest says %1 \"%2\", its folder \"%3\"")
                .arg(key, said, folder);
    }
    for (auto it = marks.cbegin(); it != marks.cend(); ++it) {
        const bool isTranscript = DriverFiles::isTranscript(it.key());
        const bool isElsewhere = it.key().contains(u'/') || it.key().contains(u'\\');
        if ((isElsewhere && !isTranscript) || it->size < 0 || it->sha256.size() != 64
            || (isTranscript && it->size > DriverFiles::largestTranscript))
            return QStringLiteral("its manifest lists the file \"%1\" in a wrong way").arg(it.key());
    }
    return {};
}

QString libraryIn(const QMap<QString, DriverFiles::Mark> &marks, const QString &driverType)
{
    for (auto it = marks.cbegin(); it != marks.cend(); ++it) {
        if (QLibrary::isLibrary(it.key()) && QFileInfo(it.key()).completeBaseName() == driverType)
            return it.key();
    }
    return {};
}

//! The first key in which the library says something else than the manifest; empty: none.
QString differingKey(const QJsonObject &metaData, const QJsonObject &manifest)
{
    for (auto it = metaData.begin(); it != metaData.end(); ++it) {
        if (manifest.value(it.key()) != it.value())
            return it.key();
    }
    return {};
}

DriverVersion &refused(DriverVersion &driver, DriverState state, const QString &sentence)
{
    driver.info.state = state;
    driver.isDamaged = !driver.files.files().isEmpty() && !driver.files.contentProblem().isEmpty();
    driver.info.detail = sentence.endsWith(u'.') ? sentence : sentence + u'.'; // it may quote Qt
    return driver;
}
} // namespace

bool isDriverType(const QString &text)
{
    static const QRegularExpression grammar(QStringLiteral(R"(\A[a-z][a-z0-9_]{1,63}\z)"));
    return grammar.match(text).hasMatch();
}

DriverVersion readDriverVersion(const QString &folder, const QString &source)
{
    const QDir dir(folder);
    return readDriverVersion(folder, source, QFileInfo(dir.absolutePath()).dir().dirName(),
                             dir.dirName());
}

DriverVersion readDriverVersion(const QString &folder, const QString &source,
                                const QString &driverType, const QString &version)
{
    const QDir dir(folder);
    DriverVersion driver;
    DriverInfo &info = driver.info;
    info.version = version;
    info.driverType = driverType;
    info.displayName = info.driverType;
    info.source = source;
    driver.version = SemVer::parse(info.version);
    driver.folder = dir.absolutePath();
    const auto incompatible = [&](const QString &sentence) {
        return refused(driver, DriverState::Incompatible, sentence);
    };

    QFile file(dir.filePath(QStringLiteral("manifest.json")));
    if (!file.exists())
        return refused(driver, DriverState::Missing,
                       QStringLiteral("%1 has no manifest.json. Install the driver again.")
                           .arg(folder));
    // Whoever opens a pipe may wait for ever.
    if (!QFileInfo(file).isFile() || file.size() > largestManifest
        || !file.open(QIODevice::ReadOnly))
        return incompatible(
            QStringLiteral("%1 cannot be read. Install the driver again.").arg(file.fileName()));
    QJsonParseError parseError{};
    const QByteArray content = file.readAll();
    driver.manifest = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
    const QJsonObject manifest = QJsonDocument::fromJson(content, &parseError).object();
    if (manifest.isEmpty()) {
        return incompatible(QStringLiteral("%1 is no manifest (%2). Install the driver again.")
                                .arg(file.fileName(), parseError.errorString()));
    }
    fillFrom(manifest, info);
    const QMap<QString, DriverFiles::Mark> marks = marksOf(manifest);
    driver.files = DriverFiles(folder, marks);
    if (!driver.version)
        return incompatible(
            QStringLiteral("%1: \"%2\" is no version like 1.2.3.").arg(folder, version));
    if (const QString problem = manifestProblem(manifest, info, marks); !problem.isEmpty())
        return incompatible(
            QStringLiteral("%1 cannot be used: %2. Install the driver again.").arg(folder, problem));
    if (!loginIn(manifest)) {
        return incompatible(
            QStringLiteral(
                "%1 cannot be used: its \"login\" is neither \"none\" nor \"checked\" nor "
                "\"kept\". Its author has to correct it.")
                .arg(file.fileName()));
    }
    const Result<DriverChangelog> changelog = changelogFrom(manifest.value(u"changelog"));
    if (!changelog) {
        return incompatible(QStringLiteral("%1 cannot be used: %2. Its author has to correct it.")
                                .arg(file.fileName(), changelog.error().detail));
    }
    driver.changelog = *changelog;
    const QString library = libraryIn(marks, info.driverType);
    if (library.isEmpty())
        return incompatible(
            QStringLiteral("%1 lists no library for this system.").arg(file.fileName()));
    info.path = dir.absoluteFilePath(library);
    if (const QString missing = driver.files.missingFile(); !missing.isEmpty()) {
        return refused(driver, DriverState::Missing,
                       QStringLiteral("%1 is not there. Install the driver again.")
                           .arg(dir.filePath(missing)));
    }
    if (const QString problem = driver.files.listingProblem(); !problem.isEmpty())
        return incompatible(problem);

    const QPluginLoader loader(info.path);
    const QJsonObject metaData = loader.metaData();
    if (metaData.isEmpty())
        return incompatible(QStringLiteral("%1 is no driver for this computer: %2")
                                .arg(info.path, loader.errorString()));
    if (const QString problem = wire::pluginProblem(metaData, info.path); !problem.isEmpty())
        return incompatible(problem);
    if (const QString key = differingKey(metaData.value(u"MetaData").toObject(), manifest);
        !key.isEmpty()) {
        return incompatible(
            QStringLiteral(
                "%1 and its manifest do not say the same about \"%2\". Install the driver again.")
                .arg(info.path, key));
    }
    return driver;
}

QList<DriverVersion> readDriverVersions(const QString &folder, const QString &driverType,
                                        const QString &source)
{
    QList<DriverVersion> found;
    const QDir types(folder);
    const QDir versions(types.filePath(driverType));
    if (folder.isEmpty() || !versions.exists())
        return found;
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        found.append(readDriverVersion(versions.absoluteFilePath(version), source));
    return found;
}

QList<DriverVersion> readDriverVersions(const QString &folder, const QString &source)
{
    QList<DriverVersion> found;
    if (folder.isEmpty())
        return found;
    for (const QString &type :
         QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (isDriverType(type))
            found += readDriverVersions(folder, type, source);
    }
    return found;
}

} // namespace coalface
