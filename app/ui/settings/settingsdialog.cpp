// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "ui/common/problemlabel.h"
#include "ui/settings/storagesettings.h"
#include "ui/tray/desktopsign.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>

namespace coalface {

namespace {

QLabel *makeNote(QWidget *parent)
{
    auto *note = new QLabel(parent);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    return note;
}

//! "Deutsch", as those call it who speak it.
QString languageName(const QString &code)
{
    const QLocale locale(code);
    QString name = locale.nativeLanguageName();
    if (name.isEmpty() || locale.language() == QLocale::C)
        return code;
    name[0] = name[0].toUpper();
    return name;
}
} // namespace

SettingsDialog::SettingsDialog(const WindowContext &context, bool isWatching, DatabaseWork *work,
                               QWidget *parent)
    : QDialog(parent),
      m_context(context),
      m_pages(new QTabWidget(this)),
      m_problem(new ProblemLabel(this))
{
    setWindowTitle(tr("Settings"));
    m_pages->setAccessibleName(tr("Kinds of settings"));
    m_pages->addTab(makeGeneral(), tr("&General"));
    m_pages->addTab(makeMiners(isWatching), tr("&Miners"));
    m_storage = new StorageSettings(work, context.log.size(), m_pages);
    m_pages->addTab(m_storage, tr("&Storage"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *save = buttons->addButton(tr("Sa&ve"), QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    const auto *restore = buttons->addButton(tr("Restore this page's &defaults"),
                                             QDialogButtonBox::ResetRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_pages);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(restore, &QPushButton::clicked, this, &SettingsDialog::restoreDefaults);
    fill();
}

QWidget *SettingsDialog::makeGeneral()
{
    auto *page = new QWidget(m_pages);
    m_language = new QComboBox(page);
    addLanguages();
    m_languageNote = makeNote(page);
    m_theme = new QComboBox(page);
    m_theme->addItem(tr("Automatic"), int(Settings::Theme::Auto));
    m_theme->addItem(tr("Light"), int(Settings::Theme::Light));
    m_theme->addItem(tr("Dark"), int(Settings::Theme::Dark));
    m_keepRunning = new QCheckBox(tr("&Keep running in the tray when the window is closed"), page);
    m_keepNote = makeNote(page);
    auto *form = new QFormLayout(page);
    form->addRow(tr("&Language"), m_language);
    form->addRow(QString(), m_languageNote);
    form->addRow(tr("&Theme"), m_theme);
    form->addRow(m_keepRunning);
    form->addRow(m_keepNote);
    connect(m_language, &QComboBox::currentIndexChanged, this, &SettingsDialog::showNotes);
    return page;
}

void SettingsDialog::addLanguages()
{
    m_language->addItem(tr("As the system"), QString());
    QStringList codes;
    for (const QString &file :
         QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("coalface_*.qm")}))
        codes += file.mid(9).chopped(3); // "coalface_" and ".qm"
    // One that was set by hand must not be lost.
    if (const QString own = m_context.settings.language(); !own.isEmpty() && !codes.contains(own))
        codes += own;
    for (const QString &code : std::as_const(codes))
        m_language->addItem(languageName(code), code);
}

QWidget *SettingsDialog::makeMiners(bool isWatching)
{
    auto *page = new QWidget(m_pages);
    m_interval = new QSpinBox(page);
    m_interval->setRange(Settings::leastInterval, Settings::greatestInterval);
    //: seconds
    m_interval->setSuffix(tr(" s"));
    auto *intervalNote = makeNote(page);
    intervalNote->setText(
        isWatching ? tr("Another program polls now. It takes this over when it starts again.")
                   : tr("Shorter shows more and fills the history sooner: half the time, twice "
                        "the size."));
    m_leastNote = makeNote(page);
    connect(m_interval, &QSpinBox::valueChanged, this, &SettingsDialog::showLeastIntervals);
    m_takeDrivers = new QCheckBox(tr("&Take newer drivers that come with Coalface at once"), page);
    auto *driversNote = makeNote(page);
    driversNote->setText(tr("Otherwise they are offered on the page Drivers. Each one is on trial "
                            "at first, and taken back when it fails."));
    auto *form = new QFormLayout(page);
    form->addRow(tr("&Ask each miner every"), m_interval);
    form->addRow(intervalNote);
    form->addRow(m_leastNote);
    form->addRow(m_takeDrivers);
    form->addRow(driversNote);
    m_takeDrivers->setVisible(m_context.driverManager);
    driversNote->setVisible(m_context.driverManager);
    return page;
}

void SettingsDialog::fill()
{
    const Settings &settings = m_context.settings;
    m_language->setCurrentIndex(qMax(0, m_language->findData(settings.language())));
    m_theme->setCurrentIndex(m_theme->findData(int(settings.theme())));
    m_keepRunning->setChecked(settings.keepsRunning());
    m_interval->setValue(settings.pollInterval());
    m_takeDrivers->setChecked(settings.takesDriverUpdates());
    m_storage->setRetention(settings.retention());
    showNotes();
    showLeastIntervals();
}

//! Of the miners that are not asked as often as that.
void SettingsDialog::showLeastIntervals()
{
    QSet<QString> used;
    for (const qint64 key : m_context.fleet.keys())
        used.insert(m_context.fleet.miner(key)->record.driverType);
    QStringList sentences;
    for (const DriverInfo &driver : m_context.drivers.drivers()) {
        if (used.contains(driver.driverType) && driver.minimumInterval > m_interval->value())
            //: %1 is the name of a driver
            sentences << tr("%1: every %n s, as the driver wants no less.", nullptr,
                            driver.minimumInterval)
                             .arg(driver.displayName);
    }
    m_leastNote->setText(sentences.join(u'\n'));
    m_leastNote->setHidden(sentences.isEmpty());
}

void SettingsDialog::restoreDefaults()
{
    switch (m_pages->currentIndex()) {
    case 0:
        m_language->setCurrentIndex(0);
        m_theme->setCurrentIndex(0);
        m_keepRunning->setChecked(false);
        break;
    case 1:
        m_interval->setValue(Settings::usualInterval);
        m_takeDrivers->setChecked(false);
        break;
    default:
        m_storage->offerRetention({});
    }
}

void SettingsDialog::showNotes()
{
    const bool isOther = m_language->currentData().toString() != m_context.settings.language();
    m_languageNote->setVisible(isOther);
    m_languageNote->setText(isOther ? tr("Coalface speaks it when it starts the next time.")
                                    : QString());
    const DesktopSign *sign = m_context.desktopSign;
    const bool isPossible = sign && sign->isPossible();
    m_keepNote->setText(isPossible
                            ? tr("Your miners are then watched until you choose Quit.")
                            : tr("This desktop has no tray now, so closing the window ends "
                                 "Coalface. coalface-cli collect watches without a window."));
}

void SettingsDialog::save()
{
    const Result<Done> done = m_context.settings.change([this] { setChosen(); });
    if (!done) { // nothing has changed: what was chosen stays here until there is room, or it is cancelled
        m_problem->setText(done.error().detail);
        return;
    }
    accept();
    Q_EMIT saved(tr("Settings saved"));
}

void SettingsDialog::setChosen()
{
    Settings &settings = m_context.settings;
    // What was not changed here may be another program's by now.
    if (const QString code = m_language->currentData().toString(); code != settings.language())
        settings.setLanguage(code);
    if (const auto theme = Settings::Theme(m_theme->currentData().toInt());
        theme != settings.theme())
        settings.setTheme(theme);
    if (m_keepRunning->isChecked() != settings.keepsRunning())
        settings.setKeepsRunning(m_keepRunning->isChecked());
    if (m_interval->value() != settings.pollInterval())
        settings.setPollInterval(m_interval->value());
    if (m_takeDrivers->isChecked() != settings.takesDriverUpdates())
        settings.setTakesDriverUpdates(m_takeDrivers->isChecked());
    if (m_storage->retention() != settings.retention())
        settings.setRetention(m_storage->retention());
}

} // namespace coalface
