<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>Apply changes</translation>
    </message>
    <message>
        <source>Take back the last decision</source>
        <translation>Take back the last decision</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Shortcuts and help</source>
        <translation>Shortcuts and help</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Light or dark</translation>
    </message>
    <message>
        <source>Persian or English</source>
        <translation>Persian or English</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>ChangePassword</name>
    <message>
        <source>Change password</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Present password</translation>
    </message>
    <message>
        <source>New password (at least 8 characters)</source>
        <translation>New password (at least 8 characters)</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>The two new passwords differ. Type the same password twice.</source>
        <translation>The two new passwords differ. Type the same password twice.</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Shortcuts and help</source>
        <translation>Shortcuts and help</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Questions about the scheme: %1</source>
        <translation>Questions about the scheme: %1</translation>
    </message>
</context>
<context>
    <name>JalaliDateEdit</name>
    <message>
        <source>Choose from the calendar</source>
        <translation>Choose from the calendar</translation>
    </message>
</context>
<context>
    <name>LookupField</name>
    <message>
        <source>Choose from the list (F4)</source>
        <translation>Choose from the list (F4)</translation>
    </message>
    <message>
        <source>Nothing in the list matches</source>
        <translation>Nothing in the list matches</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>The password was changed.</source>
        <translation>The password was changed.</translation>
    </message>
    <message>
        <source>The program met an unexpected failure (%1). Details are in the log; nothing was saved.</source>
        <translation>The program met an unexpected failure (%1). Details are in the log; nothing was saved.</translation>
    </message>
    <message>
        <source>Hamyar — student assistants</source>
        <translation>Hamyar — student assistants</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>Close the message</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Form, student's name or number… (Ctrl+K)</source>
        <translation>Form, student's name or number… (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search forms and students</source>
        <translation>Search forms and students</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Account and settings</source>
        <translation>Account and settings</translation>
    </message>
    <message>
        <source>Hamyar</source>
        <translation>Hamyar</translation>
    </message>
    <message>
        <source>Student assistants</source>
        <translation>Student assistants</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Unsaved fields</source>
        <translation>Unsaved fields</translation>
    </message>
    <message>
        <source>What you typed in “%1” is not saved yet.</source>
        <translation>What you typed in “%1” is not saved yet.</translation>
    </message>
    <message>
        <source>Keep it as a draft and go on, go back to the form, or discard it?</source>
        <translation>Keep it as a draft and go on, go back to the form, or discard it?</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Back to the form</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>Keep as draft</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>WelcomePane</name>
    <message>
        <source>The two passwords differ. Type the same password twice.</source>
        <translation>The two passwords differ. Type the same password twice.</translation>
    </message>
    <message>
        <source>Hamyar</source>
        <translation>Hamyar</translation>
    </message>
    <message>
        <source>Student assistants of the university</source>
        <translation>Student assistants of the university</translation>
    </message>
    <message>
        <source>Opening the database…</source>
        <translation>Opening the database…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>This database is new. Make the first account of student affairs; others are added later.</source>
        <translation>This database is new. Make the first account of student affairs; others are added later.</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Password (at least 8 characters)</source>
        <translation>Password (at least 8 characters)</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>Password again</translation>
    </message>
    <message>
        <source>Make account and begin</source>
        <translation>Make account and begin</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Your unsaved fields were restored.</source>
        <translation>Your unsaved fields were restored.</translation>
    </message>
</context>
</TS>
