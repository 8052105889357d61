// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"
#include "ui/operations/bulkoptions.h"

#include "core/operations/bulkchange.h"

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace coalface {

class BulkTable;
class BulkTargetModel;

//! What a person sees before miners are changed: what is to be done, and for each of them whether it can be, what it is
//! set to and what it would get. Asks the miners themselves; changes nothing.
class BulkSheet : public QWidget
{
    Q_OBJECT
public:
    //! Takes the options over. `hidden`: selected miners that a filter hides.
    BulkSheet(const WindowContext &context, const QList<qint64> &keys, int hidden,
              BulkOptions *options, QWidget *parent = nullptr);

    //! The button that a dialog has as its default: it changes nothing.
    QPushButton *cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void confirmed(const QList<coalface::BulkTarget> &targets, const coalface::WriteTimes &times,
                   std::chrono::milliseconds stagger);
    void rejected();

private:
    void build(int hidden);
    void readLog(EventLog *log, const QList<qint64> &keys);
    void decide();
    void refresh();
    QString split() const;
    void confirm();

    Fleet &m_fleet;
    BulkOptions *m_options;
    BulkTargetModel *m_targets;
    Survey *m_survey;
    bool m_isLogRead = false; //!< what was sent and not confirmed is known, as far as it can be
    BulkTable *m_table = nullptr;
    QLabel *m_strangers = nullptr; //!< who gets back a pool that nobody set for it
    QLabel *m_warnings = nullptr;  //!< of the options, which may be scrolled
    QLabel *m_state = nullptr;
    QSpinBox *m_stagger = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_go = nullptr;
};

} // namespace coalface
