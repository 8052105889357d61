// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/leafpages.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <utility>

namespace coalface {

// "Database File Format" of SQLite, 1.3 (header), 1.5 (free pages), 1.6 (leaves), 1.7 (overflow), 1.8 (notes), 2.1 (rows), 2.4 (rows by key).
namespace {
constexpr char leafKind = 0x0d;
constexpr char keyLeafKind = 0x0a;
constexpr char aboveKeyLeafKind = 0x02;
constexpr qint64 lockByte = 0x4000'0000; // the page with it is never used
constexpr int deepest = 32;
constexpr quint8 notedRoot = 1;
constexpr quint8 notedBelow = 5;

quint16 leafShort(const QByteArray &bytes, qsizetype place)
{
    return qFromBigEndian<quint16>(bytes.constData() + place);
}

quint32 leafNumber(const QByteArray &bytes, qsizetype place)
{
    return qFromBigEndian<quint32>(bytes.constData() + place);
}

//! Up to `end`, which is within the bytes.
std::optional<quint64> takeVarint(const QByteArray &bytes, qsizetype &place, qsizetype end)
{
    quint64 value = 0;
    for (int index = 0; index < 9; ++index, ++place) {
        if (place >= end)
            return std::nullopt;
        const auto byte = quint8(bytes.at(place));
        if (index == 8) {
            ++place;
            return value << 8 | byte;
        }
        value = value << 7 | (byte & 0x7fU);
        if (byte < 0x80) {
            ++place;
            return value;
        }
    }
    return std::nullopt;
}

//! Bytes of a value of that type; nothing: there is no such type.
std::optional<qint64> storedSize(quint64 type)
{
    constexpr qint64 sizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (type < std::size(sizes))
        return sizes[type];
    if (type < 12 || type > 0x7fff'ffffU)
        return std::nullopt;
    return qint64(type - 12) / 2;
}

QVariant storedValue(quint64 type, const QByteArray &bytes, qsizetype place, qsizetype size)
{
    switch (type) {
    case 0:
        return {};
    case 7: {
        const auto bits = qFromBigEndian<quint64>(bytes.constData() + place);
        double number = 0;
        std::memcpy(&number, &bits, sizeof number);
        return number;
    }
    case 8:
    case 9:
        return qint64(type - 8);
    default:
        break;
    }
    if (type >= 12)
        return type % 2 == 0 ? QVariant(bytes.mid(place, size))
                             : QVariant(QString::fromUtf8(bytes.constData() + place, size));
    quint64 number = qint8(bytes.at(place)) < 0 ? ~quint64(0) : 0;
    for (qsizetype index = 0; index < size; ++index)
        number = number << 8 | quint8(bytes.at(place + index));
    return qint64(number);
}

std::optional<QVariantList> storedValues(const QByteArray &record)
{
    qsizetype place = 0;
    const auto header = takeVarint(record, place, record.size());
    if (!header || *header > quint64(record.size()))
        return std::nullopt;
    const auto end = qsizetype(*header);
    qsizetype content = end;
    QVariantList values;
    while (place < end) {
        const auto type = takeVarint(record, place, end);
        const auto size = type ? storedSize(*type) : std::nullopt;
        if (!size || *size > record.size() - content)
            return std::nullopt;
        values += storedValue(*type, record, content, *size);
        content += *size;
    }
    return place == end && content == record.size() ? std::optional(values) : std::nullopt;
}
} // namespace

struct LeafPages::Cell
{
    qint64 key = 0;
    qint64 size = 0;     //!< of the row, in bytes
    qsizetype place = 0; //!< where it begins in the page
    int local = 0;       //!< so much of it is there; the number of the page with more follows
};

struct LeafPages::Kind
{
    int header = 8;
    int child = 0; //!< bytes before each cell that lead to a page below
    bool hasRowId = true;
    qint64 most = 0; //!< bytes of a row that are all there
};

LeafPages::LeafPages(const QString &file) : m_file(file) {}

bool LeafPages::open()
{
    if (!m_file.open(QIODevice::ReadOnly))
        return false;
    m_header = m_file.read(100);
    if (m_header.size() < 100)
        return false;
    const int told = leafShort(m_header, 16);
    const int spare = quint8(m_header.at(20));
    const bool isTold = told >= 512 && (told & (told - 1)) == 0 && told - spare >= 480;
    m_pageBytes = isTold ? told : 4096;
    m_usable = isTold ? told - spare : 4096;
    m_count = m_file.size() / m_pageBytes;
    m_isCut = leafNumber(m_header, 28) > m_count || leafNumber(m_header, 52) == 0;
    readFreeList();
    readNotes();
    return true;
}

QByteArray LeafPages::page(qint64 number)
{
    if (number < 1 || number > m_count || !m_file.seek((number - 1) * m_pageBytes))
        return {};
    const QByteArray bytes = m_file.read(m_pageBytes);
    return bytes.size() == m_pageBytes ? bytes : QByteArray();
}

void LeafPages::readFreeList()
{
    qint64 trunk = leafNumber(m_header, 32);
    while (trunk > 1 && trunk <= m_count && !m_free.contains(trunk)) {
        const QByteArray bytes = page(trunk);
        const qint64 leaves = bytes.isEmpty() ? -1 : leafNumber(bytes, 4);
        if (leaves < 0 || leaves > m_usable / 4 - 2)
            return;
        m_free += trunk;
        for (int index = 0; index < leaves; ++index) {
            const qint64 free = leafNumber(bytes, 8 + 4 * index);
            if (free > 1 && free <= m_count)
                m_free += free;
        }
        trunk = leafNumber(bytes, 0);
    }
}

void LeafPages::readNotes()
{
    m_notes.resize(size_t(m_count) + 1);
    const qint64 perPage = m_usable / 5;
    for (qint64 start = 2; start <= m_count; start += perPage + 1) {
        const qint64 number = start == lockByte / m_pageBytes + 1 ? start + 1 : start;
        const QByteArray bytes = page(number);
        std::vector<Noted> notes;
        bool isSound = !bytes.isEmpty();
        for (qint64 index = 0; index < perPage && isSound; ++index) {
            const Noted noted{quint8(bytes.at(5 * index)), leafNumber(bytes, 5 * index + 1)};
            if (number + 1 + index > m_count)
                break; // what was cut off is still noted
            isSound = noted.kind <= notedBelow && noted.parent <= m_count;
            notes.push_back(noted);
        }
        if (!isSound || (!notes.empty() && notes.front().kind == 0))
            continue; // damaged, or it is another page: there are no notes
        std::copy(notes.cbegin(), notes.cend(), m_notes.begin() + number + 1);
    }
}

std::optional<qint64> LeafPages::rootOf(qint64 page) const
{
    for (int step = 0; step < deepest && page > 1 && page <= m_count; ++step) {
        const Noted &noted = m_notes[size_t(page)];
        if (noted.kind == notedRoot)
            return page;
        if (noted.kind != notedBelow)
            return std::nullopt;
        page = noted.parent;
    }
    return std::nullopt;
}

bool LeafPages::isComplete(qint64 root, const std::function<bool()> &isCancelled)
{
    if (m_isCut || rootOf(root) != root)
        return false;
    QSet<qint64> leading;
    for (qint64 number = 3; number <= m_count; ++number) {
        const Noted &noted = m_notes[size_t(number)];
        if (noted.kind == notedBelow)
            leading += noted.parent;
        const bool isNotes = (number - 2) % (m_usable / 5 + 1) == 0
                             || number == lockByte / m_pageBytes + 1;
        if (noted.kind == 0 && !isNotes)
            return false;
    }
    std::vector<std::pair<qint64, qint64>> keys; // the first and the last one of each page
    for (qint64 number = 3; number <= m_count; ++number) {
        if (isCancelled())
            return false;
        if (rootOf(number) != root || leading.contains(number))
            continue;
        const QByteArray bytes = page(number);
        const bool isEmptyLeaf = !bytes.isEmpty() && bytes.at(0) == leafKind
                                 && leafShort(bytes, 3) == 0;
        const auto found = isEmptyLeaf ? std::optional(Leaf()) : leaf(number);
        if (!found || !found->isWhole)
            return false;
        if (!found->rows.empty())
            keys.emplace_back(found->rows.front().key, found->rows.back().key);
    }
    // Where two share keys one of them has taken the place of another page.
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.cbegin(), keys.cend(),
                              [](const auto &one, const auto &next) {
                                  return next.first <= one.second;
                              })
           == keys.cend();
}

std::optional<LeafPages::Kind> LeafPages::kindOf(const QByteArray &page, LeafOrder order) const
{
    const char kind = page.isEmpty() ? '\0' : page.at(0);
    const qint64 mostOfKey = (m_usable - 12) * 64 / 255 - 23;
    if (order == LeafOrder::ByRowId)
        return kind == leafKind ? std::optional(Kind{8, 0, true, m_usable - 35}) : std::nullopt;
    if (kind == keyLeafKind)
        return Kind{8, 0, false, mostOfKey};
    return kind == aboveKeyLeafKind ? std::optional(Kind{12, 4, false, mostOfKey}) : std::nullopt;
}

std::optional<LeafPages::Cell> LeafPages::cellAt(const QByteArray &page, int place, int first,
                                                 const Kind &kind) const
{
    if (place < first || place >= m_usable)
        return std::nullopt;
    Cell cell;
    cell.place = place + kind.child;
    const auto size = takeVarint(page, cell.place, m_usable);
    const auto key = kind.hasRowId ? takeVarint(page, cell.place, m_usable)
                                   : std::optional<quint64>(0);
    if (!size || !key || *size < 2 || *size > quint64(m_count) * quint64(m_usable))
        return std::nullopt;
    cell.size = qint64(*size);
    cell.key = qint64(*key);
    const qint64 most = kind.most;
    const qint64 least = (m_usable - 12) * 32 / 255 - 23;
    const qint64 spread = least + (cell.size - least) % (m_usable - 4);
    cell.local = int(cell.size <= most ? cell.size : spread <= most ? spread : least);
    const int link = cell.local < cell.size ? 4 : 0;
    return cell.place + cell.local + link <= m_usable ? std::optional(cell) : std::nullopt;
}

std::optional<QByteArray> LeafPages::payload(const QByteArray &page, const Cell &cell)
{
    QByteArray bytes = page.mid(cell.place, cell.local);
    qint64 next = cell.local < cell.size ? leafNumber(page, cell.place + cell.local) : 0;
    while (bytes.size() < cell.size) { // each page adds some: it ends
        const QByteArray more = next > 1 && !m_free.contains(next) ? this->page(next) : QByteArray();
        if (more.isEmpty())
            return std::nullopt;
        next = leafNumber(more, 0);
        bytes += more.mid(4, std::min<qint64>(m_usable - 4, cell.size - bytes.size()));
    }
    return bytes;
}

std::optional<Leaf> LeafPages::leaf(qint64 number, LeafOrder order)
{
    if (number < 2 || number > m_count || m_free.contains(number))
        return std::nullopt;
    const quint8 noted = m_notes[size_t(number)].kind;
    if (noted != 0 && noted != notedRoot && noted != notedBelow)
        return std::nullopt;
    const QByteArray bytes = page(number);
    const std::optional<Kind> kind = kindOf(bytes, order);
    if (!kind)
        return std::nullopt;
    const int count = leafShort(bytes, 3);
    const int first = kind->header + 2 * count;
    if (count == 0 || first >= m_usable)
        return std::nullopt;
    Leaf leaf;
    std::optional<qint64> before;
    for (int index = 0; index < count; ++index) {
        const auto cell = cellAt(bytes, leafShort(bytes, kind->header + 2 * index), first, *kind);
        if (!cell || (kind->hasRowId && before && cell->key <= *before))
            return std::nullopt;
        before = cell->key;
        const auto record = payload(bytes, *cell);
        const auto values = record ? storedValues(*record) : std::nullopt;
        if (!values && cell->local == cell->size)
            return std::nullopt;
        if (values)
            leaf.rows.push_back({cell->key, *values});
        else
            leaf.isWhole = false;
    }
    return leaf;
}

} // namespace coalface
