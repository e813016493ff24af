<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_US">
<context>
    <name>AccountPanel</name>
    <message>
        <source>Copy the Sheba</source>
        <translation>رونوشت شماره شبا</translation>
    </message>
    <message>
        <source>No bank account yet</source>
        <translation>حساب بانکی ثبت نشده است</translation>
    </message>
    <message>
        <source>The bank account does not show here</source>
        <translation>حساب بانکی برای شما نمایش داده نمی‌شود</translation>
    </message>
    <message>
        <source>Bank with the code %1</source>
        <translation>بانک با کد %1</translation>
    </message>
    <message>
        <source>Bank %1</source>
        <translation>بانک %1</translation>
    </message>
    <message>
        <source>Without an account in the student&apos;s own name nothing is paid.</source>
        <translation>بدون حساب به نام خود دانشجو، پرداختی انجام نمی‌شود.</translation>
    </message>
    <message>
        <source>It shows to units that have a request of the student.</source>
        <translation>حساب را واحدهایی می‌بینند که از این دانشجو درخواستی دارند.</translation>
    </message>
    <message>
        <source>In the student&apos;s own name: confirmed by %1 at %2</source>
        <translation>به نام خود دانشجو است — تایید: %1، %2</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>شماره حساب %1</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Search</source>
        <translation>جستجو</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>اعمال تغییرات</translation>
    </message>
    <message>
        <source>Take back the last decision</source>
        <translation>واگرد آخرین تصمیم</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تازه‌سازی</translation>
    </message>
    <message>
        <source>Shortcuts and help</source>
        <translation>میانبرها و راهنما</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>روشن یا تیره</translation>
    </message>
    <message>
        <source>Persian or English</source>
        <translation>فارسی یا انگلیسی</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>تغییر گذرواژه</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>خروج از حساب</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>بستن برنامه</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>Terms and their deadline, seats of the units, accounts, and the rules.</source>
        <translation>دوره‌ها و مهلت آن‌ها، ظرفیت واحدها، کاربران و قواعد</translation>
    </message>
    <message>
        <source>Edit the selected row</source>
        <translation>ویرایش ردیف انتخاب‌شده</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>دوره‌ها</translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation>ظرفیت واحدها</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>کاربران</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>قواعد</translation>
    </message>
</context>
<context>
    <name>AuditEntry</name>
    <message>
        <source>Field</source>
        <translation>مشخصه</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>پیش از تغییر</translation>
    </message>
    <message>
        <source>After</source>
        <translation>پس از تغییر</translation>
    </message>
    <message>
        <source>When</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>چه کسی</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>نوع مورد</translation>
    </message>
    <message>
        <source>Number of the record</source>
        <translation>شماره ثبت</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>آنچه تغییر کرد</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>رونوشت</translation>
    </message>
    <message>
        <source>All changes of this record</source>
        <translation>همه تغییرات همین مورد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Written by the database itself with every change; nobody can alter it.</source>
        <translation>خود پایگاه داده با هر تغییر می‌نویسد و هیچ‌کس نمی‌تواند آن را دست‌کاری کند.</translation>
    </message>
    <message>
        <source>Details of the selected entry</source>
        <translation>جزئیات ردیف انتخاب‌شده</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>همه کاربران</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>همه موارد</translation>
    </message>
    <message>
        <source>Only changes of “%1” (%2)</source>
        <translation>فقط تغییرات «%1» (%2)</translation>
    </message>
    <message>
        <source>No entry matches</source>
        <translation>ردیفی پیدا نشد</translation>
    </message>
    <message>
        <source>Choose another person or another kind of record.</source>
        <translation>کاربر یا نوع دیگری از موارد را انتخاب کنید.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>پاک کردن فیلترها</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>هنوز چیزی تغییر نکرده است</translation>
    </message>
    <message>
        <source>Every change is noted here, with who and when.</source>
        <translation>هر تغییر با نام کننده و زمان آن اینجا نوشته می‌شود.</translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation>تغییرات (%1)</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>کاربر</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>نوع مورد</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>جزئیات</translation>
    </message>
    <message>
        <source>Details of the selected entry (Enter)</source>
        <translation>جزئیات ردیف انتخاب‌شده (Enter)</translation>
    </message>
</context>
<context>
    <name>AuditTable</name>
    <message>
        <source>another tool</source>
        <translation>ابزار دیگر</translation>
    </message>
    <message>
        <source>When</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>چه کسی</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>مورد</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>کار</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>آنچه تغییر کرد</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>number %1</source>
        <translation>شماره %1</translation>
    </message>
    <message>
        <source>a new password</source>
        <translation>گذرواژه تازه</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 و %2 مورد دیگر</translation>
    </message>
</context>
<context>
    <name>BankAccountPage</name>
    <message>
        <source>Any bank will do; the account must be in the student&apos;s own name.</source>
        <translation>حساب از هر بانکی می‌تواند باشد؛ فقط باید به نام خود دانشجو باشد.</translation>
    </message>
    <message>
        <source>Account of the student</source>
        <translation>حساب دانشجو</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>بانک</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>شماره حساب</translation>
    </message>
    <message>
        <source>Sheba number</source>
        <translation>شماره شبا</translation>
    </message>
    <message>
        <source>It is in the student&apos;s own name</source>
        <translation>به نام خود دانشجو است</translation>
    </message>
    <message>
        <source>Requests without a bank account</source>
        <translation>درخواست‌های بدون حساب بانکی</translation>
    </message>
    <message>
        <source>Every student has a bank account</source>
        <translation>همه دانشجویان حساب بانکی دارند</translation>
    </message>
    <message>
        <source>Students of approved requests without an account appear here.</source>
        <translation>دانشجویانی که درخواستشان تایید شده و حساب ندارند اینجا دیده می‌شوند.</translation>
    </message>
    <message>
        <source>Bank %1</source>
        <translation>بانک %1</translation>
    </message>
    <message>
        <source>Without a bank account</source>
        <translation>بدون حساب بانکی</translation>
    </message>
    <message>
        <source>Stored now: %1</source>
        <translation>اکنون ثبت است: %1</translation>
    </message>
    <message>
        <source>Confirmed by %1 at %2</source>
        <translation>تاییدکننده: %1، در %2</translation>
    </message>
    <message>
        <source>Suggestion: %1</source>
        <translation>پیشنهاد: %1</translation>
    </message>
    <message>
        <source>Compare it with the student&apos;s card.</source>
        <translation>آن را با کارت دانشجو مقایسه کنید.</translation>
    </message>
    <message>
        <source>The account of %1 was saved.</source>
        <translation>حساب %1 ذخیره شد.</translation>
    </message>
</context>
<context>
    <name>BesideTable</name>
    <message>
        <source>Width of the drawer</source>
        <translation>پهنای کشو</translation>
    </message>
</context>
<context>
    <name>ChangePassword</name>
    <message>
        <source>Change password</source>
        <translation>تغییر گذرواژه</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>گذرواژه کنونی</translation>
    </message>
    <message>
        <source>New password (at least 8 characters)</source>
        <translation>گذرواژه تازه (دست‌کم ۸ نویسه)</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>تکرار گذرواژه تازه</translation>
    </message>
    <message>
        <source>The two new passwords differ. Type the same password twice.</source>
        <translation>دو گذرواژه تازه یکی نیست. یک گذرواژه را دو بار بنویسید.</translation>
    </message>
</context>
<context>
    <name>ChangedByOther</name>
    <message>
        <source>Changed meanwhile</source>
        <translation>در این میان تغییر کرد</translation>
    </message>
    <message>
        <source>Somebody else changed this record while you were typing.</source>
        <translation>هنگامی که می‌نوشتید، شخص دیگری این رکورد را تغییر داد.</translation>
    </message>
    <message>
        <source>Nothing of yours is saved yet: choose which of the two counts.</source>
        <translation>آنچه نوشته‌اید هنوز ذخیره نشده است؛ انتخاب کنید کدام بماند.</translation>
    </message>
    <message>
        <source>Show what is stored</source>
        <translation>نمایش مقدار ذخیره‌شده</translation>
    </message>
    <message>
        <source>Save mine over it</source>
        <translation>ذخیره مقدار من</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>بازگشت به فرم</translation>
    </message>
</context>
<context>
    <name>CodeEdit</name>
    <message>
        <source>At most %1 characters fit here; nothing was changed.</source>
        <translation>اینجا بیش از %1 نویسه جا نمی‌شود؛ چیزی تغییر نکرد.</translation>
    </message>
</context>
<context>
    <name>ColumnModel</name>
    <message>
        <source>Being read</source>
        <translation>در حال خواندن</translation>
    </message>
    <message>
        <source>%1, sorted descending</source>
        <translation>%1، از بزرگ به کوچک</translation>
    </message>
    <message>
        <source>%1, sorted ascending</source>
        <translation>%1، از کوچک به بزرگ</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Back</source>
        <translation>بازگشت</translation>
    </message>
</context>
<context>
    <name>ConnectionBar</name>
    <message>
        <source>The server cannot be reached; what you have typed is kept. Next try in %1 seconds…</source>
        <translation>سرور در دسترس نیست؛ آنچه نوشته‌اید مانده است. کوشش بعدی تا %1 ثانیه دیگر…</translation>
    </message>
    <message>
        <source>The server cannot be reached; what you have typed is kept. Trying now…</source>
        <translation>سرور در دسترس نیست؛ آنچه نوشته‌اید مانده است. در حال کوشش دوباره…</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>اکنون</translation>
    </message>
    <message>
        <source>Try to reach the server now</source>
        <translation>اکنون دوباره به سرور وصل شو</translation>
    </message>
</context>
<context>
    <name>CopyLabel</name>
    <message>
        <source>Copy</source>
        <translation>رونوشت</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Select at least one row first.</source>
        <translation>نخست دست‌کم یک ردیف را انتخاب کنید.</translation>
    </message>
    <message>
        <source>Applying the decisions</source>
        <translation>تصمیم‌ها اعمال می‌شود</translation>
    </message>
    <message>
        <source>If you cancel, nothing is changed.</source>
        <translation>اگر لغو کنید، هیچ درخواستی تغییر نمی‌کند.</translation>
    </message>
    <message>
        <source>Cancelled before the end: nothing was changed.</source>
        <translation>پیش از پایان لغو شد و هیچ درخواستی تغییر نکرد.</translation>
    </message>
    <message>
        <source>%1 of them cannot be taken back: their recorded hours were removed.</source>
        <translation>%1 مورد برنمی‌گردد، چون ساعات کارکرد آن پاک شد.</translation>
    </message>
    <message>
        <source>“%1” was done for %2 requests.</source>
        <translation>«%1» برای %2 درخواست انجام شد.</translation>
    </message>
    <message>
        <source>Taking the decisions back</source>
        <translation>تصمیم‌ها برگردانده می‌شود</translation>
    </message>
    <message>
        <source>%1 decisions were taken back.</source>
        <translation>%1 تصمیم واگرد شد.</translation>
    </message>
</context>
<context>
    <name>EmptyMatches</name>
    <message>
        <source>No request matches</source>
        <translation>درخواستی پیدا نشد</translation>
    </message>
    <message>
        <source>Try fewer filters or another spelling.</source>
        <translation>فیلترها را کمتر کنید یا املای دیگری بنویسید.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>پاک کردن فیلترها</translation>
    </message>
    <message>
        <source>Search in all terms</source>
        <translation>جستجو در همه دوره‌ها</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>The server answers. Sign in on the next page.</source>
        <translation>سرور پاسخ می‌دهد. در صفحه بعد وارد شوید.</translation>
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
        <translation>ابزار دیگر</translation>
    </message>
    <message>
        <source>Recent events</source>
        <translation>آخرین رویدادها</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>هنوز کاری انجام نشده است</translation>
    </message>
    <message>
        <source>Every step of a request is noted here, with who and when.</source>
        <translation>هر گام درخواست‌ها با نام انجام‌دهنده و زمان آن این‌جا دیده می‌شود.</translation>
    </message>
</context>
<context>
    <name>ExportRequests</name>
    <message>
        <source>Excel output</source>
        <translation>خروجی اکسل</translation>
    </message>
    <message>
        <source>Writing the workbook</source>
        <translation>نوشتن پرونده اکسل</translation>
    </message>
    <message>
        <source>%1 requests were written to “%2”.</source>
        <translation>%1 درخواست در «%2» نوشته شد.</translation>
    </message>
    <message>
        <source>The output was cancelled; no file was written.</source>
        <translation>خروجی لغو شد و پرونده‌ای نوشته نشد.</translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>Lists (%1)</source>
        <translation>فهرست‌ها (%1)</translation>
    </message>
    <message>
        <source>Excel workbook (%1)</source>
        <translation>پرونده اکسل (%1)</translation>
    </message>
    <message>
        <source>PDF document (%1)</source>
        <translation>سند PDF (%1)</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Remove the filter “%1” (Delete)</source>
        <translation>برداشتن فیلتر «%1» (⁦Del⁩)</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>پاک کردن همه</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>پاک کردن همه فیلترها</translation>
    </message>
</context>
<context>
    <name>FilterNameDialog</name>
    <message>
        <source>Name of the filter</source>
        <translation>نام فیلتر</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>ذخیره</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>بازگشت</translation>
    </message>
    <message>
        <source>Write a name by which you will find it again.</source>
        <translation>نامی بنویسید که بعداً فیلتر را با آن پیدا کنید.</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>Stage: %1</source>
        <translation>وضعیت: %1</translation>
    </message>
    <message>
        <source>Unit: %1</source>
        <translation>واحد: %1</translation>
    </message>
    <message>
        <source>Work type: %1</source>
        <translation>نوع کار: %1</translation>
    </message>
    <message>
        <source>Term: %1</source>
        <translation>دوره: %1</translation>
    </message>
    <message>
        <source>One student only</source>
        <translation>فقط یک دانشجو</translation>
    </message>
    <message>
        <source>Text: “%1”</source>
        <translation>متن: «%1»</translation>
    </message>
    <message>
        <source>Actual hours above those requested</source>
        <translation>ساعت واقعی بیش از درخواست</translation>
    </message>
    <message>
        <source>Unit&apos;s quota full</source>
        <translation>سهمیه واحد پُر</translation>
    </message>
    <message>
        <source>Without a bank account</source>
        <translation>بدون حساب بانکی</translation>
    </message>
    <message>
        <source>Waiting longer than %1 days</source>
        <translation>بیش از %1 روز در انتظار</translation>
    </message>
    <message>
        <source>Registered from %1 to %2</source>
        <translation>ثبت از %1 تا %2</translation>
    </message>
    <message>
        <source>Registered from %1 on</source>
        <translation>ثبت از %1 به بعد</translation>
    </message>
    <message>
        <source>Registered until %2</source>
        <translation>ثبت تا %2</translation>
    </message>
    <message>
        <source>Hours from %1 to %2</source>
        <translation>ساعت از %1 تا %2</translation>
    </message>
    <message>
        <source>Hours from %1 up</source>
        <translation>ساعت از %1 به بالا</translation>
    </message>
    <message>
        <source>Hours up to %2</source>
        <translation>ساعت تا %2</translation>
    </message>
</context>
<context>
    <name>FirstRunPane</name>
    <message>
        <source>For a full test type both; for a short one leave both empty.</source>
        <translation>برای آزمودن کامل هر دو را بنویسید؛ برای آزمودن کوتاه هر دو را خالی بگذارید.</translation>
    </message>
    <message>
        <source>Certificates (%1)</source>
        <translation>گواهی‌ها (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>همه پرونده‌ها (%1)</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>نشانی سرور</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>درگاه</translation>
    </message>
    <message>
        <source>Name of the database</source>
        <translation>نام پایگاه داده</translation>
    </message>
    <message>
        <source>Certificate file of the server</source>
        <translation>پرونده گواهی سرور</translation>
    </message>
    <message>
        <source>User name (optional)</source>
        <translation>نام کاربری (اختیاری)</translation>
    </message>
    <message>
        <source>Password (optional)</source>
        <translation>گذرواژه (اختیاری)</translation>
    </message>
    <message>
        <source>Whoever runs the server gives it. It proves that the server is the right one.</source>
        <translation>راهبر سرور آن را می‌دهد. با آن روشن می‌شود که سرور همان سرور دانشگاه است.</translation>
    </message>
    <message>
        <source>With these two everything is tested and you are signed in at once; without, only the way there.</source>
        <translation>با این دو همه‌چیز آزموده می‌شود و همان دم وارد می‌شوید؛ بی آن‌ها فقط راه رسیدن به سرور.</translation>
    </message>
    <message>
        <source>Choose the certificate file…</source>
        <translation>انتخاب پرونده گواهی…</translation>
    </message>
    <message>
        <source>Server of the university</source>
        <translation>سرور دانشگاه</translation>
    </message>
    <message>
        <source>Where are the data kept?</source>
        <translation>داده‌ها کجا نگه داشته شوند؟</translation>
    </message>
    <message>
        <source>Asked once, and again only when the database does not open.</source>
        <translation>یک بار پرسیده می‌شود و پس از آن فقط اگر پایگاه داده باز نشود.</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>فقط همین رایانه</translation>
    </message>
    <message>
        <source>One office, one computer. The file is made at once; nothing has to be set up.</source>
        <translation>یک واحد و یک رایانه. پرونده همین حالا ساخته می‌شود و چیزی برای آماده کردن نیست.</translation>
    </message>
    <message>
        <source>Many offices work on the same requests. Ask whoever runs the server for these.</source>
        <translation>چند واحد روی همان درخواست‌ها کار می‌کنند. این‌ها را از راهبر سرور بپرسید.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>ادامه</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>در حال آزمودن…</translation>
    </message>
    <message>
        <source>Test and sign in</source>
        <translation>آزمودن و ورود</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>آزمودن اتصال</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Back</source>
        <translation>بازگشت</translation>
    </message>
    <message>
        <source>Unsaved fields</source>
        <translation>فیلدهای ذخیره‌نشده</translation>
    </message>
    <message>
        <source>What you typed is not saved yet.</source>
        <translation>آنچه نوشته‌اید هنوز ذخیره نشده است.</translation>
    </message>
    <message>
        <source>Discard it and go back?</source>
        <translation>دور ریخته شود و بازگردید؟</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>دور ریختن</translation>
    </message>
</context>
<context>
    <name>HeaderMenu</name>
    <message>
        <source>Columns</source>
        <translation>ستون‌ها</translation>
    </message>
    <message>
        <source>Shown columns</source>
        <translation>ستون‌های پیدا</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>بازگرداندن ستون‌ها به حالت اول</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>مرتب‌سازی از کوچک به بزرگ</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>مرتب‌سازی از بزرگ به کوچک</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>بردن به راست</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>بردن به چپ</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>پهن‌تر</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>باریک‌تر</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>پنهان کردن این ستون</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Window</source>
        <translation>پنجره</translation>
    </message>
    <message>
        <source>Shortcuts and help</source>
        <translation>میانبرها و راهنما</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>میانبرهای صفحه‌کلید</translation>
    </message>
    <message>
        <source>Questions about the scheme: %1</source>
        <translation>پرسش درباره طرح همیار: %1</translation>
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
        <translation>%1: از «%2» به «%3»</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 ساعت</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>%1 — deadline of all stages: %2</source>
        <translation>%1 — مهلت همه مراحل: %2</translation>
    </message>
    <message>
        <source>The four stages</source>
        <translation>مراحل چهارگانه</translation>
    </message>
    <message>
        <source>Click a stage to open what waits there.</source>
        <translation>برای دیدن موارد در انتظار، روی هر مرحله کلیک کنید.</translation>
    </message>
    <message>
        <source>Please ask student affairs: %1</source>
        <translation>لطفاً با معاونت دانشجویی تماس بگیرید: %1</translation>
    </message>
    <message>
        <source>There is no term yet</source>
        <translation>هنوز دوره‌ای تعریف نشده است</translation>
    </message>
    <message>
        <source>Define a term with its deadline and the quotas of the units; then work can begin.</source>
        <translation>دوره را با مهلت و ظرفیت واحدها تعریف کنید تا کار آغاز شود.</translation>
    </message>
    <message>
        <source>Define a term</source>
        <translation>تعریف دوره</translation>
    </message>
    <message>
        <source>You do not belong to a unit yet</source>
        <translation>هنوز عضو هیچ واحدی نیستید</translation>
    </message>
    <message>
        <source>Term: %1</source>
        <translation>دوره: %1</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>بررسی نشده</translation>
    </message>
    <message>
        <source>Waiting for hours</source>
        <translation>در انتظار ثبت ساعات</translation>
    </message>
    <message>
        <source>Ready to pay</source>
        <translation>آماده پرداخت</translation>
    </message>
    <message>
        <source>wait for approval</source>
        <translation>در انتظار تایید اولیه</translation>
    </message>
    <message>
        <source>%1 not final</source>
        <translation>%1 مورد «عدم تایید»</translation>
    </message>
    <message>
        <source>No bank account</source>
        <translation>بدون حساب بانکی</translation>
    </message>
    <message>
        <source>no Sheba yet</source>
        <translation>شبا ثبت نشده است</translation>
    </message>
    <message>
        <source>of %1 final</source>
        <translation>از %1 تایید نهایی</translation>
    </message>
    <message>
        <source>1. Register</source>
        <translation>۱. ثبت</translation>
    </message>
    <message>
        <source>2. Approval</source>
        <translation>۲. تایید اولیه</translation>
    </message>
    <message>
        <source>3. Hours</source>
        <translation>۳. ساعات</translation>
    </message>
    <message>
        <source>4. Account</source>
        <translation>۴. حساب بانکی</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>انجام‌شده</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>در انتظار</translation>
    </message>
    <message>
        <source>Next: preliminary approval</source>
        <translation>کار بعدی: تایید اولیه</translation>
    </message>
    <message>
        <source>Next: record hours</source>
        <translation>کار بعدی: ثبت ساعات</translation>
    </message>
    <message>
        <source>Next: final approval</source>
        <translation>کار بعدی: تایید نهایی</translation>
    </message>
    <message>
        <source>Next: bank account</source>
        <translation>کار بعدی: حساب بانکی</translation>
    </message>
    <message>
        <source>Next: register a request</source>
        <translation>کار بعدی: ثبت درخواست</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>کاری در انتظار شما نیست</translation>
    </message>
</context>
<context>
    <name>HourSheetColumns</name>
    <message>
        <source>no account yet</source>
        <translation>حساب ثبت نشده</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>درخواستی</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>واقعی</translation>
    </message>
</context>
<context>
    <name>HourTotals</name>
    <message>
        <source>would not be paid</source>
        <translation>بدون حساب پرداخت نمی‌شود</translation>
    </message>
    <message>
        <source>everybody can be paid</source>
        <translation>همه حساب دارند</translation>
    </message>
    <message>
        <source>click to enter the first</source>
        <translation>ثبت نخستین حساب</translation>
    </message>
    <message>
        <source>Assistants</source>
        <translation>همیاران</translation>
    </message>
    <message>
        <source>with final hours</source>
        <translation>دارای تایید نهایی</translation>
    </message>
    <message>
        <source>Requested hours</source>
        <translation>ساعات درخواستی</translation>
    </message>
    <message>
        <source>as registered</source>
        <translation>هنگام ثبت درخواست</translation>
    </message>
    <message>
        <source>Actual hours</source>
        <translation>ساعات کارکرد واقعی</translation>
    </message>
    <message>
        <source>total of the sheet</source>
        <translation>جمع کل برگه</translation>
    </message>
    <message>
        <source>Without bank account</source>
        <translation>بدون حساب بانکی</translation>
    </message>
</context>
<context>
    <name>ImportFilePanel</name>
    <message>
        <source>Drop the Excel file here</source>
        <translation>پرونده اکسل را این‌جا رها کنید</translation>
    </message>
    <message>
        <source>or choose it. Nothing is stored before you have seen every row.</source>
        <translation>یا آن را انتخاب کنید. تا همه ردیف‌ها را نبینید، چیزی ذخیره نمی‌شود.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>انتخاب پرونده…</translation>
    </message>
    <message>
        <source>Save an empty template…</source>
        <translation>ذخیره الگوی خالی…</translation>
    </message>
    <message>
        <source>Needed columns: %1. Also read, if present: %2. Their order does not matter.</source>
        <translation>ستون‌های لازم: %1. اگر باشد خوانده می‌شود: %2. ترتیب ستون‌ها مهم نیست.</translation>
    </message>
</context>
<context>
    <name>ImportProgress</name>
    <message>
        <source>Cancel</source>
        <translation>لغو</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 از %2 ردیف</translation>
    </message>
</context>
<context>
    <name>ImportStudents</name>
    <message>
        <source>Import the list of students from Excel</source>
        <translation>ورود فهرست دانشجویان از اکسل</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>انتخاب پرونده</translation>
    </message>
    <message>
        <source>Excel or CSV</source>
        <translation>فهرست اکسل</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>بررسی آزمایشی</translation>
    </message>
    <message>
        <source>nothing is stored yet</source>
        <translation>هنوز چیزی ذخیره نمی‌شود</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>ورود</translation>
    </message>
    <message>
        <source>all or nothing</source>
        <translation>همه یا هیچ</translation>
    </message>
    <message>
        <source>Leave the refused rows out</source>
        <translation>ردیف‌های ناپذیرفته کنار گذاشته شود</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>پرونده دیگر</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Save the refused rows…</source>
        <translation>ذخیره ردیف‌های ناپذیرفته…</translation>
    </message>
    <message>
        <source>Import %1 students</source>
        <translation>ورود %1 دانشجو</translation>
    </message>
    <message>
        <source>List of students</source>
        <translation>فهرست دانشجویان</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>خواندن %1</translation>
    </message>
    <message>
        <source>%1 rows of %2 were refused. Save them, correct them and read the file again, or leave them out.</source>
        <translation>%1 ردیف از %2 پذیرفته نشد. آن‌ها را ذخیره و اصلاح کنید و پرونده را دوباره بخوانید، یا کنار بگذارید.</translation>
    </message>
    <message>
        <source>All %1 rows of %2 stand there already; there is nothing to import.</source>
        <translation>هر %1 ردیف %2 از پیش ثبت شده است و چیزی برای ورود نیست.</translation>
    </message>
    <message>
        <source>All %1 rows of %2 are good. Nothing is stored before you press Import.</source>
        <translation>هر %1 ردیف %2 درست است. تا دکمه ورود را نزنید، چیزی ذخیره نمی‌شود.</translation>
    </message>
    <message>
        <source>Storing the students</source>
        <translation>ذخیره دانشجویان</translation>
    </message>
    <message>
        <source>%1 new students were added and %2 were corrected.</source>
        <translation>%1 دانشجوی جدید افزوده و مشخصات %2 دانشجو اصلاح شد.</translation>
    </message>
    <message>
        <source>%1 refused rows were left out.</source>
        <translation>%1 ردیف ناپذیرفته کنار گذاشته شد.</translation>
    </message>
    <message>
        <source>The import is done</source>
        <translation>ورود فهرست انجام شد</translation>
    </message>
    <message>
        <source>The list of students shows them now.</source>
        <translation>دانشجویان اکنون در فهرست دیده می‌شوند.</translation>
    </message>
    <message>
        <source>To the list of students</source>
        <translation>دیدن فهرست دانشجویان</translation>
    </message>
    <message>
        <source>refused rows</source>
        <translation>ردیف‌های ناپذیرفته</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was stored.</source>
        <translation>لغو شد و چیزی ذخیره نشد.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>ذخیره شد: %1</translation>
    </message>
</context>
<context>
    <name>ImportVerdicts</name>
    <message>
        <source>Line</source>
        <translation>ردیف</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>نام و نام خانوادگی</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>نتیجه</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>دلیل</translation>
    </message>
    <message>
        <source>will be added</source>
        <translation>افزوده می‌شود</translation>
    </message>
    <message>
        <source>will be corrected</source>
        <translation>اصلاح می‌شود</translation>
    </message>
    <message>
        <source>stand there already</source>
        <translation>از پیش ثبت شده است</translation>
    </message>
    <message>
        <source>have an error</source>
        <translation>خطا دارد</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>همه ردیف‌ها</translation>
    </message>
    <message>
        <source>Rows of the file with their verdicts</source>
        <translation>ردیف‌های پرونده و نتیجه هر یک</translation>
    </message>
    <message>
        <source>No row has this verdict</source>
        <translation>ردیفی با این نتیجه نیست</translation>
    </message>
    <message>
        <source>Press “All rows” to see the others.</source>
        <translation>برای دیدن بقیه، «همه ردیف‌ها» را بزنید.</translation>
    </message>
</context>
<context>
    <name>JalaliDateEdit</name>
    <message>
        <source>Choose from the calendar</source>
        <translation>انتخاب از تقویم</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>تقویم</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>ماه پیش</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>ماه بعد</translation>
    </message>
</context>
<context>
    <name>LookupField</name>
    <message>
        <source>Choose from the list (F4)</source>
        <translation>انتخاب از فهرست (F4)</translation>
    </message>
    <message>
        <source>Nothing in the list matches</source>
        <translation>چیزی در فهرست با این نوشته جور نیست</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The password was changed.</source>
        <translation>گذرواژه تغییر کرد.</translation>
    </message>
    <message>
        <source>The program met an unexpected failure (%1). Details are in the log; nothing was saved.</source>
        <translation>برنامه با خطای پیش‌بینی‌نشده‌ای روبه‌رو شد (%1). چیزی ذخیره نشد و جزئیات در پرونده گزارش هست.</translation>
    </message>
    <message>
        <source>Hamyar — student assistants</source>
        <translation>همیار — همیار دانشجویی</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>بستن پیام</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>just now</source>
        <translation>همین حالا</translation>
    </message>
    <message>
        <source>%1 minutes ago</source>
        <translation>%1 دقیقه پیش</translation>
    </message>
    <message>
        <source>%1 hours ago</source>
        <translation>%1 ساعت پیش</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>دیروز</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>%1 روز پیش</translation>
    </message>
    <message>
        <source>The deadline has passed</source>
        <translation>مهلت گذشته است</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>%1 روز مانده</translation>
    </message>
    <message>
        <source>%1 days and %2 hours left</source>
        <translation>%1 روز و %2 ساعت مانده</translation>
    </message>
    <message>
        <source>%1 hours left</source>
        <translation>%1 ساعت مانده</translation>
    </message>
    <message>
        <source>%1 minutes left</source>
        <translation>%1 دقیقه مانده</translation>
    </message>
</context>
<context>
    <name>MoreFilters</name>
    <message>
        <source>At most %1 days</source>
        <translation>حداکثر %1 روز بنویسید.</translation>
    </message>
    <message>
        <source>Registered from</source>
        <translation>ثبت از تاریخ</translation>
    </message>
    <message>
        <source>Registered until</source>
        <translation>ثبت تا تاریخ</translation>
    </message>
    <message>
        <source>Requested hours from</source>
        <translation>ساعت درخواست از</translation>
    </message>
    <message>
        <source>Requested hours up to</source>
        <translation>ساعت درخواست تا</translation>
    </message>
    <message>
        <source>Waiting longer than (days)</source>
        <translation>در انتظار بیش از (روز)</translation>
    </message>
    <message>
        <source>Actual hours above those requested</source>
        <translation>ساعت واقعی بیش از درخواست</translation>
    </message>
    <message>
        <source>Unit&apos;s quota full</source>
        <translation>سهمیه واحد پُر شده است</translation>
    </message>
    <message>
        <source>Without a bank account</source>
        <translation>بدون حساب بانکی</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>فیلترهای بیشتر</translation>
    </message>
    <message>
        <source>This day lies before the first one; change one of the two.</source>
        <translation>این روز پیش از روز آغاز است؛ یکی از دو را تغییر دهید.</translation>
    </message>
    <message>
        <source>This is less than the first number; change one of the two.</source>
        <translation>این عدد کمتر از عدد آغاز است؛ یکی از دو را تغییر دهید.</translation>
    </message>
</context>
<context>
    <name>OneTimePassword</name>
    <message>
        <source>Password of %1</source>
        <translation>گذرواژه %1</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>گذرواژه</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>رونوشت</translation>
    </message>
    <message>
        <source>It is shown only now and kept nowhere. Give it to the person, who changes it after signing in by “Change password” in the menu of the own name.</source>
        <translation>فقط همین یک بار نشان داده می‌شود و جایی نگه داشته نمی‌شود. آن را به خود کاربر بدهید تا پس از ورود، از منوی نام خود با «تغییر گذرواژه» عوضش کند.</translation>
    </message>
    <message>
        <source>I have noted it</source>
        <translation>یادداشت کردم</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>رونوشت برداشته شد.</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Active</source>
        <translation>فعال</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>غیرفعال</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>همه واحدها</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>کاربر</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>نقش</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>واحدها</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Accounts (%1)</source>
        <translation>کاربران (%1)</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>فعال کردن</translation>
    </message>
    <message>
        <source>You cannot disable your own account.</source>
        <translation>حساب خودتان را نمی‌توانید غیرفعال کنید.</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>غیرفعال کردن</translation>
    </message>
    <message>
        <source>Make a new password for %1?</source>
        <translation>برای %1 گذرواژه تازه ساخته شود؟</translation>
    </message>
    <message>
        <source>The present password is good no more; the new one is shown once.</source>
        <translation>گذرواژه کنونی دیگر کار نمی‌کند؛ گذرواژه تازه یک بار نشان داده می‌شود.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>گذرواژه تازه</translation>
    </message>
    <message>
        <source>%1 can sign in again.</source>
        <translation>%1 دوباره می‌تواند وارد شود.</translation>
    </message>
    <message>
        <source>%1 can sign in no more.</source>
        <translation>%1 دیگر نمی‌تواند وارد شود.</translation>
    </message>
    <message>
        <source>Disable the account of %1?</source>
        <translation>حساب %1 غیرفعال شود؟</translation>
    </message>
    <message>
        <source>Signing in is then refused; what was done under the name stays in the history.</source>
        <translation>پس از آن ورود ممکن نیست؛ هر چه با این نام انجام شده است در تاریخچه می‌ماند.</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>کاربر تازه</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>کاربران</translation>
    </message>
    <message>
        <source>There is nobody yet</source>
        <translation>هنوز کاربری نیست</translation>
    </message>
    <message>
        <source>Make an account for everybody who works with the program.</source>
        <translation>برای هر کسی که با برنامه کار می‌کند یک حساب بسازید.</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Units</source>
        <translation>واحدها</translation>
    </message>
    <message>
        <source>Part of a unit&apos;s name…</source>
        <translation>بخشی از نام واحد…</translation>
    </message>
    <message>
        <source>Student affairs works in every unit; nothing need be ticked.</source>
        <translation>معاونت دانشجویی در همه واحدها کار می‌کند؛ نیازی به تیک زدن نیست.</translation>
    </message>
    <message>
        <source>A viewer without a unit reads everything.</source>
        <translation>بیننده بدون واحد همه چیز را می‌بیند.</translation>
    </message>
    <message>
        <source>Without a unit this person can do nothing yet.</source>
        <translation>بدون واحد، این کاربر هنوز کاری نمی‌تواند بکند.</translation>
    </message>
    <message>
        <source>Works only in the ticked units.</source>
        <translation>فقط در واحدهای تیک‌خورده کار می‌کند.</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>نام و نام خانوادگی</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>نام کاربری</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>نقش</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>کاربر تازه</translation>
    </message>
    <message>
        <source>A password is made for it and shown once.</source>
        <translation>گذرواژه‌ای برای آن ساخته و یک بار نشان داده می‌شود.</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>ساختن حساب</translation>
    </message>
    <message>
        <source>The sign-in name is empty. Type a short name, e.g. in Latin letters.</source>
        <translation>نام کاربری خالی است. نامی کوتاه، مثلاً با حروف لاتین، بنویسید.</translation>
    </message>
    <message>
        <source>Units of %1</source>
        <translation>واحدهای %1</translation>
    </message>
    <message>
        <source>It holds from the next sign-in on.</source>
        <translation>از ورود بعدی او اعمال می‌شود.</translation>
    </message>
    <message>
        <source>Save the units</source>
        <translation>ذخیره واحدها</translation>
    </message>
    <message>
        <source>The units of %1 were saved.</source>
        <translation>واحدهای %1 ذخیره شد.</translation>
    </message>
</context>
<context>
    <name>PreliminaryPage</name>
    <message>
        <source>Turn «Pending» into «Approved» or «Rejected», then apply the changes.</source>
        <translation>«بررسی نشده» را به «تایید شده» یا «رد شده» تغییر دهید و سپس «اعمال تغییرات» را بزنید.</translation>
    </message>
    <message>
        <source>Mark the selected rows as approved</source>
        <translation>ردیف‌های انتخاب‌شده را «تایید شده» کن</translation>
    </message>
    <message>
        <source>Mark the selected rows as rejected</source>
        <translation>ردیف‌های انتخاب‌شده را «رد شده» کن</translation>
    </message>
    <message>
        <source>Leave the selected rows pending</source>
        <translation>بررسی نشده ماندن ردیف‌های انتخاب‌شده</translation>
    </message>
    <message>
        <source>Only the unit&apos;s supervisor or student affairs may decide.</source>
        <translation>فقط سرپرست واحد یا معاونت دانشجویی می‌تواند تصمیم بگیرد.</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>تایید شده</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>رد شده</translation>
    </message>
    <message>
        <source>Nothing waits for preliminary approval</source>
        <translation>چیزی منتظر تایید اولیه نیست</translation>
    </message>
    <message>
        <source>New requests appear here as soon as they are registered.</source>
        <translation>هر درخواست تازه همین که ثبت شود اینجا دیده می‌شود.</translation>
    </message>
    <message>
        <source>Pending requests</source>
        <translation>درخواست‌های بررسی نشده</translation>
    </message>
    <message>
        <source>%1 changes wait to be applied</source>
        <translation>%1 تغییر هنوز اعمال نشده است</translation>
    </message>
    <message>
        <source>Select at least one row in the table first.</source>
        <translation>نخست دست‌کم یک ردیف جدول را انتخاب کنید.</translation>
    </message>
    <message>
        <source>Turn the state of at least one row first.</source>
        <translation>نخست وضعیت دست‌کم یک ردیف را تغییر دهید.</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Print preview</source>
        <translation>پیش‌نمایش چاپ</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1 صفحه</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>چاپ</translation>
    </message>
    <message>
        <source>The pages are being painted…</source>
        <translation>صفحه‌ها آماده می‌شوند…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>ذخیره به شکل PDF</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>ذخیره شد: %1</translation>
    </message>
    <message>
        <source>The PDF is being written…</source>
        <translation>پرونده PDF نوشته می‌شود…</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>لغو</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
</context>
<context>
    <name>QuotaForm</name>
    <message>
        <source>Seats</source>
        <translation>ظرفیت</translation>
    </message>
    <message>
        <source>Number of the letter</source>
        <translation>شماره نامه</translation>
    </message>
    <message>
        <source>%1 are used</source>
        <translation>%1 جا استفاده شده است</translation>
    </message>
    <message>
        <source>Not permitted so far: with seats it may register.</source>
        <translation>هنوز مجاز نیست؛ با تعیین ظرفیت می‌تواند ثبت کند.</translation>
    </message>
    <message>
        <source>%1 — work type: %2</source>
        <translation>%1 — نوع کار: %2</translation>
    </message>
    <message>
        <source>Save the quota</source>
        <translation>ذخیره ظرفیت</translation>
    </message>
    <message>
        <source>The quota of “%1” was saved.</source>
        <translation>ظرفیت «%1» ذخیره شد.</translation>
    </message>
</context>
<context>
    <name>QuotaPanel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ندارد</translation>
    </message>
    <message>
        <source>%1 has no quota in this term and may not register.</source>
        <translation>«%1» در این دوره ظرفیت ندارد و مجاز به ثبت نیست.</translation>
    </message>
    <message>
        <source>%1 — letter %2</source>
        <translation>%1 — نامه %2</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>واحد اداری</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>استفاده‌شده</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>مانده</translation>
    </message>
    <message>
        <source>%1 of %2 places are used; %3 are left</source>
        <translation>%1 از %2 ظرفیت استفاده شده و %3 نفر مانده است</translation>
    </message>
    <message>
        <source>Approved table of assistants</source>
        <translation>جدول تصویب‌شده همیار دانشجویی</translation>
    </message>
    <message>
        <source>No unit has a quota in this term</source>
        <translation>هیچ واحدی در این دوره ظرفیت ندارد</translation>
    </message>
    <message>
        <source>Student affairs enters the quotas; without one a unit may not register.</source>
        <translation>ظرفیت‌ها را معاونت دانشجویی وارد می‌کند؛ واحد بدون ظرفیت نمی‌تواند درخواست ثبت کند.</translation>
    </message>
</context>
<context>
    <name>QuotasPanel</name>
    <message>
        <source>Not permitted</source>
        <translation>غیرمجاز</translation>
    </message>
    <message>
        <source>Permitted</source>
        <translation>مجاز</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>واحد اداری</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>ظرفیت</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>استفاده‌شده</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>مانده</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>شماره نامه</translation>
    </message>
    <message>
        <source>%1 of %2 units may register; %3 of %4 seats are used, %5 are left.</source>
        <translation>%1 واحد از %2 واحد مجاز است؛ %3 جا از %4 جا استفاده شده و %5 جا مانده است.</translation>
    </message>
    <message>
        <source>The term is sealed: its quotas cannot change.</source>
        <translation>دوره مهر شده است و ظرفیت‌های آن تغییر نمی‌کند.</translation>
    </message>
    <message>
        <source>Seats and letter of the selected unit (Enter)</source>
        <translation>ظرفیت و شماره نامه واحد انتخاب‌شده (Enter)</translation>
    </message>
    <message>
        <source>Approved table of assistants</source>
        <translation>جدول تصویب‌شده همیار دانشجویی</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>دوره</translation>
    </message>
    <message>
        <source>Edit seats</source>
        <translation>ویرایش ظرفیت</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>واحد تازه</translation>
    </message>
    <message>
        <source>There is no table yet</source>
        <translation>هنوز جدولی نیست</translation>
    </message>
    <message>
        <source>Define a term first; its units and their seats are then entered here.</source>
        <translation>نخست دوره‌ای تعریف کنید؛ سپس ظرفیت واحدها اینجا وارد می‌شود.</translation>
    </message>
    <message>
        <source>Go to the terms</source>
        <translation>رفتن به دوره‌ها</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>جمع</translation>
    </message>
    <message>
        <source>%1 permitted units</source>
        <translation>%1 واحد مجاز</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 جا مانده</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason of “%1” for %2 requests</source>
        <translation>دلیل «%1» برای %2 درخواست</translation>
    </message>
    <message>
        <source>Standard reasons</source>
        <translation>دلیل‌های آماده</translation>
    </message>
    <message>
        <source>Your own words of before</source>
        <translation>نوشته پیشین خودتان</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>دلیل</translation>
    </message>
    <message>
        <source>Choose above or write your own words</source>
        <translation>از بالا انتخاب کنید یا خودتان بنویسید</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>بازگشت</translation>
    </message>
</context>
<context>
    <name>ReferralPage</name>
    <message>
        <source>Enter the hours really worked, then turn «Not final» into «Final».</source>
        <translation>ساعات کارکرد واقعی را وارد کنید و سپس «عدم تایید» را به «تایید نهایی» تبدیل کنید.</translation>
    </message>
    <message>
        <source>All work types</source>
        <translation>همه نوع کارها</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>واحد اداری</translation>
    </message>
    <message>
        <source>Work type</source>
        <translation>نوع کار</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Total actual hours</source>
        <translation>کل ساعات کارکرد واقعی</translation>
    </message>
    <message>
        <source>Final approval</source>
        <translation>تایید نهایی</translation>
    </message>
    <message>
        <source>Word on the hours</source>
        <translation>توضیح ساعات</translation>
    </message>
    <message>
        <source>No request with this status</source>
        <translation>درخواستی با این وضعیت نیست</translation>
    </message>
    <message>
        <source>Choose another status, or approve requests in stage 2 first.</source>
        <translation>وضعیت دیگری انتخاب کنید یا نخست در مرحله ۲ درخواست‌ها را تایید کنید.</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>رکوردها</translation>
    </message>
    <message>
        <source>The student has no request of your units in this term.</source>
        <translation>این دانشجو در این دوره درخواستی در واحدهای شما ندارد.</translation>
    </message>
    <message>
        <source>Nothing was changed in this record.</source>
        <translation>در این رکورد چیزی تغییر نکرده است.</translation>
    </message>
    <message>
        <source>Now turn «Not final» into «Final».</source>
        <translation>اکنون روی «عدم تایید» کلیک کنید تا به «تایید نهایی» تبدیل شود.</translation>
    </message>
    <message>
        <source>Type a student number or choose a row of the table.</source>
        <translation>شماره دانشجو را بنویسید یا ردیفی از جدول را انتخاب کنید.</translation>
    </message>
    <message>
        <source>%1 — %2 — requested hours: %3</source>
        <translation>%1 — %2 — ساعات درخواستی: %3</translation>
    </message>
    <message>
        <source>Only the unit&apos;s supervisor or student affairs may finalise.</source>
        <translation>فقط سرپرست واحد یا معاونت دانشجویی می‌تواند تایید نهایی کند.</translation>
    </message>
    <message>
        <source>The hours exceed those requested: say why.</source>
        <translation>ساعات بیش از درخواست است؛ دلیل آن را بنویسید.</translation>
    </message>
    <message>
        <source>The record of %1 was saved.</source>
        <translation>رکورد %1 ذخیره شد.</translation>
    </message>
</context>
<context>
    <name>RefusalsDialog</name>
    <message>
        <source>Not done</source>
        <translation>انجام نشد</translation>
    </message>
    <message>
        <source>%1 requests could not be changed</source>
        <translation>%1 درخواست تغییر نکرد</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>Select these again</source>
        <translation>انتخاب دوباره همین‌ها</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>رونوشت متنی</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>دلیل‌ها</translation>
    </message>
    <message>
        <source>All reasons</source>
        <translation>همه دلیل‌ها</translation>
    </message>
    <message>
        <source>%1 requests: %2</source>
        <translation>%1 درخواست: %2</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>رونوشت شد</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>دانشجو</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>واحد اداری</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Deadline of all stages: %1</source>
        <translation>مهلت همه مراحل: %1</translation>
    </message>
    <message>
        <source>Edit the selected request</source>
        <translation>ویرایش درخواست انتخاب‌شده</translation>
    </message>
    <message>
        <source>Open the list of a field</source>
        <translation>باز کردن فهرست یک فیلد («؟»)</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>واحد اداری</translation>
    </message>
    <message>
        <source>Work type</source>
        <translation>نوع کار</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>توضیح</translation>
    </message>
    <message>
        <source>e.g. the student helped at the dormitory&apos;s site</source>
        <translation>مثال: دانشجو در سایت خوابگاه همکاری داشته است</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>ویرایش</translation>
    </message>
    <message>
        <source>Cancel request</source>
        <translation>لغو درخواست</translation>
    </message>
    <message>
        <source>Requests that wait for preliminary approval</source>
        <translation>درخواست‌های منتظر تایید اولیه</translation>
    </message>
    <message>
        <source>No request is waiting</source>
        <translation>درخواستی منتظر نیست</translation>
    </message>
    <message>
        <source>Type a student number on the other side and press Search.</source>
        <translation>شماره دانشجو را در فرم بنویسید و «جستجو» را بزنید.</translation>
    </message>
    <message>
        <source>Approximate hours (at most %1)</source>
        <translation>ساعت تقریبی (حداکثر %1)</translation>
    </message>
    <message>
        <source>Choose a unit to see its quota.</source>
        <translation>واحد را انتخاب کنید تا ظرفیت آن دیده شود.</translation>
    </message>
    <message>
        <source>This unit has no quota in this term and may not register.</source>
        <translation>این واحد در این دوره ظرفیت ندارد و نمی‌تواند درخواست ثبت کند.</translation>
    </message>
    <message>
        <source>%1 of %2 places are left</source>
        <translation>ظرفیت باقی‌مانده: %1 از %2</translation>
    </message>
    <message>
        <source>This unit has a request of the student in this term already: %1.</source>
        <translation>این واحد در این دوره برای این دانشجو درخواست دارد: %1.</translation>
    </message>
    <message>
        <source>The earlier request is “%1”. Applying the changes registers it again.</source>
        <translation>درخواست پیشین «%1» است. با «اعمال تغییرات» همان دوباره ثبت می‌شود.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>دلیل: %1</translation>
    </message>
    <message>
        <source>The request of %1 was saved.</source>
        <translation>درخواست %1 ثبت شد.</translation>
    </message>
    <message>
        <source>Waiting for preliminary approval</source>
        <translation>منتظر تایید اولیه</translation>
    </message>
    <message>
        <source>Select a request in the table first.</source>
        <translation>نخست درخواستی را در جدول انتخاب کنید.</translation>
    </message>
    <message>
        <source>Edit the request</source>
        <translation>ویرایش درخواست</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>درخواست تازه</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>The hours that became final, for signature and for payment.</source>
        <translation>ساعت‌هایی که تایید نهایی شده‌اند، برای امضا و پرداخت</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>واحد اداری</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>دوره</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>خروجی اکسل</translation>
    </message>
    <message>
        <source>Save the sheet as an Excel file</source>
        <translation>ذخیره برگه به شکل اکسل</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>خروجی PDF</translation>
    </message>
    <message>
        <source>Save the sheet as PDF</source>
        <translation>ذخیره برگه به شکل PDF</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>چاپ…</translation>
    </message>
    <message>
        <source>See the pages and print them</source>
        <translation>دیدن صفحه‌ها و چاپ</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>باز کردن پرونده</translation>
    </message>
    <message>
        <source>Hour sheet of the unit</source>
        <translation>برگه ساعات کارکرد واحد</translation>
    </message>
    <message>
        <source>Hour sheet</source>
        <translation>برگه ساعات کارکرد</translation>
    </message>
    <message>
        <source>%1 — read by %2 at %3</source>
        <translation>%1 — تهیه: %2، %3</translation>
    </message>
    <message>
        <source>No hours of this unit are final in this term</source>
        <translation>در این دوره ساعتی از این واحد تایید نهایی نشده است</translation>
    </message>
    <message>
        <source>In stage 3 record the actual hours and turn them into final approval.</source>
        <translation>در مرحله ۳ ساعات کارکرد واقعی را ثبت کنید و «عدم تایید» را به «تایید نهایی» برگردانید.</translation>
    </message>
    <message>
        <source>Go to stage 3</source>
        <translation>رفتن به مرحله ۳</translation>
    </message>
    <message>
        <source>There is no term yet</source>
        <translation>هنوز دوره‌ای تعریف نشده است</translation>
    </message>
    <message>
        <source>Student affairs defines the term with its deadline.</source>
        <translation>دوره و مهلت آن را معاونت دانشجویی تعریف می‌کند.</translation>
    </message>
    <message>
        <source>No unit is chosen</source>
        <translation>واحدی انتخاب نشده است</translation>
    </message>
    <message>
        <source>Type a part of its name above, or press F4 for the list.</source>
        <translation>بخشی از نام واحد را در بالا بنویسید یا برای دیدن فهرست F4 را بزنید.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>ذخیره شد: %1</translation>
    </message>
</context>
<context>
    <name>RequestBody</name>
    <message>
        <source>The student&apos;s other requests</source>
        <translation>درخواست‌های دیگر دانشجو</translation>
    </message>
    <message>
        <source>The student&apos;s other requests (%1)</source>
        <translation>درخواست‌های دیگر دانشجو (%1)</translation>
    </message>
    <message>
        <source>The student&apos;s other requests in your units (%1)</source>
        <translation>درخواست‌های دیگر دانشجو در واحدهای شما (%1)</translation>
    </message>
    <message>
        <source>Hours in %1, this request included: %2</source>
        <translation>جمع ساعات %1 با این درخواست: %2</translation>
    </message>
    <message>
        <source>and %1 older ones</source>
        <translation>و %1 درخواست قدیمی‌تر</translation>
    </message>
</context>
<context>
    <name>RequestColumns</name>
    <message>
        <source>Student</source>
        <translation>دانشجو</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>واحد اداری</translation>
    </message>
    <message>
        <source>Work type</source>
        <translation>نوع کار</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>ساعات</translation>
    </message>
    <message>
        <source>Actual hours</source>
        <translation>ساعات واقعی</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>تاریخ ثبت</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>حساب</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>دارد</translation>
    </message>
    <message>
        <source>No</source>
        <translation>ندارد</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>توضیحات</translation>
    </message>
</context>
<context>
    <name>RequestDrawer</name>
    <message>
        <source>Facts and history of the current request</source>
        <translation>مشخصات و تاریخچه درخواست جاری</translation>
    </message>
    <message>
        <source>Facts and history</source>
        <translation>مشخصات و تاریخچه</translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation>بستن کشو</translation>
    </message>
</context>
<context>
    <name>RequestFilters</name>
    <message>
        <source>All stages</source>
        <translation>همه وضعیت‌ها</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>همه واحدها</translation>
    </message>
    <message>
        <source>All work types</source>
        <translation>همه نوع‌ها</translation>
    </message>
    <message>
        <source>All terms</source>
        <translation>همه دوره‌ها</translation>
    </message>
    <message>
        <source>All that wait</source>
        <translation>همه موارد در انتظار</translation>
    </message>
    <message>
        <source>Name or student number</source>
        <translation>نام یا شماره دانشجویی</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>فیلترهای بیشتر</translation>
    </message>
    <message>
        <source>Days, hours, quota, account and how long it waits</source>
        <translation>تاریخ، ساعت، سهمیه، حساب و مدت انتظار</translation>
    </message>
    <message>
        <source>Search in the requests</source>
        <translation>جستجو در درخواست‌ها</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>واحد اداری</translation>
    </message>
    <message>
        <source>Work type</source>
        <translation>نوع کار</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>دوره</translation>
    </message>
    <message>
        <source>Waiting for a decision</source>
        <translation>در انتظار تصمیم</translation>
    </message>
</context>
<context>
    <name>RequestHistory</name>
    <message>
        <source>Request %1</source>
        <translation>درخواست شماره %1</translation>
    </message>
    <message>
        <source>History, newest first</source>
        <translation>تاریخچه، تازه‌ترین در بالا</translation>
    </message>
    <message>
        <source>Copy the history</source>
        <translation>رونوشت تاریخچه</translation>
    </message>
    <message>
        <source>The student&apos;s page</source>
        <translation>صفحه دانشجو</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>The history is being read…</source>
        <translation>تاریخچه در حال خواندن است…</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>تاریخچه خوانده نشد</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
    <message>
        <source>Student number %1</source>
        <translation>شماره دانشجویی %1</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>ثبت شده</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ثبت نشده</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>ثبت</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>آخرین تغییر</translation>
    </message>
    <message>
        <source>another tool</source>
        <translation>ابزار دیگر</translation>
    </message>
    <message>
        <source>Nothing is noted about this request</source>
        <translation>برای این درخواست چیزی ثبت نشده است</translation>
    </message>
    <message>
        <source>It was brought in before the history began.</source>
        <translation>این درخواست پیش از آغاز تاریخچه وارد شده است.</translation>
    </message>
</context>
<context>
    <name>RequestPane</name>
    <message>
        <source>%1 changed this request just now: %2.</source>
        <translation>%1 همین حالا این درخواست را تغییر داد: %2.</translation>
    </message>
    <message>
        <source>This request is no longer there</source>
        <translation>این درخواست دیگر وجود ندارد</translation>
    </message>
    <message>
        <source>Somebody else deleted it, or it is no longer in your units.</source>
        <translation>شخص دیگری آن را حذف کرده یا دیگر در واحدهای شما نیست.</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Search, filter and sort; Space opens all about a request beside the table.</source>
        <translation>جستجو، فیلتر و مرتب‌سازی؛ کلید Space مشخصات و تاریخچه درخواست را کنار جدول باز می‌کند.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>اقدام</translation>
    </message>
    <message>
        <source>Actions on the selected requests</source>
        <translation>اقدام برای درخواست‌های انتخاب‌شده</translation>
    </message>
    <message>
        <source>Excel output</source>
        <translation>خروجی اکسل</translation>
    </message>
    <message>
        <source>Everything that matches, not only what is in sight</source>
        <translation>همه موارد یافته‌شده، نه فقط آنچه دیده می‌شود</translation>
    </message>
    <message>
        <source>There is no request yet</source>
        <translation>هنوز درخواستی ثبت نشده است</translation>
    </message>
    <message>
        <source>Requests appear here as soon as they are registered.</source>
        <translation>درخواست‌ها پس از ثبت این‌جا دیده می‌شوند.</translation>
    </message>
    <message>
        <source>Register a request</source>
        <translation>ثبت درخواست</translation>
    </message>
    <message>
        <source>Requests — counting…</source>
        <translation>درخواست‌ها — در حال شمارش…</translation>
    </message>
    <message>
        <source>Requests (%1)</source>
        <translation>درخواست‌ها (%1)</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 مورد انتخاب شده</translation>
    </message>
</context>
<context>
    <name>ReviewColumns</name>
    <message>
        <source>Action</source>
        <translation>اقدام</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>Facts and history</source>
        <translation>مشخصات و تاریخچه</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Requests and hours that wait for your word, the oldest first</source>
        <translation>درخواست‌ها و ساعاتی که منتظر نظر شما هستند، قدیمی‌ترین در بالا</translation>
    </message>
    <message>
        <source>%1: all selected rows</source>
        <translation>%1: همه ردیف‌های انتخاب‌شده</translation>
    </message>
    <message>
        <source>Nothing waits for your word</source>
        <translation>چیزی منتظر نظر شما نیست</translation>
    </message>
    <message>
        <source>New requests and recorded hours appear here.</source>
        <translation>درخواست‌های تازه و ساعات ثبت‌شده این‌جا دیده می‌شوند.</translation>
    </message>
    <message>
        <source>Waiting for a decision — counting…</source>
        <translation>در انتظار تصمیم — در حال شمارش…</translation>
    </message>
    <message>
        <source>Waiting for a decision (%1)</source>
        <translation>در انتظار تصمیم (%1)</translation>
    </message>
    <message>
        <source>wait for approval</source>
        <translation>در انتظار تایید اولیه</translation>
    </message>
    <message>
        <source>wait to be final</source>
        <translation>منتظر تایید نهایی</translation>
    </message>
    <message>
        <source>no hours yet</source>
        <translation>بدون ساعات کارکرد</translation>
    </message>
    <message>
        <source>%1 ready to pay</source>
        <translation>%1 مورد آماده پرداخت</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>The student&apos;s page</source>
        <translation>صفحه دانشجو</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>Decisions on the selected rows</source>
        <translation>تصمیم درباره ردیف‌های انتخاب‌شده</translation>
    </message>
    <message>
        <source>The row is still being read; press the key again in a moment.</source>
        <translation>ردیف هنوز در حال خواندن است؛ لحظه‌ای دیگر دوباره کلید را بزنید.</translation>
    </message>
    <message>
        <source>There is no form in which just this selection could be edited.</source>
        <translation>برای ویرایش، فقط یک ردیف را انتخاب کنید که هنوز نهایی نشده باشد.</translation>
    </message>
    <message>
        <source>“%1” is not possible for the selected rows.</source>
        <translation>«%1» برای ردیف‌های انتخاب‌شده ممکن نیست.</translation>
    </message>
    <message>
        <source>Facts and history</source>
        <translation>مشخصات و تاریخچه</translation>
    </message>
</context>
<context>
    <name>RowKeys</name>
    <message>
        <source>Go from row to row</source>
        <translation>رفتن از ردیفی به ردیف دیگر</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>انتخاب چند ردیف</translation>
    </message>
    <message>
        <source>Select all matches</source>
        <translation>انتخاب همه ردیف‌های یافته‌شده</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>رونوشت ردیف‌های انتخاب‌شده</translation>
    </message>
    <message>
        <source>Open or close the drawer beside the table</source>
        <translation>باز و بسته کردن کشوی کنار جدول</translation>
    </message>
    <message>
        <source>Go into the open drawer</source>
        <translation>رفتن به کشوی باز</translation>
    </message>
    <message>
        <source>Scroll the drawer from the table</source>
        <translation>پیمایش کشو از درون جدول</translation>
    </message>
    <message>
        <source>Go to a row by its number</source>
        <translation>رفتن به ردیف با شماره آن</translation>
    </message>
    <message>
        <source>Columns: order, width, which are shown</source>
        <translation>ستون‌ها: ترتیب، پهنا و نمایش</translation>
    </message>
    <message>
        <source>Choose the state of the row from a list</source>
        <translation>انتخاب وضعیت ردیف از فهرست</translation>
    </message>
    <message>
        <source>Back to the table, then close the drawer</source>
        <translation>برگشت به جدول، سپس بستن کشو</translation>
    </message>
</context>
<context>
    <name>RowNumberDialog</name>
    <message>
        <source>Go to a row</source>
        <translation>رفتن به ردیف</translation>
    </message>
    <message>
        <source>Row number, 1 to %1</source>
        <translation>شماره ردیف، از ۱ تا %1</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>برو</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>بازگشت</translation>
    </message>
    <message>
        <source>There are rows 1 to %1.</source>
        <translation>ردیف‌ها از ۱ تا %1 هستند.</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>The rules were saved and hold from now on.</source>
        <translation>قواعد ذخیره شد و از هم‌اکنون اجرا می‌شود.</translation>
    </message>
    <message>
        <source>Type a number to see whether it fits.</source>
        <translation>شماره‌ای بنویسید تا ببینید با الگو می‌خواند یا نه.</translation>
    </message>
    <message>
        <source>The pattern itself is not right yet.</source>
        <translation>خود الگو هنوز درست نیست.</translation>
    </message>
    <message>
        <source>This number does not fit the pattern.</source>
        <translation>این شماره با الگو نمی‌خواند.</translation>
    </message>
    <message>
        <source>This number fits the pattern.</source>
        <translation>این شماره با الگو می‌خواند.</translation>
    </message>
    <message>
        <source>Rules of the scheme</source>
        <translation>قواعد طرح</translation>
    </message>
    <message>
        <source>They hold for everybody from the moment they are saved.</source>
        <translation>از لحظه ذخیره، برای همه اجرا می‌شود.</translation>
    </message>
    <message>
        <source>Most hours of a request</source>
        <translation>بیشترین ساعت هر درخواست</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>از %1 تا %2</translation>
    </message>
    <message>
        <source>Ceiling of a student&apos;s hours in a term</source>
        <translation>سقف ساعت دانشجو در دوره</translation>
    </message>
    <message>
        <source>Over all units; empty means no ceiling</source>
        <translation>در همه واحدها؛ خالی یعنی بدون سقف</translation>
    </message>
    <message>
        <source>Somebody else approves</source>
        <translation>تایید به دست فرد دیگر</translation>
    </message>
    <message>
        <source>Whoever registered a request or changed its hours may not approve it; whoever recorded the hours worked may not finalise them.</source>
        <translation>کسی که درخواست را ثبت کرده یا ساعات آن را تغییر داده است آن را تایید نمی‌کند و کسی که ساعات واقعی را ثبت کرده است آن را نهایی نمی‌کند.</translation>
    </message>
    <message>
        <source>Pattern of student numbers</source>
        <translation>الگوی شماره دانشجویی</translation>
    </message>
    <message>
        <source>Digits only; empty means the usual one: %1</source>
        <translation>فقط رقم؛ خالی یعنی الگوی معمول: %1</translation>
    </message>
    <message>
        <source>Try the pattern</source>
        <translation>آزمایش الگو</translation>
    </message>
    <message>
        <source>Support contact</source>
        <translation>نشانی پشتیبانی</translation>
    </message>
    <message>
        <source>Stands in the sentences about deadline and quota</source>
        <translation>در پیام‌های مهلت و ظرفیت نوشته می‌شود</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>اعمال تغییرات</translation>
    </message>
    <message>
        <source>Take back the changes</source>
        <translation>بازگرداندن تغییرات</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Saved filters</source>
        <translation>فیلترهای ذخیره‌شده</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>نمایش</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>تغییر نام</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Nothing is saved yet.</source>
        <translation>هنوز فیلتری ذخیره نشده است.</translation>
    </message>
    <message>
        <source>Rename the filter</source>
        <translation>تغییر نام فیلتر</translation>
    </message>
    <message>
        <source>There is a filter “%1” already</source>
        <translation>فیلتری با نام «%1» هست</translation>
    </message>
    <message>
        <source>If you go on, the new one takes its place.</source>
        <translation>اگر ادامه دهید، فیلتر تازه جای آن را می‌گیرد.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>جایگزین شود</translation>
    </message>
    <message>
        <source>Delete the filter “%1”?</source>
        <translation>فیلتر «%1» حذف شود؟</translation>
    </message>
    <message>
        <source>No request is changed by that; only the name and its conditions go.</source>
        <translation>هیچ درخواستی تغییر نمی‌کند؛ فقط این نام و شرط‌هایش پاک می‌شود.</translation>
    </message>
    <message>
        <source>Save the filter…</source>
        <translation>ذخیره فیلتر…</translation>
    </message>
    <message>
        <source>Rename or delete…</source>
        <translation>تغییر نام یا حذف…</translation>
    </message>
    <message>
        <source>Of the filter “%1” this is not available any more: %2. The rest is set.</source>
        <translation>از فیلتر «%1» این شرط دیگر در دسترس نیست: %2. بقیه فیلتر اعمال شد.</translation>
    </message>
    <message>
        <source>Save the filter</source>
        <translation>ذخیره فیلتر</translation>
    </message>
    <message>
        <source>The filter was saved as “%1”.</source>
        <translation>فیلتر با نام «%1» ذخیره شد.</translation>
    </message>
    <message>
        <source>Ready-made filters and your own</source>
        <translation>فیلترهای آماده و فیلترهای شما</translation>
    </message>
    <message>
        <source>Waiting for my decision</source>
        <translation>منتظر نظر من</translation>
    </message>
    <message>
        <source>Waiting longer than %1 days</source>
        <translation>بیش از %1 روز در انتظار</translation>
    </message>
    <message>
        <source>Waiting for the supervisor&apos;s decision</source>
        <translation>منتظر نظر سرپرست</translation>
    </message>
    <message>
        <source>Actual hours above those requested</source>
        <translation>ساعت واقعی بیش از درخواست</translation>
    </message>
    <message>
        <source>Final, but without a bank account</source>
        <translation>نهایی، ولی بدون حساب بانکی</translation>
    </message>
    <message>
        <source>a unit</source>
        <translation>یک واحد</translation>
    </message>
    <message>
        <source>a work type</source>
        <translation>یک نوع کار</translation>
    </message>
    <message>
        <source>a term</source>
        <translation>یک دوره</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Form, student&apos;s name or number… (Ctrl+K)</source>
        <translation>نام فرم، نام یا شماره دانشجو را بنویسید… (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search forms and students</source>
        <translation>جستجوی فرم‌ها و دانشجویان</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>یافته‌ها</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>چیزی پیدا نشد</translation>
    </message>
</context>
<context>
    <name>ShebaVerdict</name>
    <message>
        <source>IR and 24 digits, from the card or the bank&apos;s app</source>
        <translation>IR و ۲۴ رقم، از روی کارت یا همراه‌بانک</translation>
    </message>
    <message>
        <source>%1 more digits</source>
        <translation>%1 رقم دیگر مانده است</translation>
    </message>
    <message>
        <source>Bank %1</source>
        <translation>بانک %1</translation>
    </message>
    <message>
        <source>The Sheba is valid.</source>
        <translation>شماره شبا درست است.</translation>
    </message>
    <message>
        <source>The account number agrees with it.</source>
        <translation>شماره حساب با آن می‌خواند.</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>%1 waiting</source>
        <translation>%1 مورد در انتظار</translation>
    </message>
    <message>
        <source>Account and settings</source>
        <translation>حساب و تنظیمات</translation>
    </message>
    <message>
        <source>Hamyar</source>
        <translation>همیار</translation>
    </message>
    <message>
        <source>Student assistants</source>
        <translation>همیار دانشجویی</translation>
    </message>
</context>
<context>
    <name>StagePage</name>
    <message>
        <source>Register request</source>
        <translation>ثبت درخواست</translation>
    </message>
    <message>
        <source>student, hours, work type</source>
        <translation>دانشجو، ساعت، نوع کار</translation>
    </message>
    <message>
        <source>Preliminary approval</source>
        <translation>تایید اولیه</translation>
    </message>
    <message>
        <source>by the supervisor</source>
        <translation>به دست سرپرست واحد</translation>
    </message>
    <message>
        <source>Actual hours</source>
        <translation>ساعات کارکرد واقعی</translation>
    </message>
    <message>
        <source>referral and final approval</source>
        <translation>ارجاع و تایید نهایی</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>حساب بانکی</translation>
    </message>
    <message>
        <source>Sheba in own name</source>
        <translation>شبا به نام خود دانشجو</translation>
    </message>
    <message>
        <source>Apply what you typed, or empty the form, before you go on.</source>
        <translation>پیش از ادامه، آنچه نوشته‌اید را اعمال یا فرم را خالی کنید.</translation>
    </message>
    <message>
        <source>No unit is entrusted to you yet. Ask student affairs to add one: %1.</source>
        <translation>هنوز هیچ واحدی به شما سپرده نشده است. از معاونت دانشجویی بخواهید واحد شما را بیفزاید: %1.</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>اعمال تغییرات</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>خالی کردن فرم</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>current step</source>
        <translation>مرحله کنونی</translation>
    </message>
    <message>
        <source>done</source>
        <translation>انجام شد</translation>
    </message>
</context>
<context>
    <name>StudentForm</name>
    <message>
        <source>Correct the student&apos;s particulars</source>
        <translation>اصلاح مشخصات دانشجو</translation>
    </message>
    <message>
        <source>What you change stays in the history.</source>
        <translation>هر تغییر در تاریخچه می‌ماند.</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>ذخیره تغییرات</translation>
    </message>
    <message>
        <source>New student</source>
        <translation>دانشجوی تازه</translation>
    </message>
    <message>
        <source>For many students at once, import a list from Excel.</source>
        <translation>برای ثبت چند دانشجو با هم، فهرست اکسل را وارد کنید.</translation>
    </message>
    <message>
        <source>Add the student</source>
        <translation>افزودن دانشجو</translation>
    </message>
    <message>
        <source>The number of a student stays as it is.</source>
        <translation>شماره دانشجویی تغییر نمی‌کند.</translation>
    </message>
    <message>
        <source>The particulars of %1 were saved.</source>
        <translation>مشخصات %1 ذخیره شد.</translation>
    </message>
</context>
<context>
    <name>StudentPanel</name>
    <message>
        <source>Student number</source>
        <translation>شماره دانشجو</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>جستجو</translation>
    </message>
    <message>
        <source>No request yet in your units</source>
        <translation>هنوز درخواستی در واحدهای شما ندارد</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>ساعت</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> و %1 درخواست دیگر</translation>
    </message>
    <message>
        <source>bank account registered</source>
        <translation>حساب بانکی ثبت شده است</translation>
    </message>
    <message>
        <source>no bank account</source>
        <translation>حساب بانکی ندارد</translation>
    </message>
</context>
<context>
    <name>StudentView</name>
    <message>
        <source>of %1 requested</source>
        <translation>از %1 ساعت</translation>
    </message>
    <message>
        <source>term %1</source>
        <translation>دوره %1</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>ساعت</translation>
    </message>
    <message>
        <source>Requests (%1)</source>
        <translation>درخواست‌ها (%1)</translation>
    </message>
    <message>
        <source>Requests in your units (%1)</source>
        <translation>درخواست‌ها در واحدهای شما (%1)</translation>
    </message>
    <message>
        <source>Change account</source>
        <translation>ویرایش حساب</translation>
    </message>
    <message>
        <source>Enter account</source>
        <translation>ثبت حساب</translation>
    </message>
    <message>
        <source>No student is chosen</source>
        <translation>دانشجویی انتخاب نشده است</translation>
    </message>
    <message>
        <source>Choose a student in the table, or type a name or number above it.</source>
        <translation>دانشجو را در جدول انتخاب کنید، یا نام یا شماره او را بالای جدول بنویسید.</translation>
    </message>
    <message>
        <source>Register request</source>
        <translation>ثبت درخواست</translation>
    </message>
    <message>
        <source>History</source>
        <translation>تاریخچه</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>اصلاح</translation>
    </message>
    <message>
        <source>What was done with the selected request, and by whom</source>
        <translation>چه کسی با درخواست انتخاب‌شده چه کرده است</translation>
    </message>
    <message>
        <source>Requests of the student</source>
        <translation>درخواست‌های دانشجو</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>هنوز درخواستی ندارد</translation>
    </message>
    <message>
        <source>Press “Register request” to begin with stage 1.</source>
        <translation>برای آغاز مرحله ۱ «ثبت درخواست» را بزنید.</translation>
    </message>
</context>
<context>
    <name>StudentsPage</name>
    <message>
        <source>Find a student, see everything about him, and go on from there.</source>
        <translation>دانشجو را پیدا کنید و همه چیز را درباره او یک‌جا ببینید</translation>
    </message>
    <message>
        <source>Open the chosen student</source>
        <translation>باز کردن دانشجوی انتخاب‌شده</translation>
    </message>
    <message>
        <source>Name or student number…</source>
        <translation>نام یا شماره دانشجویی…</translation>
    </message>
    <message>
        <source>Search among the students</source>
        <translation>جستجو در میان دانشجویان</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>دانشجویان</translation>
    </message>
    <message>
        <source>Import a list from Excel</source>
        <translation>ورود فهرست دانشجویان از اکسل</translation>
    </message>
    <message>
        <source>New student</source>
        <translation>دانشجوی تازه</translation>
    </message>
    <message>
        <source>Matches (%1)</source>
        <translation>یافته‌ها (%1)</translation>
    </message>
    <message>
        <source>Students (%1)</source>
        <translation>دانشجویان (%1)</translation>
    </message>
    <message>
        <source>No student was found</source>
        <translation>دانشجویی پیدا نشد</translation>
    </message>
    <message>
        <source>Look for another part of the name, or for the first digits of the number.</source>
        <translation>بخش دیگری از نام یا رقم‌های آغاز شماره را جستجو کنید.</translation>
    </message>
    <message>
        <source>Show all students</source>
        <translation>نمایش همه دانشجویان</translation>
    </message>
    <message>
        <source>There are no students yet</source>
        <translation>هنوز دانشجویی ثبت نشده است</translation>
    </message>
    <message>
        <source>Import the list of students from an Excel file.</source>
        <translation>فهرست دانشجویان را از پرونده اکسل وارد کنید.</translation>
    </message>
    <message>
        <source>Ask a clerk to import the list of students from Excel.</source>
        <translation>از کارشناس واحد بخواهید فهرست دانشجویان را از اکسل وارد کند.</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>At most %1 rows can be copied at once; export them instead.</source>
        <translation>بیش از %1 ردیف را یکجا نمی‌توان رونوشت کرد؛ خروجی اکسل بگیرید.</translation>
    </message>
    <message>
        <source>The rows are still being read; copy again in a moment.</source>
        <translation>ردیف‌ها هنوز خوانده می‌شوند؛ لحظه‌ای دیگر دوباره رونوشت بگیرید.</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>رونوشت از ردیف‌های انتخاب‌شده</translation>
    </message>
</context>
<context>
    <name>TermForm</name>
    <message>
        <source>Code (four digits)</source>
        <translation>کد دوره (چهار رقم)</translation>
    </message>
    <message>
        <source>Starts on</source>
        <translation>آغاز</translation>
    </message>
    <message>
        <source>Deadline of all stages</source>
        <translation>مهلت همه مراحل</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>پایان</translation>
    </message>
    <message>
        <source>Three digits of the year, then 1 first, 2 second or 3 summer term, e.g. %1</source>
        <translation>سه رقم سال و سپس ۱ نیمسال اول، ۲ نیمسال دوم یا ۳ تابستان؛ مانند %1</translation>
    </message>
    <message>
        <source>Day and time; without a time it is the end of the day. F4 opens the calendar.</source>
        <translation>روز و ساعت؛ بدون ساعت، پایان همان روز است. F4 تقویم را باز می‌کند.</translation>
    </message>
    <message>
        <source>Empty: the day of the deadline</source>
        <translation>خالی یعنی روز مهلت</translation>
    </message>
    <message>
        <source>New term</source>
        <translation>دوره تازه</translation>
    </message>
    <message>
        <source>It is planned at first; open it when registering may begin.</source>
        <translation>نخست برنامه‌ریزی‌شده است؛ وقتی ثبت آغاز می‌شود آن را باز کنید.</translation>
    </message>
    <message>
        <source>Add the term</source>
        <translation>افزودن دوره</translation>
    </message>
    <message>
        <source>The term was added: %1</source>
        <translation>دوره افزوده شد: %1</translation>
    </message>
    <message>
        <source>The title appears here as soon as the code is whole.</source>
        <translation>عنوان دوره با کامل شدن کد اینجا دیده می‌شود.</translation>
    </message>
    <message>
        <source>Change the deadline</source>
        <translation>تغییر مهلت</translation>
    </message>
    <message>
        <source>Save the deadline</source>
        <translation>ذخیره مهلت</translation>
    </message>
    <message>
        <source>The deadline was changed.</source>
        <translation>مهلت تغییر کرد.</translation>
    </message>
</context>
<context>
    <name>TermsPanel</name>
    <message>
        <source>Term</source>
        <translation>دوره</translation>
    </message>
    <message>
        <source>code %1</source>
        <translation>کد %1</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>آغاز</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>پایان</translation>
    </message>
    <message>
        <source>Deadline of all stages</source>
        <translation>مهلت همه مراحل</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Terms (%1)</source>
        <translation>دوره‌ها (%1)</translation>
    </message>
    <message>
        <source>%1 is sealed and cannot change any more.</source>
        <translation>%1 مهر شده است و دیگر تغییر نمی‌کند.</translation>
    </message>
    <message>
        <source>%1 is now “%2”.</source>
        <translation>وضعیت %1 اکنون «%2» است.</translation>
    </message>
    <message>
        <source>Open %1?</source>
        <translation>%1 باز شود؟</translation>
    </message>
    <message>
        <source>Permitted units may then register until the deadline.</source>
        <translation>واحدهای مجاز از آن پس تا پایان مهلت می‌توانند ثبت کنند.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>باز کردن</translation>
    </message>
    <message>
        <source>Close %1?</source>
        <translation>%1 بسته شود؟</translation>
    </message>
    <message>
        <source>Nothing can be saved in it until it is opened again.</source>
        <translation>تا باز شدن دوباره، چیزی در آن ثبت نمی‌شود.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Seal %1 for ever?</source>
        <translation>%1 برای همیشه مهر شود؟</translation>
    </message>
    <message>
        <source>A sealed term can never be opened or changed again, by nobody.</source>
        <translation>دوره مهرشده را دیگر هیچ‌کس نمی‌تواند باز کند یا تغییر دهد.</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>مهر کردن</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>مهلت</translation>
    </message>
    <message>
        <source>Change the deadline of the selected term</source>
        <translation>تغییر مهلت دوره انتخاب‌شده</translation>
    </message>
    <message>
        <source>New term</source>
        <translation>دوره تازه</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>دوره‌ها</translation>
    </message>
    <message>
        <source>There is no term yet</source>
        <translation>هنوز دوره‌ای نیست</translation>
    </message>
    <message>
        <source>Define a term with its deadline; then enter the quotas of the units.</source>
        <translation>دوره‌ای با مهلت آن تعریف کنید و سپس ظرفیت واحدها را وارد کنید.</translation>
    </message>
    <message>
        <source>Define a term</source>
        <translation>تعریف دوره</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Today</source>
        <translation>امروز</translation>
    </message>
</context>
<context>
    <name>UndoStack</name>
    <message>
        <source>Take back “%1” of %2 requests</source>
        <translation>برگرداندن «%1» برای %2 درخواست</translation>
    </message>
    <message>
        <source>Take back %1 decisions</source>
        <translation>برگرداندن %1 تصمیم</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>Name of the unit</source>
        <translation>نام واحد</translation>
    </message>
    <message>
        <source>Work type</source>
        <translation>نوع کار</translation>
    </message>
    <message>
        <source>e.g. Faculty of Engineering; names cannot be changed later.</source>
        <translation>مانند دانشکده فنی و مهندسی؛ نام بعداً تغییر نمی‌کند.</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>واحد تازه</translation>
    </message>
    <message>
        <source>Its requests have this work type. It may register once it has seats in the term.</source>
        <translation>درخواست‌های واحد همین نوع کار را دارند. پس از تعیین ظرفیت در دوره می‌تواند ثبت کند.</translation>
    </message>
    <message>
        <source>Add the unit</source>
        <translation>افزودن واحد</translation>
    </message>
    <message>
        <source>The name is empty. Type the name of the unit.</source>
        <translation>نام خالی است. نام واحد را بنویسید.</translation>
    </message>
    <message>
        <source>The unit “%1” was added.</source>
        <translation>واحد «%1» افزوده شد.</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Unsaved fields</source>
        <translation>نوشته‌های ذخیره‌نشده</translation>
    </message>
    <message>
        <source>What you typed in “%1” is not saved yet.</source>
        <translation>آنچه در «%1» نوشته‌اید هنوز ذخیره نشده است.</translation>
    </message>
    <message>
        <source>Keep it as a draft and go on, go back to the form, or discard it?</source>
        <translation>پیش‌نویس آن نگه داشته شود، به فرم برمی‌گردید، یا دور ریخته شود؟</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>بازگشت به فرم</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>نگه‌داشتن پیش‌نویس</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>دور ریختن</translation>
    </message>
</context>
<context>
    <name>WelcomePane</name>
    <message>
        <source>The two passwords differ. Type the same password twice.</source>
        <translation>دو گذرواژه یکی نیست. یک گذرواژه را دو بار بنویسید.</translation>
    </message>
    <message>
        <source>Hamyar</source>
        <translation>همیار</translation>
    </message>
    <message>
        <source>Student assistants of the university</source>
        <translation>همیار دانشجویی دانشگاه قم</translation>
    </message>
    <message>
        <source>Opening the database…</source>
        <translation>در حال باز کردن پایگاه داده…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
    <message>
        <source>Choose another database…</source>
        <translation>انتخاب پایگاه داده دیگر…</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>نام کاربری</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>گذرواژه</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>ورود</translation>
    </message>
    <message>
        <source>Keep the password in the key ring of this computer</source>
        <translation>گذرواژه را در دسته‌کلید این رایانه نگه دار</translation>
    </message>
    <message>
        <source>This database is new. Make the first account of student affairs; others are added later.</source>
        <translation>این پایگاه داده تازه است. نخستین حساب کاربری معاونت دانشجویی را بسازید؛ دیگران را بعد اضافه می‌کنید.</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>نام و نام خانوادگی</translation>
    </message>
    <message>
        <source>Password (at least 8 characters)</source>
        <translation>گذرواژه (دست‌کم ۸ نویسه)</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>تکرار گذرواژه</translation>
    </message>
    <message>
        <source>Make account and begin</source>
        <translation>ساخت حساب و آغاز کار</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Your unsaved fields were restored.</source>
        <translation>نوشته‌های ذخیره‌نشده شما بازگردانده شد.</translation>
    </message>
    <message>
        <source>Unsaved fields of last time are kept: %1. Open the form to go on.</source>
        <translation>فیلدهای ذخیره‌نشده بار پیش نگه داشته شده است: %1. برای ادامه، فرم را باز کنید.</translation>
    </message>
</context>
</TS>
