<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CollectorLock</name>
    <message>
        <source>Nothing can be collected: %1 cannot be written. Give this user the right to write its folder.</source>
        <translation>Es kann nichts gesammelt werden: %1 kann nicht geschrieben werden. Geben Sie diesem Benutzer das Recht, in den Ordner zu schreiben.</translation>
    </message>
    <message>
        <source>Another program is collecting.</source>
        <translation>Ein anderes Programm sammelt.</translation>
    </message>
    <message>
        <source>%1 (process %2) is collecting.</source>
        <translation>%1 (Prozess %2) sammelt.</translation>
    </message>
    <message>
        <source>Nothing can be collected: %1 cannot be written, because the disk is full. Free some space there.</source>
        <translation>Es kann nicht gesammelt werden: %1 kann nicht geschrieben werden, weil der Datenträger voll ist. Machen Sie dort Platz frei.</translation>
    </message>
    <message>
        <source>Nothing can be collected: %1 cannot be written, because the disk is read-only.</source>
        <translation>Es kann nicht gesammelt werden: %1 kann nicht geschrieben werden, weil der Datenträger schreibgeschützt ist.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>The folder %1 cannot be made. Choose another with --config-dir.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden. Wählen Sie einen anderen mit --config-dir.</translation>
    </message>
</context>
<context>
    <name>coalface::AbilityText</name>
    <message>
        <source>set a power mode</source>
        <translation>Betriebsart setzen</translation>
    </message>
    <message>
        <source>set a pool</source>
        <translation>Pool setzen</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>neu starten</translation>
    </message>
    <message>
        <source>show where it is</source>
        <translation>zeigen, wo er steht</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>fortsetzen</translation>
    </message>
    <message>
        <source>set frequency and voltage freely</source>
        <translation>Takt und Spannung frei setzen</translation>
    </message>
</context>
<context>
    <name>coalface::AboutDialog</name>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Qt %1 (built with %2) on %3</source>
        <extracomment>%1 and %2 are version numbers, %3 an operating system</extracomment>
        <translation>Qt %1 (gebaut mit %2) auf %3</translation>
    </message>
    <message>
        <source>Finds, watches and controls home Bitcoin miners.

%1

Coalface is free software under the GNU General Public License, version 3 or later. The driver interface and the drivers are under the MIT licence. Qt is under the GNU Lesser General Public License, Qt Charts under the GNU General Public License.</source>
        <translation>Findet, beobachtet und steuert Bitcoin-Miner zu Hause.

%1

Coalface ist freie Software unter der GNU General Public License, Version 3 oder später. Die Treiberschnittstelle und die Treiber stehen unter der MIT-Lizenz. Qt steht unter der GNU Lesser General Public License, Qt Charts unter der GNU General Public License.</translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation>Versionen &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>coalface::AddMinerDialog</name>
    <message>
        <source>Add miner</source>
        <translation>Miner hinzufügen</translation>
    </message>
    <message>
        <source>192.168.1.40 or attic.local, with :port if need be</source>
        <translation>192.168.1.40 oder dachboden.local, bei Bedarf mit :Port</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>Herausfinden</translation>
    </message>
    <message>
        <source>Made from its model</source>
        <translation>Wird aus dem Modell gebildet</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>As&amp;k the device</source>
        <translation>Gerät &amp;fragen</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>D&amp;river</source>
        <translation>T&amp;reiber</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>The device is asked who it is before it is added.</source>
        <translation>Das Gerät wird gefragt, wer es ist, bevor es hinzugefügt wird.</translation>
    </message>
    <message>
        <source>This is a whole range. Type a single address, or use Discover.</source>
        <translation>Das ist ein ganzer Bereich. Geben Sie eine einzelne Adresse ein, oder suchen Sie im Netz.</translation>
    </message>
    <message>
        <source>Listening whether it announces itself…</source>
        <translation>Horcht, ob es sich selbst meldet …</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Das Gerät wird gefragt …</translation>
    </message>
    <message>
        <source>“%1” is no address.</source>
        <translation>„%1“ ist keine Adresse.</translation>
    </message>
    <message>
        <source>This driver cannot be used now. %1</source>
        <translation>Dieser Treiber kann gerade nicht benutzt werden. %1</translation>
    </message>
    <message>
        <source>Found: %1 at %2.</source>
        <extracomment>%1 is a model, %2 an address</extracomment>
        <translation>Gefunden: %1 unter %2.</translation>
    </message>
    <message>
        <source>Firmware %1.</source>
        <translation>Firmware %1.</translation>
    </message>
    <message>
        <source>It is in the fleet already, as “%1”; adding it again brings its address up to date.</source>
        <translation>Der Miner ist als „%1“ schon dabei; erneutes Hinzufügen bringt seine Adresse auf den neuesten Stand.</translation>
    </message>
    <message>
        <source>“%1” added.</source>
        <translation>„%1“ wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>“%1” is up to date.</source>
        <translation>„%1“ ist auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>Something answers there, but it is no miner that a driver knows: %1 Check the address and its port.</source>
        <translation>Dort antwortet etwas, aber es ist kein Miner, den ein Treiber kennt: %1 Prüfen Sie die Adresse und ihren Port.</translation>
    </message>
    <message>
        <source>Nothing answers at its address.</source>
        <translation>Unter der Adresse antwortet nichts.</translation>
    </message>
</context>
<context>
    <name>coalface::AgeText</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <extracomment>%1 is a number of seconds</extracomment>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <extracomment>%1 is a number of minutes</extracomment>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <extracomment>%1 is a number of hours</extracomment>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <extracomment>%1 is a number of days</extracomment>
        <translation>vor %1 Tg.</translation>
    </message>
</context>
<context>
    <name>coalface::AlertRules</name>
    <message>
        <source>there is no &quot;%1&quot;</source>
        <translation>„%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither true nor false</source>
        <translation>„%1“ ist weder true noch false</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no whole number from 0 to %2</source>
        <translation>„%1“ ist keine ganze Zahl von 0 bis %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time such as 22:00</source>
        <translation>„%1“ ist keine Uhrzeit wie 22:00</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no limit</source>
        <translation>„%1“ hat keinen Grenzwert</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number from %2 to %3</source>
        <translation>„%1“ ist keine Zahl von %2 bis %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no group of values</source>
        <translation>„%1“ ist keine Gruppe von Werten</translation>
    </message>
    <message>
        <source>there is no rule &quot;%1&quot;</source>
        <translation>eine Regel „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>&quot;rules/%1&quot; is no group of values</source>
        <translation>„rules/%1“ ist keine Gruppe von Werten</translation>
    </message>
    <message>
        <source>it is of a newer Coalface</source>
        <translation>sie ist von einem neueren Coalface</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>„%1“ fehlt</translation>
    </message>
</context>
<context>
    <name>coalface::AlertRulesDialog</name>
    <message>
        <source>Alert rules</source>
        <translation>Alarmregeln</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>After it has lasted</source>
        <translation>Nachdem es andauert</translation>
    </message>
    <message>
        <source>Not again within</source>
        <translation>Nicht wieder innerhalb von</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>Stan&amp;dard wiederherstellen</translation>
    </message>
    <message>
        <source>as the driver gives it</source>
        <translation>wie der Treiber sie angibt</translation>
    </message>
    <message>
        <source>Of the chip, for all miners. At its least: each driver&apos;s own limits, of all temperatures that have one</source>
        <translation>Für den Chip, bei allen Minern. Am unteren Ende: die Grenzen, die jeder Treiber selbst angibt, für alle Temperaturen, die eine haben</translation>
    </message>
    <message>
        <source> °C</source>
        <translation> °C</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>%1: limit</source>
        <extracomment>%1 is what an alert is called</extracomment>
        <translation>%1: Grenze</translation>
    </message>
    <message>
        <source> min</source>
        <extracomment>minutes</extracomment>
        <translation> min</translation>
    </message>
    <message>
        <source>%1: after it has lasted</source>
        <extracomment>%1 is what an alert is called</extracomment>
        <translation>%1: nachdem es andauert</translation>
    </message>
    <message>
        <source>%1: not again within</source>
        <extracomment>%1 is what an alert is called</extracomment>
        <translation>%1: nicht wieder innerhalb von</translation>
    </message>
    <message>
        <source>&amp;Quiet hours: no notifications</source>
        <translation>&amp;Ruhezeit: keine Benachrichtigungen</translation>
    </message>
    <message>
        <source>Alerts are listed all the same. What still lasts when the quiet hours end is shown then</source>
        <translation>Alarme stehen trotzdem in der Liste. Was am Ende der Ruhezeit noch andauert, wird dann gezeigt</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe von</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>from</source>
        <extracomment>a time of day follows</extracomment>
        <translation>von</translation>
    </message>
    <message>
        <source>until</source>
        <extracomment>a time of day follows</extracomment>
        <translation>bis</translation>
    </message>
    <message>
        <source>Show desktop &amp;notifications</source>
        <translation>Be&amp;nachrichtigungen auf dem Desktop zeigen</translation>
    </message>
    <message>
        <source>This desktop has no tray now, which they need: alerts are shown in the window only.</source>
        <translation>Dieser Desktop hat zurzeit keinen Infobereich, den sie brauchen: Alarme werden nur im Fenster gezeigt.</translation>
    </message>
    <message>
        <source>The quiet hours begin and end at the same time, so it is never quiet.</source>
        <translation>Die Ruhezeit beginnt und endet zur selben Zeit, also ist nie Ruhe.</translation>
    </message>
    <message>
        <source>Coalface has an icon in the tray while this is on. Closing the window still ends it, unless the settings say otherwise.</source>
        <translation>Solange dies eingeschaltet ist, hat Coalface ein Symbol im Infobereich. Wird das Fenster geschlossen, endet es trotzdem, wenn die Einstellungen nichts anderes sagen.</translation>
    </message>
</context>
<context>
    <name>coalface::AlertTableModel</name>
    <message>
        <source>Over since %1</source>
        <extracomment>%1 is a time</extracomment>
        <translation>Vorbei seit %1</translation>
    </message>
    <message>
        <source>Muted until %1</source>
        <extracomment>%1 is a time</extracomment>
        <translation>Stumm bis %1</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <extracomment>the state of one alert</extracomment>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Active</source>
        <extracomment>the state of one alert</extracomment>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what is wrong in a word or two, %2 a sentence about it
----------
%1 is &quot;6 miners with someone else&apos;s pool&quot;, %2 that pool</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Miner</source>
        <translation>Miner</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>coalface::AlertText</name>
    <message numerus="yes">
        <source>%n miners offline</source>
        <translation>
            <numerusform>%n Miner offline</numerusform>
            <numerusform>%n Miner offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners not hashing</source>
        <translation>
            <numerusform>%n Miner hasht nicht</numerusform>
            <numerusform>%n Miner hashen nicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners too hot</source>
        <translation>
            <numerusform>%n Miner zu heiß</numerusform>
            <numerusform>%n Miner zu heiß</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners with many rejected shares</source>
        <translation>
            <numerusform>%n Miner mit vielen abgelehnten Shares</numerusform>
            <numerusform>%n Miner mit vielen abgelehnten Shares</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners with a low hashrate</source>
        <translation>
            <numerusform>%n Miner mit niedriger Hashrate</numerusform>
            <numerusform>%n Miner mit niedriger Hashrate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners with someone else&apos;s pool</source>
        <translation>
            <numerusform>%n Miner mit fremdem Pool</numerusform>
            <numerusform>%n Miner mit fremdem Pool</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drivers broken</source>
        <translation>
            <numerusform>%n Treiber defekt</numerusform>
            <numerusform>%n Treiber defekt</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Not hashing</source>
        <translation>Hasht nicht</translation>
    </message>
    <message>
        <source>Too hot</source>
        <translation>Zu heiß</translation>
    </message>
    <message>
        <source>Many rejected shares</source>
        <translation>Viele abgelehnte Shares</translation>
    </message>
    <message>
        <source>Low hashrate</source>
        <translation>Niedrige Hashrate</translation>
    </message>
    <message>
        <source>Someone else&apos;s pool</source>
        <translation>Fremder Pool</translation>
    </message>
    <message>
        <source>Driver broken</source>
        <translation>Treiber defekt</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>Es antwortet nicht.</translation>
    </message>
    <message>
        <source>It hashes, but has found no share for a long time.</source>
        <translation>Es hasht, hat aber lange keinen Share gefunden.</translation>
    </message>
    <message>
        <source>It answers, but does not hash.</source>
        <translation>Es antwortet, hasht aber nicht.</translation>
    </message>
    <message>
        <source>%1 %2, limit %3.</source>
        <extracomment>%1 is a reading&apos;s name, %2 its value: &quot;ASIC temperature 71.2 °C, limit 70 °C.&quot;</extracomment>
        <translation>%1 %2, Grenze %3.</translation>
    </message>
    <message>
        <source>Its hashrate is %1 below what is expected, limit %2.</source>
        <extracomment>%1, %2 are percentages</extracomment>
        <translation>Die Hashrate liegt %1 unter dem, was zu erwarten ist, Grenze %2.</translation>
    </message>
    <message>
        <source>It does not stay up, so its miners cannot be asked.</source>
        <translation>Er läuft nicht durch, also können seine Miner nicht gefragt werden.</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>ernst</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a miner, %2 what is wrong with it: &quot;attic: Offline&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n alerts</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>It works for %1 instead of %2.</source>
        <extracomment>%1, %2 are pools, with the worker there</extracomment>
        <translation>Er arbeitet für %1 statt für %2.</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>of a miner&apos;s fallback pool: there is none</extracomment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>It has no fallback pool any more; it had %1.</source>
        <extracomment>%1 is a pool, with the worker there</extracomment>
        <translation>Er hat keinen Ersatzpool mehr; es war %1.</translation>
    </message>
    <message>
        <source>Its fallback pool is %1 instead of %2.</source>
        <extracomment>%1, %2 are pools, with the worker there, or &quot;none&quot;</extracomment>
        <translation>Sein Ersatzpool ist %1 statt %2.</translation>
    </message>
    <message>
        <source>Until it restarts it may work for %1; %2 is stored.</source>
        <extracomment>%1, %2 are pools, with the worker there</extracomment>
        <translation>Bis zum Neustart arbeitet er vielleicht für %1; gespeichert ist %2.</translation>
    </message>
    <message>
        <source>Below its limit again at %1; this ends at %2.</source>
        <extracomment>of what was too hot; %1, %2 are temperatures</extracomment>
        <translation>Mit %1 wieder unter der Grenze; das endet bei %2.</translation>
    </message>
    <message>
        <source>From its next restart on it works for %1 instead of %2.</source>
        <extracomment>%1, %2 are pools, with the worker there</extracomment>
        <translation>Ab seinem nächsten Neustart arbeitet er für %1 statt für %2.</translation>
    </message>
    <message>
        <source>%1 up to %2, limit %3.</source>
        <extracomment>%1 is a reading&apos;s name, %2 its greatest value: &quot;ASIC temperature up to 71.2 °C, limit 70 °C.&quot;</extracomment>
        <translation>%1 bis zu %2, Grenze %3.</translation>
    </message>
    <message>
        <source>Of late %1 of its shares are rejected, limit %2.</source>
        <extracomment>%1, %2 are percentages</extracomment>
        <translation>In letzter Zeit werden %1 seiner Shares abgelehnt, Grenze %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n miners with another fallback pool</source>
        <translation>
            <numerusform>%n Miner mit anderem Ersatzpool</numerusform>
            <numerusform>%n Miner mit anderem Ersatzpool</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners with someone else&apos;s pool, or another fallback pool</source>
        <translation>
            <numerusform>%n Miner mit fremdem Pool oder anderem Ersatzpool</numerusform>
            <numerusform>%n Miner mit fremdem Pool oder anderem Ersatzpool</numerusform>
        </translation>
    </message>
    <message>
        <source>From its next restart on its fallback pool is %1 instead of %2.</source>
        <extracomment>%1, %2 are pools, with the worker there, or &quot;none&quot;</extracomment>
        <translation>Ab seinem nächsten Neustart ist sein Ersatzpool %1 statt %2.</translation>
    </message>
    <message>
        <source>Until it restarts its fallback pool may be %1; %2 is stored.</source>
        <extracomment>%1, %2 are pools, with the worker there</extracomment>
        <translation>Bis zum Neustart ist sein Ersatzpool vielleicht %1; gespeichert ist %2.</translation>
    </message>
</context>
<context>
    <name>coalface::AlertsPage</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktive</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Filter alerts</source>
        <translation>Alarme filtern</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Bestätigen</translation>
    </message>
    <message>
        <source>M&amp;ute</source>
        <translation>St&amp;umm</translation>
    </message>
    <message>
        <source>Show m&amp;iner</source>
        <translation>M&amp;iner zeigen</translation>
    </message>
    <message>
        <source>&amp;Rules…</source>
        <translation>&amp;Regeln …</translation>
    </message>
    <message>
        <source>When alerts are raised, and whether the desktop shows them</source>
        <translation>Wann Alarme gemeldet werden, und ob der Desktop sie zeigt</translation>
    </message>
    <message>
        <source>For an &amp;hour</source>
        <translation>Für eine &amp;Stunde</translation>
    </message>
    <message>
        <source>For &amp;8 hours</source>
        <translation>Für &amp;8 Stunden</translation>
    </message>
    <message>
        <source>For a &amp;day</source>
        <translation>Für einen &amp;Tag</translation>
    </message>
    <message>
        <source>For a &amp;week</source>
        <translation>Für eine &amp;Woche</translation>
    </message>
    <message>
        <source>&amp;Until it is unmuted</source>
        <translation>&amp;Bis zum Aufheben</translation>
    </message>
    <message>
        <source>U&amp;nmute</source>
        <translation>&amp;Nicht mehr stumm</translation>
    </message>
    <message numerus="yes">
        <source>%n alerts acknowledged.</source>
        <translation>
            <numerusform>%n Alarm bestätigt.</numerusform>
            <numerusform>%n Alarme bestätigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners are muted until %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>
            <numerusform>%n Miner ist bis %1 stumm.</numerusform>
            <numerusform>%n Miner sind bis %1 stumm.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners are muted.</source>
        <translation>
            <numerusform>%n Miner ist stumm.</numerusform>
            <numerusform>%n Miner sind stumm.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners are not muted any more.</source>
        <translation>
            <numerusform>%n Miner ist nicht mehr stumm.</numerusform>
            <numerusform>%n Miner sind nicht mehr stumm.</numerusform>
        </translation>
    </message>
    <message>
        <source>The alert rules are saved.</source>
        <translation>Die Alarmregeln sind gespeichert.</translation>
    </message>
    <message>
        <source>The alerts cannot be read: %1</source>
        <extracomment>%1 is a sentence</extracomment>
        <translation>Die Alarme können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>No alert fits this filter.</source>
        <translation>Kein Alarm passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Nothing is wrong, and nothing was in this time. What is wrong with a miner for some minutes is listed here.</source>
        <translation>Es fehlt nichts, und in dieser Zeit fehlte nichts. Was einem Miner einige Minuten lang fehlt, steht hier.</translation>
    </message>
    <message>
        <source>Nothing is wrong now.</source>
        <translation>Zurzeit fehlt nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%n alerts wait for you.</source>
        <translation>
            <numerusform>%n Alarm wartet auf Sie.</numerusform>
            <numerusform>%n Alarme warten auf Sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>No alert waits for you.</source>
        <translation>Kein Alarm wartet auf Sie.</translation>
    </message>
    <message>
        <source>The desktop shows no notifications: that is switched off under Rules.</source>
        <translation>Der Desktop zeigt keine Benachrichtigungen: das ist unter Regeln ausgeschaltet.</translation>
    </message>
    <message>
        <source>This desktop has no tray that could show notifications: alerts are shown in this window only.</source>
        <translation>Dieser Desktop hat keinen Infobereich, der Benachrichtigungen zeigen könnte: Alarme werden nur in diesem Fenster gezeigt.</translation>
    </message>
    <message>
        <source>These are the quiet hours: what lasts is shown by the desktop when they end.</source>
        <translation>Es ist Ruhezeit: was andauert, zeigt der Desktop, wenn sie endet.</translation>
    </message>
    <message>
        <source>The desktop shows new ones as notifications.</source>
        <translation>Neue zeigt der Desktop als Benachrichtigung.</translation>
    </message>
    <message>
        <source>Select an alert first</source>
        <translation>Wählen Sie zuerst einen Alarm</translation>
    </message>
    <message>
        <source>Say that you know: it is not shown as new any more. Someone else&apos;s pool is accepted</source>
        <translation>Sagen, dass Sie es wissen: er wird nicht mehr als neu gezeigt. Ein fremder Pool gilt als angenommen</translation>
    </message>
    <message>
        <source>You know of it, or it is over</source>
        <translation>Sie wissen davon, oder es ist vorbei</translation>
    </message>
    <message>
        <source>Show no notifications about these miners</source>
        <translation>Keine Benachrichtigungen über diese Miner zeigen</translation>
    </message>
    <message>
        <source>It is not about a miner</source>
        <translation>Es geht nicht um einen Miner</translation>
    </message>
    <message>
        <source>Go to the miner on the page Miners</source>
        <translation>Zum Miner auf der Seite Miner gehen</translation>
    </message>
    <message>
        <source>Select alerts of one miner only</source>
        <translation>Wählen Sie nur Alarme eines Miners</translation>
    </message>
    <message>
        <source>Active and of the last 24 hours</source>
        <translation>Aktive und die der letzten 24 Stunden</translation>
    </message>
    <message>
        <source>Active and of the last 7 days</source>
        <translation>Aktive und die der letzten 7 Tage</translation>
    </message>
    <message>
        <source>Active and of the last 30 days</source>
        <translation>Aktive und die der letzten 30 Tage</translation>
    </message>
    <message>
        <source>Hide m&amp;iners</source>
        <translation>M&amp;iner verbergen</translation>
    </message>
    <message>
        <source>Show m&amp;iners</source>
        <translation>M&amp;iner zeigen</translation>
    </message>
    <message>
        <source>Each of these miners in a row of its own, or not</source>
        <translation>Jeder dieser Miner in einer eigenen Zeile oder nicht</translation>
    </message>
</context>
<context>
    <name>coalface::AskBar</name>
    <message>
        <source>As&amp;k now</source>
        <translation>Jetzt ab&amp;fragen</translation>
    </message>
    <message>
        <source>Ask the miner itself; nothing is changed</source>
        <translation>Den Miner selbst abfragen; nichts wird geändert</translation>
    </message>
    <message>
        <source>Select a miner first.</source>
        <translation>Wählen Sie zuerst einen Miner aus.</translation>
    </message>
    <message>
        <source>Its driver “%1” cannot be used. %2</source>
        <extracomment>%1 is a driver&apos;s type, %2 a sentence</extracomment>
        <translation>Sein Treiber „%1“ kann nicht benutzt werden. %2</translation>
    </message>
    <message>
        <source>It is not installed.</source>
        <translation>Er ist nicht installiert.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Fragt …</translation>
    </message>
</context>
<context>
    <name>coalface::BlockNews</name>
    <message>
        <source>%1 has found a block!</source>
        <extracomment>%1 is a miner</extracomment>
        <translation>%1 hat einen Block gefunden!</translation>
    </message>
    <message>
        <source>%1 has found a block, %2!</source>
        <extracomment>%1 is a miner, %2 a time</extracomment>
        <translation>%1 hat einen Block gefunden, %2!</translation>
    </message>
    <message>
        <source>Blocks were found by %1, the last one %2!</source>
        <extracomment>%1 are miners, %2 is a time</extracomment>
        <translation>Blöcke fanden %1, den letzten %2!</translation>
    </message>
</context>
<context>
    <name>coalface::BulkCommands</name>
    <message>
        <source>Nothing was changed yet</source>
        <translation>Es wurde noch nichts geändert</translation>
    </message>
    <message>
        <source>See Miners ▸ Results of last change.</source>
        <translation>Siehe Miner ▸ Ergebnisse der letzten Änderung.</translation>
    </message>
    <message>
        <source>U&amp;ndo</source>
        <translation>Rückgängi&amp;g</translation>
    </message>
    <message>
        <source>Nothing was changed in the last ten minutes that can be undone</source>
        <translation>In den letzten zehn Minuten wurde nichts geändert, das sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>None of the selected miners can do that</source>
        <translation>Keiner der ausgewählten Miner kann das</translation>
    </message>
    <message>
        <source>Nothing was changed in the last ten minutes that can be undone. The page “History” still offers it for older changes.</source>
        <translation>In den letzten zehn Minuten wurde nichts geändert, das sich rückgängig machen lässt. Für ältere Änderungen bietet es die Seite „Verlauf“ noch an.</translation>
    </message>
</context>
<context>
    <name>coalface::BulkResultModel</name>
    <message>
        <source>It could not be stopped any more.</source>
        <translation>Er war nicht mehr aufzuhalten.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
</context>
<context>
    <name>coalface::BulkResults</name>
    <message>
        <source>Bulk results</source>
        <translation>Ergebnisse der Änderung</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Rückgängig …</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancelled: nothing more is begun. What is under way ends as it can.</source>
        <translation>Abgebrochen: Es wird nichts mehr begonnen. Was läuft, endet, wie es kann.</translation>
    </message>
    <message>
        <source>%1. Closing this window does not stop it.</source>
        <translation>%1. Es geht weiter, auch wenn Sie dieses Fenster schließen.</translation>
    </message>
    <message>
        <source>Also try &amp;those again that may have been changed (%1)</source>
        <translation>Auch &amp;die wiederholen, die vielleicht geändert sind (%1)</translation>
    </message>
    <message>
        <source>&amp;Retry failed (%1)</source>
        <translation>Fehlgeschlagene &amp;wiederholen (%1)</translation>
    </message>
    <message>
        <source>Wait until it has ended</source>
        <translation>Warten Sie, bis es zu Ende ist</translation>
    </message>
    <message>
        <source>Nothing failed that is known to be unchanged</source>
        <translation>Nichts ist fehlgeschlagen, wovon bekannt ist, dass es unverändert ist</translation>
    </message>
    <message>
        <source>There is nothing that can be undone</source>
        <translation>Es gibt nichts, was sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>Ergebnisse exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n rows written to %1.</source>
        <translation>
            <numerusform>%n Zeile nach %1 geschrieben.</numerusform>
            <numerusform>%n Zeilen nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a miner&apos;s name, %2 are sentences on what came of it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Here it is offered for ten minutes, and until something else is changed or undone. The page “History” still offers it.</source>
        <translation>Hier wird es zehn Minuten lang angeboten, und bis etwas anderes geändert oder rückgängig gemacht wird. Die Seite „Verlauf“ bietet es noch an.</translation>
    </message>
</context>
<context>
    <name>coalface::BulkSheet</name>
    <message>
        <source>Bulk targets</source>
        <translation>Ziele der Änderung</translation>
    </message>
    <message>
        <source>Space ticks and unticks the selected miners</source>
        <translation>Die Leertaste setzt und nimmt die Haken der ausgewählten Miner</translation>
    </message>
    <message numerus="yes">
        <source>%n selected miners are hidden by the filter and left out.</source>
        <translation>
            <numerusform>%n ausgewählten Miner verbirgt der Filter; er bleibt außen vor.</numerusform>
            <numerusform>%n ausgewählte Miner verbirgt der Filter; sie bleiben außen vor.</numerusform>
        </translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>The next miner begins so much later than the one before</source>
        <translation>Um so viel später als der vorige beginnt der nächste Miner</translation>
    </message>
    <message>
        <source>&amp;Time between two</source>
        <translation>Abstand &amp;zwischen zweien</translation>
    </message>
    <message>
        <source>%1 of %2 can do this.</source>
        <translation>%1 von %2 können das.</translation>
    </message>
    <message>
        <source>Asking the miners: %1 of %2 have answered. Who has not is left out.</source>
        <translation>Die Miner werden gefragt: %1 von %2 haben geantwortet. Wer es nicht hat, bleibt außen vor.</translation>
    </message>
    <message>
        <source>Tick a miner first</source>
        <translation>Haken Sie zuerst einen Miner an</translation>
    </message>
    <message numerus="yes">
        <source>%n miners are set so already.</source>
        <translation>
            <numerusform>%n Miner ist schon so eingestellt.</numerusform>
            <numerusform>%n Miner sind schon so eingestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners are left out: the column “Possible” says why.</source>
        <translation>
            <numerusform>%n Miner bleibt außen vor: Die Spalte „Möglich“ sagt, warum.</numerusform>
            <numerusform>%n Miner bleiben außen vor: Die Spalte „Möglich“ sagt, warum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these miners get back a pool that was not set here.</source>
        <translation>
            <numerusform>%n dieser Miner bekommt einen Pool zurück, der nicht hier gesetzt wurde.</numerusform>
            <numerusform>%n dieser Miner bekommen einen Pool zurück, der nicht hier gesetzt wurde.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::BulkTable</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>coalface::BulkTargetModel</name>
    <message>
        <source>asking…</source>
        <translation>wird gefragt …</translation>
    </message>
    <message>
        <source>It is set so already</source>
        <translation>Ist schon so eingestellt</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Möglich</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Yes: it shows that, but may have stored the other value</source>
        <translation>Ja: Er zeigt das an, hat aber vielleicht den anderen Wert gespeichert</translation>
    </message>
    <message>
        <source>Yes: it shows that, but the last change was not confirmed</source>
        <translation>Ja: es zeigt das, aber die letzte Änderung wurde nicht bestätigt</translation>
    </message>
    <message>
        <source>%1; not a pool you set</source>
        <extracomment>%1 is &quot;Yes&quot;, and why although it shows that: of a pool that someone else had put there</extracomment>
        <translation>%1; kein Pool, den Sie gesetzt haben</translation>
    </message>
    <message>
        <source>%1; its fallback is not a pool you set</source>
        <extracomment>likewise</extracomment>
        <translation>%1; der Ersatzpool ist keiner, den Sie gesetzt haben</translation>
    </message>
</context>
<context>
    <name>coalface::BulkText</name>
    <message>
        <source>Power mode</source>
        <translation>Betriebsart</translation>
    </message>
    <message>
        <source>Set pool</source>
        <translation>Pool setzen</translation>
    </message>
    <message>
        <source>Locate</source>
        <translation>Orten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>Locate miners</source>
        <translation>Miner orten</translation>
    </message>
    <message>
        <source>Pause miners</source>
        <translation>Miner pausieren</translation>
    </message>
    <message>
        <source>Resume miners</source>
        <translation>Miner fortsetzen</translation>
    </message>
    <message>
        <source>Restart miners</source>
        <translation>Miner neu starten</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Set mode of %n miners</source>
        <translation>
            <numerusform>Betriebsart von %n Miner &amp;setzen</numerusform>
            <numerusform>Betriebsart von %n Minern &amp;setzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Set pool of %n miners</source>
        <translation>
            <numerusform>Pool von %n Miner s&amp;etzen</numerusform>
            <numerusform>Pool von %n Minern s&amp;etzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Locate %n miners</source>
        <translation>
            <numerusform>%n Miner &amp;orten</numerusform>
            <numerusform>%n Miner &amp;orten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Pause %n miners</source>
        <translation>
            <numerusform>%n Miner &amp;pausieren</numerusform>
            <numerusform>%n Miner &amp;pausieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Resume %n miners</source>
        <translation>
            <numerusform>%n Miner &amp;fortsetzen</numerusform>
            <numerusform>%n Miner &amp;fortsetzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Restart %n miners</source>
        <translation>
            <numerusform>%n Miner &amp;neu starten</numerusform>
            <numerusform>%n Miner &amp;neu starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U&amp;ndo: Set mode of %n miners</source>
        <translation>
            <numerusform>Rückgängi&amp;g: Betriebsart von %n Miner setzen</numerusform>
            <numerusform>Rückgängi&amp;g: Betriebsart von %n Minern setzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U&amp;ndo: Set pool of %n miners</source>
        <translation>
            <numerusform>Rückgängi&amp;g: Pool von %n Miner setzen</numerusform>
            <numerusform>Rückgängi&amp;g: Pool von %n Minern setzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Setting mode %1</source>
        <translation>Betriebsart setzen %1</translation>
    </message>
    <message>
        <source>Setting pool %1</source>
        <translation>Pool setzen %1</translation>
    </message>
    <message>
        <source>Locating %1</source>
        <translation>Orten %1</translation>
    </message>
    <message>
        <source>Pausing %1</source>
        <translation>Pausieren %1</translation>
    </message>
    <message>
        <source>Resuming %1</source>
        <translation>Fortsetzen %1</translation>
    </message>
    <message>
        <source>Restarting %1</source>
        <translation>Neustart %1</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n erledigt</numerusform>
            <numerusform>%n erledigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may have been changed</source>
        <translation>
            <numerusform>%n vielleicht geändert</numerusform>
            <numerusform>%n vielleicht geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 is what was done (&quot;Restart&quot;), %2 a list: &quot;3 done, 1 failed&quot;</extracomment>
        <translation>%1: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n miners could not be stopped any more.</source>
        <translation>
            <numerusform>%n Miner war nicht mehr aufzuhalten.</numerusform>
            <numerusform>%n Miner waren nicht mehr aufzuhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Asking who it is</source>
        <translation>Fragt, wer es ist</translation>
    </message>
    <message>
        <source>Sending and reading back</source>
        <translation>Sendet und liest zurück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Nicht möglich</translation>
    </message>
    <message>
        <source>Nothing sent</source>
        <translation>Nichts gesendet</translation>
    </message>
    <message>
        <source>Stored, needs a restart</source>
        <translation>Gespeichert, braucht einen Neustart</translation>
    </message>
    <message>
        <source>Sent, not confirmed</source>
        <translation>Gesendet, nicht bestätigt</translation>
    </message>
    <message>
        <source>Sent, outcome unknown</source>
        <translation>Gesendet, Ausgang unbekannt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a power mode, %2 its values: &quot;eco: 400 MHz, 1100 mV&quot;
----------
%1 is &quot;Fallback&quot;, &quot;Pool 3&quot;, …; %2 a pool, with the worker there</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n not tried</source>
        <translation>
            <numerusform>%n nicht versucht</numerusform>
            <numerusform>%n nicht versucht</numerusform>
        </translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Nicht versucht</translation>
    </message>
    <message>
        <source>Undo: Set mode</source>
        <translation>Rückgängig: Betriebsart setzen</translation>
    </message>
    <message>
        <source>Undo: Set pool</source>
        <translation>Rückgängig: Pool setzen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Set back the mode of %n miners</source>
        <translation>
            <numerusform>Betriebsart von %n Miner zurück&amp;setzen</numerusform>
            <numerusform>Betriebsart von %n Minern zurück&amp;setzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Set back the pool of %n miners</source>
        <translation>
            <numerusform>Pool von %n Miner zurücks&amp;etzen</numerusform>
            <numerusform>Pool von %n Minern zurücks&amp;etzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Set pool again</source>
        <translation>Pool erneut setzen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Set pool of %n miners again</source>
        <translation>
            <numerusform>Pool von %n Miner erneut &amp;setzen</numerusform>
            <numerusform>Pool von %n Minern erneut &amp;setzen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; fallback %2</source>
        <extracomment>%1 and %2 are pools, each with the worker there; the second is for when the first fails</extracomment>
        <translation>%1; Ersatz %2</translation>
    </message>
    <message>
        <source>Stored, in use already</source>
        <translation>Gespeichert, schon im Gebrauch</translation>
    </message>
</context>
<context>
    <name>coalface::BusNotices</name>
    <message>
        <source>Open Coalface</source>
        <translation>Coalface öffnen</translation>
    </message>
</context>
<context>
    <name>coalface::ChartControls</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Follow the present time</source>
        <translation>Der Gegenwart folgen</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the chosen range and to all values</source>
        <translation>Zurück zum gewählten Zeitraum und zu allen Werten</translation>
    </message>
    <message>
        <source>Fleet total</source>
        <translation>Flotte gesamt</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>The same points as a table</source>
        <translation>Dieselben Punkte als Tabelle</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>1 y</source>
        <translation>1 Jahr</translation>
    </message>
    <message>
        <source>Show the last %1</source>
        <translation>Die letzten %1 zeigen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Show everything since the first sample</source>
        <translation>Alles seit der ersten Messung zeigen</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Choose from when to when</source>
        <translation>Anfang und Ende wählen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save what is shown, or copy it</source>
        <translation>Speichern oder kopieren, was zu sehen ist</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>&amp;Bild speichern …</translation>
    </message>
    <message>
        <source>Save picture for &amp;light paper…</source>
        <translation>Bild für &amp;helles Papier speichern …</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Save points as C&amp;SV…</source>
        <translation>Punkte als C&amp;SV speichern …</translation>
    </message>
    <message>
        <source>Draw the whole fleet as a line of its own</source>
        <translation>Die ganze Flotte als eigene Linie zeichnen</translation>
    </message>
    <message>
        <source>Of this there is nothing for the whole fleet</source>
        <translation>Davon gibt es nichts für die ganze Flotte</translation>
    </message>
    <message>
        <source>M&amp;etric</source>
        <translation>Mess&amp;wert</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation>Zoom zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show it as a table, save or copy it</source>
        <translation>Als Tabelle zeigen, speichern oder kopieren</translation>
    </message>
</context>
<context>
    <name>coalface::ChartFiles</name>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>With commas and decimal points (*.csv)</source>
        <translation>Mit Kommas und Dezimalpunkten (*.csv)</translation>
    </message>
    <message>
        <source>Save points</source>
        <translation>Punkte speichern</translation>
    </message>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>With semicolons, decimal commas and local times, for spreadsheets (*.csv)</source>
        <translation>Mit Semikolons, Dezimalkommas und Ortszeit, für Tabellenkalkulationen (*.csv)</translation>
    </message>
</context>
<context>
    <name>coalface::ChartLegend</name>
    <message>
        <source>Lines of the chart</source>
        <translation>Linien des Diagramms</translation>
    </message>
</context>
<context>
    <name>coalface::ChartMetric</name>
    <message>
        <source>Shares per minute</source>
        <translation>Shares pro Minute</translation>
    </message>
    <message>
        <source>Temperatures</source>
        <translation>Temperaturen</translation>
    </message>
    <message>
        <source>Fleet total</source>
        <translation>Flotte gesamt</translation>
    </message>
    <message>
        <source>Fleet mean</source>
        <translation>Mittel der Flotte</translation>
    </message>
</context>
<context>
    <name>coalface::ChartPage</name>
    <message>
        <source>Chart points</source>
        <translation>Punkte des Diagramms</translation>
    </message>
    <message>
        <source>The history cannot be read: %1</source>
        <translation>Der Verlauf kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Select a miner to see its chart.</source>
        <translation>Wählen Sie einen Miner, um sein Diagramm zu sehen.</translation>
    </message>
    <message>
        <source>No samples yet. The first one comes with the next poll.</source>
        <translation>Noch keine Messungen. Die erste kommt mit der nächsten Abfrage.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>name of a miner, number of further ones</comment>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Limit of %1: %2</source>
        <extracomment>%1 what is limited (a reading, or miners), %2 the value with its unit</extracomment>
        <translation>Grenze für %1: %2</translation>
    </message>
    <message>
        <source>A chart has %1 miners at most. “Fleet total” is the sum of all.</source>
        <translation>Ein Diagramm hat höchstens %1 Miner. „Flotte gesamt“ ist die Summe aller.</translation>
    </message>
    <message numerus="yes">
        <source>%n more not drawn</source>
        <comment>miners</comment>
        <translation>
            <numerusform>%n weiterer nicht gezeichnet</numerusform>
            <numerusform>%n weitere nicht gezeichnet</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no value of all miners in this range. The first sample is of %1.</source>
        <translation>In diesem Zeitraum gibt es keinen Wert aller Miner. Der erste Messwert ist vom %1.</translation>
    </message>
    <message>
        <source>There are no values of it in this range. The first sample of any kind is of %1.</source>
        <translation>In diesem Zeitraum gibt es dazu keine Werte. Die erste Messung überhaupt ist von %1.</translation>
    </message>
</context>
<context>
    <name>coalface::ChartRangeDialog</name>
    <message>
        <source>Time of the chart</source>
        <translation>Zeitraum des Diagramms</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>V&amp;on</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>B&amp;is</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>The time to end at must be later than the time to begin at.</source>
        <translation>Das Ende muss nach dem Anfang liegen.</translation>
    </message>
    <message>
        <source>A chart shows a minute at least.</source>
        <translation>Ein Diagramm zeigt mindestens eine Minute.</translation>
    </message>
    <message>
        <source>The time to begin at lies in the future: there are no samples of it yet.</source>
        <translation>Der Anfang liegt in der Zukunft: Davon gibt es noch keine Messungen.</translation>
    </message>
    <message>
        <source>There are no samples of that time: the first one is of %1.</source>
        <translation>Aus dieser Zeit gibt es keine Messungen: Die erste ist vom %1.</translation>
    </message>
</context>
<context>
    <name>coalface::ChartTableModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>the miner itself</source>
        <translation>der Miner selbst</translation>
    </message>
    <message>
        <source>Coalface</source>
        <translation>Coalface</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <extracomment>Of a value: by whom it was recorded</extracomment>
        <translation>Aufgezeichnet von</translation>
    </message>
</context>
<context>
    <name>coalface::CloseQuestion</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t close</source>
        <translation>&amp;Nicht schließen</translation>
    </message>
</context>
<context>
    <name>coalface::ColumnList</name>
    <message>
        <source>&amp;All</source>
        <translation>Al&amp;le</translation>
    </message>
    <message>
        <source>Every reading</source>
        <translation>Jeder Messwert</translation>
    </message>
    <message>
        <source>&amp;Usual</source>
        <translation>Übli&amp;che</translation>
    </message>
    <message>
        <source>Those that most people look at</source>
        <translation>Die, die meist angesehen werden</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>No reading</source>
        <translation>Kein Messwert</translation>
    </message>
</context>
<context>
    <name>coalface::DashboardPage</name>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Miners by state</source>
        <translation>Miner nach Zustand</translation>
    </message>
    <message>
        <source>There are no miners yet.</source>
        <translation>Es gibt noch keine Miner.</translation>
    </message>
    <message>
        <source>No miner needs attention.</source>
        <translation>Kein Miner braucht Aufmerksamkeit.</translation>
    </message>
    <message numerus="yes">
        <source>%n miners need attention:</source>
        <translation>
            <numerusform>%n Miner braucht Aufmerksamkeit:</numerusform>
            <numerusform>%n Miner brauchen Aufmerksamkeit:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::DatabaseWork</name>
    <message>
        <source>Stopped. Everything is as it was.</source>
        <translation>Angehalten. Alles ist, wie es war.</translation>
    </message>
    <message>
        <source>Backed up to %1 (%2).</source>
        <translation>Gesichert in %1 (%2).</translation>
    </message>
    <message>
        <source>The history is in order.</source>
        <translation>Der Verlauf ist in Ordnung.</translation>
    </message>
    <message>
        <source>The history is damaged. When Coalface starts the next time it is set aside, and what can be read of it is taken over.</source>
        <translation>Der Verlauf ist beschädigt. Beim nächsten Start von Coalface wird er beiseitegelegt, und was lesbar ist, wird übernommen.</translation>
    </message>
</context>
<context>
    <name>coalface::DetailsPane</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Select a miner to see its details.</source>
        <translation>Wählen Sie einen Miner, um Einzelheiten zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>name of a miner, number of further selected ones</comment>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>read %1</source>
        <extracomment>%1 is an age: &quot;read 12 s ago&quot;</extracomment>
        <translation>gelesen %1</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Nothing has happened to this miner yet.</source>
        <translation>Bei diesem Miner ist noch nichts geschehen.</translation>
    </message>
    <message>
        <source>Select a miner to see its events.</source>
        <translation>Wählen Sie einen Miner, um seine Ereignisse zu sehen.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Raw reply</source>
        <translation>Rohe Antwort</translation>
    </message>
    <message>
        <source>All miners</source>
        <translation>Alle Miner</translation>
    </message>
    <message>
        <source>Back to the table of all miners (Esc)</source>
        <translation>Zurück zur Tabelle aller Miner (Esc)</translation>
    </message>
</context>
<context>
    <name>coalface::DevicePage</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Configured pools</source>
        <translation>Eingestellte Pools</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Shows what the miner can do, its modes and versions, and the pools it is set to.</source>
        <translation>Zeigt, was der Miner kann, seine Betriebsarten und Versionen, und auf welche Pools er eingestellt ist.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Rechnername</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Can</source>
        <translation>Kann</translation>
    </message>
    <message>
        <source>Power modes</source>
        <translation>Betriebsarten</translation>
    </message>
    <message>
        <source>No pool is set.</source>
        <translation>Es ist kein Pool eingestellt.</translation>
    </message>
    <message>
        <source>Configured pools. The one in use has a password, which no miner tells.</source>
        <translation>Eingestellte Pools. Der benutzte hat ein Passwort, das kein Miner verrät.</translation>
    </message>
    <message>
        <source>Configured pools:</source>
        <translation>Eingestellte Pools:</translation>
    </message>
    <message>
        <source>The pools could not be read.</source>
        <translation>Die Pools konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Asked at %1.</source>
        <extracomment>%1 is a moment</extracomment>
        <translation>Abgefragt: %1.</translation>
    </message>
</context>
<context>
    <name>coalface::DiscoverDialog</name>
    <message>
        <source>Listening for miners that only announce themselves…</source>
        <translation>Horcht auf Miner, die sich nur selbst melden …</translation>
    </message>
    <message>
        <source>Discover miners</source>
        <translation>Miner suchen</translation>
    </message>
    <message>
        <source>Look &amp;in</source>
        <translation>Suchen &amp;in</translation>
    </message>
    <message>
        <source>192.168.1.0/24, 192.168.2.10-40, attic.local</source>
        <translation>192.168.1.0/24, 192.168.2.10-40, dachboden.local</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Discovered miners</source>
        <translation>Gefundene Miner</translation>
    </message>
    <message>
        <source>Not miners</source>
        <translation>Keine Miner</translation>
    </message>
    <message>
        <source>Miners</source>
        <translation>Miner</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Type where to look, for example 192.168.1.0/24.</source>
        <translation>Geben Sie ein, wo gesucht werden soll, zum Beispiel 192.168.1.0/24.</translation>
    </message>
    <message>
        <source>These are %1 addresses, which takes long and may alarm your network. Press Scan again to go ahead.</source>
        <translation>Das sind %1 Adressen; das dauert lange und kann Ihr Netz beunruhigen. Drücken Sie noch einmal Suchen, um fortzufahren.</translation>
    </message>
    <message>
        <source>Not miners (%1)</source>
        <translation>Keine Miner (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n miners found</source>
        <translation>
            <numerusform>%n Miner gefunden</numerusform>
            <numerusform>%n Miner gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n addresses</source>
        <translation>
            <numerusform>%n Adresse</numerusform>
            <numerusform>%n Adressen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. %1 at %2 in %3 s.</source>
        <extracomment>%1: &quot;3 miners found&quot;, %2: &quot;254 addresses&quot;, %3: seconds</extracomment>
        <translation>Abgebrochen. %1 unter %2 in %3 s.</translation>
    </message>
    <message>
        <source>%1 at %2 in %3 s.</source>
        <translation>%1 unter %2 in %3 s.</translation>
    </message>
    <message>
        <source>Check that the miners are switched on and in this network, or add one by its address.</source>
        <translation>Prüfen Sie, ob die Miner eingeschaltet und in diesem Netz sind, oder fügen Sie einen über seine Adresse hinzu.</translation>
    </message>
    <message>
        <source>%1 of %2, %3 found</source>
        <extracomment>%1 of %2 addresses are looked at, %3 miners found</extracomment>
        <translation>%1 von %2, %3 gefunden</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Add selected (%1)</source>
        <translation>Gewählte &amp;hinzufügen (%1)</translation>
    </message>
    <message>
        <source>Tick the miners to add</source>
        <translation>Haken Sie die Miner an, die hinzugefügt werden sollen</translation>
    </message>
    <message numerus="yes">
        <source>%n miners added.</source>
        <translation>
            <numerusform>%n Miner hinzugefügt.</numerusform>
            <numerusform>%n Miner hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be added: %2</source>
        <extracomment>%1 is an address, %2 the reason</extracomment>
        <translation>%1 konnte nicht hinzugefügt werden: %2</translation>
    </message>
</context>
<context>
    <name>coalface::Discovery</name>
    <message>
        <source>No miner driver can be used, so no device can be recognised; see the list of drivers.</source>
        <translation>Kein Treiber für Miner ist verwendbar, daher wird kein Gerät erkannt; siehe die Liste der Treiber.</translation>
    </message>
    <message>
        <source>This computer is in no network where miners could be; connect it, or name an address.</source>
        <translation>Dieser Computer ist in keinem Netzwerk, in dem Miner sein könnten; verbinden Sie ihn, oder geben Sie eine Adresse an.</translation>
    </message>
    <message>
        <source>The network %1 is large; name it, or a part of it, to have it looked through.</source>
        <translation>Das Netzwerk %1 ist groß; geben Sie es oder einen Teil davon an, damit es durchsucht wird.</translation>
    </message>
    <message>
        <source>it is not available</source>
        <translation>er ist nicht verfügbar</translation>
    </message>
    <message>
        <source>The driver &quot;%1&quot; cannot be used: %2</source>
        <translation>Der Treiber „%1“ ist nicht verwendbar: %2</translation>
    </message>
</context>
<context>
    <name>coalface::DriftBar</name>
    <message>
        <source>Set a&amp;gain…</source>
        <translation>&amp;Wieder einstellen …</translation>
    </message>
    <message>
        <source>Keep as it &amp;is…</source>
        <translation>So be&amp;lassen …</translation>
    </message>
    <message>
        <source>No miner is changed; they are no longer marked as different.</source>
        <translation>Kein Miner wird geändert; sie werden nicht mehr als abweichend markiert.</translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Set the pools and workers that these miners should have</source>
        <translation>Die Pools und Worker einstellen, die diese Miner haben sollten</translation>
    </message>
    <message>
        <source>Which worker they had is not known: set the pool anew</source>
        <translation>Welchen Worker sie hatten, ist nicht bekannt: stellen Sie den Pool neu ein</translation>
    </message>
    <message numerus="yes">
        <source>%n miners work for another pool or worker than they should: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%n Miner arbeitet für einen anderen Pool oder als ein anderer Worker, als er sollte: %1.</numerusform>
            <numerusform>%n Miner arbeiten für einen anderen Pool oder als ein anderer Worker, als sie sollten: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the pools and fallbacks of now as what you want from now on; no miner is changed</source>
        <translation>Die jetzigen Pools und Ersatzpools von nun an als gewünscht ansehen; kein Miner wird geändert</translation>
    </message>
    <message numerus="yes">
        <source>%n miners have another fallback pool than they should: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%n Miner hat einen anderen Ersatzpool, als er soll: %1.</numerusform>
            <numerusform>%n Miner haben einen anderen Ersatzpool, als sie sollen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Is each of these miners to stay with the pool that it works for now, and with its fallback?</source>
        <translation>Soll jeder dieser Miner bei dem Pool bleiben, für den er jetzt arbeitet, und bei seinem Ersatzpool?</translation>
    </message>
    <message numerus="yes">
        <source>%n miners work for someone else&apos;s pool from their next restart on: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%n Miner arbeitet ab dem nächsten Neustart für den Pool eines anderen: %1.</numerusform>
            <numerusform>%n Miner arbeiten ab dem nächsten Neustart für den Pool eines anderen: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners have someone else&apos;s fallback pool from their next restart on: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%n Miner hat ab dem nächsten Neustart den Ersatzpool eines anderen: %1.</numerusform>
            <numerusform>%n Miner haben ab dem nächsten Neustart den Ersatzpool eines anderen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep the pools as they are</source>
        <translation>Die Pools so belassen</translation>
    </message>
    <message>
        <source>Is each of these miners to stay with the pool and the fallback that it uses now, or will use from its next restart on?</source>
        <translation>Soll jeder dieser Miner bei dem Pool und dem Ersatzpool bleiben, die er jetzt benutzt oder ab seinem nächsten Neustart benutzen wird?</translation>
    </message>
</context>
<context>
    <name>coalface::DriftText</name>
    <message>
        <source>none</source>
        <extracomment>of a miner&apos;s fallback pool: there is none</extracomment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>it has no fallback pool; you set %1</source>
        <extracomment>%1 is a pool, with the worker there</extracomment>
        <translation>er hat keinen Ersatzpool; Sie haben %1 gesetzt</translation>
    </message>
    <message>
        <source>someone else took its fallback pool away; before: %1</source>
        <extracomment>%1 is a pool, with the worker there</extracomment>
        <translation>jemand anderes hat ihm den Ersatzpool genommen; davor: %1</translation>
    </message>
    <message>
        <source>the fallback pool is %1; you set %2</source>
        <extracomment>%1, %2 are pools, with the worker there; %2 may be &quot;none&quot;</extracomment>
        <translation>der Ersatzpool ist %1; Sie haben %2 gesetzt</translation>
    </message>
    <message>
        <source>someone else made %1 its fallback pool; before: %2</source>
        <extracomment>%1, %2 are pools, with the worker there; %2 may be &quot;none&quot;</extracomment>
        <translation>jemand anderes hat %1 zum Ersatzpool gemacht; davor: %2</translation>
    </message>
    <message>
        <source>differs from the pool you set: %1</source>
        <extracomment>%1 is a pool, with the worker there</extracomment>
        <translation>weicht von Ihrem Pool ab: %1</translation>
    </message>
    <message>
        <source>someone else changed it; before: %1</source>
        <extracomment>%1 is a pool, with the worker there</extracomment>
        <translation>jemand anderes hat ihn geändert; davor: %1</translation>
    </message>
    <message>
        <source>%1: fallback pool %2 instead of %3</source>
        <extracomment>%1 is a miner, %2 and %3 are pools, with the worker there, or &quot;none&quot;</extracomment>
        <translation>%1: Ersatzpool %2 statt %3</translation>
    </message>
    <message>
        <source>%1: %2 instead of %3</source>
        <extracomment>%1 is a miner, %2 and %3 are pools, with the worker there</extracomment>
        <translation>%1: %2 statt %3</translation>
    </message>
    <message>
        <source>%1: from its next restart on fallback pool %2 instead of %3</source>
        <extracomment>%1 is a miner, %2 and %3 are pools, with the worker there, or &quot;none&quot;</extracomment>
        <translation>%1: ab dem nächsten Neustart Ersatzpool %2 statt %3</translation>
    </message>
    <message>
        <source>%1: from its next restart on %2 instead of %3</source>
        <extracomment>%1 is a miner, %2 and %3 are pools, with the worker there</extracomment>
        <translation>%1: ab dem nächsten Neustart %2 statt %3</translation>
    </message>
</context>
<context>
    <name>coalface::DriverButtons</name>
    <message>
        <source>&amp;Disable</source>
        <translation>Ausschal&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Select a driver first</source>
        <translation>Wählen Sie zuerst einen Treiber</translation>
    </message>
    <message>
        <source>Something is being done with this driver already</source>
        <translation>An diesem Treiber wird schon gearbeitet</translation>
    </message>
    <message>
        <source>Take version %1</source>
        <translation>Auf Version %1 wechseln</translation>
    </message>
    <message>
        <source>Bring the driver&apos;s files in order</source>
        <translation>Die Dateien des Treibers in Ordnung bringen</translation>
    </message>
    <message>
        <source>Install this driver so that it can run</source>
        <translation>Diesen Treiber installieren, damit er laufen kann</translation>
    </message>
    <message>
        <source>No update is available</source>
        <translation>Es ist keine Aktualisierung verfügbar</translation>
    </message>
    <message>
        <source>Take an earlier version again</source>
        <translation>Wieder eine frühere Version nehmen</translation>
    </message>
    <message>
        <source>There is no other version to go back to</source>
        <translation>Es gibt keine andere Version, zu der man zurückkann</translation>
    </message>
    <message>
        <source>Let the driver run again</source>
        <translation>Den Treiber wieder laufen lassen</translation>
    </message>
    <message>
        <source>Stop the driver; its miners are not asked until it is enabled</source>
        <translation>Den Treiber anhalten; seine Miner werden nicht abgefragt, bis er eingeschaltet wird</translation>
    </message>
    <message>
        <source>There is nothing that could run</source>
        <translation>Es ist nichts da, was laufen könnte</translation>
    </message>
    <message>
        <source>Start the driver anew, for all programs</source>
        <translation>Den Treiber für alle Programme neu starten</translation>
    </message>
    <message>
        <source>The driver is disabled</source>
        <translation>Der Treiber ist ausgeschaltet</translation>
    </message>
    <message>
        <source>Show the driver&apos;s files</source>
        <translation>Die Dateien des Treibers zeigen</translation>
    </message>
    <message>
        <source>The driver has no folder</source>
        <translation>Der Treiber hat keinen Ordner</translation>
    </message>
    <message>
        <source>%1 (ran before)</source>
        <extracomment>%1 is a version</extracomment>
        <translation>%1 (lief vorher)</translation>
    </message>
    <message>
        <source>Leave the driver as it is</source>
        <translation>Den Treiber lassen, wie er ist</translation>
    </message>
    <message>
        <source>It is being switched over just now</source>
        <translation>Er wird gerade umgeschaltet</translation>
    </message>
    <message>
        <source>It ends soon</source>
        <translation>Es endet gleich</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>&amp;Keep this version</source>
        <translation>Diese Version &amp;behalten</translation>
    </message>
    <message>
        <source>Updates leave this driver alone</source>
        <translation>Aktualisierungen lassen diesen Treiber in Ruhe</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
    <message>
        <source>Keep this version, or remove the driver</source>
        <translation>Diese Version behalten oder den Treiber entfernen</translation>
    </message>
    <message>
        <source>Mo&amp;re</source>
        <translation>Meh&amp;r</translation>
    </message>
</context>
<context>
    <name>coalface::DriverDetails</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>The update brings</source>
        <translation>Die Aktualisierung bringt</translation>
    </message>
    <message>
        <source>Changes so far</source>
        <translation>Änderungen bisher</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Grund kopieren</translation>
    </message>
    <message>
        <source>Copy the reason, to send it to whoever made the driver</source>
        <translation>Den Grund kopieren, um ihn an den Hersteller des Treibers zu schicken</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Miners using it</source>
        <translation>Miner damit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>%1, pinned</source>
        <translation>%1, festgehalten</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Vorige Version</translation>
    </message>
    <message>
        <source>On trial</source>
        <translation>Auf Probe</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Abilities</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Versions on disk</source>
        <translation>Versionen auf der Platte</translation>
    </message>
    <message>
        <source>Bad versions</source>
        <translation>Schlechte Versionen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
</context>
<context>
    <name>coalface::DriverHeading</name>
    <message>
        <source>Select a driver to see its details.</source>
        <translation>Wählen Sie einen Treiber, um seine Einzelheiten zu sehen.</translation>
    </message>
</context>
<context>
    <name>coalface::DriverMetricsView</name>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Failed by the driver&apos;s fault</source>
        <translation>Gescheitert durch den Treiber</translation>
    </message>
    <message>
        <source>Failed: miner not reachable</source>
        <translation>Gescheitert: Miner nicht erreichbar</translation>
    </message>
    <message>
        <source>Failed: miner wants a login</source>
        <translation>Gescheitert: Miner verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>Failed: declined or not possible</source>
        <translation>Gescheitert: abgelehnt oder nicht möglich</translation>
    </message>
    <message>
        <source>Time of a reading, 50 / 95 / 99 %</source>
        <extracomment>How long it took to read a miner: half of the readings took no longer, 95 %, 99 %</extracomment>
        <translation>Dauer einer Messung, 50 / 95 / 99 %</translation>
    </message>
    <message>
        <source>Crashes / hangs / restarts</source>
        <translation>Abstürze / Hänger / Neustarts</translation>
    </message>
    <message>
        <source>Processor time per call</source>
        <translation>Prozessorzeit je Anfrage</translation>
    </message>
    <message>
        <source>Most memory</source>
        <translation>Höchster Speicherbedarf</translation>
    </message>
    <message>
        <source>Not known yet: nothing was counted in the last 24 hours.</source>
        <translation>Noch nicht bekannt: In den letzten 24 Stunden wurde nichts gezählt.</translation>
    </message>
    <message>
        <source>%1, before</source>
        <extracomment>%1 is a version that another one has replaced</extracomment>
        <translation>%1, vorher</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
</context>
<context>
    <name>coalface::DriverResultModel</name>
    <message>
        <source>Problem: %1</source>
        <translation>Problem: %1</translation>
    </message>
</context>
<context>
    <name>coalface::DriverResults</name>
    <message>
        <source>Cop&amp;y results</source>
        <translation>Er&amp;gebnisse kopieren</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Copy the selected results; all of them when none is selected</source>
        <translation>Die gewählten Ergebnisse kopieren; alle, wenn keines gewählt ist</translation>
    </message>
    <message>
        <source>There are no results yet</source>
        <translation>Es gibt noch keine Ergebnisse</translation>
    </message>
</context>
<context>
    <name>coalface::DriverTable</name>
    <message>
        <source>Drivers</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>coalface::DriverTableModel</name>
    <message numerus="yes">
        <source>%n miners use this driver</source>
        <translation>
            <numerusform>%n Miner benutzt diesen Treiber</numerusform>
            <numerusform>%n Miner benutzen diesen Treiber</numerusform>
        </translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Miners</source>
        <translation>Miner</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
</context>
<context>
    <name>coalface::DriverText</name>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Update available</source>
        <translation>Aktualisierung da</translation>
    </message>
    <message>
        <source>On trial</source>
        <translation>Auf Probe</translation>
    </message>
    <message>
        <source>Newer than bundled</source>
        <translation>Neuer als mitgeliefert</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Bundled copy runs</source>
        <translation>Mitgelieferter läuft</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Verändert</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Not trusted</source>
        <translation>Nicht freigegeben</translation>
    </message>
    <message>
        <source>Incompatible</source>
        <translation>Passt nicht</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Stürzt ab</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Defekt</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>It is up to date.</source>
        <translation>Er ist auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>Version %1 is available.</source>
        <extracomment>%1 is a version</extracomment>
        <translation>Version %1 ist verfügbar.</translation>
    </message>
    <message>
        <source>Version %1 is new and watched; it goes back by itself if it fails.</source>
        <translation>Version %1 ist neu und wird beobachtet; versagt sie, wird sie von selbst zurückgenommen.</translation>
    </message>
    <message>
        <source>It is newer than the version that comes with Coalface.</source>
        <translation>Er ist neuer als die Version, die mit Coalface kommt.</translation>
    </message>
    <message>
        <source>A newer version was bad here, so version %1 runs.</source>
        <translation>Eine neuere Version hat hier versagt, deshalb läuft Version %1.</translation>
    </message>
    <message>
        <source>The copy in your folder cannot be used, so the one that comes with Coalface runs in its place.</source>
        <translation>Die Kopie in Ihrem Ordner ist unbrauchbar, deshalb läuft an ihrer Stelle die mitgelieferte.</translation>
    </message>
    <message>
        <source>Its files are not those that were installed, so it does not run.</source>
        <translation>Seine Dateien sind nicht die, die installiert wurden; deshalb läuft er nicht.</translation>
    </message>
    <message>
        <source>Its files are gone, so it does not run.</source>
        <translation>Seine Dateien sind weg; deshalb läuft er nicht.</translation>
    </message>
    <message>
        <source>It lies in your folder, but nobody has said that it may run.</source>
        <translation>Er liegt in Ihrem Ordner, aber niemand hat gesagt, dass er laufen darf.</translation>
    </message>
    <message>
        <source>It was made for another Coalface or another computer, or what it says of itself is wrong; so it does not run.</source>
        <translation>Er ist für ein anderes Coalface oder einen anderen Rechner gemacht, oder er sagt Falsches über sich; deshalb läuft er nicht.</translation>
    </message>
    <message>
        <source>It ended unexpectedly and is being started again.</source>
        <translation>Er hat unerwartet geendet und wird neu gestartet.</translation>
    </message>
    <message>
        <source>It does not keep running, so it is not started any more.</source>
        <translation>Er läuft nicht dauerhaft und wird deshalb nicht mehr gestartet.</translation>
    </message>
    <message>
        <source>It is switched off; its miners are not asked.</source>
        <translation>Er ist ausgeschaltet; seine Miner werden nicht abgefragt.</translation>
    </message>
    <message>
        <source>&amp;Update</source>
        <translation>Akt&amp;ualisieren</translation>
    </message>
    <message>
        <source>Re&amp;pair</source>
        <translation>Re&amp;parieren</translation>
    </message>
    <message>
        <source>I&amp;nstall…</source>
        <translation>I&amp;nstallieren …</translation>
    </message>
    <message>
        <source>Roll &amp;back to…</source>
        <translation>&amp;Zurück zu …</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>Einschal&amp;ten</translation>
    </message>
    <message>
        <source>Re&amp;load</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Prüft …</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Kopiert …</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Erprobt …</translation>
    </message>
    <message>
        <source>Switching…</source>
        <translation>Schaltet um …</translation>
    </message>
    <message>
        <source>No reason was given.</source>
        <translation>Ein Grund wurde nicht genannt.</translation>
    </message>
    <message>
        <source>%1 was repaired; version %2 runs.</source>
        <extracomment>%1 is a driver, %2 its version</extracomment>
        <translation>%1 wurde repariert; Version %2 läuft.</translation>
    </message>
    <message>
        <source>%1 was updated from %2 to %3.</source>
        <extracomment>%1 is a driver, %2 and %3 its versions</extracomment>
        <translation>%1 wurde von %2 auf %3 aktualisiert.</translation>
    </message>
    <message>
        <source>%1 runs version %2 now, on trial: it goes back by itself if it fails.</source>
        <extracomment>%1 is a driver, %2 its version</extracomment>
        <translation>%1 läuft jetzt auf Probe in Version %2; versagt sie, wird sie von selbst zurückgenommen.</translation>
    </message>
    <message>
        <source>%1: there was nothing to do.</source>
        <translation>%1: Es war nichts zu tun.</translation>
    </message>
    <message>
        <source>%1 went back to %2.</source>
        <translation>%1 ist zurück auf %2.</translation>
    </message>
    <message>
        <source>%1 went back from %2 to %3.</source>
        <translation>%1 ist von %2 zurück auf %3.</translation>
    </message>
    <message>
        <source>%1 was installed; version %2 runs.</source>
        <translation>%1 wurde installiert; Version %2 läuft.</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <translation>%1 ist eingeschaltet.</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <translation>%1 ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>%1 was reloaded.</source>
        <translation>%1 wurde neu geladen.</translation>
    </message>
    <message>
        <source>%1 was left alone: %2</source>
        <extracomment>%1 is a driver, %2 a sentence with the reason</extracomment>
        <translation>%1 wurde nicht angerührt: %2</translation>
    </message>
    <message>
        <source>%1 is as it was: %2</source>
        <extracomment>%1 is a driver, %2 a sentence with the reason</extracomment>
        <translation>%1 ist, wie es war: %2</translation>
    </message>
    <message>
        <source>Bundled</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Eigener</translation>
    </message>
    <message>
        <source>%1 stays at version %2.</source>
        <extracomment>%1 is a driver, %2 its version</extracomment>
        <translation>%1 bleibt bei Version %2.</translation>
    </message>
    <message>
        <source>%1 can be updated again.</source>
        <translation>%1 kann wieder aktualisiert werden.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
    <message>
        <source>It was removed; enable it to have it back.</source>
        <translation>Er wurde entfernt; schalten Sie ihn ein, um ihn wiederzubekommen.</translation>
    </message>
</context>
<context>
    <name>coalface::DriverWork</name>
    <message>
        <source>%1 updated</source>
        <translation>%1 aktualisiert</translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <translation>%1 unverändert</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 not begun</source>
        <translation>%1 nicht begonnen</translation>
    </message>
    <message>
        <source>Update all: %1.</source>
        <extracomment>%1 is a list: &quot;2 updated, 1 failed&quot;</extracomment>
        <translation>Alle aktualisieren: %1.</translation>
    </message>
    <message>
        <source>The driver</source>
        <translation>Der Treiber</translation>
    </message>
</context>
<context>
    <name>coalface::DriversPanel</name>
    <message>
        <source>&amp;Install…</source>
        <translation>&amp;Installieren …</translation>
    </message>
    <message>
        <source>From a &amp;folder…</source>
        <translation>Aus einem &amp;Ordner …</translation>
    </message>
    <message>
        <source>From a &amp;library…</source>
        <translation>Aus einer &amp;Bibliothek …</translation>
    </message>
    <message>
        <source>Cancel i&amp;nstallation</source>
        <translation>Installation abb&amp;rechen</translation>
    </message>
    <message>
        <source>About the driver</source>
        <translation>Zum Treiber</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Cancel &amp;all</source>
        <translation>Alle abbre&amp;chen</translation>
    </message>
    <message>
        <source>Finish the update in work and leave the others</source>
        <translation>Die laufende Aktualisierung beenden und die anderen lassen</translation>
    </message>
    <message>
        <source>Update &amp;all (%1)</source>
        <translation>Alle a&amp;ktualisieren (%1)</translation>
    </message>
    <message>
        <source>Update &amp;all</source>
        <translation>Alle a&amp;ktualisieren</translation>
    </message>
    <message>
        <source>Update one driver after the other</source>
        <translation>Einen Treiber nach dem anderen aktualisieren</translation>
    </message>
    <message>
        <source>No update is available</source>
        <translation>Es ist keine Aktualisierung verfügbar</translation>
    </message>
    <message numerus="yes">
        <source>%n drivers</source>
        <translation>
            <numerusform>%n Treiber</numerusform>
            <numerusform>%n Treiber</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updates available</source>
        <translation>
            <numerusform>%n Aktualisierung verfügbar</numerusform>
            <numerusform>%n Aktualisierungen verfügbar</numerusform>
        </translation>
    </message>
    <message>
        <source>no updates available</source>
        <translation>keine Aktualisierung verfügbar</translation>
    </message>
    <message>
        <source>installing: %1</source>
        <extracomment>%1 is &quot;Testing…&quot;</extracomment>
        <translation>Installation: %1</translation>
    </message>
    <message>
        <source>Install a driver from a folder or a library of this computer</source>
        <translation>Einen Treiber aus einem Ordner oder einer Bibliothek dieses Rechners installieren</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>Alles lassen, wie es ist</translation>
    </message>
    <message>
        <source>It cannot be cancelled just now</source>
        <translation>Es kann gerade nicht abgebrochen werden</translation>
    </message>
    <message>
        <source>Results (%1)</source>
        <translation>Ergebnisse (%1)</translation>
    </message>
    <message>
        <source>Folder of a driver</source>
        <translation>Ordner eines Treibers</translation>
    </message>
    <message>
        <source>Library of a driver</source>
        <translation>Bibliothek eines Treibers</translation>
    </message>
    <message>
        <source>Libraries (%1)</source>
        <extracomment>%1 is &quot;*.so&quot;</extracomment>
        <translation>Bibliotheken (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>No program could be opened for the folder %1.</source>
        <translation>Für den Ordner %1 ließ sich kein Programm öffnen.</translation>
    </message>
    <message>
        <source>The last of the updates is in work</source>
        <translation>Die letzte der Aktualisierungen läuft gerade</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
</context>
<context>
    <name>coalface::EnergyDayModel</name>
    <message>
        <source>Today so far</source>
        <translation>Heute bisher</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>hours</extracomment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>The price is not known; set the tariff</source>
        <translation>Der Preis ist nicht bekannt; stellen Sie den Tarif ein</translation>
    </message>
    <message numerus="yes">
        <source>%n miners told their power</source>
        <translation>
            <numerusform>%n Miner hat seine Leistung gemeldet</numerusform>
            <numerusform>%n Miner haben ihre Leistung gemeldet</numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>minutes</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>The energy is that of so long a time: while miners told their power, and over pauses of a few minutes, in which they went on</source>
        <translation>Die Energie ist die dieser Zeit: solange Miner ihre Leistung meldeten, und über Pausen von wenigen Minuten, in denen sie weiterliefen</translation>
    </message>
    <message>
        <source>Counted for</source>
        <translation>Gezählt über</translation>
    </message>
    <message numerus="yes">
        <source>%n miners told their power; at times up to %1 answered without it</source>
        <extracomment>%1 is a number of miners</extracomment>
        <translation>
            <numerusform>%n Miner nannte seine Leistung; zeitweise antworteten bis zu %1 ohne sie</numerusform>
            <numerusform>%n Miner nannten ihre Leistung; zeitweise antworteten bis zu %1 ohne sie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::EnergyPanel</name>
    <message>
        <source>What a kilowatt-hour costs, and when</source>
        <translation>Was eine Kilowattstunde kostet, und wann</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>The history cannot be read: %1</source>
        <translation>Der Verlauf kann nicht gelesen werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>No miner has told its power in the last %n days.</source>
        <translation>
            <numerusform>Am letzten Tag hat kein Miner seine Leistung gemeldet.</numerusform>
            <numerusform>In den letzten %n Tagen hat kein Miner seine Leistung gemeldet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in the last %n days, for %2.</source>
        <extracomment>%1 is an energy, %2 a sum of money</extracomment>
        <translation>
            <numerusform>%1 am letzten Tag, für %2.</numerusform>
            <numerusform>%1 in den letzten %n Tagen, für %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in the last %n days. Set the tariff to see what that costs.</source>
        <translation>
            <numerusform>%1 am letzten Tag. Stellen Sie den Tarif ein, um zu sehen, was das kostet.</numerusform>
            <numerusform>%1 in den letzten %n Tagen. Stellen Sie den Tarif ein, um zu sehen, was das kostet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners do not report their power and are not in these sums.</source>
        <translation>
            <numerusform>%n Miner meldet seine Leistung nicht und fehlt in diesen Summen.</numerusform>
            <numerusform>%n Miner melden ihre Leistung nicht und fehlen in diesen Summen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ta&amp;riff…</source>
        <translation>&amp;Tarif …</translation>
    </message>
    <message numerus="yes">
        <source>On some of these days up to %n miners did not report their power and are not in the sums: the tip of each day says how many.</source>
        <translation>
            <numerusform>An manchen dieser Tage meldete %n Miner seine Leistung nicht und fehlt in den Summen: Der Hinweis des Tages sagt, wie viele es waren.</numerusform>
            <numerusform>An manchen dieser Tage meldeten bis zu %n Miner ihre Leistung nicht und fehlen in den Summen: Der Hinweis des Tages sagt, wie viele es waren.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::ErrorText</name>
    <message>
        <source>It did not answer in time.</source>
        <translation>Keine Antwort in angemessener Zeit.</translation>
    </message>
    <message>
        <source>It wants a login, or refuses this computer.</source>
        <translation>Das Gerät verlangt eine Anmeldung oder weist diesen Rechner ab.</translation>
    </message>
    <message>
        <source>It answered in a way that cannot be understood.</source>
        <translation>Die Antwort ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>It cannot do that.</source>
        <translation>Das kann das Gerät nicht.</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>Das wurde abgelehnt.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Its driver failed.</source>
        <translation>Der Treiber ist ausgefallen.</translation>
    </message>
    <message>
        <source>Coalface could not do it.</source>
        <translation>Coalface konnte das nicht ausführen.</translation>
    </message>
    <message>
        <source>Check that it is switched on and in this network, and whether its address has changed.</source>
        <translation>Prüfen Sie, ob das Gerät eingeschaltet und in diesem Netz ist und ob sich seine Adresse geändert hat.</translation>
    </message>
    <message>
        <source>It may be busy or far from its access point: try again in a moment.</source>
        <translation>Es kann beschäftigt oder weit von seinem WLAN-Zugang entfernt sein: versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Look into its web interface for who may access it.</source>
        <translation>Sehen Sie in seiner Weboberfläche nach, wer Zugriff hat.</translation>
    </message>
    <message>
        <source>Its firmware may be newer than its driver: look for an update of the driver.</source>
        <translation>Seine Firmware kann neuer als der Treiber sein: suchen Sie nach einer neueren Version des Treibers.</translation>
    </message>
    <message>
        <source>Use its web interface instead.</source>
        <translation>Benutzen Sie stattdessen seine Weboberfläche.</translation>
    </message>
    <message>
        <source>Read the reason, change what you entered and try again.</source>
        <translation>Lesen Sie den Grund, ändern Sie Ihre Eingabe und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Start it again when you like.</source>
        <translation>Starten Sie es erneut, wenn Sie möchten.</translation>
    </message>
    <message>
        <source>It is started again by itself; if that goes on, see the log.</source>
        <translation>Er wird von selbst neu gestartet; wenn das anhält, sehen Sie ins Protokoll.</translation>
    </message>
    <message>
        <source>See the log for more.</source>
        <translation>Mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>No usable answer comes from its address.</source>
        <translation>Von der Adresse kommt keine brauchbare Antwort.</translation>
    </message>
    <message>
        <source>Another device answers at its address now.</source>
        <translation>Unter der Adresse antwortet jetzt ein anderes Gerät.</translation>
    </message>
    <message>
        <source>Scan the network: that finds the miner&apos;s new address.</source>
        <translation>Suchen Sie im Netz: Das findet die neue Adresse des Miners.</translation>
    </message>
    <message>
        <source>It answers with a fault of its own (HTTP %1).</source>
        <extracomment>%1 is a status of HTTP: 500</extracomment>
        <translation>Er antwortet mit einem eigenen Fehler (HTTP %1).</translation>
    </message>
    <message>
        <source>Ask again in a moment, and restart it if that goes on.</source>
        <translation>Fragen Sie gleich noch einmal, und starten Sie ihn neu, wenn das so bleibt.</translation>
    </message>
    <message>
        <source>Something else was under way with this miner for too long.</source>
        <translation>Mit diesem Miner war zu lange etwas anderes im Gange.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Its driver was busy with other miners for too long.</source>
        <translation>Sein Treiber war zu lange mit anderen Minern beschäftigt.</translation>
    </message>
</context>
<context>
    <name>coalface::EventDetail</name>
    <message>
        <source>%1 s</source>
        <extracomment>a span of %1 seconds</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>a span of %1 minutes</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>a span of %1 hours</extracomment>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <comment>a span</comment>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>It was done.</source>
        <translation>Es wurde ausgeführt.</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>Es wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The miner cannot do that.</source>
        <translation>Der Miner kann das nicht.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>It is stored, and in use after a restart.</source>
        <translation>Es ist gespeichert und gilt nach einem Neustart.</translation>
    </message>
    <message>
        <source>It was sent, but the miner never showed it.</source>
        <translation>Es wurde gesendet, aber der Miner hat es nie gezeigt.</translation>
    </message>
    <message>
        <source>It was sent, but what came of it is not known.</source>
        <translation>Es wurde gesendet; was daraus wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It does not stay up, so its miners cannot be asked.</source>
        <translation>Er läuft nicht stabil, deshalb können seine Miner nicht gefragt werden.</translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation>Es ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The newer version has not proved good.</source>
        <translation>Die neuere Version hat sich nicht bewährt.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is a sentence, %2 the same in more detail, in English</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>It has not answered since %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>Er antwortet seit %1 nicht.</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>Er antwortet nicht.</translation>
    </message>
    <message>
        <source>It answers again.</source>
        <extracomment>%1 is a span: &quot;12 min&quot;</extracomment>
        <translation>Er antwortet wieder.</translation>
    </message>
    <message>
        <source>It answers again, after %1.</source>
        <translation>Er antwortet wieder, nach %1.</translation>
    </message>
    <message>
        <source>It has been up since %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>Er läuft seit %1.</translation>
    </message>
    <message>
        <source>%1 %2, limit %3.</source>
        <extracomment>%1 is a reading&apos;s name, %2 its value: &quot;ASIC temperature 71.2 °C, limit 70 °C.&quot;</extracomment>
        <translation>%1 %2, Grenze %3.</translation>
    </message>
    <message>
        <source>It reports a hashrate, but no share has been accepted for much longer than expected of its pool&apos;s difficulty; for %1 now.</source>
        <extracomment>%1 is a span: &quot;12 min&quot;</extracomment>
        <translation>Er meldet eine Hashrate, aber seit %1 wurde kein Share angenommen; das ist viel länger, als bei der Difficulty seines Pools zu erwarten ist.</translation>
    </message>
    <message>
        <source>It answers, but has not hashed for %1.</source>
        <extracomment>%1 is a span: &quot;12 min&quot;</extracomment>
        <translation>Er antwortet, hasht aber seit %1 nicht.</translation>
    </message>
    <message>
        <source>It hashes again.</source>
        <extracomment>%1 is a span: &quot;12 min&quot;</extracomment>
        <translation>Er hasht wieder.</translation>
    </message>
    <message>
        <source>It hashes again, after %1.</source>
        <translation>Er hasht wieder, nach %1.</translation>
    </message>
    <message>
        <source>Nobody watched between %1 and %2.</source>
        <extracomment>%1, %2 are times</extracomment>
        <translation>Zwischen %1 und %2 hat niemand zugesehen.</translation>
    </message>
    <message>
        <source>The pool is the same, but it works as another worker there.</source>
        <translation>Der Pool ist derselbe, aber er arbeitet dort als anderer Worker.</translation>
    </message>
    <message>
        <source>It goes there when its first pool fails.</source>
        <translation>Dorthin geht er, wenn sein erster Pool ausfällt.</translation>
    </message>
    <message>
        <source>It has found a block.</source>
        <translation>Er hat einen Block gefunden.</translation>
    </message>
    <message>
        <source>It follows what was asked for through %1 (process %2).</source>
        <extracomment>%1 is a program, %2 its process</extracomment>
        <translation>Es folgt aus dem, was über %1 (Prozess %2) verlangt wurde.</translation>
    </message>
    <message>
        <source>The device itself went over to another one of its configured pools.</source>
        <translation>Das Gerät ist von selbst zu einem anderen seiner eingestellten Pools gewechselt.</translation>
    </message>
    <message>
        <source>Nobody asked for it through Coalface: it lost power, ended by a fault, or was restarted at the device.</source>
        <translation>Über Coalface hat das niemand verlangt: Der Strom fiel aus, ein Fehler beendete ihn, oder er wurde am Gerät neu gestartet.</translation>
    </message>
    <message>
        <source>It was not asked for through Coalface: somebody changed the device&apos;s settings, or its own protection did.</source>
        <translation>Über Coalface wurde das nicht verlangt: Jemand hat die Einstellungen des Geräts geändert, oder sein eigener Schutz tat es.</translation>
    </message>
    <message>
        <source>It was changed at the device and not through Coalface.</source>
        <translation>Es wurde am Gerät geändert und nicht über Coalface.</translation>
    </message>
    <message>
        <source>It was changed at the device and not through Coalface, or the device uses its fallback: it could not be asked for its pools.</source>
        <translation>Es wurde am Gerät geändert und nicht über Coalface, oder das Gerät nutzt seinen Ersatzpool: Nach seinen Pools konnte es nicht gefragt werden.</translation>
    </message>
    <message>
        <source>It came with a newer version of the program.</source>
        <translation>Sie kam mit einer neueren Version des Programms.</translation>
    </message>
    <message>
        <source>The program that sent it ended before the miner&apos;s answer was known.</source>
        <translation>Das Programm, das es sendete, endete, bevor die Antwort des Miners bekannt war.</translation>
    </message>
    <message>
        <source>Nothing was sent: the pool in use is the one that is wanted from now on.</source>
        <translation>Es wurde nichts gesendet: Der benutzte Pool ist von nun an der gewünschte.</translation>
    </message>
    <message>
        <source>Nothing was sent: the fallback pool that is set is the one that is wanted from now on.</source>
        <translation>Es wurde nichts gesendet: Der eingestellte Ersatzpool ist von nun an der gewünschte.</translation>
    </message>
    <message numerus="yes">
        <source>It has found %n blocks.</source>
        <translation>
            <numerusform>Er fand %n Block.</numerusform>
            <numerusform>Er fand %n Blöcke.</numerusform>
        </translation>
    </message>
    <message>
        <source>As: %1.</source>
        <extracomment>%1 is &quot;Pool&quot;, &quot;Fallback&quot;, &quot;Pool 3&quot;, …: what a pool was set as</extracomment>
        <translation>Als: %1.</translation>
    </message>
    <message>
        <source>As: %1, with a restart.</source>
        <extracomment>%1 is &quot;Pool&quot;, &quot;Fallback&quot;, &quot;Pool 3&quot;, …: what a pool was set as</extracomment>
        <translation>Als: %1, mit Neustart.</translation>
    </message>
    <message>
        <source>It answers with a fault of its own (HTTP %1); it could not be read since %2.</source>
        <extracomment>%1 is a status of HTTP: 500, %2 is a time</extracomment>
        <translation>Er antwortet mit einem eigenen Fehler (HTTP %1); seit %2 war er nicht zu lesen.</translation>
    </message>
    <message>
        <source>It has given no usable answer since %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>Seit %1 kam keine brauchbare Antwort von ihm.</translation>
    </message>
    <message>
        <source>It can be read again.</source>
        <extracomment>%1 is a span: &quot;12 min&quot;</extracomment>
        <translation>Er ist wieder zu lesen.</translation>
    </message>
    <message>
        <source>It can be read again, after %1.</source>
        <translation>Er ist wieder zu lesen, nach %1.</translation>
    </message>
    <message>
        <source>Nobody watched for a moment, at %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>Einen Moment lang, um %1, hat niemand zugesehen.</translation>
    </message>
    <message>
        <source>It may have restarted after that pool was set, so it is not known whether it uses it already; after another restart it surely does.</source>
        <translation>Vielleicht ist er neu gestartet, nachdem dieser Pool gesetzt wurde; ob er ihn schon benutzt, ist also nicht bekannt. Nach einem weiteren Neustart tut er es sicher.</translation>
    </message>
    <message>
        <source>Nothing was sent: the pool that is stored, and used only after a restart, is the one that is wanted from now on.</source>
        <translation>Es wurde nichts gesendet: Der gespeicherte Pool, der erst nach einem Neustart genutzt wird, ist ab jetzt der gewünschte.</translation>
    </message>
    <message>
        <source>The miner itself keeps its best since its start only; this is the greatest known of it.</source>
        <translation>Der Miner selbst merkt sich nur den besten Wert seit seinem Start; dies ist der größte, der von ihm bekannt ist.</translation>
    </message>
</context>
<context>
    <name>coalface::EventList</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>The events cannot be read: %1</source>
        <extracomment>%1 is a sentence</extracomment>
        <translation>Die Ereignisse können nicht gelesen werden: %1</translation>
    </message>
</context>
<context>
    <name>coalface::EventTableModel</name>
    <message>
        <source>critical</source>
        <translation>ernst</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Miner</source>
        <translation>Miner</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>coalface::EventText</name>
    <message>
        <source>Set mode</source>
        <translation>Betriebsart setzen</translation>
    </message>
    <message>
        <source>Set pool</source>
        <translation>Pool setzen</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Identify</source>
        <translation>Sich zeigen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiterlaufen</translation>
    </message>
    <message>
        <source>Restarted</source>
        <translation>Neu gestartet</translation>
    </message>
    <message>
        <source>Mode changed</source>
        <translation>Betriebsart geändert</translation>
    </message>
    <message>
        <source>Pool changed</source>
        <translation>Pool geändert</translation>
    </message>
    <message>
        <source>New best difficulty</source>
        <translation>Neue beste Schwierigkeit</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Too hot</source>
        <translation>Zu heiß</translation>
    </message>
    <message>
        <source>Cooled down</source>
        <translation>Abgekühlt</translation>
    </message>
    <message>
        <source>Does not hash</source>
        <translation>Hasht nicht</translation>
    </message>
    <message>
        <source>Hashes again</source>
        <translation>Hasht wieder</translation>
    </message>
    <message>
        <source>Driver updated</source>
        <translation>Treiber aktualisiert</translation>
    </message>
    <message>
        <source>Driver rolled back</source>
        <translation>Treiber zurückgenommen</translation>
    </message>
    <message>
        <source>Driver broken</source>
        <translation>Treiber defekt</translation>
    </message>
    <message>
        <source>%1 by itself (%2)</source>
        <extracomment>%1 is a program, %2 its process</extracomment>
        <translation>%1 von selbst (%2)</translation>
    </message>
    <message>
        <source>the device</source>
        <translation>das Gerät</translation>
    </message>
    <message>
        <source>someone else</source>
        <translation>jemand anders</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <extracomment>%1 is a temperature, %2 its limit</extracomment>
        <translation>%1, Grenze %2</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>nicht möglich</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>in use after a restart</source>
        <translation>gilt nach einem Neustart</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>on trial</source>
        <translation>auf Probe</translation>
    </message>
    <message>
        <source>under way or interrupted</source>
        <translation>im Gange oder abgebrochen</translation>
    </message>
    <message>
        <source>Block found</source>
        <translation>Block gefunden</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>of a miner&apos;s fallback pool: there is none</extracomment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Fallback pool changed</source>
        <translation>Ersatzpool geändert</translation>
    </message>
    <message>
        <source>Online again</source>
        <translation>Wieder online</translation>
    </message>
    <message>
        <source>Keep the pool</source>
        <translation>Den Pool behalten</translation>
    </message>
</context>
<context>
    <name>coalface::ExportDialog</name>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>All miners (%1)</source>
        <translation>Alle Miner (%1)</translation>
    </message>
    <message>
        <source>Selected miners (%1)</source>
        <translation>Gewählte Miner (%1)</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Every sample</source>
        <translation>Jede Messung</translation>
    </message>
    <message>
        <source>Means of 15 minutes</source>
        <translation>Mittel über 15 Minuten</translation>
    </message>
    <message>
        <source>Means of an hour</source>
        <translation>Mittel über eine Stunde</translation>
    </message>
    <message>
        <source>The finest that covers the range</source>
        <translation>Die feinste, die den Zeitraum abdeckt</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Miners</source>
        <translation>&amp;Miner</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Zeitraum</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>V&amp;on</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>B&amp;is</translation>
    </message>
    <message>
        <source>Re&amp;solution</source>
        <translation>A&amp;uflösung</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>Da&amp;tei</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Type the name of a file.</source>
        <translation>Geben Sie den Namen einer Datei ein.</translation>
    </message>
    <message>
        <source>The folder “%1” does not exist. Choose another one.</source>
        <translation>Den Ordner „%1“ gibt es nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The time to end at must be later than the time to begin at.</source>
        <translation>Das Ende muss nach dem Anfang liegen.</translation>
    </message>
    <message>
        <source>This file exists. Press Export again to replace it.</source>
        <translation>Diese Datei gibt es schon. Drücken Sie noch einmal Exportieren, um sie zu ersetzen.</translation>
    </message>
    <message>
        <source>%1 rows written to %2.</source>
        <translation>%1 Zeilen in %2 geschrieben.</translation>
    </message>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>Abgebrochen. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>%1 rows so far</source>
        <translation>Bisher %1 Zeilen</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>Comma, decimal point</source>
        <translation>Komma, Dezimalpunkt</translation>
    </message>
    <message>
        <source>For other programs, and for spreadsheets in English</source>
        <translation>Für andere Programme und englische Tabellenkalkulationen</translation>
    </message>
    <message>
        <source>Semicolon, decimal comma</source>
        <translation>Semikolon, Dezimalkomma</translation>
    </message>
    <message>
        <source>For spreadsheets in German, French and other languages with a decimal comma</source>
        <translation>Für Tabellenkalkulationen auf Deutsch, Französisch und in anderen Sprachen mit Dezimalkomma</translation>
    </message>
    <message>
        <source>Tab, decimal point</source>
        <translation>Tabulator, Dezimalpunkt</translation>
    </message>
    <message>
        <source>For programs that draw or compute</source>
        <translation>Für Programme, die zeichnen oder rechnen</translation>
    </message>
    <message>
        <source>Se&amp;parator</source>
        <translation>Trennzeic&amp;hen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Co&amp;lumns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>Time, id and name of the miner stand in every row.</source>
        <translation>Zeit, Kennung und Name des Miners stehen in jeder Zeile.</translation>
    </message>
    <message>
        <source>Tick at least one column.</source>
        <translation>Wählen Sie mindestens eine Spalte aus.</translation>
    </message>
    <message>
        <source>Local t&amp;imes that spreadsheets read</source>
        <translation>O&amp;rtszeit, wie Tabellenkalkulationen sie lesen</translation>
    </message>
    <message>
        <source>2026-03-01 14:30:00 for 2026-03-01T13:30:00Z. LibreOffice asks when it opens the file: tick &quot;Detect special numbers&quot; there. The hour that the end of summer time repeats stands there twice.</source>
        <translation>2026-03-01 14:30:00 für 2026-03-01T13:30:00Z. LibreOffice fragt beim Öffnen der Datei: Setzen Sie dort den Haken bei „Erweiterte Zahlenerkennung“. Die Stunde, die es am Ende der Sommerzeit zweimal gibt, steht zweimal darin.</translation>
    </message>
    <message>
        <source>Cancelled. The file that is there is the old one.</source>
        <translation>Abgebrochen. Die vorhandene Datei ist die alte.</translation>
    </message>
    <message>
        <source>Then the file that is there stays the old one.</source>
        <translation>Dann bleibt die vorhandene Datei die alte.</translation>
    </message>
    <message>
        <source>Then no file is left of this export.</source>
        <translation>Dann bleibt von diesem Export keine Datei.</translation>
    </message>
    <message>
        <source>The history is being exported. Close all the same?</source>
        <translation>Der Verlauf wird gerade exportiert. Trotzdem schließen?</translation>
    </message>
</context>
<context>
    <name>coalface::FieldText</name>
    <message>
        <source>Hashrate</source>
        <translation>Hashrate</translation>
    </message>
    <message>
        <source>ASIC temperature</source>
        <translation>ASIC-Temperatur</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Power mode</source>
        <translation>Betriebsart</translation>
    </message>
    <message>
        <source>Average hashrate</source>
        <translation>Mittlere Hashrate</translation>
    </message>
    <message>
        <source>Expected hashrate</source>
        <translation>Erwartete Hashrate</translation>
    </message>
    <message>
        <source>VR temperature</source>
        <translation>Temperatur des Spannungsreglers</translation>
    </message>
    <message>
        <source>Board temperature</source>
        <translation>Platinentemperatur</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Accepted shares</source>
        <translation>Angenommene Shares</translation>
    </message>
    <message>
        <source>Rejected shares</source>
        <translation>Abgelehnte Shares</translation>
    </message>
    <message>
        <source>Best difficulty</source>
        <translation>Beste Difficulty</translation>
    </message>
    <message>
        <source>Best difficulty of this session</source>
        <translation>Beste Difficulty dieser Sitzung</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Pool difficulty</source>
        <translation>Difficulty des Pools</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>Core voltage</source>
        <translation>Kernspannung</translation>
    </message>
    <message>
        <source>Input voltage</source>
        <translation>Eingangsspannung</translation>
    </message>
    <message>
        <source>Fan speed</source>
        <translation>Lüfterdrehzahl</translation>
    </message>
    <message>
        <source>Fan power</source>
        <translation>Lüfterleistung</translation>
    </message>
    <message>
        <source>Wi-Fi signal</source>
        <translation>WLAN-Signal</translation>
    </message>
    <message>
        <source>Hardware errors</source>
        <translation>Hardwarefehler</translation>
    </message>
    <message>
        <source>Device&apos;s fault</source>
        <translation>Störung des Geräts</translation>
    </message>
</context>
<context>
    <name>coalface::FileText</name>
    <message>
        <source>it is no JSON object</source>
        <translation>sie ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>The alert rules that come with Coalface (&quot;%1&quot;) could not be used: %2. Install it again.</source>
        <translation>Die Alarmregeln, die mit Coalface kommen („%1“), waren nicht zu gebrauchen: %2. Installieren Sie es neu.</translation>
    </message>
    <message>
        <source>&quot;mutes/%1&quot; is no miner&apos;s id with a time</source>
        <translation>„mutes/%1“ ist keine Kennung eines Miners mit einer Zeit</translation>
    </message>
    <message>
        <source>The alert rules in &quot;%1&quot; could not be read: %2. They are left alone; those that come with Coalface are used.</source>
        <translation>Die Alarmregeln in „%1“ konnten nicht gelesen werden: %2. Sie bleiben, wie sie sind; es gelten die, die mit Coalface kommen.</translation>
    </message>
    <message>
        <source>The alert rules in &quot;%1&quot; are of a newer version of Coalface. They are left alone; those that come with this one are used, and changes are not saved.</source>
        <translation>Die Alarmregeln in „%1“ sind von einer neueren Version von Coalface. Sie bleiben, wie sie sind; es gelten die, die mit dieser kommen, und Änderungen werden nicht gespeichert.</translation>
    </message>
    <message>
        <source>The alert rules in &quot;%1&quot; could not be used: %2. The file was kept as &quot;%3&quot;; the rules that come with Coalface are used.</source>
        <translation>Die Alarmregeln in „%1“ waren nicht zu gebrauchen: %2. Die Datei wurde als „%3“ aufgehoben; es gelten die Regeln, die mit Coalface kommen.</translation>
    </message>
    <message>
        <source>The alert rules in &quot;%1&quot; cannot be used: %2. The file could not be kept aside: it is left alone, and changes are not saved.</source>
        <translation>Die Alarmregeln in „%1“ sind nicht zu gebrauchen: %2. Die Datei ließ sich nicht beiseitelegen: Sie bleibt, wie sie ist, und Änderungen werden nicht gespeichert.</translation>
    </message>
    <message>
        <source> Its password has changed all the same: %1</source>
        <translation> Das Passwort hat sich trotzdem geändert: %1</translation>
    </message>
    <message>
        <source>The pools in &quot;%1&quot; could not be read: %2. They are left alone.</source>
        <translation>Die Pools in „%1“ konnten nicht gelesen werden: %2. Sie bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The pools in &quot;%1&quot; could not be understood. The file was kept as &quot;%2&quot;.</source>
        <translation>Die Pools in „%1“ waren nicht zu verstehen. Die Datei wurde als „%2“ aufgehoben.</translation>
    </message>
    <message>
        <source>The pools in &quot;%1&quot; cannot be understood, and the file could not be kept aside. It is left alone; changes are not saved.</source>
        <translation>Die Pools in „%1“ sind nicht zu verstehen, und die Datei ließ sich nicht beiseitelegen. Sie bleibt, wie sie ist; Änderungen werden nicht gespeichert.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be changed: another program is changing it. Try again.</source>
        <translation>„%1“ konnte nicht geändert werden: Ein anderes Programm ändert es gerade. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be changed: the disk is read-only. Use a folder that can be written to.</source>
        <translation>„%1“ konnte nicht geändert werden: Der Datenträger ist schreibgeschützt. Nehmen Sie einen Ordner, in den geschrieben werden kann.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be changed: the disk is full. Free some space; the file is as it was before.</source>
        <translation>„%1“ konnte nicht geändert werden: Der Datenträger ist voll. Machen Sie etwas Platz; die Datei ist wie zuvor.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be changed: nothing can be written beside it. Give this user the right to write its folder.</source>
        <translation>„%1“ konnte nicht geändert werden: Daneben lässt sich nichts schreiben. Geben Sie diesem Benutzer das Recht, in den Ordner zu schreiben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be saved: the disk is read-only. Use a folder that can be written to.</source>
        <translation>„%1“ konnte nicht gespeichert werden: Der Datenträger ist schreibgeschützt. Nehmen Sie einen Ordner, in den geschrieben werden kann.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be saved: the disk is full. Free some space; the file is as it was before.</source>
        <translation>„%1“ konnte nicht gespeichert werden: Der Datenträger ist voll. Machen Sie etwas Platz; die Datei ist wie zuvor.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be saved: no permission to write to the folder &quot;%2&quot;.</source>
        <translation>„%1“ konnte nicht gespeichert werden: In den Ordner „%2“ darf nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be saved: %2.</source>
        <translation>„%1“ konnte nicht gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>the folder &quot;%1&quot; could not be made</source>
        <translation>der Ordner „%1“ ließ sich nicht anlegen</translation>
    </message>
    <message>
        <source>a folder has this name</source>
        <translation>ein Ordner hat diesen Namen</translation>
    </message>
    <message>
        <source>the file is write-protected</source>
        <translation>die Datei ist schreibgeschützt</translation>
    </message>
    <message>
        <source>The logins of miners that were removed (%1) could not be deleted: %2 It is tried again while this program runs.</source>
        <translation>Die Anmeldungen entfernter Miner (%1) konnten nicht gelöscht werden: %2 Solange dieses Programm läuft, wird es wieder versucht.</translation>
    </message>
    <message>
        <source>in the file &quot;%1&quot;, which only you may read</source>
        <translation>in der Datei „%1“, die nur Sie lesen dürfen</translation>
    </message>
    <message>
        <source>The logins in &quot;%1&quot; could not be read: %2. Miners are asked without them.</source>
        <translation>Die Anmeldungen in „%1“ konnten nicht gelesen werden: %2. Miner werden ohne sie gefragt.</translation>
    </message>
    <message>
        <source>The logins in &quot;%1&quot; could not be understood. The file was kept as &quot;%2&quot;; log in to your miners again.</source>
        <translation>Die Anmeldungen in „%1“ waren nicht zu verstehen. Die Datei wurde als „%2“ aufgehoben; melden Sie sich bei Ihren Minern neu an.</translation>
    </message>
    <message>
        <source>The logins in &quot;%1&quot; cannot be understood, and the file could not be kept aside. It is left alone; logins are not kept.</source>
        <translation>Die Anmeldungen in „%1“ sind nicht zu verstehen, und die Datei ließ sich nicht beiseitelegen. Sie bleibt, wie sie ist; Anmeldungen werden nicht behalten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in the settings must be %2; the default is used.</source>
        <translation>„%1“ in den Einstellungen muss %2 sein; es gilt die Voreinstellung.</translation>
    </message>
    <message>
        <source>a whole number of seconds from %1 to %2</source>
        <translation>eine ganze Zahl von Sekunden von %1 bis %2</translation>
    </message>
    <message>
        <source>&quot;auto&quot;, &quot;light&quot; or &quot;dark&quot;</source>
        <translation>„auto“, „light“ oder „dark“</translation>
    </message>
    <message>
        <source>a language such as &quot;de&quot;, or empty</source>
        <translation>eine Sprache wie „de“, oder leer</translation>
    </message>
    <message>
        <source>&quot;offer&quot; or &quot;take&quot;</source>
        <translation>„offer“ oder „take“</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>an object with &quot;currency&quot;, &quot;price&quot; and &quot;bands&quot; that do not overlap</source>
        <translation>ein Objekt mit „currency“, „price“ und „bands“, die sich nicht überschneiden</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>The settings in &quot;%1&quot; could not be read: %2. They are left alone and the defaults are used.</source>
        <translation>Die Einstellungen in „%1“ konnten nicht gelesen werden: %2. Sie bleiben, wie sie sind, und es gelten die Voreinstellungen.</translation>
    </message>
    <message>
        <source>it is no settings file</source>
        <translation>das ist keine Datei mit Einstellungen</translation>
    </message>
    <message>
        <source>The settings in &quot;%1&quot; cannot be understood (%2), and the file could not be kept aside. It is left alone; changes are not saved.</source>
        <translation>Die Einstellungen in „%1“ sind nicht zu verstehen (%2), und die Datei ließ sich nicht beiseitelegen. Sie bleibt, wie sie ist; Änderungen werden nicht gespeichert.</translation>
    </message>
    <message>
        <source>The settings in &quot;%1&quot; could not be understood (%2). The file was kept as &quot;%3&quot;.</source>
        <translation>Die Einstellungen in „%1“ waren nicht zu verstehen (%2). Die Datei wurde als „%3“ aufgehoben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in the settings must be a whole number of days from 0 (for ever) to %2; until it is, nothing is deleted.</source>
        <translation>„%1“ in den Einstellungen muss eine ganze Zahl von Tagen von 0 (für immer) bis %2 sein; bis dahin wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>Nothing of the history is deleted until the settings say again how long it is kept.</source>
        <translation>Vom Verlauf wird nichts gelöscht, bis die Einstellungen wieder sagen, wie lange er aufbewahrt wird.</translation>
    </message>
    <message>
        <source>The alert rules in &quot;%1&quot; could not be used: %2. The file was kept as &quot;%3&quot;; what was set before goes on.</source>
        <translation>Die Alarmregeln in „%1“ waren nicht zu gebrauchen: %2. Die Datei wurde als „%3“ aufgehoben; was vorher eingestellt war, gilt weiter.</translation>
    </message>
    <message>
        <source>Not all of the alert rules in &quot;%1&quot; could be used: %2. The file was kept as &quot;%3&quot;; what else was in it is used.</source>
        <translation>Nicht alle Alarmregeln in „%1“ waren zu gebrauchen: %2. Die Datei wurde als „%3“ aufgehoben; was sonst darin stand, gilt.</translation>
    </message>
    <message>
        <source>Not all of the alert rules that come with Coalface (&quot;%1&quot;) can be used: %2. Install it again.</source>
        <translation>Nicht alle Alarmregeln, die mit Coalface kommen („%1“), sind zu gebrauchen: %2. Installieren Sie es neu.</translation>
    </message>
</context>
<context>
    <name>coalface::FirstRunPage</name>
    <message>
        <source>Add by &amp;address…</source>
        <translation>Über &amp;Adresse hinzufügen …</translation>
    </message>
    <message>
        <source>No miners yet</source>
        <translation>Noch keine Miner</translation>
    </message>
    <message>
        <source>This computer is in no network that could be searched. Connect it to the network of your miners, or add a miner by its address.</source>
        <translation>Dieser Rechner ist in keinem Netz, das durchsucht werden könnte. Verbinden Sie ihn mit dem Netz Ihrer Miner, oder fügen Sie einen Miner über seine Adresse hinzu.</translation>
    </message>
    <message>
        <source>Fi&amp;nd miners on %1</source>
        <extracomment>%1 is one or several networks, like 192.168.1.0/24</extracomment>
        <translation>Miner in %1 &amp;suchen</translation>
    </message>
    <message>
        <source>Coalface looks for miners at every address of your network. It only asks the devices who they are: nothing on them is changed. Those it finds appear in a list, and you choose which ones to watch.</source>
        <translation>Coalface sucht unter jeder Adresse Ihres Netzes nach Minern. Die Geräte werden nur gefragt, wer sie sind: nichts an ihnen wird geändert. Was gefunden wird, erscheint in einer Liste, und Sie wählen, was beobachtet werden soll.</translation>
    </message>
    <message>
        <source>%1 Until then nothing is collected, and no miner can be added.</source>
        <extracomment>%1 is a sentence that says why the miners cannot be read and what to do</extracomment>
        <translation>%1 Bis dahin wird nichts gesammelt, und kein Miner kann hinzugefügt werden.</translation>
    </message>
    <message>
        <source>It takes longer than usual: perhaps another program is using it. Your miners appear as soon as it is read.</source>
        <translation>Es dauert länger als sonst: Vielleicht benutzt sie gerade ein anderes Programm. Ihre Miner erscheinen, sobald sie gelesen ist.</translation>
    </message>
</context>
<context>
    <name>coalface::FleetChart</name>
    <message>
        <source>Hashrate</source>
        <translation>Hashrate</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>1 y</source>
        <translation>1 Jahr</translation>
    </message>
    <message>
        <source>The history cannot be read: %1</source>
        <translation>Der Verlauf kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>No samples yet. The first one comes with the next poll.</source>
        <translation>Noch keine Messungen. Die erste kommt mit der nächsten Abfrage.</translation>
    </message>
    <message>
        <source>The whole fleet</source>
        <translation>Die ganze Flotte</translation>
    </message>
    <message>
        <source>Shares per minute</source>
        <translation>Shares pro Minute</translation>
    </message>
    <message>
        <source>There is no value of all miners in this range. The first sample is of %1.</source>
        <translation>In diesem Zeitraum gibt es keinen Wert aller Miner. Der erste Messwert ist vom %1.</translation>
    </message>
</context>
<context>
    <name>coalface::FleetTiles</name>
    <message>
        <source>Hashrate</source>
        <translation>Hashrate</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Hottest</source>
        <translation>Heißester</translation>
    </message>
    <message>
        <source>Best difficulty</source>
        <translation>Beste Difficulty</translation>
    </message>
    <message numerus="yes">
        <source>%n not reporting</source>
        <comment>how many miners do not report this value</comment>
        <translation>
            <numerusform>%n meldet nichts</numerusform>
            <numerusform>%n melden nichts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::ForgetDialog</name>
    <message>
        <source>Forget miners</source>
        <translation>Miner vergessen</translation>
    </message>
    <message numerus="yes">
        <source>Forget %n miners and their whole history?</source>
        <translation>
            <numerusform>%n Miner und seinen ganzen Verlauf vergessen?</numerusform>
            <numerusform>%n Miner und ihren ganzen Verlauf vergessen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Forget %n miners</source>
        <translation>
            <numerusform>%n Miner &amp;vergessen</numerusform>
            <numerusform>%n Miner &amp;vergessen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Type the miner&apos;s name, “%1”, to confirm:</source>
        <translation>Geben Sie zur Bestätigung den &amp;Namen des Miners ein, „%1“:</translation>
    </message>
    <message>
        <source>&amp;Type the number of miners, %1, to confirm:</source>
        <translation>Geben Sie zur Bestätigung die A&amp;nzahl der Miner ein, %1:</translation>
    </message>
    <message>
        <source>Their tags, notes and logins go, too. What was done to them stays in the history. The devices themselves are not touched. This cannot be undone.</source>
        <translation>Auch Schlagwörter, Notizen und Anmeldungen gehen verloren. Was an ihnen getan wurde, bleibt im Verlauf. Die Geräte selbst werden nicht berührt. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Type what is asked for above first</source>
        <translation>Geben Sie zuerst ein, was darüber verlangt wird</translation>
    </message>
    <message>
        <source>Lost: all readings since %1, and their events.</source>
        <extracomment>%1 is a date</extracomment>
        <translation>Verloren gehen: alle Messungen seit %1 und die Ereignisse dazu.</translation>
    </message>
    <message numerus="yes">
        <source>Lost: %Ln readings since %1, and their events.</source>
        <extracomment>%1 is a date</extracomment>
        <translation>
            <numerusform>Verloren gehen: %Ln Messung seit %1 und die Ereignisse dazu.</numerusform>
            <numerusform>Verloren gehen: %Ln Messungen seit %1 und die Ereignisse dazu.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::FoundTableModel</name>
    <message>
        <source>Already known</source>
        <translation>Schon bekannt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>In the fleet</source>
        <translation>Bekannt</translation>
    </message>
</context>
<context>
    <name>coalface::HistoryPage</name>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Power modes</source>
        <translation>Betriebsarten</translation>
    </message>
    <message>
        <source>Pools</source>
        <translation>Pools</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Too hot</source>
        <translation>Zu heiß</translation>
    </message>
    <message>
        <source>Not hashing</source>
        <translation>Hasht nicht</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>All miners</source>
        <translation>Alle Miner</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>Save these events as a table for other programs</source>
        <translation>Diese Ereignisse als Tabelle für andere Programme speichern</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>Ar&amp;t</translation>
    </message>
    <message>
        <source>M&amp;iner</source>
        <translation>M&amp;iner</translation>
    </message>
    <message>
        <source>No event fits these filters.</source>
        <translation>Kein Ereignis passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Nothing has happened in this time. What is seen or done is listed here.</source>
        <translation>In dieser Zeit ist nichts geschehen. Was gesehen oder getan wird, steht hier.</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n events; narrow the filters to see older ones</source>
        <translation>
            <numerusform>Das neueste Ereignis; engere Filter zeigen ältere</numerusform>
            <numerusform>Die neuesten %n Ereignisse; engere Filter zeigen ältere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>Export events</source>
        <translation>Ereignisse exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n events written to %1.</source>
        <translation>
            <numerusform>%n Ereignis in %1 geschrieben.</numerusform>
            <numerusform>%n Ereignisse in %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Best difficulties and blocks</source>
        <translation>Rekorde und Blöcke</translation>
    </message>
    <message>
        <source>Tim&amp;e</source>
        <translation>&amp;Zeitraum</translation>
    </message>
    <message>
        <source>Words and times to look for in all columns</source>
        <translation>Wörter und Zeiten, die in allen Spalten gesucht werden</translation>
    </message>
</context>
<context>
    <name>coalface::KeptPoolProblem</name>
    <message>
        <source>The pool needs a name.</source>
        <translation>Der Pool braucht einen Namen.</translation>
    </message>
    <message>
        <source>The pool&apos;s name is longer than %1 characters.</source>
        <translation>Der Name des Pools ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>There is a pool &quot;%1&quot; already.</source>
        <translation>Es gibt schon einen Pool „%1“.</translation>
    </message>
    <message>
        <source>A pool cannot stand in for itself.</source>
        <translation>Ein Pool kann nicht sein eigener Ersatz sein.</translation>
    </message>
    <message>
        <source>The pool that is to stand in for it is not there any more.</source>
        <translation>Den Pool, der ihn ersetzen soll, gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>coalface::LanSweeper</name>
    <message>
        <source>&quot;%1&quot; has an IPv6 address only; use its IPv4 address.</source>
        <translation>„%1“ hat nur eine IPv6-Adresse; nehmen Sie seine IPv4-Adresse.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; was not found in this network; check its spelling or use the address.</source>
        <translation>Der Name „%1“ wurde in diesem Netzwerk nicht gefunden; prüfen Sie die Schreibweise, oder nehmen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The program ended before the name was found.</source>
        <translation>Das Programm endete, bevor der Name gefunden war.</translation>
    </message>
    <message>
        <source>Looking up the name &quot;%1&quot; took too long; use the address.</source>
        <translation>Die Suche nach dem Namen „%1“ dauerte zu lange; nehmen Sie die Adresse.</translation>
    </message>
</context>
<context>
    <name>coalface::LegendChip</name>
    <message>
        <source>Hide this line</source>
        <translation>Diese Linie ausblenden</translation>
    </message>
    <message>
        <source>Show this line</source>
        <translation>Diese Linie zeigen</translation>
    </message>
</context>
<context>
    <name>coalface::MainWindow</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Miners</source>
        <translation>Miner</translation>
    </message>
    <message>
        <source>Select a miner first</source>
        <translation>Wählen Sie zuerst einen Miner</translation>
    </message>
    <message>
        <source>There are no miners yet</source>
        <translation>Es gibt noch keine Miner</translation>
    </message>
    <message>
        <source>Only one miner at a time can be renamed</source>
        <translation>Es kann nur ein Miner auf einmal umbenannt werden</translation>
    </message>
    <message>
        <source>Select one miner only</source>
        <translation>Wählen Sie nur einen Miner</translation>
    </message>
    <message numerus="yes">
        <source>%n miners</source>
        <translation>
            <numerusform>%n Miner</numerusform>
            <numerusform>%n Miner</numerusform>
        </translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Open the page Miners first</source>
        <translation>Öffnen Sie zuerst die Seite „Miner“</translation>
    </message>
    <message numerus="yes">
        <source>%n driver updates available</source>
        <translation>
            <numerusform>%n Treiberaktualisierung verfügbar</numerusform>
            <numerusform>%n Treiberaktualisierungen verfügbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Show how it goes, miner by miner</source>
        <translation>Zeigen, wie es vorangeht, Miner für Miner</translation>
    </message>
    <message>
        <source>Pools</source>
        <translation>Pools</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Go back to the table first</source>
        <translation>Gehen Sie zuerst zurück zur Tabelle</translation>
    </message>
    <message numerus="yes">
        <source>%n alerts wait for you</source>
        <translation>
            <numerusform>%n Alarm wartet auf Sie</numerusform>
            <numerusform>%n Alarme warten auf Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>Close Coalface</source>
        <translation>Coalface schließen</translation>
    </message>
    <message>
        <source>Miners are being changed. Close all the same?</source>
        <translation>Es werden gerade Miner geändert. Trotzdem schließen?</translation>
    </message>
    <message numerus="yes">
        <source>%n miners have not been begun with; they would stay as they are. What is under way ends first.</source>
        <translation>
            <numerusform>Mit %n Miner wurde noch nicht begonnen; er bliebe, wie er ist. Was im Gange ist, geht erst zu Ende.</numerusform>
            <numerusform>Mit %n Minern wurde noch nicht begonnen; sie blieben, wie sie sind. Was im Gange ist, geht erst zu Ende.</numerusform>
        </translation>
    </message>
    <message>
        <source>All miners have been begun with. What is under way ends first.</source>
        <translation>Mit allen Minern wurde begonnen. Was im Gange ist, geht erst zu Ende.</translation>
    </message>
    <message>
        <source>Coalface closes as soon as what is under way has ended. Close it once more to close it at once.</source>
        <translation>Coalface schließt sich, sobald zu Ende ist, was im Gange ist. Schließen Sie es noch einmal, um nicht zu warten.</translation>
    </message>
    <message>
        <source>%1, since %2. The page Alerts tells more.</source>
        <extracomment>%1 is &quot;3 miners offline · 1 miner too hot&quot;, %2 a time</extracomment>
        <translation>%1, seit %2. Mehr steht auf der Seite Alarme.</translation>
    </message>
    <message>
        <source>Coalface goes on</source>
        <translation>Coalface läuft weiter</translation>
    </message>
    <message>
        <source>It watches your miners here in the tray. To end it, choose Quit in this icon&apos;s menu.</source>
        <translation>Es beobachtet Ihre Miner hier im Infobereich. Beenden lässt es sich im Menü dieses Symbols.</translation>
    </message>
    <message>
        <source>The filter hides what you selected: select a miner first</source>
        <translation>Der Filter verbirgt, was Sie gewählt haben: Wählen Sie erst einen Miner</translation>
    </message>
    <message>
        <source>The history is being backed up. Close all the same?</source>
        <translation>Der Verlauf wird gerade gesichert. Trotzdem schließen?</translation>
    </message>
    <message>
        <source>Then nothing is left of this copy.</source>
        <translation>Dann bleibt von dieser Kopie nichts übrig.</translation>
    </message>
    <message>
        <source>The history is being backed up. What becomes of it is told here.</source>
        <translation>Der Verlauf wird gesichert. Was daraus wird, steht dann hier.</translation>
    </message>
    <message>
        <source>The history is being checked. What becomes of it is told here.</source>
        <translation>Der Verlauf wird geprüft. Was dabei herauskommt, steht dann hier.</translation>
    </message>
    <message>
        <source>The history is being exported. Close all the same?</source>
        <translation>Der Verlauf wird gerade exportiert. Trotzdem schließen?</translation>
    </message>
    <message>
        <source>%1 This window shows what it stores.</source>
        <translation>%1 Dieses Fenster zeigt, was es speichert.</translation>
    </message>
    <message>
        <source>What you typed as tags and notes of %1 would be lost.</source>
        <extracomment>%1 is a miner, or several</extracomment>
        <translation>Was Sie als Tags und Notizen von %1 eingegeben haben, ginge verloren.</translation>
    </message>
    <message>
        <source>Tags or notes are not saved. Close all the same?</source>
        <translation>Tags oder Notizen sind nicht gespeichert. Trotzdem schließen?</translation>
    </message>
</context>
<context>
    <name>coalface::MessageBar</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>so many messages besides the one that is shown</extracomment>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show one message, in one line</source>
        <translation>Eine Meldung zeigen, in einer Zeile</translation>
    </message>
    <message>
        <source>Show all messages in full</source>
        <translation>Alle Meldungen ganz zeigen</translation>
    </message>
</context>
<context>
    <name>coalface::MinerColumn</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Shares</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <extracomment>accepted shares / rejected ones in per cent</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>% of expected</source>
        <translation>% der erwarteten</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Hashrate</source>
        <translation>Hashrate</translation>
    </message>
    <message>
        <source>ASIC temp</source>
        <translation>ASIC-Temp.</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Best diff</source>
        <translation>Beste Diff.</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Rechnername</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>VR temp</source>
        <translation>VR-Temp.</translation>
    </message>
    <message>
        <source>Board temp</source>
        <translation>Platinentemp.</translation>
    </message>
    <message>
        <source>Session best</source>
        <translation>Sitzungsbeste</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
</context>
<context>
    <name>coalface::MinerCommands</name>
    <message numerus="yes">
        <source>Asking %n miners…</source>
        <translation>
            <numerusform>%n Miner wird gefragt …</numerusform>
            <numerusform>%n Miner werden gefragt …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners forgotten.</source>
        <translation>
            <numerusform>%n Miner vergessen.</numerusform>
            <numerusform>%n Miner vergessen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The miners could not be forgotten: %1</source>
        <translation>Die Miner konnten nicht vergessen werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rows copied.</source>
        <translation>
            <numerusform>%n Zeile kopiert.</numerusform>
            <numerusform>%n Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>No browser could be opened for %1. Open that address by hand.</source>
        <translation>Für %1 ließ sich kein Browser öffnen. Öffnen Sie diese Adresse von Hand.</translation>
    </message>
    <message>
        <source>No browser can be led to %1.</source>
        <translation>Zu %1 lässt sich kein Browser führen.</translation>
    </message>
</context>
<context>
    <name>coalface::MinerDriverPage</name>
    <message>
        <source>Show in Dr&amp;ivers</source>
        <translation>Bei den &amp;Treibern zeigen</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Calls in 24 h</source>
        <translation>Aufrufe in 24 h</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>By its fault</source>
        <translation>Durch seine Schuld</translation>
    </message>
    <message>
        <source>Crashes / hangs</source>
        <translation>Abstürze / Hänger</translation>
    </message>
    <message>
        <source>Answer time (95 %)</source>
        <translation>Antwortzeit (95 %)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Open the page Drivers at this one</source>
        <translation>Die Seite Treiber bei diesem öffnen</translation>
    </message>
    <message>
        <source>It is not installed.</source>
        <translation>Er ist nicht installiert.</translation>
    </message>
</context>
<context>
    <name>coalface::MinerName</name>
    <message>
        <source>A miner&apos;s name cannot be empty.</source>
        <translation>Der Name eines Miners darf nicht leer sein.</translation>
    </message>
    <message>
        <source>A miner&apos;s name cannot begin or end with a space.</source>
        <translation>Der Name eines Miners darf nicht mit einem Leerzeichen beginnen oder enden.</translation>
    </message>
    <message>
        <source>A miner&apos;s name has at most 63 characters.</source>
        <translation>Der Name eines Miners hat höchstens 63 Zeichen.</translation>
    </message>
    <message>
        <source>A miner&apos;s name cannot hold control characters.</source>
        <translation>Der Name eines Miners darf keine Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>A miner&apos;s name cannot look like a network address.</source>
        <translation>Der Name eines Miners darf nicht wie eine Netzwerkadresse aussehen.</translation>
    </message>
    <message>
        <source>A miner&apos;s name cannot look like a MAC address.</source>
        <translation>Der Name eines Miners darf nicht wie eine MAC-Adresse aussehen.</translation>
    </message>
    <message>
        <source>A miner&apos;s name cannot look like an id (&quot;m&quot; and a number).</source>
        <translation>Der Name eines Miners darf nicht wie eine Kennung aussehen („m“ und eine Zahl).</translation>
    </message>
    <message>
        <source>A miner&apos;s name cannot begin with a hyphen.</source>
        <translation>Der Name eines Miners darf nicht mit einem Bindestrich beginnen.</translation>
    </message>
</context>
<context>
    <name>coalface::MinerRemarks</name>
    <message>
        <source>A tag cannot be empty.</source>
        <translation>Ein Schlagwort kann nicht leer sein.</translation>
    </message>
    <message>
        <source>A tag has at most 24 characters.</source>
        <translation>Ein Schlagwort hat höchstens 24 Zeichen.</translation>
    </message>
    <message>
        <source>A tag is one word: without spaces, commas and colons.</source>
        <translation>Ein Schlagwort ist ein Wort: ohne Leerzeichen, Kommas und Doppelpunkte.</translation>
    </message>
    <message>
        <source>Notes have at most 4,000 characters; these have %1. Shorten them.</source>
        <translation>Notizen haben höchstens 4000 Zeichen; diese haben %1. Kürzen Sie sie.</translation>
    </message>
</context>
<context>
    <name>coalface::MinerTable</name>
    <message>
        <source>Miners</source>
        <translation>Miner</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Fit to contents</source>
        <translation>An Inhalt anpassen</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>coalface::MinerTableModel</name>
    <message>
        <source>%1, read %2</source>
        <extracomment>%1 is a value, %2 its age: &quot;65.1 °C, read 12 min ago&quot;</extracomment>
        <translation>%1, gelesen %2</translation>
    </message>
    <message>
        <source>%1 (after a restart)</source>
        <extracomment>%1 is a pool that a miner shows, but does not use yet</extracomment>
        <translation>%1 (nach einem Neustart)</translation>
    </message>
    <message>
        <source>%1, from its next restart on</source>
        <extracomment>%1 is a pool that a miner shows, but does not use yet</extracomment>
        <translation>%1, ab seinem nächsten Neustart</translation>
    </message>
</context>
<context>
    <name>coalface::MinersPage</name>
    <message>
        <source>Filter miners</source>
        <translation>Miner filtern</translation>
    </message>
    <message>
        <source>Filter miners (Ctrl+F)</source>
        <translation>Miner filtern (Strg+F)</translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation>Filter &amp;löschen</translation>
    </message>
    <message>
        <source>There are no miners to filter yet</source>
        <translation>Es gibt noch keine Miner zu filtern</translation>
    </message>
    <message>
        <source>No miner is in the state “%1” now.</source>
        <translation>Kein Miner ist gerade im Zustand „%1“.</translation>
    </message>
    <message>
        <source>No miner matches “%1”.</source>
        <translation>Kein Miner passt zu „%1“.</translation>
    </message>
    <message>
        <source>Words to look for in the columns that are shown and in tags; “tag:garage” finds that very tag</source>
        <translation>Wörter, die in den gezeigten Spalten und in Schlagwörtern gesucht werden; „tag:garage“ findet genau dieses Schlagwort</translation>
    </message>
</context>
<context>
    <name>coalface::ModeOptions</name>
    <message>
        <source>Choose a mode</source>
        <translation>Betriebsart wählen</translation>
    </message>
    <message>
        <source>Power &amp;mode</source>
        <translation>Betriebs&amp;art</translation>
    </message>
    <message>
        <source>Choose a mode first.</source>
        <translation>Wählen Sie zuerst eine Betriebsart.</translation>
    </message>
</context>
<context>
    <name>coalface::MomentField</name>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Choose the day in a calendar (Alt+Down)</source>
        <translation>Den Tag in einem Kalender wählen (Alt+Pfeil ab)</translation>
    </message>
    <message>
        <source>Type a day and a time, such as %1 or %2.</source>
        <extracomment>%1 and %2 are the same moment in two forms</extracomment>
        <translation>Geben Sie Tag und Uhrzeit ein, etwa %1 oder %2.</translation>
    </message>
    <message>
        <source>“%1” cannot be understood: type a day and a time, such as %2 or %3.</source>
        <extracomment>%1 is what was typed; %2 and %3 are the same moment in two forms</extracomment>
        <translation>„%1“ ist nicht zu verstehen: Geben Sie Tag und Uhrzeit ein, etwa %2 oder %3.</translation>
    </message>
</context>
<context>
    <name>coalface::NameList</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::NotesPage</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Discard changes</source>
        <translation>Änderungen &amp;verwerfen</translation>
    </message>
    <message>
        <source>garage, loud</source>
        <translation>Garage, laut</translation>
    </message>
    <message>
        <source>Words to find the miner by, with spaces or commas between them</source>
        <translation>Wörter, unter denen der Miner zu finden ist, durch Leerzeichen oder Kommas getrennt</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>S&amp;chlagwörter</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notizen</translation>
    </message>
    <message numerus="yes">
        <source>A miner has at most %n tags.</source>
        <translation>
            <numerusform>Ein Miner hat höchstens %n Schlagwort.</numerusform>
            <numerusform>Ein Miner hat höchstens %n Schlagwörter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::ObstacleText</name>
    <message>
        <source>No: %1 (%2)</source>
        <extracomment>%1 is a sentence, %2 the same in more detail, in English</extracomment>
        <translation>Nein: %1 (%2)</translation>
    </message>
    <message>
        <source>Its driver cannot be used.</source>
        <translation>Sein Treiber ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Another device answers at its address.</source>
        <translation>An seiner Adresse antwortet ein anderes Gerät.</translation>
    </message>
    <message>
        <source>No: It was not asked, as that was cancelled.</source>
        <translation>Nein: Er wurde nicht gefragt, weil das abgebrochen wurde.</translation>
    </message>
    <message>
        <source>Not now: %1</source>
        <extracomment>%1 is why a miner would refuse a change, in the words of its driver, in English</extracomment>
        <translation>Zurzeit nicht: %1</translation>
    </message>
    <message>
        <source>No: %1</source>
        <extracomment>%1 is a sentence: why a miner cannot be changed</extracomment>
        <translation>Nein: %1</translation>
    </message>
    <message>
        <source>Another device answers at its address, or it was given another host name.</source>
        <translation>Unter seiner Adresse antwortet ein anderes Gerät, oder es hat einen anderen Hostnamen bekommen.</translation>
    </message>
    <message>
        <source>No: As it is, it cannot do that.</source>
        <translation>Nein: Er kann das so nicht.</translation>
    </message>
    <message>
        <source>No: it has only %1.</source>
        <extracomment>%1 are the power modes that there are, of which none is the chosen one; short, as it stands in a column</extracomment>
        <translation>Nein: er hat nur %1.</translation>
    </message>
</context>
<context>
    <name>coalface::OutcomeText</name>
    <message>
        <source>The miner itself confirms it.</source>
        <translation>Der Miner selbst bestätigt es.</translation>
    </message>
    <message>
        <source>The miner took it.</source>
        <translation>Der Miner hat es angenommen.</translation>
    </message>
    <message>
        <source>The miner did not take it, and is as it was. Read the reason before you try again.</source>
        <translation>Der Miner hat es nicht angenommen und ist, wie er war. Lesen Sie den Grund, bevor Sie es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The miner cannot do that. Use its web interface instead.</source>
        <translation>Der Miner kann das nicht. Nehmen Sie stattdessen seine Weboberfläche.</translation>
    </message>
    <message>
        <source>The miner could not be reached, and is as it was. Check that it is switched on, then try again.</source>
        <translation>Der Miner war nicht erreichbar und ist, wie er war. Sehen Sie nach, ob er eingeschaltet ist, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The miner stored it, and uses it after a restart: restart it.</source>
        <translation>Der Miner hat es gespeichert und benutzt es nach einem Neustart: Starten Sie ihn neu.</translation>
    </message>
    <message>
        <source>It was sent, but the miner has not shown it yet. Look at the miner before you try again.</source>
        <translation>Es wurde gesendet, aber der Miner zeigt es noch nicht. Sehen Sie sich den Miner an, bevor Sie es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>It was sent, but nothing came back: the miner may have done it. Look at the miner before you try again.</source>
        <translation>Es wurde gesendet, aber es kam keine Antwort: Der Miner kann es getan haben. Sehen Sie sich den Miner an, bevor Sie es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>It was stopped before anything was sent.</source>
        <translation>Es wurde angehalten, bevor etwas gesendet war.</translation>
    </message>
    <message>
        <source>It is not in the fleet any more, so nothing was sent.</source>
        <translation>Er ist nicht mehr in der Flotte, also wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>It was found at %1 instead of %2 meanwhile, so nothing was sent. Try again.</source>
        <extracomment>%1, %2 are addresses</extracomment>
        <translation>Er wurde inzwischen unter %1 statt %2 gefunden, also wurde nichts gesendet. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Another device answers at its address, so nothing was sent. Find your miners again, so that it gets its new address.</source>
        <translation>Unter seiner Adresse antwortet ein anderes Gerät, also wurde nichts gesendet. Suchen Sie Ihre Miner neu, damit er seine neue Adresse bekommt.</translation>
    </message>
    <message>
        <source>Its driver cannot be used, so nothing was sent. Look at the page “Drivers”.</source>
        <translation>Sein Treiber ist nicht benutzbar, also wurde nichts gesendet. Sehen Sie auf der Seite „Treiber“ nach.</translation>
    </message>
    <message>
        <source>This miner, as it is, cannot do that.</source>
        <translation>Dieser Miner kann das so, wie er ist, nicht.</translation>
    </message>
    <message>
        <source>This miner has no mode “%1”; it has: %2.</source>
        <extracomment>%1 is a power mode, %2 are those that there are</extracomment>
        <translation>Dieser Miner hat keine Betriebsart „%1“; er hat: %2.</translation>
    </message>
    <message>
        <source>It was asked who it is before anything was changed, and its answer made no sense, so nothing was sent. Try again.</source>
        <translation>Vor der Änderung wurde er gefragt, wer er ist, und seine Antwort ergab keinen Sinn, also wurde nichts gesendet. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 are sentences, %2 the same in the words of a miner&apos;s driver, in English</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The fallback pool is not set, so the pool was left as it is: %1</source>
        <extracomment>%1 are sentences: what came of the fallback pool</extracomment>
        <translation>Der Ersatzpool ist nicht gesetzt, also blieb der Pool, wie er ist: %1</translation>
    </message>
    <message>
        <source>The fallback pool is set, the pool is not: it was stopped before that was sent.</source>
        <translation>Der Ersatzpool ist gesetzt, der Pool nicht: Es wurde angehalten, bevor er gesendet war.</translation>
    </message>
    <message>
        <source>The fallback pool is set, the pool is not: %1</source>
        <extracomment>%1 are sentences: what came of the pool</extracomment>
        <translation>Der Ersatzpool ist gesetzt, der Pool nicht: %1</translation>
    </message>
    <message>
        <source>%1 The fallback pool is set, too; it is used from the device&apos;s next start on if it did not restart.</source>
        <extracomment>%1 are sentences: what came of the pool</extracomment>
        <translation>%1 Der Ersatzpool ist auch gesetzt; falls das Gerät nicht neu gestartet ist, benutzt es ihn vom nächsten Start an.</translation>
    </message>
    <message>
        <source>The miner stored it again and has been using it all the while: only another password needs a restart.</source>
        <translation>Der Miner hat ihn wieder gespeichert und die ganze Zeit benutzt: Nur ein anderes Passwort braucht einen Neustart.</translation>
    </message>
    <message>
        <source>It was sent, but another device answers at its address now: %1. The change may have gone to that one, and what was read back may be what that one shows. Look at both before you try again, and find your miners again.</source>
        <extracomment>%1 is a device: its name in the list of miners, its MAC address or both</extracomment>
        <translation>Gesendet, aber an dieser Adresse antwortet jetzt ein anderes Gerät: %1. Die Änderung kann an dieses gegangen sein, und das Zurückgelesene kann von ihm stammen. Sehen Sie sich beide an, bevor Sie es noch einmal versuchen, und suchen Sie Ihre Miner erneut.</translation>
    </message>
    <message>
        <source>The fallback pool is set. Of the pool: %1</source>
        <extracomment>%1 are sentences: what came of the pool, which may be set or not</extracomment>
        <translation>Der Ersatzpool ist gesetzt. Zum Pool: %1</translation>
    </message>
    <message>
        <source>Whether the fallback pool is set is not known, so the pool was left as it is: %1</source>
        <extracomment>%1 are sentences: what came of the fallback pool, which may be set or not</extracomment>
        <translation>Ob der Ersatzpool gesetzt ist, ist nicht bekannt, also blieb der Pool, wie er ist: %1</translation>
    </message>
    <message>
        <source>Another device answers at its address, or it was given another host name: %1 instead of %2. Nothing was sent. See which one it is, and find your miners again: the one that answers there counts as this one from then on.</source>
        <extracomment>%1, %2 are host names</extracomment>
        <translation>Unter seiner Adresse antwortet ein anderes Gerät, oder es hat einen anderen Hostnamen bekommen: %1 statt %2. Es wurde nichts gesendet. Sehen Sie nach, welches es ist, und suchen Sie Ihre Miner erneut: Was dort antwortet, gilt von da an als dieser Miner.</translation>
    </message>
</context>
<context>
    <name>coalface::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Rechnername</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Driver version</source>
        <translation>Treiberversion</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Values read</source>
        <translation>Werte gelesen</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>It was not read yet.</source>
        <translation>Er wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>The miner does not tell this.</source>
        <translation>Der Miner sagt das nicht.</translation>
    </message>
    <message>
        <source>%1, read %2</source>
        <extracomment>%1 is a value, %2 its age: &quot;65.1 °C, read 12 min ago&quot;</extracomment>
        <translation>%1, gelesen %2</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <extracomment>%1 is an address, %2 a moment</extracomment>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>Fallback pool</source>
        <translation>Ersatzpool</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>of a miner&apos;s fallback pool: there is none</extracomment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Waits for a restart</source>
        <translation>Wartet auf Neustart</translation>
    </message>
    <message>
        <source>nothing</source>
        <extracomment>nothing that was set on the miner waits for a restart</extracomment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Worker in use</source>
        <extracomment>of a miner: at the pool that it uses now</extracomment>
        <translation>Worker in Benutzung</translation>
    </message>
    <message>
        <source>%1, from its next restart on</source>
        <extracomment>%1 is a pool, or the worker there, that a miner shows, but does not use yet</extracomment>
        <translation>%1, ab seinem nächsten Neustart</translation>
    </message>
</context>
<context>
    <name>coalface::PlainOptions</name>
    <message>
        <source>They stop hashing for a minute or so. A restart cannot be undone.</source>
        <translation>Sie hashen etwa eine Minute lang nicht. Ein Neustart lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>They stop hashing until they are resumed, or restart.</source>
        <translation>Sie hashen nicht, bis sie fortgesetzt werden oder neu starten.</translation>
    </message>
    <message>
        <source>They blink, or show on their displays, where they are.</source>
        <translation>Sie blinken oder zeigen auf ihrer Anzeige, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>coalface::PoolDialog</name>
    <message>
        <source>Add pool</source>
        <translation>Pool hinzufügen</translation>
    </message>
    <message>
        <source>Edit pool</source>
        <translation>Pool bearbeiten</translation>
    </message>
    <message>
        <source>bitcoin address or account, then .{name}</source>
        <extracomment>what a pool wants as the user: either of them</extracomment>
        <translation>Bitcoin-Adresse oder Konto, dann .{name}</translation>
    </message>
    <message>
        <source>kept; type to replace it</source>
        <translation>aufbewahrt; zum Ersetzen tippen</translation>
    </message>
    <message>
        <source>most pools take any</source>
        <translation>den meisten Pools ist es gleich</translation>
    </message>
    <message>
        <source>It is kept %1</source>
        <translation>Es wird aufbewahrt: %1</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Known pools</source>
        <translation>Bekannte &amp;Pools</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;URL</source>
        <translation>&amp;URL</translation>
    </message>
    <message>
        <source>&amp;Worker</source>
        <translation>&amp;Worker</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>&amp;Fallback</source>
        <translation>&amp;Ersatz</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Ein anderer</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>For the miner “kitchen”: %1</source>
        <translation>Für den Miner „kitchen“: %1</translation>
    </message>
    <message>
        <source>{name} stands for the miner&apos;s name</source>
        <translation>{name} steht für den Namen des Miners</translation>
    </message>
    <message>
        <source>The pool “%1” is kept.</source>
        <translation>Der Pool „%1“ ist aufgenommen.</translation>
    </message>
    <message>
        <source>Its password is %1.</source>
        <extracomment>%1 is &quot;in the file …&quot;</extracomment>
        <translation>Sein Passwort liegt %1.</translation>
    </message>
</context>
<context>
    <name>coalface::PoolOptions</name>
    <message>
        <source>{name} becomes each miner&apos;s name</source>
        <translation>Aus {name} wird der Name jedes Miners</translation>
    </message>
    <message>
        <source>Left empty it becomes “%1”, as most pools ask for none</source>
        <translation>Bleibt es leer, wird es „%1“; die meisten Pools verlangen keines</translation>
    </message>
    <message>
        <source>&amp;URL</source>
        <translation>&amp;URL</translation>
    </message>
    <message>
        <source>&amp;Worker</source>
        <translation>&amp;Worker</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Type the URL of the pool first.</source>
        <translation>Geben Sie zuerst die URL des Pools ein.</translation>
    </message>
    <message>
        <source>Type the worker&apos;s name first.</source>
        <translation>Geben Sie zuerst den Namen des Workers ein.</translation>
    </message>
    <message>
        <source>P&amp;ool</source>
        <translation>P&amp;ool</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Ein anderer</translation>
    </message>
    <message>
        <source>the kept one</source>
        <translation>das aufbewahrte</translation>
    </message>
    <message>
        <source>Fallback “%1”: %2</source>
        <extracomment>%1 is the name of a pool, %2 a sentence</extracomment>
        <translation>Ersatz „%1“: %2</translation>
    </message>
    <message>
        <source>Set &amp;it as</source>
        <translation>Setzen &amp;als</translation>
    </message>
    <message>
        <source>&amp;Also set “%1” as %2</source>
        <extracomment>%1 is the name of a pool, %2 &quot;Fallback&quot;, &quot;Pool 3&quot;, …</extracomment>
        <translation>&amp;Auch „%1“ setzen, als %2</translation>
    </message>
</context>
<context>
    <name>coalface::PoolSlotModel</name>
    <message>
        <source>in use</source>
        <translation>in Benutzung</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Benutzt</translation>
    </message>
    <message>
        <source>Set as</source>
        <extracomment>heading of &quot;Pool&quot;, &quot;Fallback&quot;, &quot;Pool 3&quot;, …: what a pool is set as</extracomment>
        <translation>Gesetzt als</translation>
    </message>
</context>
<context>
    <name>coalface::PoolSlotName</name>
    <message>
        <source>Pool</source>
        <extracomment>the pool that a miner works for, as against its fallback</extracomment>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Fallback</source>
        <extracomment>the pool that a miner goes to when its first one fails</extracomment>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>Pool %1</source>
        <extracomment>%1 is a number from 3: one of a miner&apos;s further pools</extracomment>
        <translation>Pool %1</translation>
    </message>
</context>
<context>
    <name>coalface::PoolTableModel</name>
    <message>
        <source>The pool %1 answers, after %2.</source>
        <extracomment>%1 is a pool&apos;s URL, %2 &quot;42 ms&quot;</extracomment>
        <translation>Der Pool %1 antwortet, nach %2.</translation>
    </message>
    <message>
        <source>Not in your list</source>
        <translation>Nicht in Ihrer Liste</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Fragt …</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>milliseconds</extracomment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Miners work for this pool, but you do not keep it in your list</source>
        <translation>Miner arbeiten für diesen Pool, aber er steht nicht in Ihrer Liste</translation>
    </message>
    <message>
        <source>{name} stands for the miner&apos;s name</source>
        <translation>{name} steht für den Namen des Miners</translation>
    </message>
    <message numerus="yes">
        <source>%n miners work for this pool</source>
        <translation>
            <numerusform>%n Miner arbeitet für diesen Pool</numerusform>
            <numerusform>%n Miner arbeiten für diesen Pool</numerusform>
        </translation>
    </message>
    <message>
        <source>The pool answers a miner&apos;s question for work</source>
        <translation>Der Pool beantwortet die Frage eines Miners nach Arbeit</translation>
    </message>
    <message>
        <source>The pool answers, but its certificate is doubtful: %1</source>
        <translation>Der Pool antwortet, aber sein Zertifikat ist zweifelhaft: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>Miners</source>
        <translation>Miner</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message numerus="yes">
        <source>%n miners work for this pool though they should work for another one, or as another worker</source>
        <translation>
            <numerusform>%n Miner arbeitet für diesen Pool, obwohl er für einen anderen oder als ein anderer Worker arbeiten sollte</numerusform>
            <numerusform>%n Miner arbeiten für diesen Pool, obwohl sie für einen anderen oder als ein anderer Worker arbeiten sollten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners that work for this pool have another fallback pool than they should</source>
        <translation>
            <numerusform>%n Miner, der für diesen Pool arbeitet, hat einen anderen Ersatzpool, als er soll</numerusform>
            <numerusform>%n Miner, die für diesen Pool arbeiten, haben einen anderen Ersatzpool, als sie sollen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners that show this pool use what was set only after a restart</source>
        <translation>
            <numerusform>%n Miner, der diesen Pool zeigt, benutzt das Gesetzte erst nach einem Neustart</numerusform>
            <numerusform>%n Miner, die diesen Pool zeigen, benutzen das Gesetzte erst nach einem Neustart</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed: not reachable</source>
        <translation>Fehler: nicht erreichbar</translation>
    </message>
    <message>
        <source>Failed: no answer</source>
        <translation>Fehler: keine Antwort</translation>
    </message>
    <message>
        <source>Failed: not a pool&apos;s answer</source>
        <translation>Fehler: keine Pool-Antwort</translation>
    </message>
    <message>
        <source>Failed: refused</source>
        <translation>Fehler: abgelehnt</translation>
    </message>
    <message>
        <source>%1, certificate doubtful</source>
        <extracomment>%1 is &quot;42 ms&quot;</extracomment>
        <translation>%1, Zertifikat zweifelhaft</translation>
    </message>
    <message numerus="yes">
        <source>%n miners work for this pool from their next restart on, because someone else set it</source>
        <translation>
            <numerusform>%n Miner arbeitet ab dem nächsten Neustart für diesen Pool, weil jemand anderes ihn eingestellt hat</numerusform>
            <numerusform>%n Miner arbeiten ab dem nächsten Neustart für diesen Pool, weil jemand anderes ihn eingestellt hat</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::PoolUrl</name>
    <message>
        <source>The pool &quot;%1&quot; cannot be used: %2. It is written like stratum+tcp://pool.example:3333.</source>
        <extracomment>%1 is what was typed, %2 what is wrong with it: &quot;it has no port&quot;</extracomment>
        <translation>Der Pool „%1“ ist nicht verwendbar: %2. Er wird so geschrieben: stratum+tcp://pool.example:3333.</translation>
    </message>
    <message>
        <source>its scheme is neither stratum+tcp:// nor stratum+ssl://</source>
        <extracomment>of a pool; part of a sentence</extracomment>
        <translation>er beginnt weder mit stratum+tcp:// noch mit stratum+ssl://</translation>
    </message>
    <message>
        <source>it has two schemes</source>
        <extracomment>of a pool; part of a sentence</extracomment>
        <translation>er hat zwei Schemata</translation>
    </message>
    <message>
        <source>it has no port</source>
        <extracomment>of a pool; part of a sentence</extracomment>
        <translation>ihm fehlt der Port</translation>
    </message>
    <message>
        <source>what follows the last colon is no port from 1 to 65535</source>
        <extracomment>of a pool; part of a sentence</extracomment>
        <translation>nach dem letzten Doppelpunkt steht kein Port von 1 bis 65535</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name or address of a computer</source>
        <extracomment>of a pool; part of a sentence</extracomment>
        <translation>„%1“ ist kein Name und keine Adresse eines Rechners</translation>
    </message>
    <message>
        <source>The user at the pool must not be empty.</source>
        <translation>Der Benutzer beim Pool darf nicht leer sein.</translation>
    </message>
    <message>
        <source>The user at the pool is longer than %1 characters.</source>
        <translation>Der Benutzer beim Pool ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>The user at the pool must not hold control characters.</source>
        <translation>Der Benutzer beim Pool darf keine Steuerzeichen enthalten.</translation>
    </message>
</context>
<context>
    <name>coalface::PoolsPage</name>
    <message>
        <source>Pools</source>
        <translation>Pools</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>Hin&amp;zufügen …</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
    <message>
        <source>Test a&amp;ll</source>
        <translation>A&amp;lle testen</translation>
    </message>
    <message>
        <source>Keep a pool in the list</source>
        <translation>Einen Pool in die Liste aufnehmen</translation>
    </message>
    <message>
        <source>Ask the pool for work from this computer, as a miner would</source>
        <translation>Den Pool von diesem Rechner aus nach Arbeit fragen, wie ein Miner es täte</translation>
    </message>
    <message>
        <source>Ask every pool for work from this computer, as a miner would</source>
        <translation>Jeden Pool von diesem Rechner aus nach Arbeit fragen, wie ein Miner es täte</translation>
    </message>
    <message>
        <source>Miners at this pool</source>
        <translation>Miner bei diesem Pool</translation>
    </message>
    <message>
        <source>Remove pool</source>
        <translation>Pool entfernen</translation>
    </message>
    <message>
        <source>Take the pool “%1” off the list?</source>
        <translation>Den Pool „%1“ von der Liste nehmen?</translation>
    </message>
    <message>
        <source>No miner is changed: those that work for it go on. Its password is forgotten.</source>
        <translation>Kein Miner wird geändert: Die für ihn arbeiten, machen weiter. Sein Passwort wird vergessen.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>The pool “%1” is off the list.</source>
        <translation>Der Pool „%1“ steht nicht mehr auf der Liste.</translation>
    </message>
    <message>
        <source>&amp;Keep…</source>
        <translation>Au&amp;fnehmen …</translation>
    </message>
    <message>
        <source>Select a pool first</source>
        <translation>Wählen Sie zuerst einen Pool</translation>
    </message>
    <message>
        <source>Change what is kept of this pool; no miner is changed</source>
        <translation>Ändern, was von diesem Pool geführt wird; kein Miner wird geändert</translation>
    </message>
    <message>
        <source>Put this pool into your list</source>
        <translation>Diesen Pool in Ihre Liste aufnehmen</translation>
    </message>
    <message>
        <source>Take this pool off the list; no miner is changed</source>
        <translation>Diesen Pool von der Liste nehmen; kein Miner wird geändert</translation>
    </message>
    <message>
        <source>It is not in your list</source>
        <translation>Er steht nicht in Ihrer Liste</translation>
    </message>
    <message>
        <source>There are no miners yet</source>
        <translation>Es gibt noch keine Miner</translation>
    </message>
    <message>
        <source>Set this pool on the miners that are selected on the page Miners, or on all when none is</source>
        <translation>Diesen Pool bei den Minern einstellen, die auf der Seite „Miner“ gewählt sind, oder bei allen, wenn keiner gewählt ist</translation>
    </message>
    <message>
        <source>Put it into your list first</source>
        <translation>Nehmen Sie ihn zuerst in Ihre Liste auf</translation>
    </message>
    <message numerus="yes">
        <source>%n pools kept</source>
        <translation>
            <numerusform>%n Pool geführt</numerusform>
            <numerusform>%n Pools geführt</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no pools yet. Add one, to set it on your miners later, or let the miners be asked: the pools they work for appear here.</source>
        <translation>Es gibt noch keine Pools. Fügen Sie einen hinzu, um ihn später bei Ihren Minern einzustellen, oder lassen Sie die Miner abfragen: Die Pools, für die sie arbeiten, erscheinen hier.</translation>
    </message>
    <message>
        <source>No miner works for this pool now.</source>
        <translation>Zurzeit arbeitet kein Miner für diesen Pool.</translation>
    </message>
    <message numerus="yes">
        <source>%n miners work for this pool:</source>
        <translation>
            <numerusform>%n Miner arbeitet für diesen Pool:</numerusform>
            <numerusform>%n Miner arbeiten für diesen Pool:</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a pool to see which miners work for it.</source>
        <translation>Wählen Sie einen Pool aus, um zu sehen, welche Miner für ihn arbeiten.</translation>
    </message>
    <message>
        <source>Set &amp;on miners…</source>
        <translation>Bei Minern e&amp;instellen …</translation>
    </message>
    <message>
        <source>Te&amp;st</source>
        <translation>&amp;Testen</translation>
    </message>
    <message numerus="yes">
        <source>%n miners work for this pool, or will from their next restart on:</source>
        <translation>
            <numerusform>%n Miner arbeitet für diesen Pool oder tut es ab seinem nächsten Neustart:</numerusform>
            <numerusform>%n Miner arbeiten für diesen Pool oder tun es ab ihrem nächsten Neustart:</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no pools in your list. Which ones your miners work for is not known. %1</source>
        <translation>In Ihrer Liste sind keine Pools. Für welche Ihre Miner arbeiten, ist nicht bekannt. %1</translation>
    </message>
</context>
<context>
    <name>coalface::RawPage</name>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Raw reply</source>
        <translation>Rohe Antwort</translation>
    </message>
    <message>
        <source>Copy all of it; passwords and tokens are masked already</source>
        <translation>Alles kopieren; Passwörter und Token sind schon verdeckt</translation>
    </message>
    <message>
        <source>Shows what the miner answers, word for word; passwords and tokens are masked.</source>
        <translation>Zeigt wörtlich, was der Miner antwortet; Passwörter und Token sind verdeckt.</translation>
    </message>
    <message>
        <source>Its driver read it without asking it for anything.</source>
        <translation>Sein Treiber hat ihn gelesen, ohne ihn etwas zu fragen.</translation>
    </message>
    <message>
        <source>Asked at %1; its driver understood it.</source>
        <extracomment>%1 is a moment</extracomment>
        <translation>Abgefragt: %1; sein Treiber hat es verstanden.</translation>
    </message>
    <message>
        <source>(announced by itself)</source>
        <translation>(von selbst gemeldet)</translation>
    </message>
    <message>
        <source>(no reply)</source>
        <translation>(keine Antwort)</translation>
    </message>
    <message>
        <source>(cut off here: it is longer)</source>
        <translation>(hier abgeschnitten: sie ist länger)</translation>
    </message>
</context>
<context>
    <name>coalface::RecordedNote</name>
    <message>
        <source>These values were read from the miner later: while it was not asked, it kept them itself.</source>
        <translation>Diese Werte wurden später vom Miner gelesen: Während er nicht gefragt wurde, hat er sie selbst aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>coalface::RejectedTableModel</name>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>coalface::RemoveDriverDialog</name>
    <message>
        <source>Remove driver</source>
        <translation>Treiber entfernen</translation>
    </message>
    <message>
        <source>Remove the driver “%1”?</source>
        <extracomment>%1 is a driver</extracomment>
        <translation>Den Treiber „%1“ entfernen?</translation>
    </message>
    <message numerus="yes">
        <source>%n miners need it. They stay in the fleet with their history, but are not asked any more.</source>
        <translation>
            <numerusform>%n Miner braucht ihn. Er bleibt mit seiner Geschichte in der Flotte, wird aber nicht mehr abgefragt.</numerusform>
            <numerusform>%n Miner brauchen ihn. Sie bleiben mit ihrer Geschichte in der Flotte, werden aber nicht mehr abgefragt.</numerusform>
        </translation>
    </message>
    <message>
        <source>It comes with Coalface: enable it to have it back.</source>
        <translation>Er kommt mit Coalface: Schalten Sie ihn ein, um ihn wiederzubekommen.</translation>
    </message>
    <message>
        <source>Its copies are deleted. To have it back, install it again from where you got it.</source>
        <translation>Seine Kopien werden gelöscht. Um ihn wiederzubekommen, installieren Sie ihn neu von dort, wo Sie ihn herhaben.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>coalface::RenameDialog</name>
    <message>
        <source>Rename miner</source>
        <translation>Miner umbenennen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>“%1” is now called “%2”.</source>
        <translation>„%1“ heißt jetzt „%2“.</translation>
    </message>
</context>
<context>
    <name>coalface::RestartBar</name>
    <message>
        <source>Restar&amp;t…</source>
        <translation>&amp;Neustart …</translation>
    </message>
    <message>
        <source>Restart these miners, after a look at them</source>
        <translation>Diese Miner neu starten, nach einem Blick darauf</translation>
    </message>
    <message numerus="yes">
        <source>%n miners have stored what was set, but use it only after a restart: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%n Miner hat das Gesetzte gespeichert, benutzt es aber erst nach einem Neustart: %1.</numerusform>
            <numerusform>%n Miner haben das Gesetzte gespeichert, benutzen es aber erst nach einem Neustart: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Someone else&apos;s pool may still be in use on %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>Auf %1 ist vielleicht noch ein fremder Pool in Gebrauch.</translation>
    </message>
</context>
<context>
    <name>coalface::RestartChoice</name>
    <message>
        <source>&amp;Restart them if the pool is not used without it</source>
        <translation>Neu &amp;starten, wenn der Pool sonst nicht benutzt wird</translation>
    </message>
    <message numerus="yes">
        <source>Restart only %n of th&amp;em</source>
        <translation>
            <numerusform>Nur %n von ihn&amp;en neu starten</numerusform>
            <numerusform>Nur %n von ihn&amp;en neu starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ticked because %n miners work for a pool that was not set here: some go on with it until they restart.</source>
        <translation>
            <numerusform>Angekreuzt, weil %n Miner für einen Pool arbeitet, der nicht hier gesetzt wurde: Manche arbeiten bis zum Neustart damit weiter.</numerusform>
            <numerusform>Angekreuzt, weil %n Miner für einen Pool arbeiten, der nicht hier gesetzt wurde: Manche arbeiten bis zum Neustart damit weiter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::RestartText</name>
    <message>
        <source>the mode %1 is stored, used after a restart</source>
        <extracomment>%1 is a power mode</extracomment>
        <translation>die Betriebsart %1 ist gespeichert, gilt nach einem Neustart</translation>
    </message>
    <message>
        <source>a change is stored, used after a restart</source>
        <translation>eine Änderung ist gespeichert, gilt nach einem Neustart</translation>
    </message>
    <message>
        <source>stored, used after a restart</source>
        <extracomment>the pool that a miner was set to</extracomment>
        <translation>gespeichert, gilt nach einem Neustart</translation>
    </message>
    <message>
        <source>the fallback pool is stored, used after a restart</source>
        <translation>der Ersatzpool ist gespeichert, gilt nach einem Neustart</translation>
    </message>
    <message>
        <source>pool %1 is stored, used after a restart</source>
        <extracomment>%1 is a number: which of a miner&apos;s pools</extracomment>
        <translation>Pool %1 ist gespeichert, gilt nach einem Neustart</translation>
    </message>
    <message>
        <source>until then it may run in %1</source>
        <extracomment>%1 is a power mode</extracomment>
        <translation>bis dahin läuft er vielleicht in %1</translation>
    </message>
    <message>
        <source>until then it may be someone else&apos;s: %1</source>
        <extracomment>%1 is a pool, with the worker there</extracomment>
        <translation>bis dahin ist es vielleicht ein fremder: %1</translation>
    </message>
    <message>
        <source>until then it may be %1</source>
        <extracomment>%1 is a pool, with the worker there</extracomment>
        <translation>bis dahin ist es vielleicht %1</translation>
    </message>
    <message>
        <source>until then it may work for someone else&apos;s pool: %1</source>
        <extracomment>%1 is a pool, with the worker there</extracomment>
        <translation>bis dahin arbeitet er vielleicht für einen fremden Pool: %1</translation>
    </message>
    <message>
        <source>until then it may work for %1</source>
        <extracomment>%1 is a pool, with the worker there</extracomment>
        <translation>bis dahin arbeitet er vielleicht für %1</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <extracomment>%1, %2 are halves of a sentence: &quot;stored, used after a restart; until then it may work for …&quot;</extracomment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>in use; only another password waits for a restart</source>
        <extracomment>the pool that a miner was set to</extracomment>
        <translation>im Gebrauch; nur ein anderes Passwort wartet auf einen Neustart</translation>
    </message>
    <message>
        <source>only another password of the fallback pool waits for a restart</source>
        <translation>nur ein anderes Passwort des Ersatzpools wartet auf einen Neustart</translation>
    </message>
    <message>
        <source>only another password of pool %1 waits for a restart</source>
        <extracomment>%1 is a number: which of a miner&apos;s pools</extracomment>
        <translation>nur ein anderes Passwort des Pools %1 wartet auf einen Neustart</translation>
    </message>
    <message>
        <source>someone else&apos;s fallback pool %1 is stored, used after a restart</source>
        <extracomment>%1 is a pool, with the worker there</extracomment>
        <translation>der Ersatzpool %1 eines anderen ist gespeichert, benutzt nach einem Neustart</translation>
    </message>
</context>
<context>
    <name>coalface::ScanTarget</name>
    <message>
        <source>&quot;%1&quot; is no place to look for miners: %2.</source>
        <translation>„%1“ ist kein Ort, an dem sich nach Minern suchen lässt: %2.</translation>
    </message>
    <message>
        <source>after &quot;:&quot; stands a port from 1 to 65535, or two with &quot;-&quot; between them</source>
        <translation>nach „:“ steht ein Port von 1 bis 65535, oder zwei mit „-“ dazwischen</translation>
    </message>
    <message>
        <source>the range of ports runs backwards, from %1 to %2</source>
        <translation>der Bereich der Ports läuft rückwärts, von %1 bis %2</translation>
    </message>
    <message>
        <source>before &quot;/&quot; stands an IPv4 address such as 192.168.1.0</source>
        <translation>vor „/“ steht eine IPv4-Adresse wie 192.168.1.0</translation>
    </message>
    <message>
        <source>after &quot;/&quot; stands a number from %1 to 32</source>
        <translation>nach „/“ steht eine Zahl von %1 bis 32</translation>
    </message>
    <message>
        <source>a /%1 holds too many addresses; a /%2 is the largest that can be looked through at once</source>
        <translation>ein /%1 hat zu viele Adressen; ein /%2 ist das größte, das sich auf einmal durchsuchen lässt</translation>
    </message>
    <message>
        <source>an IPv4 address has four numbers from 0 to 255, such as 192.168.1.7</source>
        <translation>eine IPv4-Adresse hat vier Zahlen von 0 bis 255, wie 192.168.1.7</translation>
    </message>
    <message>
        <source>after &quot;-&quot; stands the last number (0 to 255) or a whole IPv4 address</source>
        <translation>nach „-“ steht die letzte Zahl (0 bis 255) oder eine ganze IPv4-Adresse</translation>
    </message>
    <message>
        <source>the range runs backwards; the smaller address comes first</source>
        <translation>der Bereich läuft rückwärts; die kleinere Adresse kommt zuerst</translation>
    </message>
    <message>
        <source>it holds more than %1 addresses</source>
        <translation>er hat mehr als %1 Adressen</translation>
    </message>
    <message>
        <source>it is neither an address such as 192.168.1.7 nor a name such as attic.local</source>
        <translation>es ist weder eine Adresse wie 192.168.1.7 noch ein Name wie speicher.local</translation>
    </message>
    <message>
        <source>it is empty; type a network such as 192.168.1.0/24</source>
        <translation>es ist leer; geben Sie ein Netzwerk wie 192.168.1.0/24 ein</translation>
    </message>
    <message>
        <source>leave out what stands before &quot;://&quot;</source>
        <translation>lassen Sie weg, was vor „://“ steht</translation>
    </message>
    <message>
        <source>it contains a space; give several places one by one</source>
        <translation>es enthält ein Leerzeichen; geben Sie mehrere Orte einzeln an</translation>
    </message>
    <message>
        <source>IPv6 cannot be looked through; use the IPv4 address</source>
        <translation>IPv6 lässt sich nicht durchsuchen; nehmen Sie die IPv4-Adresse</translation>
    </message>
    <message>
        <source>no device can have such an address</source>
        <translation>kein Gerät kann eine solche Adresse haben</translation>
    </message>
    <message>
        <source>addresses times ports are more than %1</source>
        <translation>Adressen mal Ports sind mehr als %1</translation>
    </message>
</context>
<context>
    <name>coalface::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Kinds of settings</source>
        <translation>Arten von Einstellungen</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>&amp;Allgemein</translation>
    </message>
    <message>
        <source>&amp;Miners</source>
        <translation>&amp;Miner</translation>
    </message>
    <message>
        <source>&amp;Storage</source>
        <translation>&amp;Speicherung</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>Restore this page&apos;s &amp;defaults</source>
        <translation>Auf &amp;Vorgaben dieser Seite zurücksetzen</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>Im &amp;Infobereich weiterlaufen, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>F&amp;arben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>seconds</extracomment>
        <translation> s</translation>
    </message>
    <message>
        <source>Another program polls now. It takes this over when it starts again.</source>
        <translation>Zurzeit fragt ein anderes Programm ab. Es übernimmt dies, wenn es das nächste Mal startet.</translation>
    </message>
    <message>
        <source>Shorter shows more and fills the history sooner: half the time, twice the size.</source>
        <translation>Kürzer zeigt mehr und füllt den Verlauf schneller: halbe Zeit, doppelte Größe.</translation>
    </message>
    <message>
        <source>&amp;Take newer drivers that come with Coalface at once</source>
        <translation>Neuere &amp;Treiber, die mit Coalface kommen, sofort übernehmen</translation>
    </message>
    <message>
        <source>Otherwise they are offered on the page Drivers. Each one is on trial at first, and taken back when it fails.</source>
        <translation>Sonst werden sie auf der Seite Treiber angeboten. Jeder läuft zuerst auf Probe und wird zurückgenommen, wenn er versagt.</translation>
    </message>
    <message>
        <source>&amp;Ask each miner every</source>
        <translation>Jeden Miner a&amp;bfragen alle</translation>
    </message>
    <message>
        <source>Coalface speaks it when it starts the next time.</source>
        <translation>Coalface spricht sie, wenn es das nächste Mal startet.</translation>
    </message>
    <message>
        <source>Your miners are then watched until you choose Quit.</source>
        <translation>Ihre Miner werden dann beobachtet, bis Sie Beenden wählen.</translation>
    </message>
    <message>
        <source>This desktop has no tray now, so closing the window ends Coalface. coalface-cli collect watches without a window.</source>
        <translation>Dieser Desktop hat zurzeit keinen Infobereich, also endet Coalface mit seinem Fenster. coalface-cli collect beobachtet ohne Fenster.</translation>
    </message>
    <message>
        <source>Settings saved</source>
        <translation>Einstellungen gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%1: every %n s, as the driver wants no less.</source>
        <extracomment>%1 is the name of a driver</extracomment>
        <translation>
            <numerusform>%1: alle %n s, da der Treiber nicht weniger will.</numerusform>
            <numerusform>%1: alle %n s, da der Treiber nicht weniger will.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::StateText</name>
    <message>
        <source>Its hashrate is far below what is expected.</source>
        <translation>Seine Hashrate liegt weit unter der erwarteten.</translation>
    </message>
    <message>
        <source>The device reports a fault: %1</source>
        <translation>Das Gerät meldet eine Störung: %1</translation>
    </message>
    <message>
        <source>It answers, but does not hash.</source>
        <translation>Es antwortet, hasht aber nicht.</translation>
    </message>
    <message>
        <source>It hashes, but has found no share for a long time.</source>
        <translation>Es hasht, hat aber lange keinen Share gefunden.</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>Es antwortet nicht.</translation>
    </message>
    <message>
        <source>%1 %2 is above its limit.</source>
        <extracomment>%1 is a reading&apos;s name, %2 its value: &quot;ASIC temperature 71.2 °C is above its limit.&quot;</extracomment>
        <translation>%1 %2 liegt über dem Grenzwert.</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Not hashing</source>
        <translation>Hasht nicht</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>No driver</source>
        <translation>Kein Treiber</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Its driver cannot be used, so it cannot be asked.</source>
        <translation>Der Treiber ist nicht benutzbar, darum kann es nicht gefragt werden.</translation>
    </message>
    <message>
        <source>Nobody has asked it lately.</source>
        <translation>Es wurde in letzter Zeit nicht gefragt.</translation>
    </message>
    <message>
        <source>Of all shares that it has counted since its start, many were rejected.</source>
        <translation>Von allen Shares, die er seit seinem Start gezählt hat, wurden viele abgelehnt.</translation>
    </message>
    <message>
        <source>%1 of its last %2 shares were rejected (since %3).</source>
        <extracomment>%1 and %2 are counts of shares, %3 is a time: &quot;12 of its last 100 shares were rejected (since 14:05).&quot;</extracomment>
        <translation>Von den letzten %2 Shares wurden %1 abgelehnt (seit %3).</translation>
    </message>
</context>
<context>
    <name>coalface::StatusChips</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a filter with the number of miners that it lets through: &quot;Online 3&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Show all miners</source>
        <translation>Alle Miner zeigen</translation>
    </message>
    <message>
        <source>Show only the miners in this state: %1</source>
        <translation>Nur die Miner in diesem Zustand zeigen: %1</translation>
    </message>
</context>
<context>
    <name>coalface::StatusLine</name>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>another program collects</source>
        <translation>ein anderes Programm sammelt</translation>
    </message>
    <message>
        <source>next poll in %1 s</source>
        <translation>nächste Abfrage in %1 s</translation>
    </message>
    <message>
        <source>no drivers</source>
        <translation>keine Treiber</translation>
    </message>
    <message>
        <source>drivers ok</source>
        <translation>Treiber in Ordnung</translation>
    </message>
    <message numerus="yes">
        <source>%n drivers cannot be used</source>
        <translation>
            <numerusform>%n Treiber ist nicht benutzbar</numerusform>
            <numerusform>%n Treiber sind nicht benutzbar</numerusform>
        </translation>
    </message>
    <message>
        <source>DB %1</source>
        <extracomment>the size of the database, like &quot;DB 48 MB&quot;</extracomment>
        <translation>DB %1</translation>
    </message>
    <message>
        <source>nothing is collected</source>
        <translation>es wird nichts gesammelt</translation>
    </message>
</context>
<context>
    <name>coalface::StorageSettings</name>
    <message>
        <source>Keep each &amp;reading for</source>
        <translation>Jede &amp;Messung aufbewahren</translation>
    </message>
    <message>
        <source>Keep sums of &amp;15 minutes for</source>
        <translation>Summen von &amp;15 Minuten aufbewahren</translation>
    </message>
    <message>
        <source>ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source> days</source>
        <extracomment>so many days</extracomment>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>The history is in</source>
        <translation>Der Verlauf ist in</translation>
    </message>
    <message>
        <source>It takes</source>
        <translation>Er belegt</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>Si&amp;cherungskopie …</translation>
    </message>
    <message>
        <source>Copy the whole history into one file, while everything goes on</source>
        <translation>Den ganzen Verlauf in eine Datei kopieren, während alles weiterläuft</translation>
    </message>
    <message>
        <source>C&amp;heck</source>
        <translation>Prü&amp;fen</translation>
    </message>
    <message>
        <source>Look through the whole history for damage</source>
        <translation>Den ganzen Verlauf nach Schäden durchsehen</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Once saved, what is older is deleted bit by bit. Only a backup brings it back.</source>
        <translation>Nach dem Speichern wird nach und nach gelöscht, was älter ist. Nur eine Sicherungskopie bringt es zurück.</translation>
    </message>
    <message>
        <source>Charts of long times are made of the sums.</source>
        <translation>Diagramme langer Zeiten entstehen aus den Summen.</translation>
    </message>
    <message>
        <source>Back up the history</source>
        <translation>Verlauf sichern</translation>
    </message>
    <message>
        <source>Databases (*.sqlite)</source>
        <translation>Datenbanken (*.sqlite)</translation>
    </message>
    <message>
        <source>Keep sums of h&amp;ours for</source>
        <translation>Summen von &amp;Stunden aufbewahren</translation>
    </message>
    <message>
        <source>Sums are kept as long as what they are made of, at least.</source>
        <translation>Summen werden mindestens so lange aufbewahrt wie das, woraus sie gebildet sind.</translation>
    </message>
</context>
<context>
    <name>coalface::StoreText</name>
    <message>
        <source>The database %1 is damaged (%2), so that no copy of it can be made. It is checked and set aside when Coalface starts the next time.</source>
        <translation>Die Datenbank %1 ist beschädigt (%2), daher lässt sich keine Kopie von ihr machen. Beim nächsten Start von Coalface wird sie geprüft und beiseitegelegt.</translation>
    </message>
    <message>
        <source>The database %1 was in use by another program for too long; try again, or close that program.</source>
        <translation>Die Datenbank %1 wurde zu lange von einem anderen Programm benutzt; versuchen Sie es noch einmal, oder schließen Sie jenes Programm.</translation>
    </message>
    <message>
        <source>The copy %1 could not be written: there is no room for it on its disk. Free some space there, or name a file on another disk.</source>
        <translation>Die Kopie %1 konnte nicht geschrieben werden: Auf ihrem Datenträger ist kein Platz dafür. Machen Sie dort Platz, oder nennen Sie eine Datei auf einem anderen.</translation>
    </message>
    <message>
        <source>The copy %1 could not be written: its disk is read-only. Name a file on another disk.</source>
        <translation>Die Kopie %1 konnte nicht geschrieben werden: Ihr Datenträger ist schreibgeschützt. Nennen Sie eine Datei auf einem anderen.</translation>
    </message>
    <message>
        <source>The copy %1 could not be written: this user has no right to write the folder %2. Give it that right, or name a file in another folder.</source>
        <translation>Die Kopie %1 konnte nicht geschrieben werden: Dieser Benutzer darf nicht in den Ordner %2 schreiben. Geben Sie ihm das Recht, oder nennen Sie eine Datei in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>The copy %1 could not be written (%2): check the folder and its disk, or name a file in another folder.</source>
        <translation>Die Kopie %1 konnte nicht geschrieben werden (%2): Prüfen Sie den Ordner und seinen Datenträger, oder nennen Sie eine Datei in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 exists already: name another file, or move it away.</source>
        <translation>%1 gibt es schon: Nennen Sie eine andere Datei, oder legen Sie jene weg.</translation>
    </message>
    <message>
        <source>The copy %1 could not be written: there is no folder %2. Make it, or name a file in another folder.</source>
        <translation>Die Kopie %1 konnte nicht geschrieben werden: Einen Ordner %2 gibt es nicht. Legen Sie ihn an, oder nennen Sie eine Datei in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The copy could not be given its name %1: check the folder.</source>
        <translation>Die Kopie konnte ihren Namen %1 nicht bekommen: Prüfen Sie den Ordner.</translation>
    </message>
    <message>
        <source>%1 is not there, or is no file.</source>
        <translation>%1 ist nicht da, oder ist keine Datei.</translation>
    </message>
    <message>
        <source>%1 is no database, or a damaged one; nothing was changed. Restore another copy.</source>
        <translation>%1 ist keine Datenbank, oder eine beschädigte; nichts wurde geändert. Stellen Sie eine andere Kopie wieder her.</translation>
    </message>
    <message>
        <source>%1 cannot be restored: %2</source>
        <translation>%1 lässt sich nicht wiederherstellen: %2</translation>
    </message>
    <message>
        <source>%1 is no database of Coalface.</source>
        <translation>%1 ist keine Datenbank von Coalface.</translation>
    </message>
    <message>
        <source>%1 was made by a newer version of Coalface: install that one again.</source>
        <translation>%1 ist von einer neueren Version von Coalface: Installieren Sie jene wieder.</translation>
    </message>
    <message>
        <source>%1 is damaged; nothing was changed. Restore another copy.</source>
        <translation>%1 ist beschädigt; nichts wurde geändert. Stellen Sie eine andere Kopie wieder her.</translation>
    </message>
    <message>
        <source>packed: %1 quarters of an hour with readings of a miner cannot be read</source>
        <translation>packed: %1 Viertelstunden mit Messwerten eines Miners sind nicht zu lesen</translation>
    </message>
    <message>
        <source>The database %1 cannot be written: give this user the right to write the file and its folder.</source>
        <translation>Die Datenbank %1 lässt sich nicht schreiben: Geben Sie diesem Benutzer das Recht, die Datei und ihren Ordner zu schreiben.</translation>
    </message>
    <message>
        <source>Reading or writing the database %1 failed (%2): check the disk.</source>
        <translation>Lesen oder Schreiben der Datenbank %1 ist gescheitert (%2): Prüfen Sie den Datenträger.</translation>
    </message>
    <message>
        <source>The database %1 is damaged (%2). It is checked and set aside when Coalface starts the next time.</source>
        <translation>Die Datenbank %1 ist beschädigt (%2). Beim nächsten Start von Coalface wird sie geprüft und beiseitegelegt.</translation>
    </message>
    <message>
        <source>The disk is full: nothing more can be stored in %1. Free some space there.</source>
        <translation>Der Datenträger ist voll: In %1 lässt sich nichts mehr speichern. Machen Sie dort etwas Platz.</translation>
    </message>
    <message>
        <source>The database %1 cannot be opened (%2): check the rights of the file and its folder.</source>
        <translation>Die Datenbank %1 lässt sich nicht öffnen (%2): Prüfen Sie die Rechte der Datei und ihres Ordners.</translation>
    </message>
    <message>
        <source>The database %1 failed: %2.</source>
        <translation>Die Datenbank %1 hat versagt: %2.</translation>
    </message>
    <message>
        <source>There is no column called &quot;%1&quot;.</source>
        <translation>Eine Spalte „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>Der Export wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 is a folder: name a file in it.</source>
        <translation>%1 ist ein Ordner: Nennen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>The export to %1 could not be written: %2.</source>
        <translation>Der Export nach %1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>The program is closing.</source>
        <translation>Das Programm wird beendet.</translation>
    </message>
    <message>
        <source>The database %1 is damaged and could not be set aside: close other programs that use it, or move it away by hand.</source>
        <translation>Die Datenbank %1 ist beschädigt und ließ sich nicht beiseitelegen: Schließen Sie andere Programme, die sie benutzen, oder legen Sie sie von Hand weg.</translation>
    </message>
    <message>
        <source>The database %1 was damaged. It was kept as %2.</source>
        <translation>Die Datenbank %1 war beschädigt. Sie wurde als %2 aufgehoben.</translation>
    </message>
    <message>
        <source>The database %1 could not be put in its place: check the rights of its folder. What was saved is %2.</source>
        <translation>Die Datenbank %1 ließ sich nicht an ihren Platz bringen: Prüfen Sie die Rechte ihres Ordners. Was gerettet wurde, ist %2.</translation>
    </message>
    <message>
        <source>The database %1 is damaged, and another program takes over what can be read of it: wait until it has ended that.</source>
        <translation>Die Datenbank %1 ist beschädigt, und ein anderes Programm übernimmt, was davon zu lesen ist: Warten Sie, bis es damit fertig ist.</translation>
    </message>
    <message>
        <source>The database %1 is damaged, and its disk has no room to save what can be read of it: make room for %2 MB more. Until then it is left as it is.</source>
        <translation>Die Datenbank %1 ist beschädigt, und auf ihrem Datenträger ist kein Platz, um zu retten, was davon zu lesen ist: Machen Sie Platz für %2 MB mehr. Bis dahin bleibt sie, wie sie ist.</translation>
    </message>
    <message>
        <source>The database %1 is damaged, and what can be read of it could not be written beside it (%2): make room on its disk. Until then it is left as it is.</source>
        <translation>Die Datenbank %1 ist beschädigt, und was davon zu lesen ist, ließ sich nicht daneben schreiben (%2): Machen Sie Platz auf ihrem Datenträger. Bis dahin bleibt sie, wie sie ist.</translation>
    </message>
    <message>
        <source>A new one was started with what could be read of it.</source>
        <translation>Eine neue wurde mit dem angelegt, was davon zu lesen war.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; belongs to another miner (%2 at %3): choose another one.</source>
        <translation>Der Name „%1“ gehört einem anderen Miner (%2 an %3): Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>There is no miner m%1: it was removed.</source>
        <translation>Einen Miner m%1 gibt es nicht: Er wurde entfernt.</translation>
    </message>
    <message>
        <source>The database %1 was made by a newer version of Coalface; it was left as it is. Install that version again, or use another folder.</source>
        <translation>Die Datenbank %1 ist von einer neueren Version von Coalface; sie blieb, wie sie ist. Installieren Sie jene Version wieder, oder nehmen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The database %1 is read-only: what is stored can be seen, but nothing new is stored. Give this user the right to write the file and its folder.</source>
        <translation>Die Datenbank %1 ist schreibgeschützt: Was gespeichert ist, ist zu sehen, aber Neues wird nicht gespeichert. Geben Sie diesem Benutzer das Recht, die Datei und ihren Ordner zu schreiben.</translation>
    </message>
    <message>
        <source>The database %1 is read-only and cannot be used as it is: give this user the right to write the file and its folder.</source>
        <translation>Die Datenbank %1 ist schreibgeschützt und so nicht zu benutzen: Geben Sie diesem Benutzer das Recht, die Datei und ihren Ordner zu schreiben.</translation>
    </message>
    <message>
        <source>The database %1 is damaged, and another program has it open: close every window of Coalface and every command. When Coalface starts then, it is set aside, and what can be read of it is taken over.</source>
        <translation>Die Datenbank %1 ist beschädigt, und ein anderes Programm hat sie offen: Schließen Sie jedes Fenster von Coalface und jeden Befehl. Wenn Coalface dann startet, wird sie beiseitegelegt, und was davon zu lesen ist, wird übernommen.</translation>
    </message>
    <message>
        <source>%1 is not a file, so it cannot be the database: move it away.</source>
        <translation>%1 ist keine Datei und kann deshalb nicht die Datenbank sein: Legen Sie es weg.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: check its rights.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen: Prüfen Sie seine Rechte.</translation>
    </message>
    <message>
        <source>Nothing can be stored in the folder %1: give this user the right to write it.</source>
        <translation>Im Ordner %1 lässt sich nichts speichern: Geben Sie diesem Benutzer das Recht, in ihn zu schreiben.</translation>
    </message>
    <message>
        <source>Nothing can be stored in the folder %1: check its rights, and the room on its disk.</source>
        <translation>Im Ordner %1 lässt sich nichts speichern: Prüfen Sie seine Rechte und den Platz auf seinem Datenträger.</translation>
    </message>
    <message>
        <source>The database %1 is being set up by another program, which does not finish: close that program.</source>
        <translation>Die Datenbank %1 wird von einem anderen Programm eingerichtet, das nicht fertig wird: Schließen Sie jenes Programm.</translation>
    </message>
    <message>
        <source>A miner has at most %1 tags, m%2 would have %3: take one away first.</source>
        <translation>Ein Miner hat höchstens %1 Schlagwörter, m%2 hätte %3: Nehmen Sie erst eines weg.</translation>
    </message>
    <message>
        <source>The database %1 is being set up by another program; try again.</source>
        <translation>Die Datenbank %1 wird von einem anderen Programm eingerichtet; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The database %1 could not be exchanged: check the rights of its folder.</source>
        <translation>Die Datenbank %1 ließ sich nicht austauschen: Prüfen Sie die Rechte ihres Ordners.</translation>
    </message>
    <message>
        <source>Another program has the database %1 open: close every window of Coalface and every command, then try again. Nothing was changed.</source>
        <translation>Ein anderes Programm hat die Datenbank %1 offen: Schließen Sie jedes Fenster von Coalface und jeden Befehl, und versuchen Sie es dann noch einmal. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A new, empty one was started: nothing of it could be read. Restore a backup, if you have one.</source>
        <translation>Eine neue, leere wurde angelegt: Nichts davon war zu lesen. Stellen Sie eine Sicherungskopie wieder her, wenn Sie eine haben.</translation>
    </message>
    <message>
        <source>A new one was started with what could be read of it: %1 miners, %2 readings, sums of %3 hours, and %4 events.</source>
        <translation>Eine neue wurde mit dem angelegt, was davon zu lesen war: %1 Miner, %2 Messwerte, Summen von %3 Stunden und %4 Ereignisse.</translation>
    </message>
    <message>
        <source>Of %1 miners little more than their names and addresses is left: scan for them, and check the list.</source>
        <translation>Von %1 Minern ist wenig mehr als Name und Adresse geblieben: Suchen Sie nach ihnen, und prüfen Sie die Liste.</translation>
    </message>
    <message>
        <source>Then the new one could not be written any more: %1</source>
        <translation>Dann ließ sich die neue nicht mehr schreiben: %1</translation>
    </message>
    <message>
        <source>As far as can be told, nothing is missing.</source>
        <translation>Soweit es sich sagen lässt, fehlt nichts.</translation>
    </message>
    <message>
        <source>The rest is lost, unless you restore a backup.</source>
        <translation>Der Rest ist verloren, wenn Sie keine Sicherungskopie wiederherstellen.</translation>
    </message>
    <message>
        <source>The reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>There is no number called &quot;%1&quot;.</source>
        <translation>Eine Zahl „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 was left by a restore that was interrupted: restore the backup itself, or give this file another name.</source>
        <translation>%1 blieb von einer Wiederherstellung, die unterbrochen wurde: Stellen Sie die Sicherungskopie selbst wieder her, oder geben Sie dieser Datei einen anderen Namen.</translation>
    </message>
    <message>
        <source>Another program restores a backup just now: wait until it has ended.</source>
        <translation>Ein anderes Programm stellt gerade eine Sicherungskopie wieder her: Warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Of the database %1, %2 quarters of an hour with readings of a miner cannot be read. They were put aside in %3; the sums that were made of them, and all else, are as they were.</source>
        <translation>In der Datenbank %1 sind %2 Viertelstunden mit Messwerten eines Miners nicht zu lesen. Sie wurden in %3 beiseitegelegt; die Summen, die daraus gemacht wurden, und alles andere sind wie zuvor.</translation>
    </message>
    <message>
        <source>The database %1 is damaged. It is set aside when Coalface starts the next time, and what can be read of it is taken over. Do that soon.</source>
        <translation>Die Datenbank %1 ist beschädigt. Beim nächsten Start von Coalface wird sie beiseitegelegt, und was davon zu lesen ist, wird übernommen. Tun Sie das bald.</translation>
    </message>
    <message>
        <source>%1 Until then readings are kept in memory, at most %2.</source>
        <translation>%1 Bis dahin werden Messwerte im Arbeitsspeicher behalten, höchstens %2.</translation>
    </message>
    <message>
        <source>%1 Until then old readings are neither summed up nor deleted.</source>
        <translation>%1 Bis dahin werden alte Messwerte weder zusammengefasst noch gelöscht.</translation>
    </message>
    <message>
        <source>The export %1 could not be written: its disk is full. Free some space there, or name a file on another disk.</source>
        <translation>Der Export %1 konnte nicht geschrieben werden: Sein Datenträger ist voll. Machen Sie dort Platz, oder nennen Sie eine Datei auf einem anderen.</translation>
    </message>
    <message>
        <source>The export %1 could not be written: its disk is read-only. Name a file on another disk.</source>
        <translation>Der Export %1 konnte nicht geschrieben werden: Sein Datenträger ist schreibgeschützt. Nennen Sie eine Datei auf einem anderen.</translation>
    </message>
    <message>
        <source>The export %1 could not be written: this user has no right to write its folder. Name a file in another folder.</source>
        <translation>Der Export %1 konnte nicht geschrieben werden: Dieser Benutzer darf nicht in seinen Ordner schreiben. Nennen Sie eine Datei in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>The database %1 is damaged, and the program ended before what can be read of it was taken over: that is done when Coalface starts the next time.</source>
        <translation>Die Datenbank %1 ist beschädigt, und das Programm wurde beendet, bevor übernommen war, was davon lesbar ist: Das geschieht beim nächsten Start von Coalface.</translation>
    </message>
</context>
<context>
    <name>coalface::StratumConversation</name>
    <message>
        <source>The test of the pool was interrupted.</source>
        <translation>Der Test des Pools wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The pool %1 took the connection and did not answer. Is that the port for miners?</source>
        <translation>Der Pool %1 hat die Verbindung angenommen und nicht geantwortet. Ist das der Port für Miner?</translation>
    </message>
    <message>
        <source>%1 took the connection, but did not begin to encrypt it. Is that the port for encrypted connections?</source>
        <translation>%1 hat die Verbindung angenommen, aber nicht angefangen, sie zu verschlüsseln. Ist das der Port für verschlüsselte Verbindungen?</translation>
    </message>
    <message>
        <source>The pool %1 could not be reached in time. Is the address right?</source>
        <translation>Der Pool %1 war nicht rechtzeitig zu erreichen. Stimmt die Adresse?</translation>
    </message>
    <message>
        <source>%1 takes encrypted connections only. Does the pool&apos;s URL begin with stratum+ssl://?</source>
        <translation>%1 nimmt nur verschlüsselte Verbindungen an. Beginnt die URL des Pools mit stratum+ssl://?</translation>
    </message>
    <message>
        <source>%1 answers, but not as a pool for Bitcoin miners. Is that the port for miners?</source>
        <translation>%1 antwortet, aber nicht wie ein Pool für Bitcoin-Miner. Ist das der Port für Miner?</translation>
    </message>
    <message>
        <source>The pool %1 takes no subscription: %2.</source>
        <translation>Der Pool %1 nimmt keine Anmeldung an: %2.</translation>
    </message>
    <message>
        <source>it gave no reason</source>
        <translation>er nannte keinen Grund</translation>
    </message>
    <message>
        <source>%1 sends something endless; that is no pool.</source>
        <translation>%1 sendet etwas ohne Ende; das ist kein Pool.</translation>
    </message>
    <message>
        <source>There is no computer &quot;%1&quot;. Is the pool&apos;s name right?</source>
        <translation>Einen Computer „%1“ gibt es nicht. Stimmt der Name des Pools?</translation>
    </message>
    <message>
        <source>%1 takes no connection at port %2. Is the port right?</source>
        <translation>%1 nimmt an Port %2 keine Verbindung an. Stimmt der Port?</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer. Is that the port for miners, and has it encryption or not?</source>
        <translation>%1 hat die Verbindung ohne Antwort geschlossen. Ist das der Port für Miner, und ist er verschlüsselt oder nicht?</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 came about: %2. Is that the port for encrypted connections?</source>
        <translation>Zu %1 kam keine verschlüsselte Verbindung zustande: %2. Ist das der Port für verschlüsselte Verbindungen?</translation>
    </message>
    <message>
        <source>The pool %1 could not be reached: %2.</source>
        <translation>Der Pool %1 war nicht zu erreichen: %2.</translation>
    </message>
</context>
<context>
    <name>coalface::TagDialog</name>
    <message>
        <source>New tag</source>
        <translation>Neues Schlagwort</translation>
    </message>
    <message numerus="yes">
        <source>T&amp;ag %n miners</source>
        <translation>
            <numerusform>%n Miner ver&amp;schlagworten</numerusform>
            <numerusform>%n Miner ver&amp;schlagworten</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>Schlag&amp;wort</translation>
    </message>
    <message numerus="yes">
        <source>%n miners are tagged “%1” now.</source>
        <translation>
            <numerusform>%n Miner trägt jetzt das Schlagwort „%1“.</numerusform>
            <numerusform>%n Miner tragen jetzt das Schlagwort „%1“.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::TagsMenu</name>
    <message>
        <source>Ta&amp;gs</source>
        <translation>S&amp;chlagwörter</translation>
    </message>
    <message>
        <source>&amp;New tag…</source>
        <translation>&amp;Neues Schlagwort …</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <extracomment>%1 is a tag, %2 how many of the %3 selected miners have it</extracomment>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message numerus="yes">
        <source>%n miners are tagged “%1” now.</source>
        <translation>
            <numerusform>%n Miner trägt jetzt das Schlagwort „%1“.</numerusform>
            <numerusform>%n Miner tragen jetzt das Schlagwort „%1“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners are not tagged “%1” any more.</source>
        <translation>
            <numerusform>%n Miner trägt das Schlagwort „%1“ nicht mehr.</numerusform>
            <numerusform>%n Miner tragen das Schlagwort „%1“ nicht mehr.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::TariffDialog</name>
    <message>
        <source>Tariff</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>&amp;Currency</source>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>&amp;Price of a kWh</source>
        <translation>&amp;Preis einer kWh</translation>
    </message>
    <message>
        <source>At these times of the day another price holds, by the clock of this computer. A time that ends before it begins passes midnight.</source>
        <translation>Zu diesen Tageszeiten gilt ein anderer Preis, nach der Uhr dieses Rechners. Eine Zeit, die vor ihrem Beginn endet, geht über Mitternacht.</translation>
    </message>
    <message>
        <source>&amp;Add a time</source>
        <translation>Zeit &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Price at this time</source>
        <translation>Preis zu dieser Zeit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>coalface::TariffText</name>
    <message>
        <source>The currency is longer than %1 characters.</source>
        <translation>Die Währung ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>The price of a kWh must be from 0 to 1 000 000.</source>
        <translation>Der Preis einer kWh muss von 0 bis 1 000 000 sein.</translation>
    </message>
    <message>
        <source>There are more than %1 times of the day.</source>
        <translation>Es sind mehr als %1 Tageszeiten.</translation>
    </message>
    <message>
        <source>A time of the day must be from 00:00 to 23:59.</source>
        <translation>Eine Tageszeit muss von 00:00 bis 23:59 sein.</translation>
    </message>
    <message>
        <source>The price for %1 must be from 0 to 1 000 000.</source>
        <translation>Der Preis für %1 muss von 0 bis 1 000 000 sein.</translation>
    </message>
    <message>
        <source>Two prices hold at %1: %2 overlaps with another time.</source>
        <translation>Um %1 gelten zwei Preise: %2 überschneidet sich mit einer anderen Zeit.</translation>
    </message>
</context>
<context>
    <name>coalface::TimeChart</name>
    <message>
        <source>%1 chart</source>
        <extracomment>%1 is what is measured: &quot;Hashrate chart&quot;</extracomment>
        <translation>Diagramm %1</translation>
    </message>
    <message>
        <source>%1: mean %2, least %3, greatest %4</source>
        <extracomment>%1 a line&apos;s name, then three values with their unit</extracomment>
        <translation>%1: Mittel %2, kleinster Wert %3, größter %4</translation>
    </message>
    <message numerus="yes">
        <source>, %n gaps</source>
        <translation>
            <numerusform>, %n Lücke</numerusform>
            <numerusform>, %n Lücken</numerusform>
        </translation>
    </message>
    <message>
        <source>, no samples %1</source>
        <extracomment>%1 are times: &quot;02:10–04:05&quot;</extracomment>
        <translation>, keine Messungen %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3. %4.</source>
        <translation>%1 von %2 bis %3. %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n events are marked</source>
        <translation>
            <numerusform>%n Ereignis ist markiert</numerusform>
            <numerusform>%n Ereignisse sind markiert</numerusform>
        </translation>
    </message>
    <message>
        <source>recorded by the miner itself</source>
        <translation>vom Miner selbst aufgezeichnet</translation>
    </message>
    <message>
        <source>, no value of all miners %1</source>
        <extracomment>of the whole fleet; %1 are times: &quot;02:10–04:05&quot;</extracomment>
        <translation>, kein Wert aller Miner %1</translation>
    </message>
</context>
<context>
    <name>coalface::TrayIcon</name>
    <message>
        <source>&amp;Open Coalface</source>
        <translation>Coalface ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
<context>
    <name>coalface::TraySummary</name>
    <message>
        <source>No miners yet</source>
        <translation>Noch keine Miner</translation>
    </message>
    <message numerus="yes">
        <source>%n alerts wait for you</source>
        <translation>
            <numerusform>%n Alarm wartet auf Sie</numerusform>
            <numerusform>%n Alarme warten auf Sie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::TrustDriverDialog</name>
    <message>
        <source>Install driver</source>
        <translation>Treiber installieren</translation>
    </message>
    <message>
        <source>Let the driver “%1” run on this computer?</source>
        <translation>Den Treiber „%1“ auf diesem Rechner laufen lassen?</translation>
    </message>
    <message>
        <source>A driver is machine code, and Coalface does not know who made this one. It runs with your rights: it can read and change your files and reach everything in your network. Install it only if you trust where you have it from.</source>
        <translation>Ein Treiber ist Maschinencode, und Coalface weiß nicht, wer diesen gemacht hat. Er läuft mit Ihren Rechten: Er kann Ihre Dateien lesen und ändern und alles in Ihrem Netz erreichen. Installieren Sie ihn nur, wenn Sie der Quelle vertrauen.</translation>
    </message>
    <message>
        <source>&amp;Trust and install</source>
        <translation>&amp;Vertrauen und installieren</translation>
    </message>
</context>
<context>
    <name>coalface::UndoButton</name>
    <message>
        <source>This is no change that was made from Coalface</source>
        <translation>Das ist keine Änderung, die mit Coalface gemacht wurde</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>Das kann nicht rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>It is not known that this change was made</source>
        <translation>Es ist nicht bekannt, ob diese Änderung gelang</translation>
    </message>
    <message>
        <source>It is not known what was set before</source>
        <translation>Es ist nicht bekannt, was vorher eingestellt war</translation>
    </message>
    <message>
        <source>It is not known which worker was set before</source>
        <translation>Es ist nicht bekannt, welcher Worker vorher eingestellt war</translation>
    </message>
    <message>
        <source>The miner ran with values of its own before, which no mode brings back</source>
        <translation>Der Miner lief vorher mit eigenen Werten, die keine Betriebsart zurückbringt</translation>
    </message>
    <message>
        <source>The same was set before</source>
        <translation>Vorher war dasselbe eingestellt</translation>
    </message>
    <message>
        <source>The miner was forgotten</source>
        <translation>Der Miner wurde vergessen</translation>
    </message>
    <message>
        <source>It was changed again since</source>
        <translation>Es wurde seitdem wieder geändert</translation>
    </message>
    <message>
        <source>The miner shows another value now</source>
        <translation>Der Miner zeigt jetzt einen anderen Wert</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Rückgängig …</translation>
    </message>
    <message>
        <source>Select one change first</source>
        <translation>Wählen Sie zuerst eine Änderung aus</translation>
    </message>
    <message>
        <source>Looking for later changes…</source>
        <translation>Suche nach späteren Änderungen …</translation>
    </message>
    <message>
        <source>Set “%1” back to %2, after a look at it</source>
        <extracomment>%1 is a miner, %2 a value</extracomment>
        <translation>„%1“ auf %2 zurücksetzen, nach einem Blick darauf</translation>
    </message>
</context>
<context>
    <name>coalface::UndoOptions</name>
    <message>
        <source>Each miner gets back the mode it ran in.</source>
        <translation>Jeder Miner bekommt die Betriebsart wieder, in der er lief.</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Each miner gets back the pool it had.</source>
        <translation>Jeder Miner bekommt den Pool zurück, den er hatte.</translation>
    </message>
    <message>
        <source>the kept one</source>
        <translation>das aufbewahrte</translation>
    </message>
    <message>
        <source>The typed password is sent.</source>
        <translation>Das eingegebene Passwort wird gesendet.</translation>
    </message>
    <message>
        <source>The password before was never told to this program and is not kept in the list of pools: “%1” is sent unless one is typed.</source>
        <translation>Das Passwort davor wurde diesem Programm nie gesagt und ist nicht in der Poolliste aufbewahrt: „%1“ wird gesendet, wenn keines eingegeben wird.</translation>
    </message>
    <message>
        <source>The password that is kept in the list of pools is sent (%1).</source>
        <extracomment>%1 are names of pools</extracomment>
        <translation>Das Passwort aus der Poolliste wird gesendet (%1).</translation>
    </message>
    <message numerus="yes">
        <source>To %n miners the password that is kept in the list of pools is sent (%1), to the others “%2”, unless one is typed.</source>
        <extracomment>%1 are names of pools, %2 a password</extracomment>
        <translation>
            <numerusform>An %n Miner wird das Passwort aus der Poolliste gesendet (%1), an die anderen „%2“, wenn keines eingegeben wird.</numerusform>
            <numerusform>An %n Miner wird das Passwort aus der Poolliste gesendet (%1), an die anderen „%2“, wenn keines eingegeben wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not brought back: %1. What was set there before is not known, or cannot be set again.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>Nicht zurückgesetzt: %1. Was dort vorher eingestellt war, ist nicht bekannt oder lässt sich nicht wieder einstellen.</translation>
    </message>
    <message>
        <source>Each miner gets the pool that was set for it.</source>
        <translation>Jeder Miner bekommt den Pool, der für ihn gesetzt wurde.</translation>
    </message>
    <message>
        <source>The fallback pool stays as it was set: %1. There was none before, and it can be replaced, but not removed.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>Der Ersatzpool bleibt, wie er gesetzt wurde: %1. Vorher gab es keinen, und er kann ersetzt, aber nicht entfernt werden.</translation>
    </message>
    <message numerus="yes">
        <source>Ticked because %n miners were to restart over the change, too.</source>
        <translation>
            <numerusform>Angekreuzt, weil %n Miner auch für die Änderung neu starten sollte.</numerusform>
            <numerusform>Angekreuzt, weil %n Miner auch für die Änderung neu starten sollten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::UnreadFleet</name>
    <message>
        <source>The miners cannot be read: %1</source>
        <extracomment>%1 is a sentence that says why and what to do</extracomment>
        <translation>Die Miner können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The miners cannot be read</source>
        <translation>Die Miner können nicht gelesen werden</translation>
    </message>
    <message>
        <source>The database is still being read.</source>
        <translation>Die Datenbank wird noch gelesen.</translation>
    </message>
    <message>
        <source>Reading the database…</source>
        <translation>Die Datenbank wird gelesen …</translation>
    </message>
</context>
<context>
    <name>coalface::UpdateDriversDialog</name>
    <message>
        <source>Update drivers</source>
        <translation>Treiber aktualisieren</translation>
    </message>
</context>
<context>
    <name>coalface::WindowActions</name>
    <message>
        <source>&amp;Discover…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>Look for miners in the network</source>
        <translation>Im Netz nach Minern suchen</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen …</translation>
    </message>
    <message>
        <source>Add a miner by its address</source>
        <translation>Einen Miner über seine Adresse hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Poll now</source>
        <translation>Jetzt &amp;abfragen</translation>
    </message>
    <message>
        <source>Ask the selected miners now; all of them when none is selected</source>
        <translation>Die gewählten Miner jetzt abfragen; alle, wenn keiner gewählt ist</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>CSV &amp;exportieren …</translation>
    </message>
    <message>
        <source>Save the history as a table for other programs</source>
        <translation>Den Verlauf als Tabelle für andere Programme speichern</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>Give the miner another name</source>
        <translation>Dem Miner einen anderen Namen geben</translation>
    </message>
    <message>
        <source>&amp;Forget…</source>
        <translation>&amp;Vergessen …</translation>
    </message>
    <message>
        <source>Remove the selected miners and their history</source>
        <translation>Die gewählten Miner und ihren Verlauf entfernen</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows as a table</source>
        <translation>Die gewählten Zeilen als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Open &amp;web interface</source>
        <translation>&amp;Weboberfläche öffnen</translation>
    </message>
    <message>
        <source>Open the miner&apos;s own page in the browser</source>
        <translation>Die eigene Seite des Miners im Browser öffnen</translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation>A&amp;lles wählen</translation>
    </message>
    <message>
        <source>Select all miners that are shown</source>
        <translation>Alle gezeigten Miner wählen</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Type what the shown miners shall contain</source>
        <translation>Eingeben, was die gezeigten Miner enthalten sollen</translation>
    </message>
    <message>
        <source>&amp;Miners</source>
        <translation>&amp;Miner</translation>
    </message>
    <message>
        <source>The page with all miners</source>
        <translation>Die Seite mit allen Minern</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Einzelheiten</translation>
    </message>
    <message>
        <source>Show the details of the selected miner below the table</source>
        <translation>Die Einzelheiten des gewählten Miners unter der Tabelle zeigen</translation>
    </message>
    <message>
        <source>&amp;About Coalface</source>
        <translation>&amp;Über Coalface</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>Version und Lizenzen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automatisch</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>F&amp;arben</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>D&amp;rivers</source>
        <translation>&amp;Treiber</translation>
    </message>
    <message>
        <source>The page with all drivers</source>
        <translation>Die Seite mit allen Treibern</translation>
    </message>
    <message>
        <source>Update &amp;drivers…</source>
        <translation>&amp;Treiber aktualisieren …</translation>
    </message>
    <message>
        <source>See which drivers have newer versions, and take them</source>
        <translation>Sehen, für welche Treiber es neuere Versionen gibt, und sie nehmen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>Res&amp;tart…</source>
        <translation>&amp;Neu starten …</translation>
    </message>
    <message>
        <source>Restart the selected miners</source>
        <translation>Die ausgewählten Miner neu starten</translation>
    </message>
    <message>
        <source>Pa&amp;use…</source>
        <translation>&amp;Pausieren …</translation>
    </message>
    <message>
        <source>Let the selected miners stop hashing until they are resumed</source>
        <translation>Die ausgewählten Miner nicht hashen lassen, bis sie fortgesetzt werden</translation>
    </message>
    <message>
        <source>Resum&amp;e…</source>
        <translation>&amp;Fortsetzen …</translation>
    </message>
    <message>
        <source>Let the selected miners hash again</source>
        <translation>Die ausgewählten Miner wieder hashen lassen</translation>
    </message>
    <message>
        <source>&amp;Locate…</source>
        <translation>&amp;Orten …</translation>
    </message>
    <message>
        <source>Let the selected miners show where they are</source>
        <translation>Die ausgewählten Miner zeigen lassen, wo sie sind</translation>
    </message>
    <message>
        <source>Power &amp;mode…</source>
        <translation>&amp;Betriebsart …</translation>
    </message>
    <message>
        <source>Set the power mode of the selected miners</source>
        <translation>Die Betriebsart der ausgewählten Miner setzen</translation>
    </message>
    <message>
        <source>Set p&amp;ool…</source>
        <translation>Pool se&amp;tzen …</translation>
    </message>
    <message>
        <source>Set the pool of the selected miners</source>
        <translation>Den Pool der ausgewählten Miner setzen</translation>
    </message>
    <message>
        <source>U&amp;ndo</source>
        <translation>Rückgängi&amp;g</translation>
    </message>
    <message>
        <source>Bring back what was set before the last change</source>
        <translation>Zurückholen, was vor der letzten Änderung eingestellt war</translation>
    </message>
    <message>
        <source>What came of the last change, miner by miner</source>
        <translation>Was aus der letzten Änderung wurde, Miner für Miner</translation>
    </message>
    <message>
        <source>P&amp;ools</source>
        <translation>P&amp;ools</translation>
    </message>
    <message>
        <source>The page with the pools that you keep</source>
        <translation>Die Seite mit den Pools, die Sie führen</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>The page with everything that happened</source>
        <translation>Die Seite mit allem, was geschehen ist</translation>
    </message>
    <message>
        <source>Open deta&amp;ils</source>
        <translation>E&amp;inzelheiten öffnen</translation>
    </message>
    <message>
        <source>Open the page of the selected miner (Enter)</source>
        <translation>Die Seite des gewählten Miners öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>S&amp;chlagwörter</translation>
    </message>
    <message>
        <source>Words to find the selected miners by</source>
        <translation>Wörter, unter denen die gewählten Miner zu finden sind</translation>
    </message>
    <message>
        <source>Das&amp;hboard</source>
        <translation>&amp;Überblick</translation>
    </message>
    <message>
        <source>The page with the whole fleet</source>
        <translation>Die Seite mit der ganzen Flotte</translation>
    </message>
    <message>
        <source>Al&amp;erts</source>
        <translation>Ala&amp;rme</translation>
    </message>
    <message>
        <source>The page with what is wrong</source>
        <translation>Die Seite mit dem, was nicht stimmt</translation>
    </message>
    <message>
        <source>Results of last c&amp;hange…</source>
        <translation>E&amp;rgebnisse der letzten Änderung …</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>How Coalface itself shall work</source>
        <translation>Wie Coalface selbst arbeiten soll</translation>
    </message>
    <message>
        <source>End Coalface</source>
        <translation>Coalface beenden</translation>
    </message>
</context>
<context>
    <name>coalface::WorkerNames</name>
    <message>
        <source>%1 is no placeholder and is sent as it stands; there is {name}.</source>
        <extracomment>%1 is what stands in braces: &quot;{foo}&quot;. {name} stays as it is</extracomment>
        <translation>%1 ist kein Platzhalter und wird so gesendet, wie es dasteht; es gibt {name}.</translation>
    </message>
    <message>
        <source>The name stands in the worker more than once.</source>
        <translation>Der Name steht mehr als einmal im Worker.</translation>
    </message>
    <message>
        <source>The worker is longer than %1 characters, which pools may cut, for: %2.</source>
        <extracomment>%1 is a number, %2 are names of miners</extracomment>
        <translation>Der Worker ist länger als %1 Zeichen, was Pools kürzen können, bei: %2.</translation>
    </message>
    <message numerus="yes">
        <source>All %n miners get the same worker, so the pool cannot tell them apart; {name} in it becomes each miner&apos;s name.</source>
        <extracomment>always more than one. {name} stays as it is</extracomment>
        <translation>
            <numerusform>Der Miner bekommt denselben Worker; {name} darin wird zu seinem Namen.</numerusform>
            <numerusform>Alle %n Miner bekommen denselben Worker, sodass der Pool sie nicht unterscheiden kann; {name} darin wird zum Namen des jeweiligen Miners.</numerusform>
        </translation>
    </message>
    <message>
        <source>The pool may take these for one worker: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>Der Pool hält diese vielleicht für einen einzigen Worker: %1.</translation>
    </message>
    <message>
        <source>The worker has a space in it, which pools may not take.</source>
        <translation>Der Worker enthält ein Leerzeichen, das Pools womöglich nicht annehmen.</translation>
    </message>
    <message>
        <source>The worker has a space in it, which pools may not take, for: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>Der Worker enthält ein Leerzeichen, das Pools womöglich nicht annehmen, bei: %1.</translation>
    </message>
</context>
</TS>
