// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/driverfiles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace coalface {

namespace {
//! All that lies in the folder, hidden things too.
QStringList entriesOf(const QDir &folder)
{
    return folder.entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System,
                            QDir::Name);
}
} // namespace

DriverFiles::DriverFiles(QString folder, QMap<QString, Mark> files)
    : m_folder(std::move(folder)), m_files(std::move(files))
{}

bool DriverFiles::isTranscript(const QString &name)
{
    static const QRegularExpression grammar(
        QStringLiteral(R"(\Atranscripts/[A-Za-z0-9][A-Za-z0-9_.-]{0,79}\.json\z)"));
    return grammar.match(name).hasMatch();
}

QString DriverFiles::missingFile() const
{
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        if (!QFileInfo(QDir(m_folder).filePath(it.key())).isFile())
            return it.key();
    }
    return {};
}

QString DriverFiles::listingProblem() const
{
    const QDir folder(m_folder);
    QStringList present = entriesOf(folder);
    const bool hasTranscripts = std::any_of(m_files.keyBegin(), m_files.keyEnd(), isTranscript);
    const QFileInfo transcripts(folder.filePath(QStringLiteral("transcripts")));
    if (hasTranscripts && transcripts.isDir() && !transcripts.isSymLink()) {
        present.removeAll(QStringLiteral("transcripts"));
        for (const QString &name : entriesOf(QDir(transcripts.filePath())))
            present.append(QStringLiteral("transcripts/") + name);
    }
    for (const QString &name : std::as_const(present)) {
        if (name != u"manifest.json" && !m_files.contains(name)) {
            return QStringLiteral("%1 is in the driver's folder but not in its manifest. Remove "
                                  "it, or install the driver again.")
                .arg(folder.filePath(name));
        }
    }
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        const QFileInfo file(folder.filePath(it.key()));
        if (file.isSymLink() || file.size() != it->size) {
            return QStringLiteral("%1 has %2 bytes instead of %3: it was cut off or changed. "
                                  "Install the driver again.")
                .arg(file.filePath())
                .arg(file.size())
                .arg(it->size);
        }
    }
    return {};
}

QString DriverFiles::contentProblem() const
{
    if (const QString missing = missingFile(); !missing.isEmpty())
        return QStringLiteral("%1 is gone. Install the driver again.")
            .arg(QDir(m_folder).filePath(missing));
    if (const QString problem = listingProblem(); !problem.isEmpty())
        return problem;
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        QFile file(QDir(m_folder).filePath(it.key()));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
            return QStringLiteral("%1 cannot be read: %2").arg(file.fileName(), file.errorString());
        if (hash.result().toHex() != it->sha256) {
            return QStringLiteral("%1 was changed after it was made: its content is not what the "
                                  "manifest says. Install the driver again.")
                .arg(file.fileName());
        }
    }
    return {};
}

} // namespace coalface
