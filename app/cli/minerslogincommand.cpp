// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/minerslogincommand.h"

#include "cli/documents.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds loginDeadline{20'000};
}

QString MinersLoginCommand::prepare(const Arguments &arguments)
{
    m_word = arguments.operands[0];
    const bool password = arguments.isSet(u"password-stdin"_s);
    const bool otp = arguments.isSet(u"otp-stdin"_s);
    const bool forget = arguments.isSet(u"forget"_s);
    if (int(password) + int(otp) + int(forget) > 1)
        return u"Only one of --password-stdin, --otp-stdin and --forget is possible."_s;
    if (forget && arguments.isSet(u"user"_s))
        return u"--forget takes no --user."_s;
    if (!password && !otp && !forget && !StdinLine::isTerminal()) {
        return u"Say where the login comes from: --password-stdin or --otp-stdin (or --forget); it "
               u"can "
               "only be typed on a terminal."_s;
    }
    if (arguments.isSet(u"user"_s)) {
        if (arguments.value(u"user"_s).isEmpty())
            return u"--user needs a name."_s;
        m_typed.insert(u"user"_s, arguments.value(u"user"_s));
    }
    if (!forget)
        m_secretKey = otp ? u"otp"_s : u"password"_s;
    return {};
}

void MinersLoginCommand::start()
{
    const Result<qint64> key = context().fleet.resolve(m_word);
    if (!key)
        return refuse(key.error().detail);
    m_miner = *context().fleet.miner(*key);
    if (const auto driver = context().drivers.driver(m_miner.record.driverType))
        m_login = driver->login;
    if (!m_secretKey.isEmpty() && m_login == DriverLogin::None) {
        return conclude(Error{Error::Kind::Unsupported,
                              u"This miner has no login: nothing was asked, sent or kept."_s});
    }
    if (!m_secretKey.isEmpty())
        return readSecret();
    const Result<Done> forgotten = context().vault.forget({m_miner.record.id()});
    conclude(forgotten ? std::nullopt : std::optional(forgotten.error()));
}

void MinersLoginCommand::readSecret()
{
    m_secret = std::make_unique<StdinLine>();
    const auto missing = [this] { refuse(u"There is no %1 on standard input."_s.arg(m_secretKey)); };
    connect(m_secret.get(), &StdinLine::ended, this, missing);
    connect(m_secret.get(), &StdinLine::line, this, [this, missing](const QString &text) {
        if (text.isEmpty())
            return missing();
        m_typed.insert(m_secretKey, text);
        check();
    });
    m_secret->read(u"%1 of %2: "_s.arg(m_secretKey == u"otp" ? u"One-time code"_s : u"Password"_s,
                                       m_miner.record.name),
                   StdinLine::Echo::Hidden);
}

//! The secret goes to the miner that was meant, not to whatever has its address now.
void MinersLoginCommand::check()
{
    DriverSession *session = context().drivers.session(m_miner.record.driverType);
    if (!session) {
        const auto driver = context().drivers.driver(m_miner.record.driverType);
        return conclude(Error{Error::Kind::DriverFailed,
                              u"Its driver \"%1\" cannot be used. %2"_s
                                  .arg(m_miner.record.driverType,
                                       driver ? driver->detail : u"It is not installed."_s)});
    }
    const MinerRef unknown{m_miner.record.id(), m_miner.record.endpoint(), {}};
    checkIdentity(*session, unknown, m_miner.record)
        .then(this, [this, session](const Result<CheckedMiner> &checked) {
            if (!checked)
                return conclude(checked.error());
            if (!isFinished())
                logIn(*session);
        });
}

void MinersLoginCommand::logIn(DriverSession &session)
{
    const MinerRef typed{m_miner.record.id(), m_miner.record.endpoint(), m_typed};
    session.login(typed, loginDeadline).then(this, [this](const Result<Credentials> &kept) {
        if (!kept)
            return conclude(kept.error());
        keep(*kept);
    });
}

void MinersLoginCommand::keep(const Credentials &credentials)
{
    const bool firstOne = !context().vault.isInUse();
    const Result<Done> kept = context().vault.keep(m_miner.record, credentials);
    if (!kept)
        return conclude(kept.error());
    if (firstOne) {
        output().note(
            u"Logins are kept %1. miners login --forget removes one, as does removing the "
            "miner."_s.arg(context().vault.place()));
    }
    if (m_login == DriverLogin::Kept) {
        output().note(u"It was not tried: this miner offers no way to. Whether it is right shows "
                      u"at the first "
                      "change that needs it."_s);
    }
    conclude(std::nullopt);
}

void MinersLoginCommand::conclude(const std::optional<Error> &error)
{
    if (isFinished())
        return;
    if (output().isJson()) {
        const QCborMap result{{u"miner"_s, minerDocument(m_miner)},
                              {u"ok"_s, !error},
                              {u"error"_s,
                               error ? QCborValue(errorDocument(*error)) : QCborValue(nullptr)}};
        output().document(QCborMap{{u"results"_s, QCborArray{result}}});
    } else if (error) {
        output().problem(
            u"%1 (%2): %3"_s.arg(m_miner.record.name, m_miner.record.address, error->detail));
    } else {
        output().text(m_secretKey.isEmpty()
                          ? u"The login of %1 is forgotten."_s.arg(m_miner.record.name)
                          : u"The login of %1 is kept."_s.arg(m_miner.record.name));
    }
    finish(error ? exitFailed : exitDone);
}

} // namespace coalface::cli
