// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/light.h"

#include "avalon_nano/commands.h"

namespace coalface::avalon_nano {

using namespace std::chrono_literals;

namespace {

using RestoreJob = JobOf<Done>;

constexpr int blinkFor = 15'000; // ms
constexpr int restoreWithin = 60'000;
constexpr int tryAgainAfter = 5'000;

WriteReport refusedAtNight()
{
    return refused(
        QStringLiteral("The miner is in its night mode, in which the light stays off: switch it to "
                       "day first."));
}

std::optional<WriteReport> refusalOfLight(const Reply &reply)
{
    // A failure in the form of a success.
    if (reply.message.contains(u"not in (day)mode", Qt::CaseInsensitive))
        return refusedAtNight();
    if (reply.letter == u'I' && !reply.message.contains(u"ok", Qt::CaseInsensitive))
        return refused(QStringLiteral("The miner did not do it (%1).").arg(reply.message.left(120)));
    return refusalIn(reply);
}

bool isNight(const MmString &mm)
{
    return mm.text(Key("LED")).section(u'-', 0, 0) == u"1";
}

bool isBlinking(const MmString &mm)
{
    return mm.text(Key("LEDUser")).startsWith(u"2-");
}

} // namespace

QString blinking(const QString &ledUser)
{
    QStringList numbers = ledUser.split(u'-');
    if (numbers.size() != 6)
        return {};
    for (const QString &number : numbers) {
        bool isNumber = false;
        const int value = number.toInt(&isNumber);
        if (!isNumber || value < 0 || value > 255)
            return {};
    }
    numbers[0] = QStringLiteral("2");
    if (numbers[1].toInt() < 50)
        numbers[1] = QStringLiteral("100");
    if (numbers[3].toInt() + numbers[4].toInt() + numbers[5].toInt() < 100)
        numbers[3] = numbers[4] = numbers[5] = QStringLiteral("255");
    return numbers.join(u'-');
}

Light::Light(const Device &device, QObject *parent) : QObject(parent), m_device(device)
{
    m_end.setSingleShot(true);
    m_end.setInterval(blinkFor);
    connect(&m_end, &QTimer::timeout, this, &Light::restore);
}

void Light::blink(IdentifyJob *job)
{
    prepare(m_device, job, Capability::Identify,
            QStringLiteral("This miner has no light that this driver can make blink."),
            [this, job](const Snapshot &before) {
                if (!m_setting.isEmpty()) {
                    m_end.start();
                    if (job->sendsAnyway())
                        return start(job, m_setting, isBlinking(before.mm));
                    return job->finish(
                        applied(QStringLiteral("The miner's light is blinking already.")));
                }
                if (isNight(before.mm))
                    return job->finish(refusedAtNight());
                const QString setting = before.mm.text(Key("LEDUser"));
                if (blinking(setting).isEmpty()) {
                    return job->fail(Error::Kind::Unsupported,
                                     QStringLiteral(
                                         "The miner does not tell how its light is set, so that it "
                                         "could not be put back: it was left alone."));
                }
                start(job, setting, false);
            });
}

void Light::start(IdentifyJob *job, const QString &setting, bool isShown)
{
    Change change;
    change.request = lightRequest(blinking(setting));
    change.taken = QStringLiteral(
        "The miner took the request, but does not show that its light blinks.");
    change.unsure = QStringLiteral(
        "The request was sent, but the miner's answer was lost: look whether its "
        "light blinks.");
    change.refusal = refusalOfLight;
    // From here on the light may blink, also when the job ends before the answer comes.
    connect(job, &Job::finished, this, [this, job, setting] {
        const bool isTouched = job->succeeded() && job->result()->outcome != Outcome::Refused
                               && job->result()->outcome != Outcome::Unsupported;
        if (isTouched) {
            m_setting = setting;
            m_end.start();
        }
    });
    send(m_device, job, change, [this, job, change, isShown](bool isTaken) {
        if (!isTaken && isShown)
            return job->finish({Outcome::Unknown, false, change.unsure});
        confirm(
            m_device, job, 500ms, 2s, change.taken,
            [](const Snapshot &now) -> std::optional<WriteReport> {
                if (!isBlinking(now.mm))
                    return std::nullopt;
                return applied(
                    QStringLiteral("The miner's light blinks for a quarter of a minute."));
            },
            isTaken ? QStringLiteral(
                "The miner took the request, but has not answered since: look whether its "
                "light blinks.")
                    : QString());
    });
}

void Light::restore()
{
    auto *job = new RestoreJob(QDeadlineTimer(restoreWithin), Credentials(), this);
    connect(job, &Job::finished, job, &QObject::deleteLater);
    ask(m_device.link, job, lightRequest(m_setting), [this, job](const Result<Reply> &reply) {
        // Nothing has left this computer: that is no repetition.
        if (!reply && !reply.error().sent)
            QTimer::singleShot(tryAgainAfter, this, &Light::restore);
        else
            m_setting.clear();
        job->finish({});
    });
}

} // namespace coalface::avalon_nano
