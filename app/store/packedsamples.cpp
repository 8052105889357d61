// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/packedsamples.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>

namespace coalface {

namespace {
constexpr char formVersion = 1;
constexpr quint64 mostSamples = 900; // a second holds one

// What is written stays: a new column goes to the end.
constexpr std::array<const char *, 15> places{
    "hashrate",       "temperature",       "power",       "uptime",          "hashrate_average",
    "temperature_vr", "temperature_board", "efficiency",  "shares_accepted", "shares_rejected",
    "input_voltage",  "fan_rpm",           "fan_percent", "wifi_rssi",       "hardware_errors"};

// The flags of a column.
constexpr int formMask = 3;
enum Form { Unknown = 0, Whole = 1, Hundredths = 2, Double = 3 };
constexpr int hasGaps = 4;  //!< a bit for each sample says whether it tells the value
constexpr int isAlways = 8; //!< the same value each time: it stands there once
constexpr int isReal = 16;  //!< of whole numbers: the database's type is REAL

void appendNumber(QByteArray &bytes, quint64 number)
{
    for (; number >= 0x80; number >>= 7)
        bytes += char(number | 0x80);
    bytes += char(number);
}

class Bytes
{
public:
    Bytes(const char *begin, const char *end) : m_at(begin), m_end(end) {}
    bool isGood() const { return m_isGood; }
    quint64 number()
    {
        quint64 number = 0;
        for (int shift = 0; shift < 64 && m_at < m_end; shift += 7) {
            const auto byte = quint8(*m_at++);
            number |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return number;
        }
        m_isGood = false;
        return 0;
    }
    qint64 difference()
    {
        const quint64 raw = number();
        return qint64(raw >> 1) ^ -qint64(raw & 1);
    }
    //! So many bytes of their own.
    Bytes take(quint64 count)
    {
        if (count > quint64(m_end - m_at)) {
            m_isGood = false;
            count = 0;
        }
        const char *begin = m_at;
        m_at += count;
        return {begin, m_at};
    }
    const char *data() const { return m_at; }
    bool isEmpty() const { return m_at == m_end; }

private:
    const char *m_at;
    const char *m_end;
    bool m_isGood = true;
};

bool isWholeType(const QVariant &value)
{
    const int type = value.typeId();
    return type == QMetaType::LongLong || type == QMetaType::Int;
}

//! Whether that value times the factor is a whole number, which makes the value again.
bool isWholeTimes(const QVariant &value, int factor)
{
    const double number = value.toDouble();
    return value.typeId() == QMetaType::Double && std::abs(number) < 9e13
           && double(std::llround(number * factor)) / factor == number
           && !(number == 0 && std::signbit(number));
}

//! The form with isReal.
int formOf(const std::vector<QVariant> &told)
{
    const auto areWholeTimes = [&told](int factor) {
        return std::all_of(told.begin(), told.end(),
                           [factor](const QVariant &value) { return isWholeTimes(value, factor); });
    };
    if (told.empty())
        return Unknown;
    if (std::all_of(told.begin(), told.end(), isWholeType))
        return Whole;
    if (areWholeTimes(1))
        return Whole | isReal;
    return areWholeTimes(100) ? Hundredths : Double;
}

//! `valueOf(i)`: what the sample i says, or null.
template<typename ValueOf>
QByteArray packColumn(size_t count, const ValueOf &valueOf)
{
    std::vector<QVariant> told;
    QByteArray gaps(qsizetype(count + 7) / 8, '\0');
    for (size_t index = 0; index < count; ++index) {
        const QVariant &value = valueOf(index);
        bool isNumber = !value.isNull();
        if (isNumber && !isWholeType(value))
            value.toDouble(&isNumber); // nothing else was ever stored
        if (!isNumber)
            continue;
        told.push_back(value);
        gaps[qsizetype(index / 8)] = char(gaps[qsizetype(index / 8)] | 1 << index % 8);
    }
    const int flags = formOf(told);
    const int form = flags & formMask;
    const bool isSame = std::all_of(told.begin(), told.end(),
                                    [&](const QVariant &value) { return value == told.front(); });
    QByteArray bytes;
    if (form == Unknown)
        return bytes;
    bytes += char(flags | (told.size() < count ? hasGaps : 0) | (isSame ? isAlways : 0));
    if (told.size() < count)
        bytes += gaps;
    if (isSame)
        told.resize(1);
    quint64 before = 0;
    for (const QVariant &value : told) {
        if (form == Double) {
            char raw[sizeof(double)];
            qToLittleEndian(value.toDouble(), raw);
            bytes.append(raw, sizeof raw);
            continue;
        }
        const qint64 number = flags == Whole
                                  ? value.toLongLong()
                                  : std::llround(value.toDouble() * (form == Whole ? 1 : 100));
        const auto difference = qint64(quint64(number) - before);
        appendNumber(bytes, quint64(difference) << 1 ^ quint64(difference >> 63));
        before = quint64(number);
    }
    return bytes;
}

//! Calls `put(i, value)` for each sample that tells the value.
template<typename Put>
bool unpackColumn(Bytes bytes, size_t count, const Put &put)
{
    if (bytes.isEmpty())
        return true; // nobody told it
    const quint64 flags = bytes.number();
    const auto form = Form(flags & formMask);
    const Bytes gaps = bytes.take(flags & hasGaps ? (count + 7) / 8 : 0);
    const bool isEach = !(flags & isAlways);
    quint64 before = 0;
    QVariant value;
    for (size_t index = 0; index < count && bytes.isGood(); ++index) {
        if (flags & hasGaps && !(gaps.data()[index / 8] >> index % 8 & 1))
            continue;
        if (isEach || value.isNull()) {
            if (form == Double) {
                const Bytes raw = bytes.take(sizeof(double));
                if (bytes.isGood())
                    value = qFromLittleEndian<double>(raw.data());
            } else {
                before += quint64(bytes.difference());
                value = form == Hundredths ? QVariant(double(qint64(before)) / 100)
                        : flags & isReal   ? QVariant(double(qint64(before)))
                                           : QVariant(qlonglong(before));
            }
        }
        put(index, value);
    }
    return bytes.isGood() && form != Unknown;
}

//! The index in sampleColumns() of each place.
const std::vector<size_t> &columnsOfPlaces()
{
    static const std::vector<size_t> indexes = [] {
        std::vector<size_t> found;
        for (const char *key : places) {
            size_t index = 0;
            while (sampleColumns().at(index).field->key != QLatin1String(key))
                ++index;
            found.push_back(index);
        }
        return found;
    }();
    return indexes;
}
} // namespace

QByteArray packSamples(const std::vector<StoredSample> &samples)
{
    QByteArray bytes(1, formVersion);
    appendNumber(bytes, samples.size());
    for (size_t index = 1; index < samples.size(); ++index)
        appendNumber(bytes, quint64(samples[index].k - samples[index - 1].k));
    appendNumber(bytes, places.size() + 1);
    const auto append = [&bytes](const QByteArray &column) {
        appendNumber(bytes, quint64(column.size()));
        bytes += column;
    };
    append(packColumn(samples.size(), [&](size_t index) { return samples[index].slow; }));
    for (const size_t column : columnsOfPlaces()) {
        append(packColumn(samples.size(), [&](size_t index) {
            return samples[index].values.at(qsizetype(column));
        }));
    }
    return bytes;
}

std::optional<std::vector<StoredSample>> unpackSamples(qint64 first, const QByteArray &bytes,
                                                       const std::vector<Column> &columns)
{
    if (bytes.isEmpty() || bytes.front() != formVersion)
        return std::nullopt;
    Bytes left(bytes.constData() + 1, bytes.constData() + bytes.size());
    const quint64 count = left.number();
    if (count == 0 || count > mostSamples)
        return std::nullopt;
    std::vector<StoredSample> samples(count);
    samples[0].k = first;
    for (size_t index = 1; index < count; ++index)
        samples[index].k = samples[index - 1].k + qint64(left.number());
    for (StoredSample &sample : samples)
        sample.values.resize(qsizetype(columns.size()));
    const quint64 columnCount = left.number();
    for (quint64 number = 0; number < columnCount && left.isGood(); ++number) {
        const Bytes column = left.take(left.number());
        bool isGood = left.isGood();
        if (isGood && number == 0) {
            isGood = unpackColumn(column, count, [&](size_t index, const QVariant &value) {
                samples[index].slow = value;
            });
        }
        for (size_t wanted = 0; isGood && number > 0 && wanted < columns.size(); ++wanted) {
            if (number > places.size()
                || columns[wanted].field->key != QLatin1String(places.at(number - 1)))
                continue;
            isGood = unpackColumn(column, count, [&](size_t index, const QVariant &value) {
                samples[index].values[qsizetype(wanted)] = value;
            });
        }
        if (!isGood)
            return std::nullopt;
    }
    return left.isGood() ? std::optional(std::move(samples)) : std::nullopt;
}

} // namespace coalface
