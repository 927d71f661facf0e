<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Abroad</name>
    <message numerus="yes">
        <source>%n changes came from {0}; what you are typing stays</source>
        <translation>
            <numerusform>%n change came from {0}; what you are typing stays</numerusform>
            <numerusform>%n changes came from {0}; what you are typing stays</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message numerus="yes">
        <source>%n files of other desks wait at head office</source>
        <translation>
            <numerusform>%n file of other desks waits at head office</numerusform>
            <numerusform>%n files of other desks wait at head office</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupWatch</name>
    <message numerus="yes">
        <source>For more than %n days there was no good backup.</source>
        <translation>
            <numerusform>For more than %n day there was no good backup.</numerusform>
            <numerusform>For more than %n days there was no good backup.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictBar</name>
    <message numerus="yes">
        <source>%n conflicts with another desk wait for a decision</source>
        <translation>
            <numerusform>%n conflict with another desk waits for a decision</numerusform>
            <numerusform>%n conflicts with another desk wait for a decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of other desks to come</source>
        <translation>
            <numerusform>%n file of other desks to come</numerusform>
            <numerusform>%n files of other desks to come</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Conflicts on %n tickets</source>
        <translation>
            <numerusform>Conflicts on %n ticket</numerusform>
            <numerusform>Conflicts on %n tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayEndPage</name>
    <message numerus="yes">
        <source>%n papers wait to be told</source>
        <translation>
            <numerusform>%n paper waits to be told</numerusform>
            <numerusform>%n papers wait to be told</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadOfficeSection</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lookups</name>
    <message numerus="yes">
        <source>%n earlier ticket(s) under this phone</source>
        <translation>
            <numerusform>%n earlier ticket under this phone</numerusform>
            <numerusform>%n earlier tickets under this phone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still open</source>
        <translation>
            <numerusform>%n still open</numerusform>
            <numerusform>%n still open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still open under this phone</source>
        <translation>
            <numerusform>%n still open under this phone</numerusform>
            <numerusform>%n still open under this phone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s), last {0}</source>
        <translation>
            <numerusform>%n ticket, {0}</numerusform>
            <numerusform>%n tickets, last {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageSheet</name>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperDrop</name>
    <message numerus="yes">
        <source>%n papers could not be told. They are kept until somebody says what they are.</source>
        <translation>
            <numerusform>%n paper could not be told. It is kept until somebody says what it is.</numerusform>
            <numerusform>%n papers could not be told. They are kept until somebody says what they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PickList</name>
    <message numerus="yes">
        <source>%n kinds</source>
        <translation>
            <numerusform>%n kind</numerusform>
            <numerusform>%n kinds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message numerus="yes">
        <source>%n parked</source>
        <translation>
            <numerusform>%n parked</numerusform>
            <numerusform>%n parked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StandingCard</name>
    <message numerus="yes">
        <source>%n tickets wait for a decision</source>
        <translation>
            <numerusform>%n ticket waits for a decision</numerusform>
            <numerusform>%n tickets wait for a decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StickPanel</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Head office has received %n entries more</source>
        <translation>
            <numerusform>Head office has received %n entry more</numerusform>
            <numerusform>Head office has received %n entries more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWatch</name>
    <message numerus="yes">
        <source>Conflicts on %n tickets</source>
        <translation>
            <numerusform>Conflicts on %n ticket</numerusform>
            <numerusform>Conflicts on %n tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketsToSend</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
</TS>
