// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/forgetdialog.h"

#include "ui/common/bidi.h"
#include "ui/common/fleetminers.h"
#include "ui/common/whendone.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace coalface {

namespace {

constexpr int mostNames = 12;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ForgetDialog::ForgetDialog(const WindowContext &context, const QList<qint64> &keys, QWidget *parent)
    : QDialog(parent),
      m_fleet(context.fleet),
      m_keys(keys),
      m_extent(plainLabel({}, this)),
      m_typed(new QLineEdit(this))
{
    QStringList names;
    for (const Miner *miner : fleetMiners(context.fleet, keys))
        names += miner->record.name;
    m_count = int(names.size());
    m_wanted = m_count == 1 ? names.first() : QString::number(m_count);
    setWindowTitle(tr("Forget miners"));
    setAccessibleName(tr("Forget miners"));
    QStringList shown;
    for (const QString &name : names.mid(0, mostNames))
        shown += isolated(name);
    if (m_count > mostNames)
        shown += tr("and %n more", nullptr, m_count - mostNames);

    const int em = fontMetrics().height();
    auto *icon = new QLabel(this);
    icon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(2 * em));
    auto *question = plainLabel(tr("Forget %n miners and their whole history?", nullptr, m_count),
                                this);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    question->setFont(strong);
    auto *ask = plainLabel(m_count == 1
                               ? tr("&Type the miner's name, “%1”, to confirm:")
                                     .arg(isolated(QString(m_wanted).replace(QLatin1Char('&'),
                                                                             QLatin1String("&&"))))
                               : tr("&Type the number of miners, %1, to confirm:").arg(m_wanted),
                           this);
    ask->setBuddy(m_typed);
    m_typed->setMinimumWidth(30 * em);
    auto *buttons = new QDialogButtonBox(this);
    m_forget = buttons->addButton(tr("&Forget %n miners", nullptr, m_count),
                                  QDialogButtonBox::DestructiveRole);
    m_forget->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setDefault(true);

    auto *text = new QVBoxLayout;
    text->addWidget(question);
    text->addWidget(plainLabel(shown.join(QLatin1Char('\n')), this));
    text->addWidget(m_extent);
    text->addWidget(
        plainLabel(tr("Their tags, notes and logins go, too. What was done to them stays "
                      "in the history. The devices themselves are not touched. This "
                      "cannot be undone."),
                   this));
    text->addWidget(ask);
    text->addWidget(m_typed);
    auto *upper = new QHBoxLayout;
    upper->addWidget(icon, 0, Qt::AlignTop);
    upper->addLayout(text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(upper);
    layout->addWidget(buttons);
    // As high as its sentences need: a line that is cut off here may be the one that counts.
    layout->setSizeConstraint(QLayout::SetFixedSize);

    m_extent->hide();
    connect(m_typed, &QLineEdit::textChanged, this, &ForgetDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed();
        accept();
    });
    m_typed->setFocus();
    check();
}

void ForgetDialog::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    // Not before it can be seen: it grows by what is told, and a window that does so before the window manager has
    // placed it goes into the corner of the screen, with its title above that.
    if (std::exchange(m_isAsked, true))
        return;
    whenDone(m_fleet.extent(m_keys), this, [this](const Result<HistoryExtent> &extent) {
        if (extent)
            tellExtent(*extent);
    });
}

void ForgetDialog::check()
{
    const bool right = m_typed->text().trimmed().compare(m_wanted, Qt::CaseInsensitive) == 0;
    m_forget->setEnabled(right);
    m_forget->setToolTip(right ? QString() : tr("Type what is asked for above first"));
}

void ForgetDialog::tellExtent(const HistoryExtent &extent)
{
    if (!extent.first.isValid())
        return;
    const QLocale locale;
    const QString since = locale.toString(extent.first.toLocalTime().date(), QLocale::LongFormat);
    if (extent.samples) {
        constexpr qint64 most = std::numeric_limits<int>::max();
        //: %1 is a date
        m_extent->setText(tr("Lost: %Ln readings since %1, and their events.", nullptr,
                             int(std::min<qint64>(*extent.samples, most)))
                              .arg(since));
    } else {
        //: %1 is a date
        m_extent->setText(tr("Lost: all readings since %1, and their events.").arg(since));
    }
    m_extent->show();
}

} // namespace coalface
