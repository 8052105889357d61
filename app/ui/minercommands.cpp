// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/minercommands.h"

#include "ui/common/whendone.h"
#include "ui/dialogs/addminerdialog.h"
#include "ui/dialogs/discoverdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/forgetdialog.h"
#include "ui/dialogs/renamedialog.h"
#include "ui/miners/minertable.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QMimeData>

namespace coalface {

MinerCommands::MinerCommands(const WindowContext &context, MinerTable &table, QWidget *window)
    : QObject(window), m_context(context), m_table(table), m_window(window)
{}

void MinerCommands::discover(const QString &targets, bool startAtOnce)
{
    auto *dialog = new DiscoverDialog(m_context, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!targets.isEmpty())
        dialog->setTargets(targets);
    connect(dialog, &DiscoverDialog::added, this,
            [this](const QString &sentence, const QList<qint64> &keys) {
                Q_EMIT succeeded(sentence);
                m_context.poller.pollNow(keys);
            });
    dialog->open();
    if (startAtOnce)
        dialog->scan();
}

void MinerCommands::addMiner()
{
    auto *dialog = new AddMinerDialog(m_context, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddMinerDialog::added, this, [this](const QString &sentence, qint64 key) {
        Q_EMIT succeeded(sentence);
        m_context.poller.pollNow({key});
        m_table.selectKeys({key});
    });
    dialog->open();
}

void MinerCommands::exportCsv()
{
    m_export = new ExportDialog(m_context, m_table.selectedKeys(), m_window);
    m_export->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_export, &ExportDialog::exported, this, &MinerCommands::succeeded);
    connect(m_export, &ExportDialog::stopped, this, &MinerCommands::succeeded);
    connect(m_export, &ExportDialog::ended, this, &MinerCommands::exportEnded);
    m_export->open();
}

bool MinerCommands::isExporting() const
{
    return m_export && m_export->isRunning();
}

QString MinerCommands::exportLoss() const
{
    return isExporting() ? m_export->loss() : QString();
}

void MinerCommands::stopExport()
{
    if (isExporting())
        m_export->stop();
}

void MinerCommands::pollNow()
{
    const QList<qint64> selected = m_table.selectedKeys();
    const QList<qint64> keys = selected.isEmpty() ? m_context.fleet.keys() : selected;
    m_context.poller.pollNow(keys);
    Q_EMIT succeeded(tr("Asking %n miners…", nullptr, int(keys.size())));
}

void MinerCommands::rename()
{
    const QList<qint64> selected = m_table.selectedKeys();
    if (selected.size() != 1)
        return;
    auto *dialog = new RenameDialog(m_context, selected.first(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RenameDialog::renamed, this, &MinerCommands::succeeded);
    dialog->open();
}

void MinerCommands::forget()
{
    const QList<qint64> keys = m_table.selectedKeys();
    if (keys.isEmpty())
        return;
    auto *dialog = new ForgetDialog(m_context, keys, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ForgetDialog::confirmed, this, [this, keys] {
        whenDone(m_context.fleet.remove(keys), this,
                 [this, count = int(keys.size())](const Result<Done> &result) {
                     if (result.ok())
                         Q_EMIT succeeded(tr("%n miners forgotten.", nullptr, count));
                     else
                         Q_EMIT failed(
                             tr("The miners could not be forgotten: %1").arg(result.error().detail));
                 });
    });
    dialog->open();
}

void MinerCommands::copy()
{
    auto *data = new QMimeData;
    data->setText(m_table.selectionAsTsv());
    data->setHtml(m_table.selectionAsHtml());
    QApplication::clipboard()->setMimeData(data);
    Q_EMIT succeeded(tr("%n rows copied.", nullptr, int(m_table.selectedKeys().size())));
}

void MinerCommands::openWebInterface()
{
    const QList<qint64> selected = m_table.selectedKeys();
    const Miner *miner = selected.size() == 1 ? m_context.fleet.miner(selected.first()) : nullptr;
    if (!miner)
        return;
    const auto driver = m_context.drivers.driver(miner->record.driverType);
    const QUrl url = webAddress(miner->record, driver ? driver->connectionType : QString());
    if (!url.isValid()) {
        Q_EMIT failed(tr("No browser can be led to %1.").arg(miner->record.address));
        return;
    }
    if (!QDesktopServices::openUrl(url))
        Q_EMIT failed(
            tr("No browser could be opened for %1. Open that address by hand.").arg(url.toString()));
}

QUrl webAddress(const MinerRecord &miner, const QString &connectionType)
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(miner.address); // puts brackets around IPv6
    if (connectionType == QLatin1String("http") && miner.port.value_or(80) != 80)
        url.setPort(*miner.port);
    return url.host().isEmpty() ? QUrl() : url;
}

} // namespace coalface
