// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/trayicon.h"

#include "ui/theme/colours.h"

#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

#include <chrono>

namespace coalface {

using namespace std::chrono_literals;

namespace {
//! The program's icon with a dot in its corner.
QIcon withDot(const QIcon &icon)
{
    QIcon dotted;
    for (const QSize size : icon.availableSizes()) {
        QPixmap picture = icon.pixmap(size, 1.0);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal side = picture.width() * 0.45;
        painter.setPen(QPen(Qt::white, picture.width() / 16.0));
        painter.setBrush(stateColour(MinerState::Offline, QApplication::palette()));
        painter.drawEllipse(
            QRectF(picture.width() - side * 1.08, picture.height() - side * 1.08, side, side));
        painter.end();
        dotted.addPixmap(picture);
    }
    return dotted;
}
} // namespace

TrayIcon::TrayIcon(QObject *parent) : DesktopSign(parent)
{
    m_since.start();
    m_look.setInterval(1s);
    connect(&m_look, &QTimer::timeout, this, &TrayIcon::look);
    connect(&m_notices, &BusNotices::failed, this, &TrayIcon::showByIcon);
    connect(&m_notices, &BusNotices::thereChanged, this, &DesktopSign::availabilityChanged);
    connect(&m_notices, &BusNotices::clicked, this, &DesktopSign::notificationClicked);
    connect(&m_watch, &TrayWatch::appeared, this, [this] {
        if (m_look.isActive())
            look();
    });
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::mayAsk() const
{
    return m_watch.mayAsk() || m_since.elapsed() >= others * 1000;
}

bool TrayIcon::isPossible() const
{
    return mayAsk() && QSystemTrayIcon::isSystemTrayAvailable()
           && QSystemTrayIcon::supportsMessages();
}

void TrayIcon::setWanted(Use use, bool wanted)
{
    m_uses.setFlag(use, wanted);
    if (!m_uses) {
        m_look.stop();
        if (m_icon) {
            m_icon.reset();
            Q_EMIT availabilityChanged();
        }
        return;
    }
    if (m_icon || m_look.isActive())
        return;
    m_looks = 0;
    m_look.start();
    look();
}

void TrayIcon::look()
{
    if (isPossible()) {
        m_look.stop();
        m_menu = std::make_unique<QMenu>();
        QAction *open = m_menu->addAction(tr("&Open Coalface"), this, &DesktopSign::openWanted);
        m_menu->setDefaultAction(open);
        m_menu->addSeparator();
        m_menu->addAction(tr("&Quit"), this, &DesktopSign::quitWanted);
        m_icon = std::make_unique<QSystemTrayIcon>();
        m_icon->setContextMenu(m_menu.get());
        draw();
        connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this,
                &DesktopSign::notificationClicked);
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](auto reason) {
            if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                Q_EMIT openWanted();
        });
        m_icon->show();
        Q_EMIT availabilityChanged();
    } else if (++m_looks > lookedFor) {
        m_look.stop();
    }
}

void TrayIcon::draw()
{
    const QIcon plain = QApplication::windowIcon();
    m_icon->setIcon(m_needsAttention ? withDot(plain) : plain);
    const QString name = QApplication::applicationDisplayName();
    m_icon->setToolTip(m_summary.isEmpty() ? name : name + u'\n' + m_summary);
}

void TrayIcon::show(const QString &title, const QString &text)
{
    if (!m_notices.show(title, text))
        showByIcon(title, text);
}

void TrayIcon::showByIcon(const QString &title, const QString &text)
{
    if (m_icon)
        m_icon->showMessage(title, text, QSystemTrayIcon::Warning);
}

void TrayIcon::setSummary(const QString &text, bool needsAttention)
{
    if (text == m_summary && needsAttention == m_needsAttention)
        return;
    m_summary = text;
    m_needsAttention = needsAttention;
    if (m_icon)
        draw();
}

} // namespace coalface
