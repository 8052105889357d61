// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/addminerdialog.h"

#include "core/discovery/discovery.h"
#include "core/fleet/minername.h"
#include "ui/common/bidi.h"
#include "ui/common/errortext.h"
#include "ui/common/problemlabel.h"
#include "ui/common/whendone.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

namespace coalface {

namespace {
constexpr std::chrono::seconds patience{8};
constexpr int listenTime = 12'000; //!< ms, in which a device that only announces itself has done so
} // namespace

AddMinerDialog::AddMinerDialog(const WindowContext &context, QWidget *parent)
    : QDialog(parent), m_context(context)
{
    setWindowTitle(tr("Add miner"));
    setAccessibleName(tr("Add miner"));
    build();
    check();
}

AddMinerDialog::~AddMinerDialog() = default;

void AddMinerDialog::build()
{
    const int em = fontMetrics().height();
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText(tr("192.168.1.40 or attic.local, with :port if need be"));
    m_address->setMinimumWidth(24 * em);
    m_driver = new QComboBox(this);
    m_driver->addItem(tr("Find out"), QString());
    for (const DriverInfo &driver : m_context.drivers.drivers())
        m_driver->addItem(driver.displayName.isEmpty() ? driver.driverType : driver.displayName,
                          driver.driverType);
    m_name = new QLineEdit(this);
    m_name->setPlaceholderText(tr("Made from its model"));
    m_problem = new ProblemLabel(this);
    m_result = new QLabel(this);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setMinimumHeight(3 * em);
    m_result->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_busy = new QProgressBar(this);
    m_busy->setAccessibleName(tr("Progress"));
    m_busy->setTextVisible(false);
    m_busy->setRange(0, 1);
    m_busy->setMaximumHeight(em / 2);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ask = buttons->addButton(tr("As&k the device"), QDialogButtonBox::ActionRole);
    m_add = buttons->addButton(tr("&Add"), QDialogButtonBox::ActionRole);

    auto *form = new QFormLayout(this);
    form->setVerticalSpacing(em / 2);
    form->addRow(tr("A&ddress"), m_address);
    form->addRow(tr("D&river"), m_driver);
    form->addRow(tr("&Name"), m_name);
    form->addRow(m_problem);
    form->addRow(m_busy);
    form->addRow(m_result);
    form->addRow(buttons);

    connect(m_address, &QLineEdit::textChanged, this, &AddMinerDialog::check);
    connect(m_driver, &QComboBox::currentIndexChanged, this, &AddMinerDialog::check);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        const QString name = m_name->text().trimmed();
        m_problem->setText(name.isEmpty() ? QString() : minerNameProblem(name));
        m_add->setEnabled(m_found && m_problem->text().isEmpty());
    });
    connect(m_ask, &QPushButton::clicked, this, &AddMinerDialog::ask);
    connect(m_add, &QPushButton::clicked, this, &AddMinerDialog::add);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AddMinerDialog::check()
{
    // Another address is another question: whatever was found belongs to the old one.
    ++m_question;
    m_found.reset();
    m_run.reset();
    m_search.reset();
    m_problem->clear();
    m_result->setText(tr("The device is asked who it is before it is added."));
    setAsking(false);
    m_ask->setEnabled(!m_address->text().trimmed().isEmpty());
    m_ask->setDefault(true);
    m_add->setEnabled(false);
}

void AddMinerDialog::setAsking(bool asking)
{
    m_busy->setRange(0, asking ? 0 : 1);
    m_ask->setEnabled(!asking);
}

void AddMinerDialog::ask()
{
    check();
    m_reasons.clear();
    const QString driver = m_driver->currentData().toString();
    if (driver.isEmpty())
        askAnyDriver();
    else
        askDriver(driver);
}

void AddMinerDialog::askAnyDriver()
{
    const Result<ScanTarget> target = parseScanTarget(m_address->text().trimmed());
    if (!target.ok() || target->hostCount() != 1) {
        m_problem->setText(
            target.ok() ? tr("This is a whole range. Type a single address, or use Discover.")
                        : target.error().detail);
        m_address->setFocus();
        return;
    }
    setAsking(true);
    m_result->setText(tr("Asking…"));
    m_run = std::make_unique<Discovery>(m_context.scanner, m_context.drivers,
                                        m_context.announcements);
    connect(m_run.get(), &Discovery::found, this, [this](const Found &found) {
        m_run->cancel(); // there is one device at an address: nobody else is waited for
        take(found);
    });
    connect(m_run.get(), &Discovery::listeningOn, this,
            [this] { m_result->setText(tr("Listening whether it announces itself…")); });
    connect(m_run.get(), &Discovery::rejected, this,
            [this](const RejectedHost &host) { m_reasons += host.reason; });
    connect(m_run.get(), &Discovery::finished, this, [this](const Discovery::Summary &summary) {
        if (m_found)
            return;
        if (!summary.problem.isEmpty())
            refuse(summary.problem);
        else if (!m_reasons.isEmpty())
            refuse(
                tr("Something answers there, but it is no miner that a driver knows: %1 Check the "
                   "address and its port.")
                    .arg(m_reasons.join(QLatin1Char(' '))));
        else
            refuse(tr("Nothing answers at its address.") + QLatin1Char(' ')
                   + errorAdvice(Error::Kind::Unreachable));
    });
    Discovery::Options options;
    options.listenTime = listenTime;
    m_run->start({target.value()}, options);
}

void AddMinerDialog::askDriver(const QString &driverType)
{
    const auto place = parseHostAndPort(m_address->text().trimmed());
    const auto info = m_context.drivers.driver(driverType);
    if (!place || !info) {
        m_problem->setText(tr("“%1” is no address.").arg(m_address->text().trimmed()));
        return;
    }
    const quint16 port = place->port.value_or(info->defaultPort.value_or(0));
    setAsking(true);
    m_result->setText(tr("Asking…"));
    if (const QHostAddress address(place->host); !address.isNull()) {
        probe(driverType, address, port);
        return;
    }
    whenDone(m_context.scanner.resolve(place->host), this,
             [this, question = m_question, driverType, port](const Result<QHostAddress> &address) {
                 if (question != m_question)
                     return;
                 if (address.ok())
                     probe(driverType, address.value(), port);
                 else
                     refuse(errorText(address.error()));
             });
}

void AddMinerDialog::probe(const QString &driverType, const QHostAddress &address, quint16 port)
{
    DriverSession *session = m_context.drivers.session(driverType);
    if (!session) {
        const auto info = m_context.drivers.driver(driverType);
        refuse(tr("This driver cannot be used now. %1").arg(info ? info->detail : QString()));
        return;
    }
    if (port == 0) {
        listen(driverType, address,
               tr("Nothing answers at its address.") + QLatin1Char(' ')
                   + errorAdvice(Error::Kind::Unreachable));
        return;
    }
    const Endpoint endpoint{address, port};
    whenDone(session->probe(endpoint, patience), this,
             [this, question = m_question, endpoint, driverType](const Result<Identity> &identity) {
                 if (question != m_question)
                     return;
                 if (identity.ok())
                     take({QString(), endpoint, driverType, identity.value()});
                 else
                     listen(driverType, endpoint.address, errorText(identity.error()));
             });
}

//! It may be one that only announces itself; `otherwise` is what to tell when it does not.
void AddMinerDialog::listen(const QString &driverType, const QHostAddress &address,
                            const QString &otherwise)
{
    const auto driver = m_context.drivers.driver(driverType);
    if (!driver || !canBeHeard(*driver)) {
        refuse(otherwise);
        return;
    }
    m_result->setText(tr("Listening whether it announces itself…"));
    m_search = std::make_unique<AnnouncedSearch>(m_context.announcements, m_context.drivers,
                                                 QList{*driver},
                                                 [address](const QHostAddress &source) {
                                                     return source == address;
                                                 });
    connect(m_search.get(), &AnnouncedSearch::found, this, [this](const Found &found) {
        m_search->disconnect(this);
        take(found);
    });
    connect(m_search.get(), &AnnouncedSearch::settled, this, [this, otherwise] {
        if (!m_search->isDone())
            return;
        m_search->disconnect(this);
        refuse(m_search->problem().isEmpty() ? otherwise : m_search->problem());
    });
    m_search->start(listenTime);
}

void AddMinerDialog::take(const Found &found)
{
    m_found = found;
    setAsking(false);
    const QString model = found.identity.model.isEmpty() ? found.driverType : found.identity.model;
    //: %1 is a model, %2 an address
    QString text = tr("Found: %1 at %2.")
                       .arg(isolated(model), isolated(found.endpoint.address.toString()));
    if (!found.identity.firmware.isEmpty())
        text += QLatin1Char(' ') + tr("Firmware %1.").arg(isolated(found.identity.firmware));
    if (const Miner *known = m_context.fleet.knownAs(found))
        text += QLatin1Char(' ')
                + tr("It is in the fleet already, as “%1”; adding it again brings its address up "
                     "to date.")
                      .arg(known->record.name);
    m_result->setText(text);
    m_name->setPlaceholderText(proposedMinerName(found));
    m_add->setEnabled(m_problem->text().isEmpty());
    m_add->setDefault(true);
    m_add->setFocus();
}

void AddMinerDialog::refuse(const QString &sentence)
{
    setAsking(false);
    m_result->setText(sentence);
    m_address->setFocus(); // the button that had it was off while asking
    m_address->selectAll();
}

void AddMinerDialog::add()
{
    if (!m_found)
        return;
    m_add->setEnabled(false);
    whenDone(m_context.fleet.add(*m_found, m_name->text().trimmed()), this,
             [this](const Result<FleetStore::PutResult> &result) {
                 if (!result.ok()) {
                     m_problem->setText(result.error().detail);
                     m_add->setEnabled(m_found.has_value());
                     return;
                 }
                 const QString name = result->record.name;
                 Q_EMIT added(result->added ? tr("“%1” added.").arg(name)
                                            : tr("“%1” is up to date.").arg(name),
                              result->record.key);
                 accept();
             });
}

} // namespace coalface
