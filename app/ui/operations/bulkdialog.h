// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"
#include "ui/operations/bulkoptions.h"

#include "core/operations/bulkchange.h"

#include <QDialog>

class QStackedLayout;

namespace coalface {

class BulkResults;

//! One change on several miners: first its sheet, then, in the same window, how it goes and what came of it. Not
//! modal; closing it stops nothing that has begun.
class BulkDialog : public QDialog
{
    Q_OBJECT
public:
    //! With a sheet. Takes the options over.
    BulkDialog(const WindowContext &context, const QList<qint64> &keys, int hidden,
               BulkOptions *options, QWidget *parent = nullptr);
    //! With what became of a change that has begun.
    explicit BulkDialog(BulkChange &change, QWidget *parent = nullptr);

    //! Leaves the sheet behind.
    void showChange(BulkChange &change);
    //! Null before that.
    const BulkChange *change() const { return m_change; }
    void setUndoable(bool undoable);
    BulkResults *results() const { return m_results; }

Q_SIGNALS:
    void confirmed(const QList<coalface::BulkTarget> &targets, const coalface::WriteTimes &times,
                   std::chrono::milliseconds stagger);
    void undoWanted();

private:
    void name(const QString &title, WriteRequest::Verb verb);

    QStackedLayout *m_pages;
    BulkChange *m_change = nullptr;
    BulkResults *m_results = nullptr;
};

} // namespace coalface
