"""The sentence for every error and warning: what is wrong and what to do, in Persian and English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from hamyar_desktop.domain.errors import Caution, Code, RuleBroken
from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.services.words import Language, shown, word

# Per code (Persian, English); «code/reason» where the reason makes the sentence.
_SENTENCES: dict[str, tuple[str, str]] = {
    "student_unknown": (
        "دانشجویی با شماره {number} پیدا نشد. شماره را بازبینی کنید یا فهرست دانشجویان را از اکسل وارد کنید.",
        "No student has the number {number}. Check the number or import the list of students from Excel.",
    ),
    "student_number_invalid": (
        "شماره دانشجویی «{typed}» درست نیست. فقط رقم بنویسید؛ ۵ تا ۲۰ رقم.",
        "“{typed}” is not a student number. Type digits only, 5 to 20 of them.",
    ),
    "student_number_invalid/empty": (
        "شماره دانشجویی نوشته نشده است. آن را بنویسید؛ ۵ تا ۲۰ رقم.",
        "There is no student number. Type it: 5 to 20 digits.",
    ),
    "number_pattern_invalid": (
        "الگوی شماره دانشجویی «{pattern}» درست نیست؛ باید فقط رقم بپذیرد. آن را مانند {example} بنویسید.",
        "“{pattern}” is no pattern of student numbers; it may take digits only. Type one such as {example}.",
    ),
    "number_pattern_invalid/empty": (
        "الگوی «{pattern}» شماره خالی را هم می‌پذیرد. کمترین تعداد رقم را مانند {example} بنویسید.",
        "The pattern “{pattern}” takes an empty number too. Type the least count of digits, as in {example}.",
    ),
    "student_exists": (
        "دانشجویی با شماره {number} از پیش ثبت شده است. همان دانشجو را باز کنید.",
        "A student with the number {number} exists already. Open that student instead.",
    ),
    "name_missing": (
        "نام و نام خانوادگی خالی است. هر دو را بنویسید.",
        "A name is empty. Type first and last name.",
    ),
    "mobile_invalid": (
        "تلفن همراه «{typed}» درست نیست. به شکل ۰۹ و ۹ رقم دیگر بنویسید.",
        "“{typed}” is not a mobile number. Type 09 and nine more digits.",
    ),
    "hours_out_of_range": (
        "ساعت باید از {minimum} تا {maximum} باشد. مقدار را اصلاح کنید.",
        "Hours must be from {minimum} to {maximum}. Correct the amount.",
    ),
    "hours_out_of_range/not_a_number": (
        "مقدار ساعت خوانده نشد. عددی مانند ۱۲ یا ۱۲٫۵ یا ۱۲:۳۰ بنویسید.",
        "The hours cannot be read. Type a number such as 12, 12.5 or 12:30.",
    ),
    "hours_out_of_range/not_half": (
        "ساعت فقط کامل یا نیم است. مقداری مانند ۱۲ یا ۱۲٫۵ بنویسید.",
        "Only whole and half hours count. Type an amount such as 12 or 12.5.",
    ),
    "total_hours_exceeded": (
        "این دانشجو در این دوره {already} ساعت دارد و با {asked} ساعت از سقف {maximum} ساعت می‌گذرد. ساعت را کمتر کنید.",
        "The student has {already} hours in this term; {asked} more pass the ceiling of {maximum}. Ask for fewer hours.",
    ),
    "work_type_not_of_unit": (
        "نوع کار «{work_type}» از آن واحد «{unit}» نیست؛ نوع کار این واحد «{expected}» است. همان را انتخاب کنید.",
        "“{work_type}” is not the work type of “{unit}”. Choose “{expected}”.",
    ),
    "work_type_unknown": (
        "نوع کار «{work_type}» شناخته نشد. با «؟» یکی را از فهرست انتخاب کنید.",
        "The work type “{work_type}” is unknown. Choose one from the list with “?”.",
    ),
    "unit_unknown": (
        "واحد «{unit}» شناخته نشد. با «؟» واحد را از فهرست انتخاب کنید.",
        "The unit “{unit}” is unknown. Choose one from the list with “?”.",
    ),
    "unit_unknown/empty": (
        "واحد اداری انتخاب نشده است. با «؟» واحد را از فهرست انتخاب کنید.",
        "No unit is chosen. Choose one from the list with “?”.",
    ),
    "unit_exists": (
        "واحدی با نام «{unit}» از پیش هست. نام دیگری بنویسید.",
        "A unit named “{unit}” exists already. Type another name.",
    ),
    "unit_not_permitted": (
        "واحد «{unit}» در «جدول تصویب‌شده همیار دانشجویی» این دوره ظرفیت ندارد و نمی‌تواند درخواست ثبت کند."
        " با {support} تماس بگیرید.",
        "The unit “{unit}” has no quota in this term and may not register. Contact {support}.",
    ),
    "quota_full": (
        "ظرفیت واحد «{unit}» پر شده است: {used} از {seats}. درخواستی را لغو کنید یا با {support} تماس بگیرید.",
        "The quota of “{unit}” is full: {used} of {seats}. Cancel a request or contact {support}.",
    ),
    "quota_below_used": (
        "ظرفیت واحد «{unit}» نمی‌تواند {seats} شود، چون {used} درخواست ثبت شده است. نخست درخواست‌ها را لغو کنید.",
        "The quota of “{unit}” cannot become {seats}: {used} seats are taken. Cancel requests first.",
    ),
    "quota_invalid": (
        "ظرفیت باید عددی از صفر تا ۱۰۰۰۰ باشد. مقدار را اصلاح کنید.",
        "A quota is a number from 0 to 10000. Correct it.",
    ),
    "deadline_passed": (
        "مهلت {term} در {deadline} تمام شده است و دیگر چیزی ثبت نمی‌شود. با {support} تماس بگیرید.",
        "The deadline of {term} passed at {deadline}; nothing more can be saved. Contact {support}.",
    ),
    "term_not_open": (
        "{term} باز نیست. تا باز شدن دوره صبر کنید یا با {support} تماس بگیرید.",
        "{term} is not open. Wait until it opens or contact {support}.",
    ),
    "term_not_open/none": (
        "هنوز هیچ دوره‌ای تعریف نشده است. از معاونت دانشجویی بخواهید دوره را باز کند: {support}.",
        "There is no term yet. Ask student affairs to open one: {support}.",
    ),
    "term_sealed": (
        "{term} مهر شده است و تغییر نمی‌پذیرد. برای اصلاح با {support} تماس بگیرید.",
        "{term} is sealed and cannot change. For a correction contact {support}.",
    ),
    "term_unknown": (
        "{term} در فهرست دوره‌ها نیست. کد دوره را بازبینی کنید.",
        "{term} is not in the list of terms. Check the code.",
    ),
    "term_exists": (
        "دوره {term} از پیش هست. همان را ویرایش کنید.",
        "Term {term} exists already. Change that one.",
    ),
    "term_invalid": (
        "تاریخ‌های دوره درست نیست؛ آغاز باید پیش از پایان و مهلت پس از آغاز باشد. تاریخ‌ها را اصلاح کنید.",
        "A term starts before it ends, and its deadline follows the start. Correct the dates.",
    ),
    "term_invalid/code": (
        "کد دوره «{typed}» درست نیست. چهار رقم بنویسید، مانند ۴۰۴۱.",
        "“{typed}” is not a term code. Type four digits such as 4041.",
    ),
    "term_invalid/state": (
        "{term} از وضعیت «{state}» به این وضعیت نمی‌رود. وضعیت دوره را بازبینی کنید.",
        "{term} cannot go there from “{state}”. Check the state of the term.",
    ),
    "term_invalid/other_open": (
        "{term} باز است و دو دوره با هم باز نمی‌شوند. نخست آن را ببندید.",
        "{term} is open, and only one term may be. Close it first.",
    ),
    "date_invalid": (
        "تاریخ «{typed}» درست نیست. تاریخ شمسی را مانند ۱۴۰۴/۱۰/۳۰ بنویسید.",
        "“{typed}” is not a Jalali date. Type it as 1404/10/30.",
    ),
    "already_registered": (
        "برای دانشجوی {number} در واحد «{unit}» در این دوره درخواستی هست ({state}). همان درخواست را باز کنید.",
        "Student {number} has a request in “{unit}” in this term already ({state}). Open that request.",
    ),
    "request_unknown": (
        "درخواست {request} پیدا نشد. فهرست را تازه کنید.",
        "Request {request} was not found. Refresh the list.",
    ),
    "wrong_stage": (
        "وضعیت این درخواست «{state}» است و «{verb}» برای آن ممکن نیست. مرحله درست را باز کنید.",
        "This request is “{state}”; “{verb}” is not possible there. Go to the right stage.",
    ),
    "not_allowed": (
        "نقش «{role}» اجازه این کار را در این واحد ندارد. از سرپرست واحد یا معاونت دانشجویی بخواهید.",
        "The role “{role}” may not do this in this unit. Ask the supervisor or student affairs.",
    ),
    "not_allowed/disabled": (
        "حساب شما بسته شده است و راه ورود ندارد. از معاونت دانشجویی بخواهید آن را باز کند.",
        "Your account is disabled. Ask student affairs to enable it.",
    ),
    "not_allowed/owner": (
        "«{detail}» مالک این پایگاه داده نیست و ساختن و به‌روز کردن آن کار مالک است. با نام و گذرواژه مالک اجرا کنید.",
        "“{detail}” does not own this database; making and upgrading it is for its owner. Sign in as the owner and try again.",
    ),
    "not_allowed/server": (
        "پشتیبان پایگاه داده سرور را خود سرور می‌گیرد. با {example} پشتیبان بگیرید و با pg_restore بازگردانید.",
        "A server keeps its own backups. Run {example} there, and bring one back with pg_restore.",
    ),
    "same_person": (
        "کسی که خود این درخواست یا ساعات آن را ثبت کرده است نمی‌تواند درباره آن تصمیم بگیرد. از همکار دیگری بخواهید.",
        "Whoever put in this request or its hours may not decide on it. Ask a colleague.",
    ),
    "same_person/registered_by": (
        "این درخواست را خود شما ({person}) ثبت کرده‌اید و «{verb}» آن با شما نیست. از همکار دیگری بخواهید.",
        "You ({person}) registered this request yourself; “{verb}” is not for you. Ask a colleague.",
    ),
    "same_person/edited_by": (
        "ساعات این درخواست را خود شما ({person}) تغییر داده‌اید و «{verb}» آن با شما نیست. از همکار دیگری بخواهید.",
        "You ({person}) changed the hours of this request yourself; “{verb}” is not for you. Ask a colleague.",
    ),
    "same_person/hours_by": (
        "ساعات واقعی این درخواست را خود شما ({person}) ثبت کرده‌اید و «{verb}» آن با شما نیست. از همکار دیگری بخواهید.",
        "You ({person}) recorded the actual hours yourself; “{verb}” is not for you. Ask a colleague.",
    ),
    "reason_required": (
        "برای «{verb}» باید دلیل نوشته شود. دلیل را بنویسید و دوباره اعمال کنید.",
        "“{verb}” needs a reason. Type it and apply again.",
    ),
    "reason_required/record_hours": (
        "ساعات واقعی ({actual}) بیش از ساعات درخواستی ({requested}) است. دلیل آن را در توضیح بنویسید.",
        "The actual hours ({actual}) exceed the requested ones ({requested}). Say why in the note.",
    ),
    "changed_by_other": (
        "این ردیف را در این میان کس دیگری تغییر داده است. ردیف تازه را ببینید و دوباره اعمال کنید.",
        "Somebody else changed this row meanwhile. Look at the new row and apply again.",
    ),
    "too_many_rows": (
        "{count} درخواست انتخاب شده است و با هم بیش از {maximum} درخواست تغییر نمی‌کند. با پالایه کمتر انتخاب کنید.",
        "{count} requests are selected; at most {maximum} can be changed at once. Choose fewer by filters.",
    ),
    "sheba_invalid": (
        "شماره شبا درست نیست. آن را از دانشجو بپرسید.",
        "The Sheba is wrong. Ask the student for it.",
    ),
    "sheba_invalid/length": (
        "شماره شبا ۲۴ رقم پس از IR دارد؛ اینجا {length} نویسه است. همه رقم‌ها را وارد کنید.",
        "A Sheba has IR and 24 digits; here are {length} characters. Type them all.",
    ),
    "sheba_invalid/characters": (
        "شماره شبا فقط IR و رقم دارد. نویسه‌های دیگر را پاک کنید.",
        "A Sheba has only IR and digits. Remove the other characters.",
    ),
    "sheba_invalid/check_digits": (
        "رقم‌های کنترل شبا با بقیه نمی‌خواند؛ دست‌کم یک رقم اشتباه است. شبا را رقم به رقم بازبینی کنید.",
        "The check digits do not fit the rest; at least one digit is wrong. Compare digit by digit.",
    ),
    "sheba_invalid/reserved_check_digits": (
        "دو رقم پس از IR هرگز ۰۰، ۰۱ یا ۹۹ نیست. شبا را از روی کارت یا همراه‌بانک بخوانید.",
        "The two digits after IR are never 00, 01 or 99. Read the Sheba from the card or the bank's app.",
    ),
    "sheba_invalid/account_type": (
        "رقم نوع حساب در شبا باید ۰ (سپرده) باشد. شبای حساب سپرده را از دانشجو بگیرید.",
        "The digit of the account type must be 0 (deposit). Ask the student for a deposit account.",
    ),
    "sheba_of_other_student": (
        "این شبا برای دانشجوی دیگری ثبت شده است{whose}. شبای خود دانشجو را بگیرید.",
        "This Sheba belongs to another student{whose}. Ask for the student's own Sheba.",
    ),
    "account_invalid": (
        "شماره حساب «{typed}» درست نیست. فقط رقم و جداکننده بانک را بنویسید.",
        "“{typed}” is not an account number. Type digits and the bank's separators only.",
    ),
    "account_mismatch": (
        "شماره حساب {account} در پایان این شبا دیده نمی‌شود. هر دو را با دانشجو بازبینی کنید.",
        "The account {account} does not stand at the end of this Sheba. Check both with the student.",
    ),
    "account_is_loan": (
        "این شبای حساب تسهیلات است. شبای حساب سپرده را از دانشجو بگیرید.",
        "This is the Sheba of a loan account. Ask the student for a deposit account.",
    ),
    "account_missing": (
        "حساب بانکی دانشجو {number} ثبت نشده است. مرحله چهارم را انجام دهید.",
        "Student {number} has no bank account yet. Do stage 4.",
    ),
    "bank_unknown": (
        "بانکی با کد {bank_code} در فهرست نیست. نام بانک را از دانشجو بپرسید؛ ثبت ممکن است.",
        "No bank with the code {bank_code} is listed. Ask the student which bank it is; saving is possible.",
    ),
    "bank_merged": (
        "بانک {bank} در بانک {into} ادغام شده است. شبای تازه را از دانشجو بگیرید.",
        "Bank {bank} was merged into {into}. Ask the student for a new Sheba.",
    ),
    "bank_merged/dissolved": (
        "بانک {bank} منحل شده است. شبای بانک دیگری را از دانشجو بگیرید.",
        "Bank {bank} was dissolved. Ask the student for a Sheba of another bank.",
    ),
    "bank_differs": (
        "بانک انتخاب‌شده {chosen} است ولی شبا از آن بانک {bank} است. بانک را اصلاح کنید.",
        "The chosen bank is {chosen} but the Sheba is of {bank}. Correct the bank.",
    ),
    "own_name_not_confirmed": (
        "«به نام خود دانشجو است» تیک نخورده است. پس از اطمینان از نام صاحب حساب، آن را تیک بزنید.",
        "“In the student's own name” is not ticked. Make sure whose account it is, then tick it.",
    ),
    "national_code_invalid": (
        "کد ملی درست نیست. آن را از روی کارت ملی بازبینی کنید.",
        "The national code is wrong. Check it against the card.",
    ),
    "national_code_invalid/length": (
        "کد ملی ۱۰ رقم دارد؛ اینجا {length} رقم است. همه رقم‌ها را بنویسید.",
        "A national code has 10 digits; here are {length}. Type them all.",
    ),
    "national_code_invalid/characters": (
        "کد ملی فقط رقم دارد. برای دانشجوی خارجی نوع شناسه را «کد فراگیر» یا «گذرنامه» بگذارید.",
        "A national code has digits only. Choose another kind of identity for a foreign student.",
    ),
    "national_code_invalid/kind": (
        "نوع شناسه «{typed}» شناخته نشد. «کد ملی»، «کد فراگیر» یا «گذرنامه» بنویسید.",
        "The kind of identity “{typed}” is unknown. Type “National code”, “Foreign student's id” or “Passport”.",
    ),
    "national_code_of_other_student": (
        "این کد ملی برای دانشجوی {number} ثبت شده است. شماره دانشجویی و کد ملی را بازبینی کنید.",
        "This national code belongs to student {number}. Check number and code.",
    ),
    "control_character": (
        "نویسه پنهان {character} در متن هست و ذخیره نمی‌شود. متن را دوباره بنویسید.",
        "The text holds the hidden character {character}, which cannot be stored. Type it again.",
    ),
    "text_too_long": (
        "متن {length} نویسه دارد و بیش از {limit} نویسه نمی‌شود. آن را کوتاه کنید.",
        "The text has {length} characters; the limit is {limit}. Shorten it.",
    ),
    "text_too_long/login": (
        "نام کاربری «{name}» روی سرور بیش از {limit} بایت می‌شود و هیچ چیز جابه‌جا نشد. با کسی که برنامه را نگهداری می‌کند تماس بگیرید.",
        "The name “{name}” has more than the {limit} bytes that a server keeps; nothing was moved. Contact whoever looks after the program.",
    ),
    "wrong_password": (
        "نام کاربری یا گذرواژه درست نیست. دوباره بنویسید؛ زبان صفحه‌کلید را هم ببینید.",
        "Name or password is wrong. Type them again and look at the keyboard layout.",
    ),
    "password_too_weak": (
        "گذرواژه باید دست‌کم {minimum} نویسه، نه همه تکراری، داشته باشد و نام کاربری نباشد. گذرواژه دیگری بنویسید.",
        "A password needs at least {minimum} characters, not all alike, and must not be the name. Choose another.",
    ),
    "too_many_attempts": (
        "چند بار گذرواژه نادرست بود. {seconds} ثانیه صبر کنید و دوباره بنویسید.",
        "The password was wrong several times. Wait {seconds} seconds and try again.",
    ),
    "person_unknown": (
        "کاربری با نام «{name}» نیست. نام را بازبینی کنید.",
        "There is nobody named “{name}”. Check the name.",
    ),
    "person_exists": (
        "کاربری با نام «{name}» از پیش هست. نام دیگری بنویسید.",
        "Somebody named “{name}” exists already. Type another name.",
    ),
    "person_exists/login": (
        "روی سرور از پیش نقشی با نام «{name}» هست و هیچ چیز جابه‌جا نشد. از راهبر سرور بخواهید آن را با DROP ROLE بردارد یا سرور دیگری بدهید.",
        "The server has a role named “{name}” already; nothing was moved. Ask whoever runs it to remove that with DROP ROLE, or give another server.",
    ),
    "storage_unavailable": (
        "پایگاه داده در دسترس نیست ({detail}). آنچه نوشته‌اید مانده است؛ کمی بعد دوباره اعمال کنید.",
        "The database cannot be reached ({detail}). What you typed is kept; apply again a little later.",
    ),
    "storage_unavailable/folder": (
        "پوشه پایگاه داده ({detail}) پیدا نشد. نشانی را بازبینی کنید یا پوشه را بسازید.",
        "The folder of the database ({detail}) was not found. Check the address or make the folder.",
    ),
    "storage_unavailable/gone": (
        "پرونده پایگاه داده دیگر در جای خود نیست ({detail}). آنچه نوشته‌اید مانده است؛ همان پرونده را به جای خود بازگردانید"
        " و دوباره اعمال کنید، یا برنامه را ببندید و دوباره باز کنید.",
        "The database file is no longer in its place ({detail}). What you typed is kept; put the same file back and"
        " apply again, or close the program and open it again.",
    ),
    "storage_unavailable/kind": (
        "نشانی پایگاه داده از گونه {detail} است و این برنامه آن را باز نمی‌کند. آن را مانند {example} بنویسید.",
        "The database address is of the kind {detail}, which this program does not open. Type it as {example}.",
    ),
    "storage_unavailable/damaged": (
        "پرونده پایگاه داده آسیب دیده یا از این برنامه نیست ({detail}). آن را کنار بگذارید و پشتیبان را با"
        " «hamyar-admin restore» در پرونده‌ای تازه بازگردانید.",
        "The database file is damaged or is not of this program ({detail}). Put it aside and restore a backup into a"
        " new file with “hamyar-admin restore”.",
    ),
    "storage_unavailable/host": (
        "سروری با این نام پیدا نشد ({detail}). نام سرور را بازبینی کنید و ببینید که این رایانه به شبکه دانشگاه وصل است.",
        "No server of this name was found ({detail}). Check the name, and that this computer is on the university's network.",
    ),
    "storage_unavailable/port": (
        "سرور پیدا شد ولی پایگاه داده در این درگاه پاسخ نمی‌دهد ({detail}). شماره درگاه را بازبینی کنید یا از راهبر سرور بخواهید PostgreSQL را روشن کند.",
        "Nothing answers there ({detail}). Check the port, or ask whoever runs the server to start PostgreSQL.",
    ),
    "storage_unavailable/timeout": (
        "سرور در زمان مقرر پاسخ نداد ({detail}). اتصال شبکه و نشانی سرور را بازبینی کنید و دوباره بکوشید.",
        "The server did not answer in time ({detail}). Check the network and the address, and try again.",
    ),
    "storage_unavailable/certificate": (
        "سرور نتوانست ثابت کند که همان سرور دانشگاه است ({detail}). گذرواژه خود را ننویسید؛ پرونده گواهی و نام سرور را با راهبر سرور بازبینی کنید.",
        "The server could not prove that it is the university's ({detail}). Do not go on; check the certificate file and the server's name with whoever runs it.",
    ),
    "storage_unavailable/certificate_expired": (
        "زمان گواهی سرور گذشته است ({detail}). تاریخ این رایانه را بازبینی کنید و از راهبر سرور بخواهید گواهی را تازه کند.",
        "The certificate of the server has expired ({detail}). Check the date of this computer and ask whoever runs the server to renew the certificate.",
    ),
    "storage_unavailable/tls": (
        "سرور اتصال رمزنگاری‌شده ندارد ({detail}). از راهبر سرور بخواهید TLS را در PostgreSQL روشن کند.",
        "The server takes no encrypted connections ({detail}). Ask whoever runs it to turn on TLS in PostgreSQL.",
    ),
    "storage_unavailable/not_let_in": (
        "سرور این رایانه یا این نام کاربری را به پایگاه داده راه نمی‌دهد ({detail}). از راهبر سرور بخواهید سطر آن را در pg_hba.conf بنویسد.",
        "The server does not let this computer or this name in ({detail}). Ask whoever runs it for a line in pg_hba.conf.",
    ),
    "storage_unavailable/crowded": (
        "همه جای سرور پر است و اتصال تازه نمی‌پذیرد ({detail}). کمی صبر کنید و دوباره بکوشید؛ اگر باز پیش آمد از راهبر سرور بخواهید max_connections را بیشتر کند.",
        "All places on the server are taken ({detail}). Wait a little and try again; if it comes back, ask whoever runs the server to raise max_connections.",
    ),
    "storage_unavailable/database": (
        "پایگاه داده‌ای با این نام روی سرور نیست ({detail}). نام پایگاه داده را از راهبر سرور بپرسید و اصلاح کنید.",
        "There is no database of this name on the server ({detail}). Ask whoever runs the server for the name and correct it.",
    ),
    "storage_unavailable/full": (
        "دیسک سرور پر است و چیزی ذخیره نمی‌شود ({detail}). آنچه نوشته‌اید مانده است؛ به راهبر سرور خبر دهید و سپس دوباره اعمال کنید.",
        "The disk of the server is full and nothing can be saved ({detail}). What you typed is kept; tell whoever runs the server, then apply again.",
    ),
    "storage_unavailable/lost": (
        "اتصال به سرور قطع شد ({detail}). آنچه نوشته‌اید مانده است؛ صبر کنید تا اتصال برگردد و دوباره اعمال کنید.",
        "The connection to the server was lost ({detail}). What you typed is kept; wait until it is back and apply again.",
    ),
    "storage_unavailable/version": (
        "سرور PostgreSQL {detail} دارد که کهنه است. از راهبر سرور بخواهید PostgreSQL ۱۵ یا تازه‌تر نصب کند.",
        "The server runs PostgreSQL {detail}, which is too old. Ask whoever runs it for PostgreSQL 15 or newer.",
    ),
    "storage_unavailable/older": (
        "پایگاه داده هنوز برای این نسخه برنامه به‌روز نشده است ({detail}). صبر کنید تا راهبر سرور «hamyar-admin upgrade» را اجرا کند و دوباره وارد شوید.",
        "The database was not brought up to this version of the program yet ({detail}). Wait until whoever runs the server has run “hamyar-admin upgrade”, then sign in again.",
    ),
    "storage_unavailable/foreign": (
        "این پایگاه داده از برنامه دیگری است (جدول {detail}). نام پایگاه داده را بازبینی کنید یا پایگاه داده تازه و خالی بسازید.",
        "This database belongs to another program (table {detail}). Check the name of the database or make a new, empty one.",
    ),
    "storage_unavailable/moved": (
        "داده‌های این پرونده به سرور {server} رفته است و اینجا دیگر چیزی ثبت نمی‌شود. برنامه را به آن سرور وصل کنید و با گذرواژه تازه خود وارد شوید.",
        "The data of this file moved to the server {server}; nothing is saved here any more. Choose that server and sign in with your new password.",
    ),
    "storage_unavailable/differs": (
        "آنچه به سرور رسید با پرونده یکی نیست ({detail}) و هیچ چیز جابه‌جا نشد. پرونده را با «hamyar-admin check» بازبینی کنید و دوباره بکوشید.",
        "What reached the server is not what the file has ({detail}); nothing was moved. Check the file with “hamyar-admin check” and try again.",
    ),
    "not_initialised": (
        "پایگاه داده هنوز آماده نشده است. نخست «hamyar-admin init» را اجرا کنید.",
        "The database is not set up yet. Run “hamyar-admin init” first.",
    ),
    "already_initialised": (
        "پایگاه داده از پیش آماده شده است. با نام کاربری خود وارد شوید.",
        "The database is set up already. Sign in with your name.",
    ),
    "already_initialised/filled": (
        "این پایگاه داده خالی نیست (جدول {detail}) و چیزی به آن جابه‌جا نشد. پایگاه داده تازه و خالی بسازید و نشانی آن را بدهید.",
        "This database is not empty (table {detail}); nothing was moved into it. Make a new, empty one and give its address.",
    ),
    "database_newer": (
        "پایگاه داده از این برنامه تازه‌تر است. برنامه را به‌روز کنید.",
        "The database is newer than this program. Update the program.",
    ),
    "network_folder": (
        "پرونده پایگاه داده روی پوشه شبکه است ({path}) و داده در آن گم می‌شود. آن را روی همین رایانه بگذارید یا از"
        " کارساز PostgreSQL استفاده کنید.",
        "The database file is on a network folder ({path}), where data gets lost. Keep it on this computer or use a"
        " PostgreSQL server.",
    ),
    "server_invalid": (
        "«{detail}» نشانی سرور نیست. فقط نام یا نشانی عددی سرور را بنویسید؛ درگاه جای خود را دارد.",
        "“{detail}” is not the address of a server. Type its name or number only; the port has a field of its own.",
    ),
    "server_invalid/empty": (
        "نشانی سرور نوشته نشده است. آن را از راهبر سرور بپرسید و بنویسید.",
        "There is no server address. Ask whoever runs the server for it and type it.",
    ),
    "server_invalid/port": (
        "درگاه عددی از {minimum} تا {maximum} است. آن را بنویسید؛ درگاه معمول {usual} است.",
        "A port is a number from {minimum} to {maximum}. Type it; the usual one is {usual}.",
    ),
    "server_invalid/database": (
        "نام پایگاه داده از حرف، رقم، نقطه و خط تیره است و بیش از {limit} بایت نمی‌شود. آن را از راهبر سرور بپرسید.",
        "The name of a database has letters, digits, dots and dashes, {limit} bytes at most. Ask whoever runs the server.",
    ),
    "server_invalid/certificate": (
        "سرور «{detail}» رایانه دیگری است و بی گواهی شناخته نمی‌شود. پرونده گواهی را از راهبر سرور بگیرید و انتخاب کنید.",
        "The server “{detail}” is another computer, which only a certificate proves. Ask whoever runs it for the file and choose it.",
    ),
    "server_unguarded": (
        "سرور در برابر گذرواژه‌های آسان و حدس زدن گذرواژه نگهبان ندارد. از راهبر سرور بخواهید آن را به شکل راهنمای راهبری آماده کند.",
        "The server does not guard against easy passwords and guessing. Ask whoever runs it to set it up as the administration page says.",
    ),
    "server_unguarded/guessing": (
        "سرور پس از گذرواژه نادرست درنگ نمی‌کند و با ابزارهای دیگر می‌توان گذرواژه‌ها را پی‌درپی آزمود. از راهبر سرور بخواهید auth_delay را با درنگ بار کند.",
        "The server does not pause after a wrong password, so other tools can try one after the other. Ask whoever runs it to load auth_delay with a pause.",
    ),
    "server_unguarded/easy": (
        "سرور گذرواژه‌های کوتاه و آسان را از ابزارهای دیگر می‌پذیرد. از راهبر سرور بخواهید passwordcheck را بار کند.",
        "The server takes short and easy passwords from other tools. Ask whoever runs it to load passwordcheck.",
    ),
    "server_unguarded/unseen": (
        "با این حساب دیده نمی‌شود که سرور گذرواژه‌های کوتاه را می‌پذیرد یا نه. بازبینی را با حساب مالکی که pg_read_all_settings دارد دوباره اجرا کنید.",
        "This account cannot see whether the server takes short passwords. Run the check again as an owner who has pg_read_all_settings.",
    ),
    "keychain_unavailable": (
        "این رایانه دسته‌کلید ندارد؛ رمز به خاطر سپرده نشد. هنگام ورود آن را بنویسید.",
        "This computer has no key ring; the password was not remembered. Type it when you sign in.",
    ),
    "keychain_unavailable/refused": (
        "دسته‌کلید این رایانه باز نشد؛ رمز به خاطر سپرده نشد. قفل آن را باز کنید و دوباره وارد شوید.",
        "The key ring of this computer did not open; the password was not remembered. Open its lock, then sign in again.",
    ),
    "keychain_unavailable/kept": (
        "دسته‌کلید این رایانه باز نشد و رمز هنوز در آن است. قفل آن را باز کنید و دوباره بکوشید.",
        "The key ring of this computer did not open and still holds the password. Open its lock and try again.",
    ),
    "file_unreadable": (
        "پرونده «{file}» خوانده نشد. آن را در اکسل باز کنید، بدون رمز به شکل xlsx ذخیره کنید و دوباره بکوشید.",
        "The file “{file}” cannot be read. Open it in Excel, save it as .xlsx without a password and try again.",
    ),
    "file_unreadable/missing": (
        "پرونده «{file}» پیدا نشد. نام و پوشه را بازبینی کنید.",
        "The file “{file}” was not found. Check its name and folder.",
    ),
    "file_unreadable/empty": (
        "پرونده «{file}» ردیفی ندارد. برگه‌ای با سرستون و دست‌کم یک ردیف بدهید.",
        "The file “{file}” has no rows. Give a sheet with headings and at least one row.",
    ),
    "file_unreadable/protected": (
        "پرونده «{file}» رمز دارد. رمز را در اکسل بردارید و دوباره بکوشید.",
        "The file “{file}” has a password. Remove it in Excel and try again.",
    ),
    "file_unreadable/far_cell": (
        "در پرونده «{file}» خانه {cell} پر است که بسیار دور از فهرست است. آن را در اکسل پاک کنید، ذخیره کنید و دوباره بکوشید.",
        "In the file “{file}” the cell {cell}, far from the list, is filled. Clear it in Excel, save and try again.",
    ),
    "file_unreadable/formula": (
        "در پرونده «{file}» فرمول خانه {cell} مقداری ندارد یا خطا می‌دهد. در اکسل به جای فرمول خود مقدار را بنویسید، ذخیره کنید و دوباره بکوشید.",
        "In the file “{file}” the formula in cell {cell} has no value or shows an error. Type the value in its place in Excel, save and try again.",
    ),
    "file_unreadable/backup": (
        "پرونده «{file}» پشتیبان سالم این برنامه نیست و چیزی تغییر نکرد. پرونده پشتیبان دیگری بدهید.",
        "The file “{file}” is no sound backup of this program; nothing was changed. Give another backup.",
    ),
    "file_unreadable/certificate": (
        "در پرونده «{file}» گواهی خواندنی نیست. پرونده‌ای را انتخاب کنید که سطر {example} در آن است.",
        "The file “{file}” holds no certificate that can be read. Choose one in which the line {example} stands.",
    ),
    "file_unreadable/unwritable": (
        "پرونده «{file}» نوشته نشد. آن را در برنامه‌های دیگر ببندید یا پوشه دیگری انتخاب کنید.",
        "The file “{file}” cannot be written. Close it elsewhere or choose another folder.",
    ),
    "file_too_large": (
        "پرونده «{file}» {size} مگابایت است و بیش از {limit} مگابایت خوانده نمی‌شود. آن را به چند پرونده تقسیم کنید.",
        "The file “{file}” has {size} MB; at most {limit} MB are read. Split it.",
    ),
    "heading_missing": (
        "ستون «{heading}» در پرونده نیست. سرستون‌ها را با الگوی برنامه یکی کنید.",
        "The column “{heading}” is missing. Name the headings as in the template.",
    ),
    "heading_twice": (
        "ستون «{heading}» دو بار آمده است. یکی را پاک کنید.",
        "The column “{heading}” stands twice. Remove one.",
    ),
    "row_twice": (
        "شماره {number} در ردیف {first} هم آمده است. یکی را پاک کنید.",
        "Number {number} stands in row {first} too. Remove one.",
    ),
    "import_refused": (
        "{refused} ردیف پذیرفته نشد و هیچ چیز ذخیره نشد. گزارش را ببینید، ردیف‌ها را اصلاح و دوباره وارد کنید.",
        "{refused} rows were refused and nothing was saved. See the report, correct the rows and import again.",
    ),
}

_KINDS = {"state": "stage", "verb": "verb", "role": "role"}


def _key(code: Code, facts: Mapping[str, object]) -> str:
    if code is Code.REASON_REQUIRED and "actual" in facts:
        return "reason_required/record_hours"
    if code is Code.BANK_MERGED and facts.get("into") is None:
        return "bank_merged/dissolved"
    key = f"{code}/{facts.get('reason')}"
    return key if key in _SENTENCES else code.value


def _fact(name: str, value: object, language: Language) -> str:
    if name in _KINDS and isinstance(value, str):
        kind = "term_state" if value in {"planned", "open", "closed", "sealed"} else _KINDS[name]
        return word(kind, value, language)
    if name == "term" and isinstance(value, str) and len(value) == 4:
        return parse_term_code(value).title(language)
    if name in ("file", "path", "cell"):
        return str(value)
    if name == "detail" and isinstance(value, str):  # a database says it on several lines
        return f"\u2066{' '.join(str(value).split())}\u2069"
    if name in ("pattern", "example", "character", "server"):
        return f"\u2066{value}\u2069"
    return shown(value, language)


def sentence(error: RuleBroken | Caution, language: Language = "fa") -> str:
    """What is wrong and what to do, with the numbers, dates and names of this case."""
    facts = {name: _fact(name, value, language) for name, value in error.facts.items()}
    other = error.facts.get("other")
    facts["whose"] = f" ({shown(other, language)})" if other else ""
    pair = _SENTENCES[_key(error.code, error.facts)]
    return pair[0 if language == "fa" else 1].format_map(defaultdict(lambda: "—", facts))
