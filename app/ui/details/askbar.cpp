// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/askbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace coalface {

namespace {
constexpr std::chrono::milliseconds answerDeadline{12'000};
constexpr std::chrono::milliseconds announcementDeadline{20'000};
} // namespace

AskBar::AskBar(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_layout(new QHBoxLayout(this)),
      m_ask(new QPushButton(tr("As&k now"), this)),
      m_state(new QLabel(this))
{
    const int em = fontMetrics().height();
    m_ask->setAutoDefault(false);
    m_ask->setToolTip(tr("Ask the miner itself; nothing is changed"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_layout->setContentsMargins(em / 2, em / 3, em / 2, 0);
    m_layout->addWidget(m_ask);
    m_layout->addWidget(m_state, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_ask, &QPushButton::clicked, this, &AskBar::wanted);
    setMiner(0, {});
}

void AskBar::setMiner(qint64 key, const QString &hint)
{
    m_key = key;
    m_ask->setEnabled(key > 0);
    m_state->setText(key > 0 ? hint : tr("Select a miner first."));
}

DriverSession *AskBar::begin()
{
    const Miner *miner = m_context.fleet.miner(m_key);
    if (!miner)
        return nullptr;
    DriverSession *session = m_context.drivers.session(miner->record.driverType);
    if (!session) {
        const auto driver = m_context.drivers.driver(miner->record.driverType);
        //: %1 is a driver's type, %2 a sentence
        m_state->setText(tr("Its driver “%1” cannot be used. %2")
                             .arg(miner->record.driverType,
                                  driver ? driver->detail : tr("It is not installed.")));
        return nullptr;
    }
    m_ask->setEnabled(false);
    m_state->setText(tr("Asking…"));
    return session;
}

void AskBar::ended(const QString &sentence)
{
    m_ask->setEnabled(m_key > 0);
    m_state->setText(sentence);
}

void AskBar::addButton(QPushButton *button)
{
    button->setAutoDefault(false);
    m_layout->addWidget(button);
}

MinerRef AskBar::reference() const
{
    const Miner *miner = m_context.fleet.miner(m_key);
    return miner ? m_context.fleet.reference(miner->record) : MinerRef();
}

std::chrono::milliseconds AskBar::deadline() const
{
    const Miner *miner = m_context.fleet.miner(m_key);
    return miner && miner->record.port ? answerDeadline : announcementDeadline;
}

} // namespace coalface
