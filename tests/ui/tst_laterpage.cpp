// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testprogram/testprogram.h"
#include "ui/common/laterpage.h"

#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTest>

using namespace coalface;

namespace {

class TestLaterPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_made = 0;
        m_stack = std::make_unique<QStackedWidget>();
        m_stack->addWidget(new QLabel(u"first"_qs));
        m_place = new LaterPage<QLineEdit>(
            [this](QWidget *parent) {
                ++m_made;
                return new QLineEdit(u"later"_qs, parent);
            },
            m_stack.get());
        m_stack->addWidget(m_place);
    }

    void itIsBuiltOnceWhenItIsSeen()
    {
        m_stack->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_stack.get()));
        QCOMPARE(m_made, 0);
        QVERIFY(!m_place->built());
        m_stack->setCurrentWidget(m_place);
        QCOMPARE(m_made, 1);
        QVERIFY(m_place->built()->isVisible());
        QTRY_COMPARE(m_place->built()->width(), m_stack->width());
        m_stack->setCurrentIndex(0);
        m_stack->setCurrentWidget(m_place);
        QCOMPARE(m_made, 1);
    }

    void whoAsksForItGetsItBeforeItIsSeen()
    {
        QCOMPARE(m_place->page().text(), u"later"_qs);
        QCOMPARE(m_made, 1);
        m_stack->setCurrentWidget(m_place);
        m_stack->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_stack.get()));
        QVERIFY(m_place->page().isVisible());
        QCOMPARE(m_made, 1);
    }

    void theKeyboardReachesThePageThroughItsPlace()
    {
        m_stack->show();
        m_stack->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_stack.get()));
        m_stack->setCurrentWidget(m_place);
        m_place->setFocus();
        QVERIFY(m_place->page().hasFocus());
    }

private:
    std::unique_ptr<QStackedWidget> m_stack;
    LaterPage<QLineEdit> *m_place = nullptr;
    int m_made = 0;
};

} // namespace

COALFACE_TEST(TestLaterPage)
#include "tst_laterpage.moc"
