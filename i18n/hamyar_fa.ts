<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_US">
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
    <name>HelpSheet</name>
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
    <name>JalaliDateEdit</name>
    <message>
        <source>Choose from the calendar</source>
        <translation>انتخاب از تقویم</translation>
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
        <source>Take back</source>
        <translation>واگرد</translation>
    </message>
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
        <translation>همیار — دستیاران دانشجو</translation>
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
    <name>SearchBox</name>
    <message>
        <source>Form, student's name or number… (Ctrl+K)</source>
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
    <name>SideBar</name>
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
    <name>TopBar</name>
    <message>
        <source>Today</source>
        <translation>امروز</translation>
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
</context>
</TS>
