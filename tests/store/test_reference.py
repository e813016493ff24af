"""The work types and units of the seed, and a reference file of another university."""

import json

import pytest

from hamyar_desktop.domain.banks import BANKS
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store import schema

SEED = {
    "آموزشی": [
        "معاونت آموزشی", "برنامه‌ریزی آموزشی", "مدیریت امور آموزشی، پژوهشی و فناوری", "آموزش‌های آزاد", "دانشکده‌ها",
    ],
    "پژوهشی": ["معاونت پژوهشی و فناوری", "آزمایشگاه مرکزی", "کتابخانه مرکزی"],
    "اداری و مالی": ["مدیریت برنامه، بودجه و تحول اداری"],
    "فرهنگی": ["گروه فعالیت‌های قرآن و عترت", "امور فرهنگی"],
    "خدماتی": [],
    "دانشجویی": [
        "معاونت دانشجویی", "مدیر دانشجویی", "فرهنگی خواهران", "دانشجویان غیرایرانی", "مشاوره", "شورای صنفی", "خوابگاه",
        "تغذیه", "تربیت بدنی", "بهداشت و درمان",
    ],
    "ریاست": [
        "مرکز رشد", "مدیریت فناوری اطلاعات و ارتباطات", "امور دانشجویان شاهد و ایثارگر", "روابط عمومی", "نهاد رهبری",
        "حراست",
    ],
}  # fmt: skip


@pytest.fixture
def engine(new_engine):
    """Both databases, in which nothing is yet."""
    return new_engine


def loaded(engine):
    """Work type → units, in the order in which they were made."""
    with engine.connect() as connection:
        found = {name: [] for (name,) in connection.exec_driver_sql("SELECT name FROM work_type ORDER BY id")}
        for work_type, unit in connection.exec_driver_sql(
            "SELECT w.name, u.name FROM unit u JOIN work_type w ON w.id = u.work_type_id ORDER BY u.id"
        ):
            found[work_type].append(unit)
    return found


def test_a_new_database_has_the_table_of_the_scheme(engine):
    schema.prepare(engine)

    assert loaded(engine) == SEED


def test_every_bank_is_there_with_what_became_of_it(either):
    engine = either.engine

    with engine.connect() as connection:
        found = {code: (name, into) for code, name, into in connection.exec_driver_sql("SELECT * FROM bank")}
    assert {code: name for code, (name, _) in found.items()} == dict(BANKS)
    assert {code: into for code, (_, into) in found.items() if into} == {
        "062": "017", "080": "017", "052": "015", "063": "015", "065": "015", "073": "015", "079": "015", "051": "-",
    }  # fmt: skip


def test_a_file_of_ones_own(engine, tmp_path):
    own = {"آموزشی": [" دانشكده‌ الهيات ", "دانشکده علوم"], "پژوهشی": [], "خدماتي": ["نقلیه"]}
    file = tmp_path / "own.json"
    file.write_text(json.dumps(own, ensure_ascii=False), encoding="utf-8")

    schema.prepare(engine, file)

    tables = loaded(engine)
    assert list(map(len, tables.values())) == [2, 0, 1]
    assert tables["آموزشی"][1] == "دانشکده علوم"


def test_a_work_type_in_two_spellings_is_one(engine, tmp_path):
    file = tmp_path / "own.json"
    file.write_text('{"خدماتی": ["نقلیه"], " خدماتي ": ["چاپ"]}', encoding="utf-8")

    schema.prepare(engine, file)

    assert loaded(engine) == {"خدماتی": ["نقلیه", "چاپ"]}


def test_a_unit_named_twice_is_there_once(engine, tmp_path):
    file = tmp_path / "own.json"
    file.write_text('{"الف": ["خوابگاه", "خوابگاه "], "ب": ["خوابگاه"]}', encoding="utf-8")

    schema.prepare(engine, file)

    assert loaded(engine) == {"الف": ["خوابگاه"], "ب": []}


@pytest.mark.parametrize(
    "text",
    [
        "", "not json", "[]", '"x"', '{"آموزشی": "خوابگاه"}', '{"آموزشی": 5}', '{"آموزشی": [1]}', '{"": ["خوابگاه"]}',
        '{"آموزشی": [""]}', '{"آموزشی": ["\\u0000"]}', "{}",
    ],
)  # fmt: skip
def test_a_bad_file_is_named_and_nothing_is_made(engine, tmp_path, text):
    file = tmp_path / "bad.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(RuleBroken) as caught:
        schema.prepare(engine, file)

    assert (caught.value.code, caught.value.facts["file"]) == (Code.FILE_UNREADABLE, "bad.json")
    assert schema.is_initialised(engine) is False


@pytest.mark.parametrize(("name", "reason"), [("missing.json", "missing"), (".", None), ("latin.json", None)])
def test_what_cannot_be_read_is_named(engine, tmp_path, name, reason):
    (tmp_path / "latin.json").write_bytes(b'{"\xff\xfe": []}')

    with pytest.raises(RuleBroken) as caught:
        schema.prepare(engine, tmp_path / name)

    assert (caught.value.code, caught.value.facts.get("reason")) == (Code.FILE_UNREADABLE, reason)


def test_what_is_there_stays(either):
    store = either
    before = loaded(store.engine)

    assert schema.prepare(store.engine) is False
    assert loaded(store.engine) == before
