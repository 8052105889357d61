// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/driverchangelog.h"

#include <QLabel>

namespace coalface {

//! What versions of a driver brought, below a heading, in the language of the program where the author wrote in it.
//! Not there while there is nothing to tell.
class DriverChangelogView : public QLabel
{
    Q_OBJECT
public:
    explicit DriverChangelogView(const QString &heading, QWidget *parent = nullptr);
    void showNews(const DriverChangelog &news);

private:
    QString m_heading;
    DriverChangelog m_news;
};

} // namespace coalface
