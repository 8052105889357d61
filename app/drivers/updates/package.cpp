// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/package.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLibrary>
#include <QPluginLoader>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 largestLibrary = 64 * 1024 * 1024;

//! What quotes Qt has no full stop yet.
Error noDriver(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence.endsWith(u'.') ? sentence : sentence + u'.'};
}

Result<DriverPackage> checked(const DriverVersion &version, std::shared_ptr<QTemporaryDir> made)
{
    if (!version.isUsable())
        return noDriver(version.info.detail);
    if (const QString problem = version.files.contentProblem(); !problem.isEmpty())
        return noDriver(problem);
    return DriverPackage{version, std::move(made)};
}

Result<DriverPackage> readFolder(const QString &folder)
{
    QFile file(QDir(folder).filePath(u"manifest.json"_s));
    // Nobody may ever answer who opens a pipe.
    if (file.exists() && !QFileInfo(file).isFile())
        return noDriver(u"%1 is no file."_s.arg(QDir::toNativeSeparators(file.fileName())));
    if (!file.open(QIODevice::ReadOnly)) {
        return noDriver(u"%1 is no driver: it has no manifest.json that can be read (%2)."_s
                            .arg(QDir::toNativeSeparators(folder), file.errorString()));
    }
    const QJsonObject manifest = QJsonDocument::fromJson(file.read(256 * 1024)).object();
    const QString type = manifest.value(u"driver_type").toString();
    // It becomes the name of a folder.
    if (!manifest.isEmpty() && !isDriverType(type)) {
        return noDriver(
            u"%1 says driver_type \"%2\", which is no name like \"my_miner\" (lower-case "
            u"letters, digits and _)."_s.arg(QDir::toNativeSeparators(file.fileName()), type));
    }
    return checked(readDriverVersion(folder, u"local"_s, type, manifest.value(u"version").toString()),
                   {});
}

//! What the library says of itself becomes its manifest.
Result<DriverPackage> readLibrary(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    QFile library(path);
    if (library.size() > largestLibrary || !library.open(QIODevice::ReadOnly))
        return noDriver(u"%1 cannot be read (%2)."_s.arg(shown, library.errorString()));
    const QByteArray content = library.readAll();
    QPluginLoader loader(QFileInfo(path).absoluteFilePath());
    QJsonObject manifest = loader.metaData().value(u"MetaData").toObject();
    const QString type = manifest.value(u"driver_type").toString();
    const QString version = manifest.value(u"version").toString();
    if (!isDriverType(type) || !SemVer::parse(version)) {
        const QString why = loader.metaData().isEmpty() ? loader.errorString()
                                                        : u"it does not say which driver it is"_s;
        return noDriver(u"%1 is no driver for this computer: %2"_s.arg(shown, why));
    }
    const QString name = type + u'.' + QFileInfo(path).suffix();
    const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
    manifest.insert(u"files"_s,
                    QJsonObject{{name, QJsonObject{{u"size"_s, content.size()},
                                                   {u"sha256"_s, QString::fromLatin1(hash)}}}});
    auto made = std::make_shared<QTemporaryDir>();
    const QString folder = made->filePath(type + u'/' + version);
    QFile copy(QDir(folder).filePath(name));
    QFile manifestFile(QDir(folder).filePath(u"manifest.json"_s));
    const QByteArray text = QJsonDocument(manifest).toJson();
    if (!made->isValid() || !QDir().mkpath(folder) || !copy.open(QIODevice::WriteOnly)
        || copy.write(content) != content.size() || !copy.flush()
        || !manifestFile.open(QIODevice::WriteOnly) || manifestFile.write(text) != text.size()
        || !manifestFile.flush()) {
        return Error{Error::Kind::Internal,
                     u"The driver could not be copied to %1. Is the disk full?"_s.arg(
                         QDir::toNativeSeparators(folder))};
    }
    DriverVersion read = readDriverVersion(folder, u"local"_s);
    read.info.detail.replace(copy.fileName(), shown);
    return checked(read, std::move(made));
}
} // namespace

Result<DriverPackage> readPackage(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return readFolder(info.absoluteFilePath());
    if (!info.exists())
        return noDriver(u"%1 does not exist."_s.arg(QDir::toNativeSeparators(path)));
    if (info.fileName() == u"manifest.json")
        return readFolder(info.absolutePath());
    if (!info.isFile())
        return noDriver(u"%1 is no file."_s.arg(QDir::toNativeSeparators(path)));
    return readLibrary(info.absoluteFilePath());
}

} // namespace coalface
