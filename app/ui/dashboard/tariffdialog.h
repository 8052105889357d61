// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QDialog>

class QDialogButtonBox;
class QDoubleSpinBox;
class QLineEdit;
class QTimeEdit;
class QVBoxLayout;

namespace coalface {

class ProblemLabel;

//! What a kilowatt-hour costs: one price, and others at times of the day.
class TariffDialog : public QDialog
{
    Q_OBJECT
public:
    //! The settings live longer.
    explicit TariffDialog(Settings &settings, QWidget *parent = nullptr);

    Tariff tariff() const; //!< as it is typed

private:
    struct Row
    {
        QWidget *widget = nullptr;
        QTimeEdit *from = nullptr;
        QTimeEdit *to = nullptr;
        QDoubleSpinBox *price = nullptr;
    };
    QDoubleSpinBox *makePrice(const QString &name);
    void addRow(const TariffBand &band);
    void check();
    void save();

    Settings &m_settings;
    QLineEdit *m_currency;
    QDoubleSpinBox *m_price;
    QVBoxLayout *m_list;
    QList<Row> m_rows;
    ProblemLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace coalface
