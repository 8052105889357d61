// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/chartcontrols.h"

#include "ui/common/togglebutton.h"

#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>

namespace coalface {

namespace {
constexpr int hour = 3600;
constexpr int day = 24 * hour;
constexpr int allId = 0;
constexpr int customId = 1; // no range is as short as that

int buttonOf(const ChartRange &range)
{
    switch (range.kind) {
    case ChartRange::Kind::All:
        return allId;
    case ChartRange::Kind::Between:
        return customId;
    case ChartRange::Kind::Last:
        break;
    }
    return int(range.seconds);
}
} // namespace

ChartControls::ChartControls(QWidget *parent)
    : FlowRow(parent->fontMetrics().height() / 4, parent), m_ranges(new QButtonGroup(this))
{
    addMetric();
    addRanges();
    m_live = addButton(tr("Live"), tr("Follow the present time"));
    m_live->setChecked(true);
    connect(m_live, &QToolButton::toggled, this, &ChartControls::liveToggled);
    m_reset = addButton(tr("Reset zoom"), tr("Back to the chosen range and to all values"));
    m_reset->setCheckable(false);
    connect(m_reset, &QToolButton::clicked, this, &ChartControls::resetWanted);
    m_fleet = addButton(tr("Fleet total"), QString());
    connect(m_fleet, &QToolButton::toggled, this, &ChartControls::fleetToggled);
    m_asTable = addButton(tr("Show as table"), tr("The same points as a table"));
    connect(m_asTable, &QToolButton::toggled, this, &ChartControls::tableToggled);
    addSaving();
    updateFleet();
}

QToolButton *ChartControls::addButton(const QString &text, const QString &toolTip)
{
    auto *button = new ToggleButton(this);
    button->setText(text);
    button->setToolTip(toolTip);
    layout()->addWidget(button);
    return button;
}

void ChartControls::addMetric()
{
    auto *pair = new QWidget(this); // the two must not be parted by the end of a row
    auto *row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, fontMetrics().height() / 4, 0);
    auto *label = new QLabel(tr("M&etric"), pair);
    m_metric = new QComboBox(pair);
    for (const ChartMetric &metric : chartMetrics())
        m_metric->addItem(metric.name());
    label->setBuddy(m_metric);
    row->addWidget(label);
    row->addWidget(m_metric);
    layout()->addWidget(pair);
    connect(m_metric, &QComboBox::currentIndexChanged, this, [this] {
        updateFleet();
        Q_EMIT metricChanged();
    });
}

void ChartControls::addRanges()
{
    const QList<std::pair<int, QString>> spans{{hour, tr("1 h")},      {6 * hour, tr("6 h")},
                                               {day, tr("24 h")},      {7 * day, tr("7 d")},
                                               {30 * day, tr("30 d")}, {365 * day, tr("1 y")}};
    for (const auto &[seconds, text] : spans)
        m_ranges->addButton(addButton(text, tr("Show the last %1").arg(text)), seconds);
    m_ranges->addButton(addButton(tr("All"), tr("Show everything since the first sample")), allId);
    m_ranges->addButton(addButton(tr("Custom…"), tr("Choose from when to when")), customId);
    // By the change and not by the click, so that an assistive tool's "toggle" works.
    connect(m_ranges, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (!on || id == customId)
            return;
        Q_EMIT rangeChosen(id == allId ? ChartRange{ChartRange::Kind::All, 0, {}, {}}
                                       : ChartRange{ChartRange::Kind::Last, id, {}, {}});
    });
    connect(m_ranges->button(customId), &QAbstractButton::clicked, this,
            &ChartControls::customWanted);
    m_rangePair = new QWidget(this);
    auto *row = new QHBoxLayout(m_rangePair);
    row->setContentsMargins(0, 0, fontMetrics().height() / 4, 0);
    auto *label = new QLabel(tr("Range"), m_rangePair); // on Linux a name of its own is not read out
    m_rangeBox = new QComboBox(m_rangePair);
    label->setBuddy(m_rangeBox);
    row->addWidget(label);
    row->addWidget(m_rangeBox);
    for (QAbstractButton *button : m_ranges->buttons())
        m_rangeBox->addItem(button->text(), m_ranges->id(button));
    m_rangePair->hide();
    layout()->addWidget(m_rangePair);
    // Chosen, and not only changed: the custom one asks anew each time.
    connect(m_rangeBox, &QComboBox::activated, this,
            [this] { m_ranges->button(m_rangeBox->currentData().toInt())->click(); });
    connect(m_ranges, &QButtonGroup::idToggled, this, &ChartControls::showRangeInBox);
}

void ChartControls::showRangeInBox()
{
    m_rangeBox->setCurrentIndex(m_rangeBox->findData(m_ranges->checkedId()));
}

void ChartControls::addSaving()
{
    m_save = addButton(tr("Save"), {});
    m_save->setCheckable(false);
    m_save->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_save);
    m_resetEntry = menu->addAction(tr("&Reset zoom"), this, &ChartControls::resetWanted);
    m_tableEntry = menu->addAction(tr("Show as &table"));
    m_tableEntry->setCheckable(true);
    connect(m_tableEntry, &QAction::toggled, m_asTable, &QToolButton::setChecked);
    connect(m_asTable, &QToolButton::toggled, m_tableEntry, &QAction::setChecked);
    menu->addSeparator();
    savePicture = menu->addAction(tr("Save &picture…"));
    saveLightPicture = menu->addAction(tr("Save picture for &light paper…"));
    copyPicture = menu->addAction(tr("&Copy picture"));
    menu->addSeparator();
    saveCsv = menu->addAction(tr("Save points as C&SV…"));
    m_save->setMenu(menu);
}

int ChartControls::widthOf(const QList<QWidget *> &widgets) const
{
    int width = 0;
    for (const QWidget *widget : widgets)
        width += widget->sizeHint().width() + layout()->spacing();
    return width;
}

void ChartControls::fit()
{
    QList<QWidget *> ranges;
    for (QAbstractButton *button : m_ranges->buttons())
        ranges << button;
    const QList<QWidget *> seldom{m_reset, m_asTable};
    m_save->setText(tr("Save")); // measured with it, so that nothing goes to and fro
    const int needed = widthOf({m_metric->parentWidget(), m_live, m_fleet, m_save});
    const bool hasSeldom = needed + widthOf(ranges) + widthOf(seldom) <= width();
    const bool hasRanges = needed + widthOf(ranges) <= width();
    for (QWidget *widget : seldom)
        widget->setVisible(hasSeldom);
    for (QWidget *widget : std::as_const(ranges))
        widget->setVisible(hasRanges);
    m_rangePair->setHidden(hasRanges);
    m_resetEntry->setVisible(!hasSeldom);
    m_tableEntry->setVisible(!hasSeldom);
    if (!hasSeldom)
        m_save->setText(tr("More"));
    m_save->setToolTip(hasSeldom ? tr("Save what is shown, or copy it")
                                 : tr("Show it as a table, save or copy it"));
}

bool ChartControls::event(QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange)
        fit();
    return FlowRow::event(event);
}

const ChartMetric &ChartControls::chosenMetric() const
{
    return chartMetrics().at(qMax(0, m_metric->currentIndex()));
}

void ChartControls::setMetric(const QString &id)
{
    for (int i = 0; i < chartMetrics().size(); ++i) {
        if (chartMetrics()[i].id == id)
            m_metric->setCurrentIndex(i);
    }
}

void ChartControls::showRange(const ChartRange &range)
{
    const QSignalBlocker quiet(m_ranges);
    if (QAbstractButton *button = m_ranges->button(buttonOf(range)))
        button->setChecked(true);
    showRangeInBox();
}

bool ChartControls::isLive() const
{
    return m_live->isChecked();
}

void ChartControls::setLive(bool live)
{
    const QSignalBlocker quiet(m_live);
    m_live->setChecked(live);
}

bool ChartControls::wantsFleet() const
{
    return m_fleet->isChecked();
}

bool ChartControls::hasFleet() const
{
    return wantsFleet() && chosenMetric().hasFleet;
}

void ChartControls::setWantsFleet(bool wants)
{
    m_fleet->setChecked(wants);
}

void ChartControls::updateFleet()
{
    const bool has = chosenMetric().hasFleet;
    m_fleet->setEnabled(has);
    m_fleet->setToolTip(has ? tr("Draw the whole fleet as a line of its own")
                            : tr("Of this there is nothing for the whole fleet"));
}

} // namespace coalface
