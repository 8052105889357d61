// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/chartfiles.h"

#include "core/settings/savefile.h"
#include "ui/charts/chartcsv.h"
#include "ui/charts/timechart.h"
#include "ui/common/bidi.h"
#include "ui/common/filetarget.h"
#include "ui/common/whendone.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QtConcurrentRun>

namespace coalface {

ChartFiles::ChartFiles(TimeChart &chart, QWidget *parent)
    : QObject(parent), m_chart(chart), m_window(parent)
{}

QString ChartFiles::proposal(const QString &ending) const
{
    static const QRegularExpression strange(QStringLiteral("[^\\w-]+"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    const QString title = QString(m_title).replace(strange, QStringLiteral("-")).left(60);
    return proposedFile(
        QStringLiteral("coalface-%1-%2.%3")
            .arg(title, m_chart.to().toLocalTime().toString(QStringLiteral("yyyyMMdd-HHmm")),
                 ending));
}

void ChartFiles::askForPicture(bool light)
{
    auto *dialog = new QFileDialog(m_window, tr("Save picture"), proposal(QStringLiteral("png")),
                                   tr("Pictures (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, light](const QString &file) { savePicture(file, light); });
    dialog->open();
}

void ChartFiles::askForCsv()
{
    const QString commas = tr("With commas and decimal points (*.csv)");
    const QString semicolons = tr(
        "With semicolons, decimal commas and local times, for spreadsheets (*.csv)");
    auto *dialog = new QFileDialog(m_window, tr("Save points"), proposal(QStringLiteral("csv")));
    dialog->setNameFilters({commas, semicolons});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog, semicolons](const QString &file) {
                saveCsv(file, dialog->selectedNameFilter() == semicolons
                                  ? CsvFormat{CsvFormat::Separator::Semicolon, true}
                                  : CsvFormat{});
            });
    dialog->open();
}

void ChartFiles::copyPicture()
{
    QGuiApplication::clipboard()->setImage(m_chart.picture(m_title, false));
    Q_EMIT succeeded(tr("The picture is in the clipboard."));
}

void ChartFiles::savePicture(const QString &file, bool light)
{
    save(file, [image = m_chart.picture(m_title, light)] {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes;
    });
}

void ChartFiles::saveCsv(const QString &file, const CsvFormat &format)
{
    save(file, [lines = m_chart.shownSeries(), unit = m_chart.quantity().unit, from = m_chart.from(),
                to = m_chart.to(), format] { return chartCsv(lines, unit, from, to, format); });
}

void ChartFiles::save(const QString &file, const std::function<QByteArray()> &content)
{
    const auto saving = QtConcurrent::run([file, content] { return saveFile(file, content()); });
    whenDone(saving, this, [this, file](const Result<Done> &saved) {
        if (saved)
            //: %1 is a file
            Q_EMIT succeeded(tr("Saved to %1.").arg(isolated(QDir::toNativeSeparators(file))));
        else
            Q_EMIT failed(saved.error().detail);
    });
}

} // namespace coalface
