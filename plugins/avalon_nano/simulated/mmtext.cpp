// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/simulated/mmtext.h"

#include "avalon_nano/simulated/pairwriter.h"

#include <cmath>

namespace coalface::simulator::avalon_nano {

namespace {

QByteArray whole(double value)
{
    return QByteArray::number(qint64(std::llround(value)));
}

QByteArray fixed(double value, int decimals)
{
    return QByteArray::number(value, 'f', decimals);
}

//! One number per chip, spread around `mean`, with the blanks of the real ones.
QByteArray perChip(const Machine &m, double mean, double spread, const char *blank)
{
    QByteArray list;
    for (int i = 0; i < m.spec->chips; ++i)
        list += blank + whole(mean + spread * std::sin(i * 1.7));
    return list;
}

QByteArray ver(const Spec &spec)
{
    return QByteArray(spec.verPrefix) + '-' + spec.firmware;
}

QByteArray state(const Machine &m)
{
    return m.standby ? "2" : m.hashing() ? "1" : "0";
}

QByteArray stateWords(const Machine &m, bool hasBoard)
{
    return QByteArray("Work: ")
           + (m.standby     ? "In Idle"
              : m.hashing() ? "In Work"
                            : "In Init")
           + ", Hash Board: " + (hasBoard ? '1' : '0');
}

//! err, …; the wall power last but on the Nano 3, where a chip voltage follows it.
QByteArray supply(const Machine &m)
{
    const QByteArray watts = whole(m.watts);
    switch (m.spec->kind) {
    case Kind::Nano3:
        return "0 0 0 3 2780 " + watts + ' ' + whole(306 + 8 * m.mode);
    case Kind::Nano3S:
        return "0 0 27697 " + whole(std::floor(m.watts / 27.7)) + " 0 3678 " + watts;
    default:
        if (m.standby)
            return "0 1222 4 0 0 2245 " + watts;
        return "0 1216 2411 " + whole(std::floor(m.watts / 26)) + ' ' + whole(m.watts * 0.93)
               + " 2412 " + watts;
    }
}

//! Share of failed work, GHSspd and the rest of the figures that every model has in this order.
void addRates(PairWriter &w, const Machine &m, bool hasBoard)
{
    const double average = m.elapsed > 0 ? m.megahashes / double(m.elapsed) / 1000 : 0;
    w.add("GHSspd", m.speed, 2)
        .add("DHspd", m.hashing() ? "2.130%" : "0.000%")
        .add("GHSmm", m.theory() * 1.02, 2);
    w.add("GHSavg", average, 2).add("WU", average * 13.97, 2).add("Freq", m.present().megahertz, 2);
    if (m.spec->kind == Kind::Nano3)
        w.add("Led", 0);
    w.board("MGHS", fixed(average, 2), hasBoard);
}

void addChips(PairWriter &w, const Machine &m, bool hasBoard)
{
    const bool isHot = m.hashing();
    w.board("MTmax", isHot ? whole(m.chipMax) : "0", hasBoard)
        .board("MTavg", isHot ? whole(m.chipMean) : "0", hasBoard);
}

void addBoardArrays(PairWriter &w, const Machine &m)
{
    w.add("PVT_T0", perChip(m, m.chipMean, 4, "  ").mid(1))
        .add("PVT_V0", perChip(m, 292, 6, " ").mid(1));
    w.add("MW0", perChip(m, 490, 40, " ").mid(1));
}

QByteArray nano3(const Machine &m, const Unit &unit, const Overrides &overrides)
{
    const bool hasBoard = m.condition != Condition::Dead;
    PairWriter w(overrides);
    w.add("HashStatus", m.hashing() ? 1 : 0)
        .add("Ver", ver(*m.spec))
        .add("HVer", QByteArray(m.spec->firmware) + "_6223725");
    w.add("DNA", "0000000000000000", "  ").add("HDNA", unit.id, "  ").add("PFCnt", "0", "  ");
    w.add("NETFAIL", "0 0 0 0 0 0 0 0").add("Elapsed", m.elapsed + 12).add("LW", m.works * 25);
    w.board("MH", QByteArray::number(m.hardwareErrors), hasBoard)
        .add("DHW", 0)
        .add("HW", m.hardwareErrors)
        .add("DH", "1.474%");
    w.add("Temp", whole(m.outlet - 4)).add("OTemp", whole(m.outlet));
    w.add("TMax", m.hashing() ? whole(m.chipMax) : "0")
        .add("TAvg", m.hashing() ? whole(m.chipMean) : "0");
    w.add("TarT", m.present().targetTemperature)
        .add("Fan1", whole(m.duty * 78))
        .add("FanR", whole(m.duty) + '%');
    w.add("Vo", 0).add("PS", supply(m));
    addRates(w, m, hasBoard);
    addChips(w, m, hasBoard);
    w.add("TA", m.spec->chips).add("Core", "A3198S").add("PING", 125).add("SoftOFF", 0);
    w.board("ECHU", "0", hasBoard)
        .add("ECMM", 0)
        .add("PLL0", "0 258 321 1191")
        .add("SF0", "100 447 467 487");
    addBoardArrays(w, m);
    w.board("CRC", "0", hasBoard)
        .add("ATA0", "60-80-306-100:293:313:333")
        .add("ATA1", "90-85-314-100:447:467:487");
    w.add("ATA2", "125-90-334-100:574:594:614").add("WORKLEVEL", m.mode).add("MPO", m.present().watts);
    w.add("ADJ", m.condition == Condition::Calibrating ? 0 : 1);
    return w.text();
}

QByteArray nano3s(const Machine &m, const Unit &unit, const Overrides &overrides)
{
    const bool hasBoard = m.condition != Condition::Dead;
    PairWriter w(overrides);
    w.add("Ver", ver(*m.spec))
        .add("LVer", m.spec->firmware)
        .add("BVer", m.spec->firmware)
        .add("FW", "Release");
    w.add("LED", (m.night ? "1-" : "0-") + m.light.left(1))
        .add("LEDUser", m.light)
        .add("LcdOnoff", m.displayOn ? 1 : 0);
    w.add("LcdSwitch", 2)
        .add("DNA", unit.id)
        .add("MEMFREE", 62908)
        .add("PFCnt", 0)
        .add("NETFAIL", "0 0 0 0 0 0 0 0");
    w.add("SYSTEMSTATU", stateWords(m, hasBoard))
        .add("Elapsed", m.elapsed + 14)
        .add("BOOTBY", "0x01.00000000");
    w.add("LW", m.works * 776)
        .board("MH", QByteArray::number(m.hardwareErrors), hasBoard)
        .add("DHW", 4);
    w.add("HW", m.hardwareErrors).add("DH", "2.130%").add("ITemp", -273).add("OTemp", whole(m.outlet));
    w.add("TMax", m.hashing() ? whole(m.chipMax) : "0")
        .add("TAvg", m.hashing() ? whole(m.chipMean) : "0");
    w.add("TarT", m.present().targetTemperature)
        .add("Fan1", whole(m.duty * 48))
        .add("FanR", whole(m.duty) + '%')
        .add("PS", supply(m));
    addRates(w, m, hasBoard);
    addChips(w, m, hasBoard);
    w.add("TA", m.spec->chips).add("Core", "A3197S").add("BIN", 0).add("PING", 71).add("SoftOFF", 0);
    w.board("ECHU", "0", hasBoard)
        .add("ECMM", 0)
        .add("PLL0", "365 341 755 363")
        .add("SF0", "420 438 459 480");
    addBoardArrays(w, m);
    w.board("CRC", "0", hasBoard).board("COMCRC", "0", hasBoard);
    const QByteArray calibration = "ATA" + QByteArray::number(m.mode);
    w.add(calibration.constData(), QByteArray::number(m.present().watts) + '-'
                                       + QByteArray::number(m.present().targetTemperature)
                                       + "-3704-420-20");
    w.add("WORKMODE", m.mode).add("WORKLEVEL", 0).add("MPO", m.present().watts).add("CALIALL", 7);
    w.add("ADJ", m.condition == Condition::Calibrating ? 0 : 1);
    return w.text();
}

//! Avalon Q; the Mini 3 and the A15 (of which no whole string is published) with the same figures.
QByteArray large(const Machine &m, const Unit &unit, const Overrides &overrides)
{
    const Kind kind = m.spec->kind;
    const bool hasBoard = m.condition != Condition::Dead;
    PairWriter w(overrides);
    if (kind == Kind::Mini3)
        w.add("HashStatus", 0);
    w.add("Ver", ver(*m.spec)).add("LVer", m.spec->firmware).add("BVer", m.spec->firmware);
    if (kind == Kind::Mini3)
        w.add("Mcu0Ver", "Mini3_hb_v1.0");
    else if (kind == Kind::Q)
        w.add("HashMcu0Ver", "Q_hb_v1.1").add("FanMcuVer", "Q_fb_v1.2").add("CPU", "K230");
    w.add("FW", "Release").add("DNA", unit.id);
    if (kind != Kind::A15)
        w.add("STATE", state(m));
    w.add("MEMFREE", kind == Kind::A15 ? "1201472.0" : "67892").add("NETFAIL", "0 0 0 0 0 0 0 0");
    if (kind == Kind::Q)
        w.add("SSID", "").add("RSSI", 0).add("NetDevType", 0);
    else if (kind == Kind::Mini3)
        w.add("SSID", unit.ssid).add("RSSI", -61).add("NetDevType", 1);
    w.add("SYSTEMSTATU", stateWords(m, hasBoard))
        .add("Elapsed", m.elapsed + 31)
        .add("BOOTBY", "0x01.00000000")
        .add("LW", m.works * 449);
    w.board("MH", QByteArray::number(m.hardwareErrors), hasBoard)
        .add("DHW", 0)
        .add("HW", m.hardwareErrors)
        .add("DH", "2.449%");
    w.add("ITemp", 26);
    if (kind != Kind::A15)
        w.add("HBITemp", whole(m.outlet - 6)).add("HBOTemp", whole(m.outlet));
    w.add("TMax", m.hashing() ? whole(m.chipMax) : "0")
        .add("TAvg", m.hashing() ? whole(m.chipMean) : "0")
        .add("TarT", m.present().targetTemperature);
    for (int fan = 1; fan <= m.spec->fans; ++fan)
        w.add(("Fan" + QByteArray::number(fan)).constData(), whole(m.duty * (40 + fan)));
    w.add("FanR", whole(m.duty) + '%');
    if (kind == Kind::Q)
        w.add("SoftOffTime", unit.bootedAt)
            .add("SoftOnTime", unit.bootedAt - 60)
            .add("Filter", 19143)
            .add("FanErr", 0)
            .add("SoloAllowed", 1);
    w.add("PS", supply(m)).add("PCOMM_E", 0);
    if (kind == Kind::A15)
        w.add("WALLPOWER", whole(m.watts));
    addRates(w, m, hasBoard);
    w.add("TA", m.spec->chips)
        .add("Core", "A3197S")
        .add("BIN", 36)
        .add("PING", 17)
        .add("SoftOFF", m.standby ? 4 : 0);
    w.board("ECHU", "0", hasBoard)
        .add("ECMM", 0)
        .add("PLL0", "8843 5769 5098 4610")
        .add("SF0", "258 276 297 318");
    w.board("CRC", "0", hasBoard).board("COMCRC", "0", hasBoard);
    if (kind == Kind::A15)
        return w.text();
    const QByteArray calibration = "ATA" + QByteArray::number(m.mode);
    w.add(calibration.constData(), QByteArray::number(m.present().watts) + "-65-2264-258-20")
        .add("LcdOnoff", m.displayOn ? 1 : 0);
    if (kind == Kind::Q)
        w.add("Activation", 0);
    w.add("WORKMODE", m.mode)
        .add("WORKLEVEL", kind == Kind::Mini3 ? -1 : 0)
        .add("MPO", m.present().watts)
        .add("CALIALL", 7);
    w.add("ADJ", m.condition == Condition::Calibrating ? 0 : 1);
    if (kind == Kind::Q)
        w.add("Nonce Mask", 25);
    return w.text();
}

} // namespace

QByteArray mmText(const Machine &machine, const Unit &unit, const Overrides &overrides)
{
    switch (machine.spec->kind) {
    case Kind::Nano3:
        return nano3(machine, unit, overrides);
    case Kind::Nano3S:
        return nano3s(machine, unit, overrides);
    case Kind::Q:
        return "'STATS':{" + large(machine, unit, overrides) + '}';
    default:
        return large(machine, unit, overrides);
    }
}

QByteArray liteText(const Machine &m, const Unit &unit, const Overrides &overrides)
{
    PairWriter w(overrides);
    w.add("LVer", m.spec->firmware)
        .add("BVer", m.spec->firmware)
        .add("MVer", 0)
        .add("FW", "Release")
        .add("STATE", state(m));
    w.add("MODE", m.mode)
        .add("LEVEL", 0)
        .add("GHSspd", m.speed, 6)
        .add("ITemp", -273)
        .add("OTemp", whole(m.outlet));
    w.add("Limitemp", 0)
        .add("FanR", whole(m.duty) + '%')
        .add("Filter", 33862)
        .add("LED", (m.night ? "1-" : "0-") + m.light.left(1));
    w.add("LEDUser", m.light)
        .add("LcdOnoff", m.displayOn ? 1 : 0)
        .add("LcdSwitch", 2)
        .add("LcdBright", 0)
        .add("ECHU", 0);
    w.add("ECMM", 0).add("SSID", unit.ssid).add("RSSI", -55).add("NetDevType", 1);
    return w.text();
}

QByteArray boardText(const Machine &m)
{
    const Overrides none;
    PairWriter w(none);
    addBoardArrays(w, m);
    return "'HB0':{" + w.text() + '}';
}

} // namespace coalface::simulator::avalon_nano
