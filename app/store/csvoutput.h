// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QByteArray>
#include <QFile>
#include <QSaveFile>

#include <memory>

namespace coalface {

//! Where an export goes: a file that appears only when all of it is there, a device, or standard output.
class CsvOutput
{
public:
    //! Empty: standard output.
    explicit CsvOutput(const QString &file) : m_name(file) {}
    ~CsvOutput(); //!< without finish(): no file is left

    Result<Done> open();
    Result<Done> write(const QByteArray &bytes);
    Result<Done> finish();

private:
    Error failed() const;
    QString whyNoFile() const;
    Result<Done> flush();

    QString m_name;
    std::unique_ptr<QFile> m_direct;
    std::unique_ptr<QSaveFile> m_file;
    QByteArray m_waiting;
};

} // namespace coalface
