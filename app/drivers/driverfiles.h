// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace coalface {

//! The files of one version of a driver, as its manifest lists them: exactly these, unchanged.
class DriverFiles
{
public:
    struct Mark
    {
        qint64 size = 0;
        QByteArray sha256; //!< lower-case hex

        friend bool operator==(const Mark &, const Mark &) = default;
    };

    DriverFiles() = default;
    DriverFiles(QString folder, QMap<QString, Mark> files);

    static constexpr qint64 largestTranscript = 1024 * 1024;
    //! "transcripts/<name>.json": what is recorded for the self-test, the only sort of file that does not lie in the
    //! driver's folder itself.
    static bool isTranscript(const QString &name);

    const QMap<QString, Mark> &files() const { return m_files; }
    //! The first file that the manifest lists and the folder has not; empty: all are there.
    QString missingFile() const;
    //! A sentence when the folder holds what the manifest does not list, or a file of another size.
    //! Strict because Qt would load "<file>.avx2" in place of a file that was checked.
    QString listingProblem() const;
    //! A sentence when the content is another. Reads all files: for a worker thread.
    QString contentProblem() const;

private:
    QString m_folder;
    QMap<QString, Mark> m_files;
};

} // namespace coalface
