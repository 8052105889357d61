// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/simulated/readreplies.h"

namespace coalface::simulator::avalon_nano {

namespace {

LineReply section(int code, const QByteArray &message, const QByteArray &name,
                  const QList<Fields> &entries)
{
    LineReply reply;
    reply.code = code;
    reply.message = message;
    reply.section = name;
    reply.entries = entries;
    return reply;
}

double percent(qint64 part, qint64 whole)
{
    return whole > 0 ? 100.0 * double(part) / double(whole) : 0;
}

} // namespace

std::optional<LineReply> ReadReplies::answer(const QByteArray &command) const
{
    if (command == "version")
        return version();
    if (command == "summary")
        return summary();
    if (command == "devs" || command == "edevs")
        return devs();
    if (command == "stats" || command == "estats")
        return stats(false, command == "stats");
    if (command == "litestats")
        return stats(true, false);
    if (command == "pools")
        return pools();
    if (command == "lcd")
        return lcd();
    if (command == "config") {
        return section(33, "CGMiner config", "CONFIG",
                       {{number("ASC Count", qint64(1)), number("PGA Count", qint64(0)),
                         number("Pool Count", qint64(3)), words("Strategy", "Failover"),
                         number("Log Interval", qint64(5)), words("Device Code", "AVALON"),
                         words("OS", "Linux"), words("Hotplug", "None")}});
    }
    if (command == "coin") {
        return section(78, "CGMiner coin", "COIN",
                       {{words("Hash Method", "sha256"),
                         number("Current Block Time", double(m_time % 600), 6),
                         words("Current Block Hash",
                               "00000000000000000001a674b9d28bee4d93f841ef935be746d75af5845c0edd"),
                         flag("LP", true), number("Network Difficulty", 138966872071213.2, 8)}});
    }
    if (command == "devdetails") {
        return section(69, "Device Details", "DEVDETAILS",
                       {{number("DEVDETAILS", qint64(0)), words("Name", "AVALON"),
                         number("ID", qint64(0)), words("Driver", "avalon"), words("Kernel", ""),
                         words("Model", ""), words("Device Path", "")}});
    }
    return std::nullopt;
}

LineReply ReadReplies::version() const
{
    const Spec &spec = *m_machine.spec;
    Fields fields = {words("CGMiner", "4.11.1"), words("API", "3.7")};
    if (*spec.product) {
        fields += {words("PROD", spec.product), words("MODEL", spec.model),
                   words("HWTYPE", spec.hardware), words("SWTYPE", spec.software)};
        if (spec.kind == Kind::Nano3) {
            fields += {words("VERSION", spec.firmware),
                       words("HVERSION", QByteArray(spec.firmware) + "_6223725")};
        } else if (spec.kind == Kind::A15) {
            fields += {words("VERSION", spec.firmware), words("LOADER", "d0d779de.00"),
                       words("STM8", "20.08.01")};
        } else {
            for (const char *part : {"LVERSION", "BVERSION", "CGVERSION"})
                fields.append(words(part, spec.firmware));
        }
        if (spec.kind == Kind::Mini3)
            fields.append(words("MCUVERSION", "Mini3_hb_v1.0"));
        if (spec.kind == Kind::Q)
            fields += {words("HBMCUVERSION", "Q_hb_v1.1"), words("FANMCUVERSION", "Q_fb_v1.2")};
        if (spec.kind != Kind::Nano3)
            fields += {words("DNA", m_unit.id), words("MAC", m_unit.mac)};
        if (spec.kind == Kind::Nano3 || spec.kind == Kind::Nano3S)
            fields.append(words("UPAPI", "2"));
    }
    return section(22, "CGMiner versions", "VERSION", {fields});
}

LineReply ReadReplies::summary() const
{
    const Machine &m = m_machine;
    const double minutes = double(m.elapsed) / 60;
    const double average = m.elapsed > 0 ? m.megahashes / double(m.elapsed) : 0;
    // Share-based, hence extremely noisy.
    const double noisy = m.speed * 1000 * (0.5 + double((m.elapsed * 7919) % 1000) / 900);
    const qint64 all = m.accepted + m.rejected;
    return section(11, "Summary", "SUMMARY",
                   {overridden({number("Elapsed", m.elapsed),
                                number("MHS av", average, 2),
                                number(m.spec->kind == Kind::A15 ? "MHS 30s" : "MHS 5s", noisy, 2),
                                number("MHS 1m", m.mean1m * 1000, 2),
                                number("MHS 5m", m.mean5m * 1000, 2),
                                number("MHS 15m", m.mean15m * 1000, 2),
                                number("Found Blocks", qint64(0)),
                                number("Getworks", m.elapsed / 15),
                                number("Accepted", m.accepted),
                                number("Rejected", m.rejected),
                                number("Hardware Errors", m.hardwareErrors),
                                number("Utility", minutes > 0 ? double(m.accepted) / minutes : 0, 2),
                                number("Discarded", qint64(0)),
                                number("Stale", m.stale),
                                number("Get Failures", qint64(0)),
                                number("Local Work", m.works),
                                number("Remote Failures", qint64(0)),
                                number("Network Blocks", m.elapsed / 600),
                                number("Total MH", m.megahashes, 4),
                                number("Work Utility", average / 71.58, 2),
                                number("Difficulty Accepted", double(m.accepted) * m.difficulty, 8),
                                number("Difficulty Rejected", double(m.rejected) * m.difficulty, 8),
                                number("Difficulty Stale", double(m.stale) * m.difficulty, 8),
                                number("Best Share", m.best),
                                number("Device Hardware%", 0.0, 4),
                                number("Device Rejected%", percent(m.rejected, all), 4),
                                number("Pool Rejected%", percent(m.rejected, all), 4),
                                number("Pool Stale%", percent(m.stale, all), 4),
                                number("Last getwork", qint64(0))})});
}

LineReply ReadReplies::devs() const
{
    const Machine &m = m_machine;
    const double average = m.elapsed > 0 ? m.megahashes / double(m.elapsed) : 0;
    const qint64 all = m.accepted + m.rejected;
    return section(9, "1 ASC(s)", "DEVS",
                   {{number("ASC", qint64(0)),
                     words("Name", "AVALON"),
                     number("ID", qint64(0)),
                     words("Enabled", "Y"),
                     words("Status", "Alive"),
                     number("Temperature", m.spec->kind == Kind::A15 ? -273.0 : 0.0, 2),
                     number("MHS av", average, 2),
                     number("MHS 5s", m.speed * 1000, 2),
                     number("MHS 1m", m.mean1m * 1000, 2),
                     number("MHS 5m", m.mean5m * 1000, 2),
                     number("MHS 15m", m.mean15m * 1000, 2),
                     number("Accepted", m.accepted),
                     number("Rejected", m.rejected),
                     number("Hardware Errors", m.hardwareErrors),
                     number("Utility", 11.73, 2),
                     number("Last Share Pool", qint64(m.activePool)),
                     number("Last Share Time", m_time - 5),
                     number("Total MH", m.megahashes, 4),
                     number("Diff1 Work", qint64(double(all) * m.difficulty)),
                     number("Difficulty Accepted", double(m.accepted) * m.difficulty, 8),
                     number("Difficulty Rejected", double(m.rejected) * m.difficulty, 8),
                     number("Last Share Difficulty", m.difficulty, 8),
                     number("Last Valid Work", m_time - 5),
                     number("Device Hardware%", 0.0, 4),
                     number("Device Rejected%", percent(m.rejected, all), 4),
                     number("Device Elapsed", m.elapsed)}});
}

LineReply ReadReplies::stats(bool isShort, bool mayBeEmpty) const
{
    const Machine &m = m_machine;
    const bool isEmpty = mayBeEmpty && m.condition == Condition::EmptyMm;
    const QByteArray full = isEmpty ? QByteArray() : mmText(m, m_unit, m_overrides);
    if (isShort) {
        if (isQ())
            return section(70, "CGMiner stats", "STATS",
                           {{{"MM ID0:Summary", full, Field::Form::Bare}}});
        return section(70, "CGMiner stats", "STATS",
                       {{{"MM ID0", liteText(m, m_unit, m_overrides), Field::Form::Bare},
                         number("MM Count", qint64(1)),
                         number("Nonce Mask", qint64(25))}});
    }
    const char *id = m.spec->kind == Kind::Nano3 ? "AVANANO0"
                     : m.spec->kind == Kind::A15 ? "AVA100"
                                                 : "AVALON0";
    const auto head = [&](int index, const QByteArray &name) {
        return Fields{number("STATS", qint64(index)), words("ID", name),
                      number("Elapsed", m.elapsed),   number("Calls", qint64(0)),
                      number("Wait", 0.0, 6),         number("Max", 0.0, 6),
                      number("Min", 99999999.0, 6)};
    };
    Fields device = head(0, id);
    device.append({isQ() ? "MM ID0:Summary" : "MM ID0", full, Field::Form::Bare});
    if (isQ())
        device.append({"HBinfo", boardText(m), Field::Form::Bare});
    else
        device += {number("MM Count", qint64(1)),
                   number("Nonce Mask", qint64(m.spec->kind == Kind::Nano3 ? 1 : 25))};
    QList<Fields> entries = {device};
    for (int slot = 0; slot < 3; ++slot) {
        Fields entry = head(slot + 1, "POOL" + QByteArray::number(slot));
        entry += {number("Pool Calls", qint64(0)),
                  number("Pool Attempts", qint64(0)),
                  number("Pool Wait", 0.0, 6),
                  number("Pool Max", 0.0, 6),
                  number("Pool Min", 99999999.0, 6),
                  number("Pool Av", 0.0, 6),
                  flag("Work Had Roll Time", false),
                  flag("Work Can Roll", false),
                  flag("Work Had Expire", false),
                  number("Work Roll Time", qint64(0)),
                  number("Work Diff", m.difficulty, 8),
                  number("Min Diff", m.difficulty, 8),
                  number("Max Diff", m.difficulty, 8),
                  number("Min Diff Count", qint64(1)),
                  number("Max Diff Count", qint64(1)),
                  number("Times Sent", m.elapsed / 5),
                  number("Bytes Sent", m.elapsed * 26),
                  number("Times Recv", m.elapsed / 4),
                  number("Bytes Recv", m.elapsed * 86),
                  number("Net Bytes Sent", m.elapsed * 26),
                  number("Net Bytes Recv", m.elapsed * 86)};
        entries.append(entry);
    }
    return section(70, "CGMiner stats", "STATS", entries);
}

Fields ReadReplies::pool(int slot) const
{
    const Machine &m = m_machine;
    const Pool &pool = m.pools[size_t(slot)];
    const bool isActive = slot == m.activePool && !m.standby;
    const double accepted = double(pool.accepted) * m.difficulty;
    const double difficulty = isActive ? m.difficulty : 0;
    // Q writes seconds of uptime.
    const qint64 lastShare = pool.accepted == 0 ? 0 : isQ() ? m.elapsed - 3 : m_time - 3;
    Fields fields = {number("POOL", qint64(slot)),
                     words("URL", pool.url),
                     words("Status", "Alive"),
                     number("Priority", qint64(m.priorities[size_t(slot)])),
                     number("Quota", qint64(1)),
                     words("Long Poll", "N"),
                     number("Getworks", m.elapsed / 15),
                     number("Accepted", pool.accepted),
                     number("Rejected", isActive ? m.rejected : 0),
                     number("Works", isActive ? m.works : 0),
                     number("Discarded", qint64(0)),
                     number("Stale", isActive ? m.stale : 0),
                     number("Get Failures", qint64(0)),
                     number("Remote Failures", qint64(0)),
                     words("User", pool.user)};
    if (isQ())
        fields.append(words("Password", pool.password)); // in clear
    fields += {number("Last Share Time", lastShare),
               number("Diff1 Shares", qint64(accepted)),
               words("Proxy Type", ""),
               words("Proxy", ""),
               number("Difficulty Accepted", accepted, 8),
               number("Difficulty Rejected", 0.0, 8),
               number("Difficulty Stale", 0.0, 8),
               number("Last Share Difficulty", difficulty, 8),
               number("Work Difficulty", m.difficulty, 8),
               flag("Has Stratum", true),
               flag("Stratum Active", isActive),
               words("Stratum URL",
                     isActive ? pool.url.mid(pool.url.indexOf("//") + 2) : QByteArray()),
               number("Stratum Difficulty", difficulty, 8),
               flag("Has Vmask", true),
               flag("Has GBT", false),
               number("Best Share", isActive ? m.best : 0),
               number("Pool Rejected%", isActive ? percent(m.rejected, m.accepted + m.rejected) : 0,
                      4),
               number("Pool Stale%", 0.0, 4),
               number("Bad Work", qint64(1)),
               number("Current Block Height", qint64(943768)),
               number("Current Block Version", qint64(536870912))};
    return fields;
}

LineReply ReadReplies::pools() const
{
    QList<Fields> entries;
    for (int slot = 0; slot < 3; ++slot)
        entries.append(pool(slot));
    return section(7, "3 Pool(s)", "POOLS", entries);
}

LineReply ReadReplies::lcd() const
{
    const Machine &m = m_machine;
    const Pool &active = m.pools[size_t(m.activePool)];
    return section(125, "LCD", "LCD",
                   {{number("Elapsed", m.elapsed),
                     number("GHS av", m.elapsed > 0 ? m.megahashes / double(m.elapsed) / 1000 : 0, 2),
                     number("GHS 5m", m.mean5m, 2), number("GHS 5s", m.speed, 2),
                     number("Temperature", 0.0, 1), number("Last Share Difficulty", m.difficulty, 1),
                     number("Last Share Time", m_time - 3), number("Best Share", m.best),
                     number("Last Valid Work", m_time - 3), number("Found Blocks", qint64(0)),
                     words("Current Pool", active.url), words("User", active.user)}});
}

Fields ReadReplies::overridden(Fields fields) const
{
    Fields kept;
    for (Field &field : fields) {
        if (m_overrides.omitted.contains(field.name))
            continue;
        field.value = m_overrides.values.value(field.name, field.value);
        kept.append(field);
    }
    return kept;
}

} // namespace coalface::simulator::avalon_nano
