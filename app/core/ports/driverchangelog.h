// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QMap>
#include <QString>

namespace coalface {

//! What one version of a driver brought, as its author says it.
struct DriverNews
{
    QString version;
    QDate date;
    QMap<QString, QString> text; //!< by language, "en" always among them; plain text

    //! In that language ("de", "pt_BR"), or in its plain form, or in English.
    QString textFor(const QString &language) const
    {
        for (const QString &key : {language, language.section(u'_', 0, 0)}) {
            if (text.contains(key))
                return text.value(key);
        }
        return text.value(QStringLiteral("en"));
    }
    friend bool operator==(const DriverNews &, const DriverNews &) = default;
};

//! Newest first, as the author wrote it down.
using DriverChangelog = QList<DriverNews>;

} // namespace coalface
