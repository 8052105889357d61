// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/tariffdialog.h"

#include "ui/common/agetext.h"
#include "ui/common/problemlabel.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTimeEdit>

namespace coalface {

namespace {
constexpr int priceDigits = 4;
constexpr double notKnown = -0.0001; // shown as a word
constexpr double priceStep = 0.01;

QTime timeOf(int minutes)
{
    return QTime(minutes / 60, minutes % 60);
}

int minutesOf(const QTime &time)
{
    return time.hour() * 60 + time.minute();
}
} // namespace

TariffDialog::TariffDialog(Settings &settings, QWidget *parent)
    : QDialog(parent),
      m_settings(settings),
      m_currency(new QLineEdit(this)),
      m_price(makePrice({})),
      m_list(new QVBoxLayout),
      m_problem(new ProblemLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Tariff"));
    const Tariff tariff = settings.tariff();
    m_currency->setText(tariff.currency);
    m_currency->setPlaceholderText(QLocale().currencySymbol());
    m_price->setMinimum(notKnown);
    m_price->setSpecialValueText(tr("not known"));
    m_price->setValue(tariff.price.value_or(notKnown));
    auto *form = new QFormLayout;
    form->addRow(tr("&Currency"), m_currency);
    form->addRow(tr("&Price of a kWh"), m_price);
    auto *explanation
        = new QLabel(tr("At these times of the day another price holds, by the clock of "
                        "this computer. A time that ends before it begins passes "
                        "midnight."),
                     this);
    explanation->setWordWrap(true);
    explanation->setMinimumWidth(24 * fontMetrics().height());
    auto *add = new QPushButton(tr("&Add a time"), this);
    add->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(explanation);
    layout->addLayout(m_list);
    layout->addWidget(add, 0, Qt::AlignLeading);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addWidget(m_buttons);
    for (const TariffBand &band : tariff.bands)
        addRow(band);
    connect(add, &QPushButton::clicked, this, [this] {
        addRow({22 * 60, 6 * 60, std::max(0.0, m_price->value())});
        m_rows.last().from->setFocus();
        check();
    });
    connect(m_currency, &QLineEdit::textChanged, this, &TariffDialog::check);
    connect(m_price, &QDoubleSpinBox::valueChanged, this, &TariffDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &TariffDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QDoubleSpinBox *TariffDialog::makePrice(const QString &name)
{
    auto *price = new QDoubleSpinBox(this);
    price->setDecimals(priceDigits);
    price->setRange(0, greatestTariffPrice);
    price->setSingleStep(priceStep);
    if (!name.isEmpty())
        price->setAccessibleName(name);
    return price;
}

void TariffDialog::addRow(const TariffBand &band)
{
    Row row;
    row.widget = new QWidget(this);
    row.from = new QTimeEdit(timeOf(band.from), row.widget);
    row.to = new QTimeEdit(timeOf(band.to), row.widget);
    row.price = makePrice(tr("Price at this time"));
    row.price->setValue(band.price);
    row.from->setAccessibleName(tr("From"));
    row.to->setAccessibleName(tr("To"));
    for (QTimeEdit *edit : {row.from, row.to})
        edit->setDisplayFormat(shortTimeFormat());
    auto *remove = new QPushButton(tr("Remove"), row.widget);
    remove->setAutoDefault(false);
    auto *layout = new QHBoxLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(row.from);
    layout->addWidget(new QLabel(QStringLiteral("–"), row.widget));
    layout->addWidget(row.to);
    layout->addWidget(row.price, 1);
    layout->addWidget(remove);
    m_list->addWidget(row.widget);
    QMetaObject::invokeMethod(this, &QWidget::adjustSize, Qt::QueuedConnection);
    m_rows += row;
    connect(row.from, &QTimeEdit::timeChanged, this, &TariffDialog::check);
    connect(row.to, &QTimeEdit::timeChanged, this, &TariffDialog::check);
    connect(row.price, &QDoubleSpinBox::valueChanged, this, &TariffDialog::check);
    connect(remove, &QPushButton::clicked, this, [this, widget = row.widget] {
        m_rows.removeIf([widget](const Row &entry) { return entry.widget == widget; });
        widget->hide();
        widget->deleteLater();
        check();
    });
}

Tariff TariffDialog::tariff() const
{
    Tariff tariff;
    tariff.currency = m_currency->text().trimmed();
    if (tariff.currency.isEmpty())
        tariff.currency = m_currency->placeholderText();
    if (m_price->value() >= 0)
        tariff.price = m_price->value();
    for (const Row &row : m_rows)
        tariff.bands.append(
            {minutesOf(row.from->time()), minutesOf(row.to->time()), row.price->value()});
    return tariff;
}

void TariffDialog::check()
{
    const QString problem = tariffProblem(tariff());
    m_problem->setText(problem);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(problem.isEmpty());
}

void TariffDialog::save()
{
    const Result<Done> saved = m_settings.change([this] { m_settings.setTariff(tariff()); });
    if (!saved) {
        m_problem->setText(saved.error().detail);
        QMetaObject::invokeMethod(this, &QWidget::adjustSize, Qt::QueuedConnection);
        return;
    }
    accept();
}

} // namespace coalface
