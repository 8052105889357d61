// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "newerversion.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace coalface::bench {

namespace {

//! A text of CBOR, as it stands in a plugin's metadata: at most 23 bytes, the length before them.
QByteArray cborText(const QByteArray &text)
{
    return char(0x60 + text.size()) + text;
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
           && file.write(content) == content.size();
}

} // namespace

QString makeVersion(const QString &from, const QString &to, const QString &version)
{
    QFile manifestFile(QDir(from).filePath(u"manifest.json"_qs));
    if (!manifestFile.open(QIODevice::ReadOnly))
        return u"%1 cannot be read."_qs.arg(manifestFile.fileName());
    QJsonObject manifest = QJsonDocument::fromJson(manifestFile.readAll()).object();
    const QByteArray old = manifest.value(u"version"_qs).toString().toUtf8();
    if (old.size() != version.size())
        return u"\"%1\" is not as long as the version of the driver."_qs.arg(version);
    manifest.insert(u"version"_qs, version);
    QJsonArray changelog = manifest.value(u"changelog"_qs).toArray();
    for (QJsonArray::iterator entry = changelog.begin(); entry != changelog.end(); ++entry) {
        QJsonObject news = entry->toObject();
        if (news.value(u"version"_qs).toString().toUtf8() != old)
            continue;
        news.insert(u"version"_qs, version);
        *entry = news;
    }
    if (!changelog.isEmpty())
        manifest.insert(u"changelog"_qs, changelog);
    QJsonObject files = manifest.value(u"files"_qs).toObject();
    for (const QString &name : files.keys()) {
        QFile file(QDir(from).filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return u"%1 cannot be read."_qs.arg(file.fileName());
        QByteArray content = file.readAll();
        if (!name.endsWith(u".json"_qs)) {
            const QByteArray said = cborText("version") + cborText(old);
            if (!content.contains(said))
                return u"%1 does not say its version."_qs.arg(file.fileName());
            content.replace(said, cborText("version") + cborText(version.toUtf8()));
        }
        if (!write(QDir(to).filePath(name), content))
            return u"%1 cannot be written."_qs.arg(QDir(to).filePath(name));
        const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
        files.insert(name, QJsonObject{{u"size"_qs, content.size()},
                                       {u"sha256"_qs, QString::fromLatin1(hash.toHex())}});
    }
    manifest.insert(u"files"_qs, files);
    const bool written = write(QDir(to).filePath(u"manifest.json"_qs),
                               QJsonDocument(manifest).toJson());
    return written ? QString() : u"%1 cannot be written."_qs.arg(to);
}

} // namespace coalface::bench
