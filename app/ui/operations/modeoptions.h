// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/operations/bulkoptions.h"

class QComboBox;

namespace coalface {

//! Chooses one of the modes that any of the miners has. What it means is each device's own affair, and stands in its row.
class ModeOptions : public BulkOptions
{
    Q_OBJECT
public:
    explicit ModeOptions(QWidget *parent = nullptr);

    WriteRequest::Verb verb() const override { return WriteRequest::Verb::SetMode; }
    WriteRequest requestFor(const MinerRecord &miner) const override;
    QString problem() const override;
    void take(const Surveyed &miner) override;
    bool hasStagger() const override { return true; }

private:
    QComboBox *m_modes;
};

} // namespace coalface
