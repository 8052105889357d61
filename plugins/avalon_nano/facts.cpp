// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/facts.h"

#include "avalon_nano/commands.h"
#include "avalon_nano/recognition.h"

namespace coalface::avalon_nano {

namespace {
constexpr qint64 versionKeeps = 3600 * 1000; // ms
constexpr int invalidCommand = 14;
constexpr int accessDenied = 45;
} // namespace

Facts::Facts(MinerLink &link, QObject *parent) : QObject(parent), m_link(link) {}

void Facts::forget()
{
    m_version = {};
    m_age.invalidate();
    m_options.clear();
    m_hasNoHelp = false;
    m_canSetPool = false;
    m_hasAbilities = false;
}

void Facts::needVersion(Job *job, std::function<void()> next)
{
    if (m_age.isValid() && !m_age.hasExpired(versionKeeps))
        return next();
    ask(m_link, job, command(QLatin1String("version")),
        [this, job, next = std::move(next)](const Result<Reply> &reply) {
            if (!reply)
                return job->fail(reply.error());
            if (kinshipOf(*reply) == Kinship::Foreign)
                return job->fail(whyForeign(*reply));
            const Version version = versionOf(reply->first(Key("VERSION")));
            // Other firmware may have other options.
            if (version.firmware != m_version.firmware || version.mac != m_version.mac)
                forget();
            m_version = version;
            m_age.start();
            next();
        });
}

void Facts::needAbilities(Job *job, std::function<void()> next)
{
    needVersion(job, [this, job, next = std::move(next)] {
        if (m_hasAbilities || !model().isControlled())
            return next();
        askHelp(job, next);
    });
}

void Facts::askHelp(Job *job, std::function<void()> next)
{
    ask(m_link, job, helpRequest(), [this, job, next = std::move(next)](const Result<Reply> &reply) {
        if (!reply)
            return job->fail(reply.error());
        m_options = reply->succeeded() ? optionsIn(reply->message) : QSet<QString>();
        m_hasNoHelp = !reply->succeeded() && reply->code != accessDenied;
        askSetPool(job, next);
    });
}

void Facts::askSetPool(Job *job, std::function<void()> next)
{
    ask(m_link, job, checkRequest(QLatin1String("setpool")),
        [this, job, next = std::move(next)](const Result<Reply> &reply) {
            if (!reply)
                return job->fail(reply.error());
            const QJsonObject check = reply->first(Key("CHECK"));
            m_canSetPool = reply->succeeded()
                               ? isSet(check, Key("Exists")) && isSet(check, Key("Access"))
                               : reply->code == invalidCommand && model().setsPools;
            m_hasAbilities = true;
            next();
        });
}

bool Facts::isAnother(const MmString &mm) const
{
    const QString model = modelInVer(mm.text(Key("Ver")));
    const QString serial = serialOf(mm);
    return (!model.isEmpty() && !m_version.model.isEmpty()
            && model.compare(m_version.model, Qt::CaseInsensitive) != 0)
           || (!serial.isEmpty() && !m_version.serial.isEmpty() && serial != m_version.serial);
}

bool Facts::learn(const MmString &mm)
{
    if (isAnother(mm)) {
        forget();
        return false;
    }
    m_version = completed(m_version, mm);
    return true;
}

QList<Capability> Facts::capabilities() const
{
    const Model &device = model();
    QList<Capability> list;
    if (!device.isControlled())
        return list;
    if (hasOption(device.modeOption))
        list.append(Capability::SetMode);
    if (m_canSetPool)
        list.append(Capability::SetPool);
    if (hasOption("reboot"))
        list.append(Capability::Restart);
    if (device.hasLight && hasOption("ledset"))
        list.append(Capability::Identify);
    if (device.standsBy && hasOption("softoff") && hasOption("softon"))
        list.append({Capability::Pause, Capability::Resume});
    return list;
}

} // namespace coalface::avalon_nano
