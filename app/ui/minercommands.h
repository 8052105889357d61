// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QObject>
#include <QPointer>
#include <QUrl>

class QWidget;

namespace coalface {

class ExportDialog;
class MinerTable;

//! What a person does with miners from the window: most of it opens a dialog above the window, which
//! goes by itself when closed. What is asked for concerns the rows selected in the table. GUI thread.
class MinerCommands : public QObject
{
    Q_OBJECT
public:
    //! The window owns this; the table outlives it.
    MinerCommands(const WindowContext &context, MinerTable &table, QWidget *window);

    void discover(const QString &targets = {}, bool startAtOnce = false);
    void addMiner();
    void exportCsv();
    bool isExporting() const;
    //! What is lost of a running export when it is stopped, as a sentence.
    QString exportLoss() const;
    //! Without a question; nothing while none runs.
    void stopExport();
    //! The selected miners, or all when none is.
    void pollNow();
    void rename();
    void forget();
    void copy();
    void openWebInterface();

Q_SIGNALS:
    //! What came of it, as a sentence.
    void succeeded(const QString &sentence);
    //! Why it did not work, as a sentence.
    void failed(const QString &sentence);
    void exportEnded();

private:
    WindowContext m_context;
    MinerTable &m_table;
    QWidget *m_window;
    QPointer<ExportDialog> m_export;
};

//! Where the miner's own page is: at its port where its driver speaks HTTP with it, else at the usual one. Invalid: a
//! browser cannot be led there.
QUrl webAddress(const MinerRecord &miner, const QString &connectionType);

} // namespace coalface
