<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AccountPanel</name>
    <message>
        <source>Copy the Sheba</source>
        <translation>Copy the Sheba</translation>
    </message>
    <message>
        <source>No bank account yet</source>
        <translation>No bank account yet</translation>
    </message>
    <message>
        <source>The bank account does not show here</source>
        <translation>The bank account does not show here</translation>
    </message>
    <message>
        <source>Bank with the code %1</source>
        <translation>Bank with the code %1</translation>
    </message>
    <message>
        <source>Bank %1</source>
        <translation>Bank %1</translation>
    </message>
    <message>
        <source>Without an account in the student's own name nothing is paid.</source>
        <translation>Without an account in the student's own name nothing is paid.</translation>
    </message>
    <message>
        <source>It shows to units that have a request of the student.</source>
        <translation>It shows to units that have a request of the student.</translation>
    </message>
    <message>
        <source>In the student's own name: confirmed by %1 at %2</source>
        <translation>In the student's own name: confirmed by %1 at %2</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Account %1</translation>
    </message>
</context>
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
    <name>AdminPage</name>
    <message>
        <source>Terms and their deadline, seats of the units, accounts, and the rules.</source>
        <translation>Terms and their deadline, seats of the units, accounts, and the rules.</translation>
    </message>
    <message>
        <source>Edit the selected row</source>
        <translation>Edit the selected row</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Terms</translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation>Quotas</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Rules</translation>
    </message>
</context>
<context>
    <name>AuditEntry</name>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Kind of record</translation>
    </message>
    <message>
        <source>Number of the record</source>
        <translation>Number of the record</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>All changes of this record</source>
        <translation>All changes of this record</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Written by the database itself with every change; nobody can alter it.</source>
        <translation>Written by the database itself with every change; nobody can alter it.</translation>
    </message>
    <message>
        <source>Details of the selected entry</source>
        <translation>Details of the selected entry</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>All records</translation>
    </message>
    <message>
        <source>Only changes of “%1” (%2)</source>
        <translation>Only changes of “%1” (%2)</translation>
    </message>
    <message>
        <source>No entry matches</source>
        <translation>No entry matches</translation>
    </message>
    <message>
        <source>Choose another person or another kind of record.</source>
        <translation>Choose another person or another kind of record.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>Nothing was changed yet</translation>
    </message>
    <message>
        <source>Every change is noted here, with who and when.</source>
        <translation>Every change is noted here, with who and when.</translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation>Changes (%1)</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Kind of record</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Details of the selected entry (Enter)</source>
        <translation>Details of the selected entry (Enter)</translation>
    </message>
</context>
<context>
    <name>AuditTable</name>
    <message>
        <source>another tool</source>
        <translation>another tool</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>What changed</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>number %1</source>
        <translation>number %1</translation>
    </message>
    <message>
        <source>a new password</source>
        <translation>a new password</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 and %2 more</translation>
    </message>
</context>
<context>
    <name>BankAccountPage</name>
    <message>
        <source>Any bank will do; the account must be in the student's own name.</source>
        <translation>Any bank will do; the account must be in the student's own name.</translation>
    </message>
    <message>
        <source>Account of the student</source>
        <translation>Account of the student</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Account number</translation>
    </message>
    <message>
        <source>Sheba number</source>
        <translation>Sheba number</translation>
    </message>
    <message>
        <source>It is in the student's own name</source>
        <translation>It is in the student's own name</translation>
    </message>
    <message>
        <source>Requests without a bank account</source>
        <translation>Requests without a bank account</translation>
    </message>
    <message>
        <source>Every student has a bank account</source>
        <translation>Every student has a bank account</translation>
    </message>
    <message>
        <source>Students of approved requests without an account appear here.</source>
        <translation>Students of approved requests without an account appear here.</translation>
    </message>
    <message>
        <source>Bank %1</source>
        <translation>Bank %1</translation>
    </message>
    <message>
        <source>Without a bank account</source>
        <translation>Without a bank account</translation>
    </message>
    <message>
        <source>Stored now: %1</source>
        <translation>Stored now: %1</translation>
    </message>
    <message>
        <source>Confirmed by %1 at %2</source>
        <translation>Confirmed by %1 at %2</translation>
    </message>
    <message>
        <source>Suggestion: %1</source>
        <translation>Suggestion: %1</translation>
    </message>
    <message>
        <source>Compare it with the student's card.</source>
        <translation>Compare it with the student's card.</translation>
    </message>
    <message>
        <source>The account of %1 was saved.</source>
        <translation>The account of %1 was saved.</translation>
    </message>
</context>
<context>
    <name>BesideTable</name>
    <message>
        <source>Width of the drawer</source>
        <translation>Width of the drawer</translation>
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
    <name>ChangedByOther</name>
    <message>
        <source>Changed meanwhile</source>
        <translation>Changed meanwhile</translation>
    </message>
    <message>
        <source>Somebody else changed this record while you were typing.</source>
        <translation>Somebody else changed this record while you were typing.</translation>
    </message>
    <message>
        <source>Nothing of yours is saved yet: choose which of the two counts.</source>
        <translation>Nothing of yours is saved yet: choose which of the two counts.</translation>
    </message>
    <message>
        <source>Show what is stored</source>
        <translation>Show what is stored</translation>
    </message>
    <message>
        <source>Save mine over it</source>
        <translation>Save mine over it</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Back to the form</translation>
    </message>
</context>
<context>
    <name>CodeEdit</name>
    <message>
        <source>At most %1 characters fit here; nothing was changed.</source>
        <translation>At most %1 characters fit here; nothing was changed.</translation>
    </message>
</context>
<context>
    <name>ColumnModel</name>
    <message>
        <source>Being read</source>
        <translation>Being read</translation>
    </message>
    <message>
        <source>%1, sorted descending</source>
        <translation>%1, sorted descending</translation>
    </message>
    <message>
        <source>%1, sorted ascending</source>
        <translation>%1, sorted ascending</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>ConnectionBar</name>
    <message>
        <source>The server cannot be reached; what you have typed is kept. Next try in %1 seconds…</source>
        <translation>The server cannot be reached; what you have typed is kept. Next try in %1 seconds…</translation>
    </message>
    <message>
        <source>The server cannot be reached; what you have typed is kept. Trying now…</source>
        <translation>The server cannot be reached; what you have typed is kept. Trying now…</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Try to reach the server now</source>
        <translation>Try to reach the server now</translation>
    </message>
</context>
<context>
    <name>CopyLabel</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Select at least one row first.</source>
        <translation>Select at least one row first.</translation>
    </message>
    <message>
        <source>Applying the decisions</source>
        <translation>Applying the decisions</translation>
    </message>
    <message>
        <source>If you cancel, nothing is changed.</source>
        <translation>If you cancel, nothing is changed.</translation>
    </message>
    <message>
        <source>Cancelled before the end: nothing was changed.</source>
        <translation>Cancelled before the end: nothing was changed.</translation>
    </message>
    <message>
        <source>%1 of them cannot be taken back: their recorded hours were removed.</source>
        <translation>%1 of them cannot be taken back: their recorded hours were removed.</translation>
    </message>
    <message>
        <source>“%1” was done for %2 requests.</source>
        <translation>“%1” was done for %2 requests.</translation>
    </message>
    <message>
        <source>Taking the decisions back</source>
        <translation>Taking the decisions back</translation>
    </message>
    <message>
        <source>%1 decisions were taken back.</source>
        <translation>%1 decisions were taken back.</translation>
    </message>
</context>
<context>
    <name>EmptyMatches</name>
    <message>
        <source>No request matches</source>
        <translation>No request matches</translation>
    </message>
    <message>
        <source>Try fewer filters or another spelling.</source>
        <translation>Try fewer filters or another spelling.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Search in all terms</source>
        <translation>Search in all terms</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>The server answers. Sign in on the next page.</source>
        <translation>The server answers. Sign in on the next page.</translation>
    </message>
</context>
<context>
    <name>EventsPanel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>another tool</source>
        <translation>another tool</translation>
    </message>
    <message>
        <source>Recent events</source>
        <translation>Recent events</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Nothing was done yet</translation>
    </message>
    <message>
        <source>Every step of a request is noted here, with who and when.</source>
        <translation>Every step of a request is noted here, with who and when.</translation>
    </message>
</context>
<context>
    <name>ExportRequests</name>
    <message>
        <source>Excel output</source>
        <translation>Excel output</translation>
    </message>
    <message>
        <source>Writing the workbook</source>
        <translation>Writing the workbook</translation>
    </message>
    <message>
        <source>%1 requests were written to “%2”.</source>
        <translation>%1 requests were written to “%2”.</translation>
    </message>
    <message>
        <source>The output was cancelled; no file was written.</source>
        <translation>The output was cancelled; no file was written.</translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>Lists (%1)</source>
        <translation>Lists (%1)</translation>
    </message>
    <message>
        <source>Excel workbook (%1)</source>
        <translation>Excel workbook (%1)</translation>
    </message>
    <message>
        <source>PDF document (%1)</source>
        <translation>PDF document (%1)</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Remove the filter “%1” (Delete)</source>
        <translation>Remove the filter “%1” (Delete)</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Clear all filters</translation>
    </message>
</context>
<context>
    <name>FilterNameDialog</name>
    <message>
        <source>Name of the filter</source>
        <translation>Name of the filter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Write a name by which you will find it again.</source>
        <translation>Write a name by which you will find it again.</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>Stage: %1</source>
        <translation>Stage: %1</translation>
    </message>
    <message>
        <source>Unit: %1</source>
        <translation>Unit: %1</translation>
    </message>
    <message>
        <source>Work type: %1</source>
        <translation>Work type: %1</translation>
    </message>
    <message>
        <source>Term: %1</source>
        <translation>Term: %1</translation>
    </message>
    <message>
        <source>One student only</source>
        <translation>One student only</translation>
    </message>
    <message>
        <source>Text: “%1”</source>
        <translation>Text: “%1”</translation>
    </message>
    <message>
        <source>Actual hours above those requested</source>
        <translation>Actual hours above those requested</translation>
    </message>
    <message>
        <source>Unit's quota full</source>
        <translation>Unit's quota full</translation>
    </message>
    <message>
        <source>Without a bank account</source>
        <translation>Without a bank account</translation>
    </message>
    <message>
        <source>Waiting longer than %1 days</source>
        <translation>Waiting longer than %1 days</translation>
    </message>
    <message>
        <source>Registered from %1 to %2</source>
        <translation>Registered from %1 to %2</translation>
    </message>
    <message>
        <source>Registered from %1 on</source>
        <translation>Registered from %1 on</translation>
    </message>
    <message>
        <source>Registered until %2</source>
        <translation>Registered until %2</translation>
    </message>
    <message>
        <source>Hours from %1 to %2</source>
        <translation>Hours from %1 to %2</translation>
    </message>
    <message>
        <source>Hours from %1 up</source>
        <translation>Hours from %1 up</translation>
    </message>
    <message>
        <source>Hours up to %2</source>
        <translation>Hours up to %2</translation>
    </message>
</context>
<context>
    <name>FirstRunPane</name>
    <message>
        <source>For a full test type both; for a short one leave both empty.</source>
        <translation>For a full test type both; for a short one leave both empty.</translation>
    </message>
    <message>
        <source>Certificates (%1)</source>
        <translation>Certificates (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>All files (%1)</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Name of the database</source>
        <translation>Name of the database</translation>
    </message>
    <message>
        <source>Certificate file of the server</source>
        <translation>Certificate file of the server</translation>
    </message>
    <message>
        <source>User name (optional)</source>
        <translation>User name (optional)</translation>
    </message>
    <message>
        <source>Password (optional)</source>
        <translation>Password (optional)</translation>
    </message>
    <message>
        <source>Whoever runs the server gives it. It proves that the server is the right one.</source>
        <translation>Whoever runs the server gives it. It proves that the server is the right one.</translation>
    </message>
    <message>
        <source>With these two everything is tested and you are signed in at once; without, only the way there.</source>
        <translation>With these two everything is tested and you are signed in at once; without, only the way there.</translation>
    </message>
    <message>
        <source>Choose the certificate file…</source>
        <translation>Choose the certificate file…</translation>
    </message>
    <message>
        <source>Server of the university</source>
        <translation>Server of the university</translation>
    </message>
    <message>
        <source>Where are the data kept?</source>
        <translation>Where are the data kept?</translation>
    </message>
    <message>
        <source>Asked once, and again only when the database does not open.</source>
        <translation>Asked once, and again only when the database does not open.</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>This computer only</translation>
    </message>
    <message>
        <source>One office, one computer. The file is made at once; nothing has to be set up.</source>
        <translation>One office, one computer. The file is made at once; nothing has to be set up.</translation>
    </message>
    <message>
        <source>Many offices work on the same requests. Ask whoever runs the server for these.</source>
        <translation>Many offices work on the same requests. Ask whoever runs the server for these.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>Test and sign in</source>
        <translation>Test and sign in</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Test the connection</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Unsaved fields</source>
        <translation>Unsaved fields</translation>
    </message>
    <message>
        <source>What you typed is not saved yet.</source>
        <translation>What you typed is not saved yet.</translation>
    </message>
    <message>
        <source>Discard it and go back?</source>
        <translation>Discard it and go back?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>HeaderMenu</name>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Shown columns</source>
        <translation>Shown columns</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Reset columns</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>Sort ascending</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>Sort descending</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Move to the right</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>Move to the left</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Wider</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>Narrower</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>Hide this column</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
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
    <name>HistoryWords</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: from “%2” to “%3”</source>
        <translation>%1: from “%2” to “%3”</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 hours</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>%1 — deadline of all stages: %2</source>
        <translation>%1 — deadline of all stages: %2</translation>
    </message>
    <message>
        <source>The four stages</source>
        <translation>The four stages</translation>
    </message>
    <message>
        <source>Click a stage to open what waits there.</source>
        <translation>Click a stage to open what waits there.</translation>
    </message>
    <message>
        <source>Please ask student affairs: %1</source>
        <translation>Please ask student affairs: %1</translation>
    </message>
    <message>
        <source>There is no term yet</source>
        <translation>There is no term yet</translation>
    </message>
    <message>
        <source>Define a term with its deadline and the quotas of the units; then work can begin.</source>
        <translation>Define a term with its deadline and the quotas of the units; then work can begin.</translation>
    </message>
    <message>
        <source>Define a term</source>
        <translation>Define a term</translation>
    </message>
    <message>
        <source>You do not belong to a unit yet</source>
        <translation>You do not belong to a unit yet</translation>
    </message>
    <message>
        <source>Term: %1</source>
        <translation>Term: %1</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>Waiting for hours</source>
        <translation>Waiting for hours</translation>
    </message>
    <message>
        <source>Ready to pay</source>
        <translation>Ready to pay</translation>
    </message>
    <message>
        <source>wait for approval</source>
        <translation>wait for approval</translation>
    </message>
    <message>
        <source>%1 not final</source>
        <translation>%1 not final</translation>
    </message>
    <message>
        <source>No bank account</source>
        <translation>No bank account</translation>
    </message>
    <message>
        <source>no Sheba yet</source>
        <translation>no Sheba yet</translation>
    </message>
    <message>
        <source>of %1 final</source>
        <translation>of %1 final</translation>
    </message>
    <message>
        <source>1. Register</source>
        <translation>1. Register</translation>
    </message>
    <message>
        <source>2. Approval</source>
        <translation>2. Approval</translation>
    </message>
    <message>
        <source>3. Hours</source>
        <translation>3. Hours</translation>
    </message>
    <message>
        <source>4. Account</source>
        <translation>4. Account</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Next: preliminary approval</source>
        <translation>Next: preliminary approval</translation>
    </message>
    <message>
        <source>Next: record hours</source>
        <translation>Next: record hours</translation>
    </message>
    <message>
        <source>Next: final approval</source>
        <translation>Next: final approval</translation>
    </message>
    <message>
        <source>Next: bank account</source>
        <translation>Next: bank account</translation>
    </message>
    <message>
        <source>Next: register a request</source>
        <translation>Next: register a request</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nothing waits for you</translation>
    </message>
</context>
<context>
    <name>HourSheetColumns</name>
    <message>
        <source>no account yet</source>
        <translation>no account yet</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Requested</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>Actual</translation>
    </message>
</context>
<context>
    <name>HourTotals</name>
    <message>
        <source>would not be paid</source>
        <translation>would not be paid</translation>
    </message>
    <message>
        <source>everybody can be paid</source>
        <translation>everybody can be paid</translation>
    </message>
    <message>
        <source>click to enter the first</source>
        <translation>click to enter the first</translation>
    </message>
    <message>
        <source>Assistants</source>
        <translation>Assistants</translation>
    </message>
    <message>
        <source>with final hours</source>
        <translation>with final hours</translation>
    </message>
    <message>
        <source>Requested hours</source>
        <translation>Requested hours</translation>
    </message>
    <message>
        <source>as registered</source>
        <translation>as registered</translation>
    </message>
    <message>
        <source>Actual hours</source>
        <translation>Actual hours</translation>
    </message>
    <message>
        <source>total of the sheet</source>
        <translation>total of the sheet</translation>
    </message>
    <message>
        <source>Without bank account</source>
        <translation>Without bank account</translation>
    </message>
</context>
<context>
    <name>ImportFilePanel</name>
    <message>
        <source>Drop the Excel file here</source>
        <translation>Drop the Excel file here</translation>
    </message>
    <message>
        <source>or choose it. Nothing is stored before you have seen every row.</source>
        <translation>or choose it. Nothing is stored before you have seen every row.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Save an empty template…</source>
        <translation>Save an empty template…</translation>
    </message>
    <message>
        <source>Needed columns: %1. Also read, if present: %2. Their order does not matter.</source>
        <translation>Needed columns: %1. Also read, if present: %2. Their order does not matter.</translation>
    </message>
</context>
<context>
    <name>ImportProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 of %2 rows</translation>
    </message>
</context>
<context>
    <name>ImportStudents</name>
    <message>
        <source>Import the list of students from Excel</source>
        <translation>Import the list of students from Excel</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Choose the file</translation>
    </message>
    <message>
        <source>Excel or CSV</source>
        <translation>Excel or CSV</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>nothing is stored yet</source>
        <translation>nothing is stored yet</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>all or nothing</source>
        <translation>all or nothing</translation>
    </message>
    <message>
        <source>Leave the refused rows out</source>
        <translation>Leave the refused rows out</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Save the refused rows…</source>
        <translation>Save the refused rows…</translation>
    </message>
    <message>
        <source>Import %1 students</source>
        <translation>Import %1 students</translation>
    </message>
    <message>
        <source>List of students</source>
        <translation>List of students</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Reading %1</translation>
    </message>
    <message>
        <source>%1 rows of %2 were refused. Save them, correct them and read the file again, or leave them out.</source>
        <translation>%1 rows of %2 were refused. Save them, correct them and read the file again, or leave them out.</translation>
    </message>
    <message>
        <source>All %1 rows of %2 stand there already; there is nothing to import.</source>
        <translation>All %1 rows of %2 stand there already; there is nothing to import.</translation>
    </message>
    <message>
        <source>All %1 rows of %2 are good. Nothing is stored before you press Import.</source>
        <translation>All %1 rows of %2 are good. Nothing is stored before you press Import.</translation>
    </message>
    <message>
        <source>Storing the students</source>
        <translation>Storing the students</translation>
    </message>
    <message>
        <source>%1 new students were added and %2 were corrected.</source>
        <translation>%1 new students were added and %2 were corrected.</translation>
    </message>
    <message>
        <source>%1 refused rows were left out.</source>
        <translation>%1 refused rows were left out.</translation>
    </message>
    <message>
        <source>The import is done</source>
        <translation>The import is done</translation>
    </message>
    <message>
        <source>The list of students shows them now.</source>
        <translation>The list of students shows them now.</translation>
    </message>
    <message>
        <source>To the list of students</source>
        <translation>To the list of students</translation>
    </message>
    <message>
        <source>refused rows</source>
        <translation>refused rows</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was stored.</source>
        <translation>Cancelled. Nothing was stored.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Saved: %1</translation>
    </message>
</context>
<context>
    <name>ImportVerdicts</name>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>will be added</source>
        <translation>will be added</translation>
    </message>
    <message>
        <source>will be corrected</source>
        <translation>will be corrected</translation>
    </message>
    <message>
        <source>stand there already</source>
        <translation>stand there already</translation>
    </message>
    <message>
        <source>have an error</source>
        <translation>have an error</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>All rows</translation>
    </message>
    <message>
        <source>Rows of the file with their verdicts</source>
        <translation>Rows of the file with their verdicts</translation>
    </message>
    <message>
        <source>No row has this verdict</source>
        <translation>No row has this verdict</translation>
    </message>
    <message>
        <source>Press “All rows” to see the others.</source>
        <translation>Press “All rows” to see the others.</translation>
    </message>
</context>
<context>
    <name>JalaliDateEdit</name>
    <message>
        <source>Choose from the calendar</source>
        <translation>Choose from the calendar</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Next month</translation>
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
    <name>Moments</name>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>%1 minutes ago</source>
        <translation>%1 minutes ago</translation>
    </message>
    <message>
        <source>%1 hours ago</source>
        <translation>%1 hours ago</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>%1 days ago</translation>
    </message>
    <message>
        <source>The deadline has passed</source>
        <translation>The deadline has passed</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>%1 days left</translation>
    </message>
    <message>
        <source>%1 days and %2 hours left</source>
        <translation>%1 days and %2 hours left</translation>
    </message>
    <message>
        <source>%1 hours left</source>
        <translation>%1 hours left</translation>
    </message>
    <message>
        <source>%1 minutes left</source>
        <translation>%1 minutes left</translation>
    </message>
</context>
<context>
    <name>MoreFilters</name>
    <message>
        <source>At most %1 days</source>
        <translation>At most %1 days</translation>
    </message>
    <message>
        <source>Registered from</source>
        <translation>Registered from</translation>
    </message>
    <message>
        <source>Registered until</source>
        <translation>Registered until</translation>
    </message>
    <message>
        <source>Requested hours from</source>
        <translation>Requested hours from</translation>
    </message>
    <message>
        <source>Requested hours up to</source>
        <translation>Requested hours up to</translation>
    </message>
    <message>
        <source>Waiting longer than (days)</source>
        <translation>Waiting longer than (days)</translation>
    </message>
    <message>
        <source>Actual hours above those requested</source>
        <translation>Actual hours above those requested</translation>
    </message>
    <message>
        <source>Unit's quota full</source>
        <translation>Unit's quota full</translation>
    </message>
    <message>
        <source>Without a bank account</source>
        <translation>Without a bank account</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>More filters</translation>
    </message>
    <message>
        <source>This day lies before the first one; change one of the two.</source>
        <translation>This day lies before the first one; change one of the two.</translation>
    </message>
    <message>
        <source>This is less than the first number; change one of the two.</source>
        <translation>This is less than the first number; change one of the two.</translation>
    </message>
</context>
<context>
    <name>OneTimePassword</name>
    <message>
        <source>Password of %1</source>
        <translation>Password of %1</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>It is shown only now and kept nowhere. Give it to the person, who changes it after signing in by “Change password” in the menu of the own name.</source>
        <translation>It is shown only now and kept nowhere. Give it to the person, who changes it after signing in by “Change password” in the menu of the own name.</translation>
    </message>
    <message>
        <source>I have noted it</source>
        <translation>I have noted it</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copied.</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Active</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>all units</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Accounts (%1)</source>
        <translation>Accounts (%1)</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>You cannot disable your own account.</source>
        <translation>You cannot disable your own account.</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>Make a new password for %1?</source>
        <translation>Make a new password for %1?</translation>
    </message>
    <message>
        <source>The present password is good no more; the new one is shown once.</source>
        <translation>The present password is good no more; the new one is shown once.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>%1 can sign in again.</source>
        <translation>%1 can sign in again.</translation>
    </message>
    <message>
        <source>%1 can sign in no more.</source>
        <translation>%1 can sign in no more.</translation>
    </message>
    <message>
        <source>Disable the account of %1?</source>
        <translation>Disable the account of %1?</translation>
    </message>
    <message>
        <source>Signing in is then refused; what was done under the name stays in the history.</source>
        <translation>Signing in is then refused; what was done under the name stays in the history.</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>New account</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>There is nobody yet</source>
        <translation>There is nobody yet</translation>
    </message>
    <message>
        <source>Make an account for everybody who works with the program.</source>
        <translation>Make an account for everybody who works with the program.</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Units</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Part of a unit's name…</source>
        <translation>Part of a unit's name…</translation>
    </message>
    <message>
        <source>Student affairs works in every unit; nothing need be ticked.</source>
        <translation>Student affairs works in every unit; nothing need be ticked.</translation>
    </message>
    <message>
        <source>A viewer without a unit reads everything.</source>
        <translation>A viewer without a unit reads everything.</translation>
    </message>
    <message>
        <source>Without a unit this person can do nothing yet.</source>
        <translation>Without a unit this person can do nothing yet.</translation>
    </message>
    <message>
        <source>Works only in the ticked units.</source>
        <translation>Works only in the ticked units.</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>First and last name</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Sign-in name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>New account</translation>
    </message>
    <message>
        <source>A password is made for it and shown once.</source>
        <translation>A password is made for it and shown once.</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Make the account</translation>
    </message>
    <message>
        <source>The sign-in name is empty. Type a short name, e.g. in Latin letters.</source>
        <translation>The sign-in name is empty. Type a short name, e.g. in Latin letters.</translation>
    </message>
    <message>
        <source>Units of %1</source>
        <translation>Units of %1</translation>
    </message>
    <message>
        <source>It holds from the next sign-in on.</source>
        <translation>It holds from the next sign-in on.</translation>
    </message>
    <message>
        <source>Save the units</source>
        <translation>Save the units</translation>
    </message>
    <message>
        <source>The units of %1 were saved.</source>
        <translation>The units of %1 were saved.</translation>
    </message>
</context>
<context>
    <name>PreliminaryPage</name>
    <message>
        <source>Turn «Pending» into «Approved» or «Rejected», then apply the changes.</source>
        <translation>Turn «Pending» into «Approved» or «Rejected», then apply the changes.</translation>
    </message>
    <message>
        <source>Mark the selected rows as approved</source>
        <translation>Mark the selected rows as approved</translation>
    </message>
    <message>
        <source>Mark the selected rows as rejected</source>
        <translation>Mark the selected rows as rejected</translation>
    </message>
    <message>
        <source>Leave the selected rows pending</source>
        <translation>Leave the selected rows pending</translation>
    </message>
    <message>
        <source>Only the unit's supervisor or student affairs may decide.</source>
        <translation>Only the unit's supervisor or student affairs may decide.</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Nothing waits for preliminary approval</source>
        <translation>Nothing waits for preliminary approval</translation>
    </message>
    <message>
        <source>New requests appear here as soon as they are registered.</source>
        <translation>New requests appear here as soon as they are registered.</translation>
    </message>
    <message>
        <source>Pending requests</source>
        <translation>Pending requests</translation>
    </message>
    <message>
        <source>%1 changes wait to be applied</source>
        <translation>%1 changes wait to be applied</translation>
    </message>
    <message>
        <source>Select at least one row in the table first.</source>
        <translation>Select at least one row in the table first.</translation>
    </message>
    <message>
        <source>Turn the state of at least one row first.</source>
        <translation>Turn the state of at least one row first.</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Print preview</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1 pages</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>The pages are being painted…</source>
        <translation>The pages are being painted…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Saved: %1</translation>
    </message>
    <message>
        <source>The PDF is being written…</source>
        <translation>The PDF is being written…</translation>
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
    <name>QuotaForm</name>
    <message>
        <source>Seats</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>Number of the letter</source>
        <translation>Number of the letter</translation>
    </message>
    <message>
        <source>%1 are used</source>
        <translation>%1 are used</translation>
    </message>
    <message>
        <source>Not permitted so far: with seats it may register.</source>
        <translation>Not permitted so far: with seats it may register.</translation>
    </message>
    <message>
        <source>%1 — work type: %2</source>
        <translation>%1 — work type: %2</translation>
    </message>
    <message>
        <source>Save the quota</source>
        <translation>Save the quota</translation>
    </message>
    <message>
        <source>The quota of “%1” was saved.</source>
        <translation>The quota of “%1” was saved.</translation>
    </message>
</context>
<context>
    <name>QuotaPanel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>%1 has no quota in this term and may not register.</source>
        <translation>%1 has no quota in this term and may not register.</translation>
    </message>
    <message>
        <source>%1 — letter %2</source>
        <translation>%1 — letter %2</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>%1 of %2 places are used; %3 are left</source>
        <translation>%1 of %2 places are used; %3 are left</translation>
    </message>
    <message>
        <source>Approved table of assistants</source>
        <translation>Approved table of assistants</translation>
    </message>
    <message>
        <source>No unit has a quota in this term</source>
        <translation>No unit has a quota in this term</translation>
    </message>
    <message>
        <source>Student affairs enters the quotas; without one a unit may not register.</source>
        <translation>Student affairs enters the quotas; without one a unit may not register.</translation>
    </message>
</context>
<context>
    <name>QuotasPanel</name>
    <message>
        <source>Not permitted</source>
        <translation>Not permitted</translation>
    </message>
    <message>
        <source>Permitted</source>
        <translation>Permitted</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>%1 of %2 units may register; %3 of %4 seats are used, %5 are left.</source>
        <translation>%1 of %2 units may register; %3 of %4 seats are used, %5 are left.</translation>
    </message>
    <message>
        <source>The term is sealed: its quotas cannot change.</source>
        <translation>The term is sealed: its quotas cannot change.</translation>
    </message>
    <message>
        <source>Seats and letter of the selected unit (Enter)</source>
        <translation>Seats and letter of the selected unit (Enter)</translation>
    </message>
    <message>
        <source>Approved table of assistants</source>
        <translation>Approved table of assistants</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Edit seats</source>
        <translation>Edit seats</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>New unit</translation>
    </message>
    <message>
        <source>There is no table yet</source>
        <translation>There is no table yet</translation>
    </message>
    <message>
        <source>Define a term first; its units and their seats are then entered here.</source>
        <translation>Define a term first; its units and their seats are then entered here.</translation>
    </message>
    <message>
        <source>Go to the terms</source>
        <translation>Go to the terms</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>%1 permitted units</source>
        <translation>%1 permitted units</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason of “%1” for %2 requests</source>
        <translation>Reason of “%1” for %2 requests</translation>
    </message>
    <message>
        <source>Standard reasons</source>
        <translation>Standard reasons</translation>
    </message>
    <message>
        <source>Your own words of before</source>
        <translation>Your own words of before</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Choose above or write your own words</source>
        <translation>Choose above or write your own words</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>ReferralPage</name>
    <message>
        <source>Enter the hours really worked, then turn «Not final» into «Final».</source>
        <translation>Enter the hours really worked, then turn «Not final» into «Final».</translation>
    </message>
    <message>
        <source>All work types</source>
        <translation>All work types</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Work type</source>
        <translation>Work type</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Total actual hours</source>
        <translation>Total actual hours</translation>
    </message>
    <message>
        <source>Final approval</source>
        <translation>Final approval</translation>
    </message>
    <message>
        <source>Word on the hours</source>
        <translation>Word on the hours</translation>
    </message>
    <message>
        <source>No request with this status</source>
        <translation>No request with this status</translation>
    </message>
    <message>
        <source>Choose another status, or approve requests in stage 2 first.</source>
        <translation>Choose another status, or approve requests in stage 2 first.</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>The student has no request of your units in this term.</source>
        <translation>The student has no request of your units in this term.</translation>
    </message>
    <message>
        <source>Nothing was changed in this record.</source>
        <translation>Nothing was changed in this record.</translation>
    </message>
    <message>
        <source>Now turn «Not final» into «Final».</source>
        <translation>Now turn «Not final» into «Final».</translation>
    </message>
    <message>
        <source>Type a student number or choose a row of the table.</source>
        <translation>Type a student number or choose a row of the table.</translation>
    </message>
    <message>
        <source>%1 — %2 — requested hours: %3</source>
        <translation>%1 — %2 — requested hours: %3</translation>
    </message>
    <message>
        <source>Only the unit's supervisor or student affairs may finalise.</source>
        <translation>Only the unit's supervisor or student affairs may finalise.</translation>
    </message>
    <message>
        <source>The hours exceed those requested: say why.</source>
        <translation>The hours exceed those requested: say why.</translation>
    </message>
    <message>
        <source>The record of %1 was saved.</source>
        <translation>The record of %1 was saved.</translation>
    </message>
</context>
<context>
    <name>RefusalsDialog</name>
    <message>
        <source>Not done</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>%1 requests could not be changed</source>
        <translation>%1 requests could not be changed</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Select these again</source>
        <translation>Select these again</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copy as text</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>All reasons</source>
        <translation>All reasons</translation>
    </message>
    <message>
        <source>%1 requests: %2</source>
        <translation>%1 requests: %2</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Deadline of all stages: %1</source>
        <translation>Deadline of all stages: %1</translation>
    </message>
    <message>
        <source>Edit the selected request</source>
        <translation>Edit the selected request</translation>
    </message>
    <message>
        <source>Open the list of a field</source>
        <translation>Open the list of a field</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Work type</source>
        <translation>Work type</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>e.g. the student helped at the dormitory's site</source>
        <translation>e.g. the student helped at the dormitory's site</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Cancel request</source>
        <translation>Cancel request</translation>
    </message>
    <message>
        <source>Requests that wait for preliminary approval</source>
        <translation>Requests that wait for preliminary approval</translation>
    </message>
    <message>
        <source>No request is waiting</source>
        <translation>No request is waiting</translation>
    </message>
    <message>
        <source>Type a student number on the other side and press Search.</source>
        <translation>Type a student number on the other side and press Search.</translation>
    </message>
    <message>
        <source>Approximate hours (at most %1)</source>
        <translation>Approximate hours (at most %1)</translation>
    </message>
    <message>
        <source>Choose a unit to see its quota.</source>
        <translation>Choose a unit to see its quota.</translation>
    </message>
    <message>
        <source>This unit has no quota in this term and may not register.</source>
        <translation>This unit has no quota in this term and may not register.</translation>
    </message>
    <message>
        <source>%1 of %2 places are left</source>
        <translation>%1 of %2 places are left</translation>
    </message>
    <message>
        <source>This unit has a request of the student in this term already: %1.</source>
        <translation>This unit has a request of the student in this term already: %1.</translation>
    </message>
    <message>
        <source>The earlier request is “%1”. Applying the changes registers it again.</source>
        <translation>The earlier request is “%1”. Applying the changes registers it again.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Reason: %1</translation>
    </message>
    <message>
        <source>The request of %1 was saved.</source>
        <translation>The request of %1 was saved.</translation>
    </message>
    <message>
        <source>Waiting for preliminary approval</source>
        <translation>Waiting for preliminary approval</translation>
    </message>
    <message>
        <source>Select a request in the table first.</source>
        <translation>Select a request in the table first.</translation>
    </message>
    <message>
        <source>Edit the request</source>
        <translation>Edit the request</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>New request</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>The hours that became final, for signature and for payment.</source>
        <translation>The hours that became final, for signature and for payment.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Save the sheet as an Excel file</source>
        <translation>Save the sheet as an Excel file</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Save the sheet as PDF</source>
        <translation>Save the sheet as PDF</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>See the pages and print them</source>
        <translation>See the pages and print them</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>Hour sheet of the unit</source>
        <translation>Hour sheet of the unit</translation>
    </message>
    <message>
        <source>Hour sheet</source>
        <translation>Hour sheet</translation>
    </message>
    <message>
        <source>%1 — read by %2 at %3</source>
        <translation>%1 — read by %2 at %3</translation>
    </message>
    <message>
        <source>No hours of this unit are final in this term</source>
        <translation>No hours of this unit are final in this term</translation>
    </message>
    <message>
        <source>In stage 3 record the actual hours and turn them into final approval.</source>
        <translation>In stage 3 record the actual hours and turn them into final approval.</translation>
    </message>
    <message>
        <source>Go to stage 3</source>
        <translation>Go to stage 3</translation>
    </message>
    <message>
        <source>There is no term yet</source>
        <translation>There is no term yet</translation>
    </message>
    <message>
        <source>Student affairs defines the term with its deadline.</source>
        <translation>Student affairs defines the term with its deadline.</translation>
    </message>
    <message>
        <source>No unit is chosen</source>
        <translation>No unit is chosen</translation>
    </message>
    <message>
        <source>Type a part of its name above, or press F4 for the list.</source>
        <translation>Type a part of its name above, or press F4 for the list.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Saved: %1</translation>
    </message>
</context>
<context>
    <name>RequestBody</name>
    <message>
        <source>The student's other requests</source>
        <translation>The student's other requests</translation>
    </message>
    <message>
        <source>The student's other requests (%1)</source>
        <translation>The student's other requests (%1)</translation>
    </message>
    <message>
        <source>The student's other requests in your units (%1)</source>
        <translation>The student's other requests in your units (%1)</translation>
    </message>
    <message>
        <source>Hours in %1, this request included: %2</source>
        <translation>Hours in %1, this request included: %2</translation>
    </message>
    <message>
        <source>and %1 older ones</source>
        <translation>and %1 older ones</translation>
    </message>
</context>
<context>
    <name>RequestColumns</name>
    <message>
        <source>Student</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Work type</source>
        <translation>Work type</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Actual hours</source>
        <translation>Actual hours</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
</context>
<context>
    <name>RequestDrawer</name>
    <message>
        <source>Facts and history of the current request</source>
        <translation>Facts and history of the current request</translation>
    </message>
    <message>
        <source>Facts and history</source>
        <translation>Facts and history</translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation>Close the drawer</translation>
    </message>
</context>
<context>
    <name>RequestFilters</name>
    <message>
        <source>All stages</source>
        <translation>All stages</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>All units</translation>
    </message>
    <message>
        <source>All work types</source>
        <translation>All work types</translation>
    </message>
    <message>
        <source>All terms</source>
        <translation>All terms</translation>
    </message>
    <message>
        <source>All that wait</source>
        <translation>All that wait</translation>
    </message>
    <message>
        <source>Name or student number</source>
        <translation>Name or student number</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>More filters</translation>
    </message>
    <message>
        <source>Days, hours, quota, account and how long it waits</source>
        <translation>Days, hours, quota, account and how long it waits</translation>
    </message>
    <message>
        <source>Search in the requests</source>
        <translation>Search in the requests</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Work type</source>
        <translation>Work type</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Waiting for a decision</source>
        <translation>Waiting for a decision</translation>
    </message>
</context>
<context>
    <name>RequestHistory</name>
    <message>
        <source>Request %1</source>
        <translation>Request %1</translation>
    </message>
    <message>
        <source>History, newest first</source>
        <translation>History, newest first</translation>
    </message>
    <message>
        <source>Copy the history</source>
        <translation>Copy the history</translation>
    </message>
    <message>
        <source>The student's page</source>
        <translation>The student's page</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>The history is being read…</source>
        <translation>The history is being read…</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>The history could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Student number %1</source>
        <translation>Student number %1</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>registered</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Last changed</translation>
    </message>
    <message>
        <source>another tool</source>
        <translation>another tool</translation>
    </message>
    <message>
        <source>Nothing is noted about this request</source>
        <translation>Nothing is noted about this request</translation>
    </message>
    <message>
        <source>It was brought in before the history began.</source>
        <translation>It was brought in before the history began.</translation>
    </message>
</context>
<context>
    <name>RequestPane</name>
    <message>
        <source>%1 changed this request just now: %2.</source>
        <translation>%1 changed this request just now: %2.</translation>
    </message>
    <message>
        <source>This request is no longer there</source>
        <translation>This request is no longer there</translation>
    </message>
    <message>
        <source>Somebody else deleted it, or it is no longer in your units.</source>
        <translation>Somebody else deleted it, or it is no longer in your units.</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Search, filter and sort; Space opens all about a request beside the table.</source>
        <translation>Search, filter and sort; Space opens all about a request beside the table.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Actions on the selected requests</source>
        <translation>Actions on the selected requests</translation>
    </message>
    <message>
        <source>Excel output</source>
        <translation>Excel output</translation>
    </message>
    <message>
        <source>Everything that matches, not only what is in sight</source>
        <translation>Everything that matches, not only what is in sight</translation>
    </message>
    <message>
        <source>There is no request yet</source>
        <translation>There is no request yet</translation>
    </message>
    <message>
        <source>Requests appear here as soon as they are registered.</source>
        <translation>Requests appear here as soon as they are registered.</translation>
    </message>
    <message>
        <source>Register a request</source>
        <translation>Register a request</translation>
    </message>
    <message>
        <source>Requests — counting…</source>
        <translation>Requests — counting…</translation>
    </message>
    <message>
        <source>Requests (%1)</source>
        <translation>Requests (%1)</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 selected</translation>
    </message>
</context>
<context>
    <name>ReviewColumns</name>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Facts and history</source>
        <translation>Facts and history</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Requests and hours that wait for your word, the oldest first</source>
        <translation>Requests and hours that wait for your word, the oldest first</translation>
    </message>
    <message>
        <source>%1: all selected rows</source>
        <translation>%1: all selected rows</translation>
    </message>
    <message>
        <source>Nothing waits for your word</source>
        <translation>Nothing waits for your word</translation>
    </message>
    <message>
        <source>New requests and recorded hours appear here.</source>
        <translation>New requests and recorded hours appear here.</translation>
    </message>
    <message>
        <source>Waiting for a decision — counting…</source>
        <translation>Waiting for a decision — counting…</translation>
    </message>
    <message>
        <source>Waiting for a decision (%1)</source>
        <translation>Waiting for a decision (%1)</translation>
    </message>
    <message>
        <source>wait for approval</source>
        <translation>wait for approval</translation>
    </message>
    <message>
        <source>wait to be final</source>
        <translation>wait to be final</translation>
    </message>
    <message>
        <source>no hours yet</source>
        <translation>no hours yet</translation>
    </message>
    <message>
        <source>%1 ready to pay</source>
        <translation>%1 ready to pay</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>The student's page</source>
        <translation>The student's page</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Decisions on the selected rows</source>
        <translation>Decisions on the selected rows</translation>
    </message>
    <message>
        <source>The row is still being read; press the key again in a moment.</source>
        <translation>The row is still being read; press the key again in a moment.</translation>
    </message>
    <message>
        <source>There is no form in which just this selection could be edited.</source>
        <translation>There is no form in which just this selection could be edited.</translation>
    </message>
    <message>
        <source>“%1” is not possible for the selected rows.</source>
        <translation>“%1” is not possible for the selected rows.</translation>
    </message>
    <message>
        <source>Facts and history</source>
        <translation>Facts and history</translation>
    </message>
</context>
<context>
    <name>RowKeys</name>
    <message>
        <source>Go from row to row</source>
        <translation>Go from row to row</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Select several rows</translation>
    </message>
    <message>
        <source>Select all matches</source>
        <translation>Select all matches</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copy the selected rows</translation>
    </message>
    <message>
        <source>Open or close the drawer beside the table</source>
        <translation>Open or close the drawer beside the table</translation>
    </message>
    <message>
        <source>Go into the open drawer</source>
        <translation>Go into the open drawer</translation>
    </message>
    <message>
        <source>Scroll the drawer from the table</source>
        <translation>Scroll the drawer from the table</translation>
    </message>
    <message>
        <source>Go to a row by its number</source>
        <translation>Go to a row by its number</translation>
    </message>
    <message>
        <source>Columns: order, width, which are shown</source>
        <translation>Columns: order, width, which are shown</translation>
    </message>
    <message>
        <source>Choose the state of the row from a list</source>
        <translation>Choose the state of the row from a list</translation>
    </message>
    <message>
        <source>Back to the table, then close the drawer</source>
        <translation>Back to the table, then close the drawer</translation>
    </message>
</context>
<context>
    <name>RowNumberDialog</name>
    <message>
        <source>Go to a row</source>
        <translation>Go to a row</translation>
    </message>
    <message>
        <source>Row number, 1 to %1</source>
        <translation>Row number, 1 to %1</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>There are rows 1 to %1.</source>
        <translation>There are rows 1 to %1.</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>The rules were saved and hold from now on.</source>
        <translation>The rules were saved and hold from now on.</translation>
    </message>
    <message>
        <source>Type a number to see whether it fits.</source>
        <translation>Type a number to see whether it fits.</translation>
    </message>
    <message>
        <source>The pattern itself is not right yet.</source>
        <translation>The pattern itself is not right yet.</translation>
    </message>
    <message>
        <source>This number does not fit the pattern.</source>
        <translation>This number does not fit the pattern.</translation>
    </message>
    <message>
        <source>This number fits the pattern.</source>
        <translation>This number fits the pattern.</translation>
    </message>
    <message>
        <source>Rules of the scheme</source>
        <translation>Rules of the scheme</translation>
    </message>
    <message>
        <source>They hold for everybody from the moment they are saved.</source>
        <translation>They hold for everybody from the moment they are saved.</translation>
    </message>
    <message>
        <source>Most hours of a request</source>
        <translation>Most hours of a request</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>From %1 to %2</translation>
    </message>
    <message>
        <source>Ceiling of a student's hours in a term</source>
        <translation>Ceiling of a student's hours in a term</translation>
    </message>
    <message>
        <source>Over all units; empty means no ceiling</source>
        <translation>Over all units; empty means no ceiling</translation>
    </message>
    <message>
        <source>Somebody else approves</source>
        <translation>Somebody else approves</translation>
    </message>
    <message>
        <source>Whoever registered a request or changed its hours may not approve it; whoever recorded the hours worked may not finalise them.</source>
        <translation>Whoever registered a request or changed its hours may not approve it; whoever recorded the hours worked may not finalise them.</translation>
    </message>
    <message>
        <source>Pattern of student numbers</source>
        <translation>Pattern of student numbers</translation>
    </message>
    <message>
        <source>Digits only; empty means the usual one: %1</source>
        <translation>Digits only; empty means the usual one: %1</translation>
    </message>
    <message>
        <source>Try the pattern</source>
        <translation>Try the pattern</translation>
    </message>
    <message>
        <source>Support contact</source>
        <translation>Support contact</translation>
    </message>
    <message>
        <source>Stands in the sentences about deadline and quota</source>
        <translation>Stands in the sentences about deadline and quota</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>Apply changes</translation>
    </message>
    <message>
        <source>Take back the changes</source>
        <translation>Take back the changes</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Saved filters</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Nothing is saved yet.</source>
        <translation>Nothing is saved yet.</translation>
    </message>
    <message>
        <source>Rename the filter</source>
        <translation>Rename the filter</translation>
    </message>
    <message>
        <source>There is a filter “%1” already</source>
        <translation>There is a filter “%1” already</translation>
    </message>
    <message>
        <source>If you go on, the new one takes its place.</source>
        <translation>If you go on, the new one takes its place.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Replace it</translation>
    </message>
    <message>
        <source>Delete the filter “%1”?</source>
        <translation>Delete the filter “%1”?</translation>
    </message>
    <message>
        <source>No request is changed by that; only the name and its conditions go.</source>
        <translation>No request is changed by that; only the name and its conditions go.</translation>
    </message>
    <message>
        <source>Save the filter…</source>
        <translation>Save the filter…</translation>
    </message>
    <message>
        <source>Rename or delete…</source>
        <translation>Rename or delete…</translation>
    </message>
    <message>
        <source>Of the filter “%1” this is not available any more: %2. The rest is set.</source>
        <translation>Of the filter “%1” this is not available any more: %2. The rest is set.</translation>
    </message>
    <message>
        <source>Save the filter</source>
        <translation>Save the filter</translation>
    </message>
    <message>
        <source>The filter was saved as “%1”.</source>
        <translation>The filter was saved as “%1”.</translation>
    </message>
    <message>
        <source>Ready-made filters and your own</source>
        <translation>Ready-made filters and your own</translation>
    </message>
    <message>
        <source>Waiting for my decision</source>
        <translation>Waiting for my decision</translation>
    </message>
    <message>
        <source>Waiting longer than %1 days</source>
        <translation>Waiting longer than %1 days</translation>
    </message>
    <message>
        <source>Waiting for the supervisor's decision</source>
        <translation>Waiting for the supervisor's decision</translation>
    </message>
    <message>
        <source>Actual hours above those requested</source>
        <translation>Actual hours above those requested</translation>
    </message>
    <message>
        <source>Final, but without a bank account</source>
        <translation>Final, but without a bank account</translation>
    </message>
    <message>
        <source>a unit</source>
        <translation>a unit</translation>
    </message>
    <message>
        <source>a work type</source>
        <translation>a work type</translation>
    </message>
    <message>
        <source>a term</source>
        <translation>a term</translation>
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
    <name>ShebaVerdict</name>
    <message>
        <source>IR and 24 digits, from the card or the bank's app</source>
        <translation>IR and 24 digits, from the card or the bank's app</translation>
    </message>
    <message>
        <source>%1 more digits</source>
        <translation>%1 more digits</translation>
    </message>
    <message>
        <source>Bank %1</source>
        <translation>Bank %1</translation>
    </message>
    <message>
        <source>The Sheba is valid.</source>
        <translation>The Sheba is valid.</translation>
    </message>
    <message>
        <source>The account number agrees with it.</source>
        <translation>The account number agrees with it.</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>%1 waiting</source>
        <translation>%1 waiting</translation>
    </message>
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
    <name>StagePage</name>
    <message>
        <source>Register request</source>
        <translation>Register request</translation>
    </message>
    <message>
        <source>student, hours, work type</source>
        <translation>student, hours, work type</translation>
    </message>
    <message>
        <source>Preliminary approval</source>
        <translation>Preliminary approval</translation>
    </message>
    <message>
        <source>by the supervisor</source>
        <translation>by the supervisor</translation>
    </message>
    <message>
        <source>Actual hours</source>
        <translation>Actual hours</translation>
    </message>
    <message>
        <source>referral and final approval</source>
        <translation>referral and final approval</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>Bank account</translation>
    </message>
    <message>
        <source>Sheba in own name</source>
        <translation>Sheba in own name</translation>
    </message>
    <message>
        <source>Apply what you typed, or empty the form, before you go on.</source>
        <translation>Apply what you typed, or empty the form, before you go on.</translation>
    </message>
    <message>
        <source>No unit is entrusted to you yet. Ask student affairs to add one: %1.</source>
        <translation>No unit is entrusted to you yet. Ask student affairs to add one: %1.</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>Apply changes</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>Empty the form</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>current step</source>
        <translation>current step</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
</context>
<context>
    <name>StudentForm</name>
    <message>
        <source>Correct the student's particulars</source>
        <translation>Correct the student's particulars</translation>
    </message>
    <message>
        <source>What you change stays in the history.</source>
        <translation>What you change stays in the history.</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>Save the changes</translation>
    </message>
    <message>
        <source>New student</source>
        <translation>New student</translation>
    </message>
    <message>
        <source>For many students at once, import a list from Excel.</source>
        <translation>For many students at once, import a list from Excel.</translation>
    </message>
    <message>
        <source>Add the student</source>
        <translation>Add the student</translation>
    </message>
    <message>
        <source>The number of a student stays as it is.</source>
        <translation>The number of a student stays as it is.</translation>
    </message>
    <message>
        <source>The particulars of %1 were saved.</source>
        <translation>The particulars of %1 were saved.</translation>
    </message>
</context>
<context>
    <name>StudentPanel</name>
    <message>
        <source>Student number</source>
        <translation>Student number</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>No request yet in your units</source>
        <translation>No request yet in your units</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>hours</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> and %1 more</translation>
    </message>
    <message>
        <source>bank account registered</source>
        <translation>bank account registered</translation>
    </message>
    <message>
        <source>no bank account</source>
        <translation>no bank account</translation>
    </message>
</context>
<context>
    <name>StudentView</name>
    <message>
        <source>of %1 requested</source>
        <translation>of %1 requested</translation>
    </message>
    <message>
        <source>term %1</source>
        <translation>term %1</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Requests (%1)</source>
        <translation>Requests (%1)</translation>
    </message>
    <message>
        <source>Requests in your units (%1)</source>
        <translation>Requests in your units (%1)</translation>
    </message>
    <message>
        <source>Change account</source>
        <translation>Change account</translation>
    </message>
    <message>
        <source>Enter account</source>
        <translation>Enter account</translation>
    </message>
    <message>
        <source>No student is chosen</source>
        <translation>No student is chosen</translation>
    </message>
    <message>
        <source>Choose a student in the table, or type a name or number above it.</source>
        <translation>Choose a student in the table, or type a name or number above it.</translation>
    </message>
    <message>
        <source>Register request</source>
        <translation>Register request</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>What was done with the selected request, and by whom</source>
        <translation>What was done with the selected request, and by whom</translation>
    </message>
    <message>
        <source>Requests of the student</source>
        <translation>Requests of the student</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>No request yet</translation>
    </message>
    <message>
        <source>Press “Register request” to begin with stage 1.</source>
        <translation>Press “Register request” to begin with stage 1.</translation>
    </message>
</context>
<context>
    <name>StudentsPage</name>
    <message>
        <source>Find a student, see everything about him, and go on from there.</source>
        <translation>Find a student, see everything about him, and go on from there.</translation>
    </message>
    <message>
        <source>Open the chosen student</source>
        <translation>Open the chosen student</translation>
    </message>
    <message>
        <source>Name or student number…</source>
        <translation>Name or student number…</translation>
    </message>
    <message>
        <source>Search among the students</source>
        <translation>Search among the students</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Students</translation>
    </message>
    <message>
        <source>Import a list from Excel</source>
        <translation>Import a list from Excel</translation>
    </message>
    <message>
        <source>New student</source>
        <translation>New student</translation>
    </message>
    <message>
        <source>Matches (%1)</source>
        <translation>Matches (%1)</translation>
    </message>
    <message>
        <source>Students (%1)</source>
        <translation>Students (%1)</translation>
    </message>
    <message>
        <source>No student was found</source>
        <translation>No student was found</translation>
    </message>
    <message>
        <source>Look for another part of the name, or for the first digits of the number.</source>
        <translation>Look for another part of the name, or for the first digits of the number.</translation>
    </message>
    <message>
        <source>Show all students</source>
        <translation>Show all students</translation>
    </message>
    <message>
        <source>There are no students yet</source>
        <translation>There are no students yet</translation>
    </message>
    <message>
        <source>Import the list of students from an Excel file.</source>
        <translation>Import the list of students from an Excel file.</translation>
    </message>
    <message>
        <source>Ask a clerk to import the list of students from Excel.</source>
        <translation>Ask a clerk to import the list of students from Excel.</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>At most %1 rows can be copied at once; export them instead.</source>
        <translation>At most %1 rows can be copied at once; export them instead.</translation>
    </message>
    <message>
        <source>The rows are still being read; copy again in a moment.</source>
        <translation>The rows are still being read; copy again in a moment.</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copy the selected rows</translation>
    </message>
</context>
<context>
    <name>TermForm</name>
    <message>
        <source>Code (four digits)</source>
        <translation>Code (four digits)</translation>
    </message>
    <message>
        <source>Starts on</source>
        <translation>Starts on</translation>
    </message>
    <message>
        <source>Deadline of all stages</source>
        <translation>Deadline of all stages</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>Ends on</translation>
    </message>
    <message>
        <source>Three digits of the year, then 1 first, 2 second or 3 summer term, e.g. %1</source>
        <translation>Three digits of the year, then 1 first, 2 second or 3 summer term, e.g. %1</translation>
    </message>
    <message>
        <source>Day and time; without a time it is the end of the day. F4 opens the calendar.</source>
        <translation>Day and time; without a time it is the end of the day. F4 opens the calendar.</translation>
    </message>
    <message>
        <source>Empty: the day of the deadline</source>
        <translation>Empty: the day of the deadline</translation>
    </message>
    <message>
        <source>New term</source>
        <translation>New term</translation>
    </message>
    <message>
        <source>It is planned at first; open it when registering may begin.</source>
        <translation>It is planned at first; open it when registering may begin.</translation>
    </message>
    <message>
        <source>Add the term</source>
        <translation>Add the term</translation>
    </message>
    <message>
        <source>The term was added: %1</source>
        <translation>The term was added: %1</translation>
    </message>
    <message>
        <source>The title appears here as soon as the code is whole.</source>
        <translation>The title appears here as soon as the code is whole.</translation>
    </message>
    <message>
        <source>Change the deadline</source>
        <translation>Change the deadline</translation>
    </message>
    <message>
        <source>Save the deadline</source>
        <translation>Save the deadline</translation>
    </message>
    <message>
        <source>The deadline was changed.</source>
        <translation>The deadline was changed.</translation>
    </message>
</context>
<context>
    <name>TermsPanel</name>
    <message>
        <source>Term</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>code %1</source>
        <translation>code %1</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Starts</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>Deadline of all stages</source>
        <translation>Deadline of all stages</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Terms (%1)</source>
        <translation>Terms (%1)</translation>
    </message>
    <message>
        <source>%1 is sealed and cannot change any more.</source>
        <translation>%1 is sealed and cannot change any more.</translation>
    </message>
    <message>
        <source>%1 is now “%2”.</source>
        <translation>%1 is now “%2”.</translation>
    </message>
    <message>
        <source>Open %1?</source>
        <translation>Open %1?</translation>
    </message>
    <message>
        <source>Permitted units may then register until the deadline.</source>
        <translation>Permitted units may then register until the deadline.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Close %1?</source>
        <translation>Close %1?</translation>
    </message>
    <message>
        <source>Nothing can be saved in it until it is opened again.</source>
        <translation>Nothing can be saved in it until it is opened again.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Seal %1 for ever?</source>
        <translation>Seal %1 for ever?</translation>
    </message>
    <message>
        <source>A sealed term can never be opened or changed again, by nobody.</source>
        <translation>A sealed term can never be opened or changed again, by nobody.</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Change the deadline of the selected term</source>
        <translation>Change the deadline of the selected term</translation>
    </message>
    <message>
        <source>New term</source>
        <translation>New term</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Terms</translation>
    </message>
    <message>
        <source>There is no term yet</source>
        <translation>There is no term yet</translation>
    </message>
    <message>
        <source>Define a term with its deadline; then enter the quotas of the units.</source>
        <translation>Define a term with its deadline; then enter the quotas of the units.</translation>
    </message>
    <message>
        <source>Define a term</source>
        <translation>Define a term</translation>
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
    <name>UndoStack</name>
    <message>
        <source>Take back “%1” of %2 requests</source>
        <translation>Take back “%1” of %2 requests</translation>
    </message>
    <message>
        <source>Take back %1 decisions</source>
        <translation>Take back %1 decisions</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>Name of the unit</source>
        <translation>Name of the unit</translation>
    </message>
    <message>
        <source>Work type</source>
        <translation>Work type</translation>
    </message>
    <message>
        <source>e.g. Faculty of Engineering; names cannot be changed later.</source>
        <translation>e.g. Faculty of Engineering; names cannot be changed later.</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>New unit</translation>
    </message>
    <message>
        <source>Its requests have this work type. It may register once it has seats in the term.</source>
        <translation>Its requests have this work type. It may register once it has seats in the term.</translation>
    </message>
    <message>
        <source>Add the unit</source>
        <translation>Add the unit</translation>
    </message>
    <message>
        <source>The name is empty. Type the name of the unit.</source>
        <translation>The name is empty. Type the name of the unit.</translation>
    </message>
    <message>
        <source>The unit “%1” was added.</source>
        <translation>The unit “%1” was added.</translation>
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
        <source>Choose another database…</source>
        <translation>Choose another database…</translation>
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
        <source>Keep the password in the key ring of this computer</source>
        <translation>Keep the password in the key ring of this computer</translation>
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
    <message>
        <source>Unsaved fields of last time are kept: %1. Open the form to go on.</source>
        <translation>Unsaved fields of last time are kept: %1. Open the form to go on.</translation>
    </message>
</context>
</TS>
