"""Banks by their three-digit Sheba code, and which of them were merged or dissolved (domain.md §5)."""

from __future__ import annotations

from hamyar_desktop.domain.text import compact, fold_joined

MELLI = "017"
SEPAH = "015"

BANKS: dict[str, str] = {
    "010": "مرکزی", "011": "صنعت و معدن", "012": "ملت", "013": "رفاه کارگران", "014": "مسکن", "015": "سپه",
    "016": "کشاورزی", "017": "ملی ایران", "018": "تجارت", "019": "صادرات ایران", "020": "توسعه صادرات",
    "021": "پست بانک", "022": "توسعه تعاون", "051": "موسسه اعتباری توسعه", "052": "قوامین", "053": "کارآفرین",
    "054": "پارسیان", "055": "اقتصاد نوین", "056": "سامان", "057": "پاسارگاد", "058": "سرمایه", "059": "سینا",
    "060": "قرض‌الحسنه مهر ایران", "061": "شهر", "062": "آینده", "063": "انصار", "064": "گردشگری",
    "065": "حکمت ایرانیان", "066": "دی", "069": "ایران زمین", "070": "قرض‌الحسنه رسالت",
    "073": "موسسه اعتباری کوثر", "075": "موسسه اعتباری ملل", "078": "خاورمیانه", "079": "مهر اقتصاد",
    "080": "موسسه اعتباری نور", "095": "ایران و ونزوئلا",
}  # fmt: skip

MERGED_INTO: dict[str, str | None] = {
    "062": MELLI, "080": MELLI,
    "052": SEPAH, "063": SEPAH, "065": SEPAH, "073": SEPAH, "079": SEPAH,
    "051": None,
}  # fmt: skip
"""Code of a bank that is no more → the bank that took it over; None: dissolved."""


def bank_name(code: str) -> str | None:
    """The bank's name, or None for a code that no public list has."""
    return BANKS.get(code)


_PREFIX = fold_joined("بانک")
_BY_NAME = {fold_joined(name).removeprefix(_PREFIX): code for code, name in BANKS.items()} | {"ملی": MELLI}


def find_bank(text: str) -> str | None:
    """The code of a bank written as code or name in any spelling («بانک ملی»), or None for one that nobody lists."""
    code = compact(text)
    return code if code in BANKS else _BY_NAME.get(fold_joined(text).removeprefix(_PREFIX))
