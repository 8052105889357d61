// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/bulkdialog.h"

#include "ui/common/windowsize.h"
#include "ui/operations/bulkresults.h"
#include "ui/operations/bulksheet.h"
#include "ui/operations/bulktext.h"

#include <QPushButton>
#include <QStackedLayout>

namespace coalface {

BulkDialog::BulkDialog(const WindowContext &context, const QList<qint64> &keys, int hidden,
                       BulkOptions *options, QWidget *parent)
    : QDialog(parent), m_pages(new QStackedLayout(this))
{
    name(options->title(), options->verb());
    auto *sheet = new BulkSheet(context, keys, hidden, options, this);
    m_pages->addWidget(sheet);
    connect(sheet, &BulkSheet::confirmed, this, &BulkDialog::confirmed);
    connect(sheet, &BulkSheet::rejected, this, &QDialog::reject);
    sheet->cancelButton()->setDefault(true);
}

BulkDialog::BulkDialog(BulkChange &change, QWidget *parent)
    : QDialog(parent), m_pages(new QStackedLayout(this))
{
    name(bulktext::title(change.verb(), change.purpose()), change.verb());
    showChange(change);
}

void BulkDialog::name(const QString &title, WriteRequest::Verb verb)
{
    setWindowTitle(title);
    setAccessibleName(title);
    const int em = fontMetrics().height();
    const bool hasValues = verb == WriteRequest::Verb::SetMode
                           || verb == WriteRequest::Verb::SetPool;
    resize(openingSize(*this, QSize(hasValues ? 72 * em : 54 * em, 34 * em)));
}

void BulkDialog::showChange(BulkChange &change)
{
    m_change = &change;
    QWidget *sheet = m_pages->currentWidget();
    m_results = new BulkResults(change, this);
    m_pages->addWidget(m_results);
    m_pages->setCurrentWidget(m_results);
    if (sheet)
        sheet->deleteLater(); // it is just telling that it was confirmed
    connect(m_results, &BulkResults::undoWanted, this, &BulkDialog::undoWanted);
    connect(m_results, &BulkResults::closeWanted, this, &QDialog::reject);
    m_results->closeButton()->setDefault(true);
    m_results->closeButton()->setFocus();
}

void BulkDialog::setUndoable(bool undoable)
{
    if (m_results)
        m_results->setUndoable(undoable);
}

} // namespace coalface
