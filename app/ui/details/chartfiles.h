// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csv/csvformat.h"

#include <QImage>
#include <QObject>

#include <functional>

class QWidget;

namespace coalface {

class TimeChart;

//! Saves and copies what a chart shows. Files appear whole or not at all; encoding and writing happen off the GUI thread.
class ChartFiles : public QObject
{
    Q_OBJECT
public:
    //! `parent`: over which the dialogs open.
    ChartFiles(TimeChart &chart, QWidget *parent);

    //! What the chart is of: "attic, Hashrate". Stands above the picture, and in the names of files.
    void setTitle(const QString &title) { m_title = title; }

    void askForPicture(bool light);
    void askForCsv();
    void copyPicture();
    void savePicture(const QString &file, bool light);
    void saveCsv(const QString &file, const CsvFormat &format);

Q_SIGNALS:
    void succeeded(const QString &sentence);
    void failed(const QString &sentence);

private:
    QString proposal(const QString &ending) const;
    void save(const QString &file, const std::function<QByteArray()> &content);

    TimeChart &m_chart;
    QWidget *m_window;
    QString m_title;
};

} // namespace coalface
