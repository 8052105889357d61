// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/bulkchange.h"
#include "ui/operations/bulkoptions.h"

#include <QHash>

class QLineEdit;

namespace coalface {

//! Brings back what was there before. A pool's password before cannot be known, so one can be typed.
class UndoOptions : public BulkOptions
{
    Q_OBJECT
public:
    explicit UndoOptions(const QList<BulkTarget> &targets, QWidget *parent = nullptr);

    WriteRequest::Verb verb() const override { return m_verb; }
    WriteRequest requestFor(const MinerRecord &miner) const override;

protected:
    bool withRestart() const override { return m_withRestart; }

private:
    WriteRequest::Verb m_verb;
    QHash<qint64, WriteRequest> m_requests;
    bool m_withRestart = false;
    QLineEdit *m_password = nullptr;
};

} // namespace coalface
