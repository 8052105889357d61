// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/rawpage.h"

#include "ui/common/agetext.h"
#include "ui/common/errortext.h"
#include "ui/common/whendone.h"
#include "ui/details/askbar.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coalface {

RawPage::RawPage(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_bar(new AskBar(context, this)),
      m_copy(new QPushButton(tr("Cop&y"), this)),
      m_text(new QPlainTextEdit(this))
{
    const int em = fontMetrics().height();
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->setAccessibleName(tr("Raw reply"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_copy->setToolTip(tr("Copy all of it; passwords and tokens are masked already"));
    m_bar->addButton(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(em / 3);
    layout->addWidget(m_bar);
    layout->addWidget(m_text, 1);
    connect(m_bar, &AskBar::wanted, this, &RawPage::ask);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_text->toPlainText()); });
    showMiner(0);
}

void RawPage::showMiner(qint64 key)
{
    if (key == m_bar->key() && key != 0)
        return;
    ++m_round;
    m_bar->setMiner(key, tr("Shows what the miner answers, word for word; passwords and tokens are "
                            "masked."));
    m_text->clear();
    m_copy->setEnabled(false);
}

void RawPage::ask()
{
    DriverSession *session = m_bar->begin();
    if (!session)
        return;
    m_text->clear();
    m_copy->setEnabled(false);
    const quint64 round = ++m_round;
    whenDone(session->readRaw(m_bar->reference(), m_bar->deadline()), this,
             [this, round](const Result<RawReading> &raw) {
                 if (round == m_round)
                     take(raw);
             });
}

void RawPage::take(const Result<RawReading> &raw)
{
    if (!raw) {
        m_bar->ended(errorText(raw.error()));
        return;
    }
    m_text->setPlainText(rawText(raw->exchanges));
    m_copy->setEnabled(!raw->exchanges.isEmpty());
    const QString when = momentText(m_context.clock.now());
    if (!raw->telemetry)
        m_bar->ended(errorText(raw->telemetry.error()));
    else if (raw->exchanges.isEmpty())
        m_bar->ended(tr("Its driver read it without asking it for anything."));
    else
        //: %1 is a moment
        m_bar->ended(tr("Asked at %1; its driver understood it.").arg(when));
}

QString rawText(const QList<Exchanged> &exchanges)
{
    QStringList parts;
    for (const Exchanged &one : exchanges) {
        QString part;
        if (!one.request.isEmpty())
            part += QStringLiteral("> ") + one.request.trimmed() + QLatin1Char('\n');
        else
            part += QStringLiteral("> ") + RawPage::tr("(announced by itself)") + QLatin1Char('\n');
        if (!one.summary.isEmpty())
            part += QStringLiteral("< ") + one.summary + QLatin1Char('\n');
        else if (one.reply.isEmpty())
            part += QStringLiteral("< ") + RawPage::tr("(no reply)") + QLatin1Char('\n');
        part += one.reply;
        if (one.isCut)
            part += QLatin1Char('\n') + RawPage::tr("(cut off here: it is longer)");
        parts += part.trimmed();
    }
    return parts.join(QStringLiteral("\n\n"));
}

} // namespace coalface
