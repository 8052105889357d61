// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/detailspane.h"

#include "ui/common/agetext.h"
#include "ui/common/bidi.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/statetext.h"
#include "ui/details/chartpage.h"
#include "ui/details/devicepage.h"
#include "ui/details/minerdriverpage.h"
#include "ui/details/notespage.h"
#include "ui/details/overviewpage.h"
#include "ui/details/rawpage.h"
#include "ui/events/eventlist.h"
#include "ui/theme/stateicon.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace coalface {

//! What stands above the tabs or, where there is room, right of them: then it takes all that they leave.
class TabHeading : public QWidget
{
public:
    explicit TabHeading(QWidget *parent) : QWidget(parent) {}

    void setRoom(int width)
    {
        if (width == m_room)
            return;
        m_room = width;
        updateGeometry();
    }
    QSize sizeHint() const override { return {m_room, QWidget::sizeHint().height()}; }

private:
    int m_room = 0;
};

DetailsPane::DetailsPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_layout(new QVBoxLayout(this)),
      m_heading(new TabHeading(this)),
      m_back(new QToolButton(m_heading)),
      m_icon(new QLabel(m_heading)),
      m_name(new ElidedLabel(m_heading)),
      m_status(new ElidedLabel(m_heading)),
      m_tabs(new QTabWidget(this)),
      m_overview(new OverviewPage(context, this)),
      m_chart(new ChartPage(context, this)),
      m_device(new DevicePage(context, this)),
      m_driver(new MinerDriverPage(context, this)),
      m_notes(new NotesPage(context, this)),
      m_raw(new RawPage(context, this))
{
    const int em = fontMetrics().height();
    m_name->setTextFormat(Qt::PlainText);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Details"));
    m_tabs->addTab(m_overview, tr("Overview"));
    m_tabs->addTab(m_chart, tr("Chart"));
    if (m_context.events) {
        m_events = new EventList(*m_context.events, m_context.fleet, this);
        m_events->hideMiner();
        m_tabs->addTab(m_events, tr("Events"));
        showEventsOf(0);
    }
    m_tabs->addTab(m_device, tr("Device"));
    m_tabs->addTab(m_driver, tr("Driver"));
    m_tabs->addTab(m_notes, tr("Notes"));
    m_tabs->addTab(m_raw, tr("Raw reply"));
    m_tabs->setCurrentWidget(m_chart);

    m_back->setText(tr("All miners"));
    m_back->setArrowType(Qt::LeftArrow);
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setAutoRaise(true);
    m_back->setFocusPolicy(Qt::TabFocus);
    m_back->setToolTip(tr("Back to the table of all miners (Esc)"));
    m_back->hide();
    auto *heading = new QHBoxLayout(m_heading);
    heading->setContentsMargins(em / 2, 0, em / 2, 0);
    heading->setSpacing(em / 2);
    heading->addWidget(m_back);
    heading->addWidget(m_icon);
    heading->addWidget(m_name);
    heading->addWidget(m_status, 1);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(em / 4);
    m_layout->addSpacing(em / 12);
    m_layout->addWidget(m_heading);
    m_layout->addWidget(m_tabs, 1);

    connect(m_back, &QToolButton::clicked, this, &DetailsPane::backWanted);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DetailsPane::stateChanged);
    connect(m_chart, &ChartPage::stateChanged, this, &DetailsPane::stateChanged);
    connect(&m_context.fleet, &Fleet::minersChanged, this, [this](const QList<qint64> &keys) {
        if (!m_keys.isEmpty() && keys.contains(m_keys.first()))
            refresh();
    });
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &DetailsPane::refresh);
    m_tick.start();
    refresh();
}

void DetailsPane::showMiners(const QList<qint64> &keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    m_chart->setMiners(keys);
    showEventsOf(keys.value(0));
    refresh();
}

void DetailsPane::setActions(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        auto *button = new QToolButton(m_heading);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAccessibleName(action->iconText());
        button->setPopupMode(QToolButton::InstantPopup);
        button->setVisible(m_isFull);
        m_heading->layout()->addWidget(button);
        m_buttons += button;
    }
}

void DetailsPane::setFull(bool full)
{
    m_isFull = full;
    m_back->setVisible(full);
    for (QToolButton *button : std::as_const(m_buttons))
        button->setVisible(full);
    placeHeading();
}

//! A line of its own only where the tabs leave too little, or it is the page's: a small window has better use for it.
void DetailsPane::placeHeading()
{
    const int room = m_tabs->width() - m_tabs->tabBar()->sizeHint().width();
    const bool isBeside = !m_isFull && room >= 10 * fontMetrics().height();
    m_heading->setRoom(isBeside ? room : 0);
    if (isBeside == (m_tabs->cornerWidget() == m_heading))
        return;
    const int em = fontMetrics().height();
    m_heading->layout()->setContentsMargins(em / 2, 0, em / 2,
                                            isBeside ? em / 3 : 0); // as the tabs' texts
    if (isBeside) {
        m_layout->removeWidget(m_heading);
        m_tabs->setCornerWidget(m_heading);
    } else {
        m_tabs->setCornerWidget(nullptr);
        m_layout->insertWidget(1, m_heading);
    }
    m_heading->show();
}

void DetailsPane::showEventsOf(qint64 key)
{
    if (!m_events)
        return;
    EventFilter filter;
    filter.minerKeys = {key};
    m_events->setEmptyText(key > 0 ? tr("Nothing has happened to this miner yet.")
                                   : tr("Select a miner to see its events."));
    m_events->setFilter(filter);
}

void DetailsPane::refresh()
{
    if (!isVisible())
        return;
    const Miner *miner = m_keys.isEmpty() ? nullptr : m_context.fleet.miner(m_keys.first());
    m_overview->showMiner(miner);
    m_device->showMiner(miner ? miner->record.key : 0);
    m_driver->showDriver(miner ? miner->record.driverType : QString());
    m_notes->showMiner(miner);
    m_raw->showMiner(miner ? miner->record.key : 0);
    m_icon->setVisible(miner);
    if (!miner) {
        m_name->setText(tr("Select a miner to see its details."));
        m_status->clear();
        return;
    }
    if (m_shownState != miner->state) {
        m_shownState = miner->state;
        const int side = fontMetrics().height();
        m_icon->setPixmap(stateIcon(miner->state).pixmap(QSize(side, side), devicePixelRatioF()));
    }
    QString name = isolated(miner->record.name);
    if (m_keys.size() > 1)
        name = tr("%1 and %n more", "name of a miner, number of further selected ones",
                  int(m_keys.size()) - 1)
                   .arg(name);
    m_name->setText(name);
    QStringList parts{stateWord(miner->state)};
    if (miner->telemetry)
        //: %1 is an age: "read 12 s ago"
        parts += tr("read %1").arg(ageText(miner->telemetry->timestamp, m_context.clock.now()));
    QString status = parts.join(QStringLiteral(" · "));
    if (const QString reasons = stateReasons(*miner); !reasons.isEmpty())
        status += QStringLiteral(" · ") + reasons;
    if (status != m_status->text())
        m_status->setText(status);
}

void DetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_shownState.reset();
        refresh();
    }
}

void DetailsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeHeading();
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

QJsonObject DetailsPane::state() const
{
    return {{QStringLiteral("tab"), m_tabs->currentIndex()},
            {QStringLiteral("chart"), m_chart->state()}};
}

void DetailsPane::restore(const QJsonObject &state)
{
    if (const QJsonValue tab = state.value(QStringLiteral("tab")); tab.isDouble())
        m_tabs->setCurrentIndex(qBound(0, tab.toInt(), m_tabs->count() - 1));
    m_chart->restore(state.value(QStringLiteral("chart")).toObject());
}

} // namespace coalface
