"""What the intake page decides: what was typed, what it amounts to, what is saved. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain.identity import PhoneKind, classify_phone
from app.domain.money import format_yuan
from app.domain.paper_code import ScannedDocument
from app.domain.policy.decision import Decision
from app.domain.promise import parse_promise
from app.domain.records import Goods
from app.domain.refusals import InputError
from app.domain.scan import Barcode, TicketNumber, classify_scan
from app.ui.screens.intake.live import Live, live_of
from app.ui.screens.intake.session import Intake, IntakeBook
from app.usecases.compare_profiles import Comparison, compare_facts
from app.usecases.finish_intake import IntakeToFinish, Promised
from app.usecases.intake_draft import IntakeForm
from app.usecases.intake_photos import DraftPhoto
from app.usecases.intake_reading import Reading, place_read, read_intake_form
from app.usecases.live_assessment import RADAR_DAYS, LiveAssessment, assess_form
from app.usecases.read_models import CustomerHit, Similar
from app.usecases.stated_day import is_plausible
from app.usecases.typed_text import LONGEST_TEXT
from app.usecases.workplace import Workplace

RADAR_SPAN = timedelta(days=RADAR_DAYS)
"""How far back tickets of the same goods are looked for."""

DEFAULT_BATCH = 5
"""More customers than this with the same goods make a batch of level 1, where the profile says nothing."""


@dataclass(frozen=True)
class Related:
    """Cases that may be the same: `open` of the same phone, `batch` of the same barcode within days."""

    open: tuple[Similar, ...] = ()
    batch: tuple[Similar, ...] = ()
    people: int = 0

    @property
    def any(self) -> bool:
        return bool(self.open or self.batch)


class IntakePresenter:
    """One window's intakes against one workplace."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self.book = IntakeBook(workplace.ids.fresh)
        self._entry_dues: dict[datetime, datetime | None] = {}

    def now(self) -> datetime:
        """The desk's clock."""
        return self._workplace.time.now()

    def local(self, moment: datetime | None = None) -> datetime:
        """A moment (default now) as naive wall time of the desk."""
        return (moment or self.now()).astimezone(self._workplace.desk.tz).replace(tzinfo=None)

    def today(self) -> date:
        """The desk's day."""
        return self.local().date()

    def type(self, intake: Intake, form: IntakeForm) -> bool:
        """Take what stands on the page now; whether it is something else than before.

        The first thing typed is when the customer came, where nobody said so before.
        """
        if form == intake.form:
            return False
        intake.form = form
        if intake.started_at is None and not form.empty:
            intake.started_at = self.now()
        return True

    def reading(self, intake: Intake) -> Reading:
        """The intake read, with everything that keeps it from being saved."""
        reading = self.read(intake)
        form = intake.form
        if self._reason_missing(intake, reading):
            missing = InputError("reason_expected", "proof_reason")
            reading = replace(reading, problems=(*reading.problems, missing))
        if self._needs_identity(intake, reading) and not form.id_number.strip() and not form.id_declined:
            reading = replace(
                reading, problems=(*reading.problems, InputError("id_number_missing", "id_number"))
            )
        if form.promise.strip() and self.promise(form.promise) is None:
            reading = replace(
                reading, problems=(*reading.problems, InputError("promise_not_understood", "promise"))
            )
        return reading

    def read(self, intake: Intake) -> Reading:
        """The intake as far as its fields can be read; cheap enough for every key."""
        reported = self.local(intake.started_at).date() if intake.started_at else None
        return read_intake_form(intake.form, self.today(), reported)

    def _assessed(self, intake: Intake, reading: Reading) -> LiveAssessment | None:
        started = intake.started_at or self.now()
        place = place_read(intake.form) or 0
        return assess_form(self._workplace, reading.form, started, reading.unknown, place)

    def _needs_identity(self, intake: Intake, reading: Reading) -> bool:
        assessed = self._assessed(intake, reading)
        return assessed is not None and assessed.id_required

    def _reason_missing(self, intake: Intake, reading: Reading) -> bool:
        """Whoever says of a proof what the policy does not says why."""
        form = intake.form
        if not form.proof_state or form.proof_reason.strip():
            return False
        assessed = self._assessed(intake, reading)
        return assessed is not None and form.proof_state != assessed.proof_status

    def live(self, intake: Intake) -> Live:
        """The right side as things stand; about two milliseconds of work for each piece."""
        reading = self.read(intake)
        elsewhere = frozenset(place for place, _ in reading.elsewhere)
        live = live_of(self._assessed(intake, reading), intake.form, elsewhere, self.today())
        cut = any((each.code, each.field) == ("text_too_long", "words") for each in reading.problems)
        return replace(live, judged_signs=LONGEST_TEXT) if cut else live

    def assessed(self, intake: Intake) -> LiveAssessment | None:
        """What the policy says of the piece on the page; None while the form says too little."""
        return self._assessed(intake, self.read(intake))

    def decision(self, intake: Intake) -> Decision | None:
        """What is decided of the piece on the page; None while the form says too little."""
        assessed = self.assessed(intake)
        return assessed.decision if assessed else None

    def compared(self, intake: Intake, other: str) -> Comparison | None:
        """The piece on the page under the desk's policy and under another one."""
        assessed = self.assessed(intake)
        return compare_facts(self._workplace.policy, assessed.facts, other) if assessed else None

    def promise(self, text: str) -> Promised | None:
        """The moment in the words of a promise; None when there is none that lies ahead."""
        desk = self._workplace.desk
        calendar = self._workplace.policy.calendar
        found = parse_promise(text, self.local(), desk.closes, calendar)
        return Promised(text.strip(), found.due.replace(tzinfo=desk.tz)) if found else None

    def to_finish(self, intake: Intake, reading: Reading, related: Related) -> IntakeToFinish:
        """Everything that becomes the ticket."""
        form = intake.form
        level1_above = self.level1_above()
        batch = tuple(each.id for each in related.batch) if related.people > level1_above else ()
        begun = intake.started_at
        if begun is None or not is_plausible(self.local(begun).date()):
            begun = self.now()  # begun while the computer's clock was wrong
        take_in = replace(reading.form, accepted_at=begun)
        if not self._needs_identity(intake, reading):
            # A number typed while the amount was higher must not go along (S4-10).
            take_in = replace(take_in, customer=replace(take_in.customer, id_number=None, id_declined=False))
        return IntakeToFinish(
            form=take_in,
            photos=form.photos,
            promise=self.promise(form.promise) if form.promise.strip() else None,
            draft=intake.id,
            batch=batch,
        )

    def related(self, form: IntakeForm) -> Related:
        """Looked up on a worker thread: open tickets of the phone, recent ones of the barcode."""
        phone = classify_phone(form.phone)
        whole = phone.text if len(phone.digits) >= 7 else None
        barcode = form.barcode.strip() or None
        if whole is None and barcode is None:
            return Related()
        since = self.now() - RADAR_SPAN
        found = self._workplace.tickets.similar(whole, barcode, since)
        batch = tuple(each for each in found if each.why == "barcode")
        others = {each.customer for each in batch} - {form.name.strip()}
        same = tuple(each for each in found if each.why == "phone")
        return Related(same, batch, len(others) + 1 if batch else 0)

    def level1_above(self) -> int:
        """How many customers with the same goods still are no batch of level 1 (S4-26)."""
        policy = self._workplace.policy
        profile = policy.rulebook.rules_for(policy.profile, self.today()).profile
        batch = profile.settings.get("batch") if profile else None
        above = batch.get("level1_above") if isinstance(batch, Mapping) else None
        return above if isinstance(above, int) else DEFAULT_BATCH

    def entry_left(self, intake: Intake) -> int | None:
        """Minutes until the entry must be finished (S4-17), negative when it is late; None: no such clock."""
        if intake.started_at is None:
            return None
        if intake.started_at not in self._entry_dues:
            self._entry_dues[intake.started_at] = self._entry_due(intake.started_at)
        due = self._entry_dues[intake.started_at]
        return None if due is None else int((due - self.local()).total_seconds() // 60)

    def _entry_due(self, started_at: datetime) -> datetime | None:
        reading = read_intake_form(IntakeForm(), self.today())
        assessed = assess_form(self._workplace, reading.form, started_at, reading.unknown)
        clocks = assessed.clocks if assessed else ()
        return next((clock.due for clock in clocks if clock.key == "entry"), None)


@dataclass(frozen=True)
class ScannedGoods:
    """A scan that belongs into this page: a barcode, or a code nobody knows."""

    code: str
    barcode: bool


def scan_for_intake(text: str) -> ScannedGoods | str | None:
    """What a scan is to the intake: goods, the phone number on a member card, or nothing of its own."""
    scan = classify_scan(text)
    if isinstance(scan, ScannedDocument | TicketNumber):
        return None
    if isinstance(scan, Barcode):
        return ScannedGoods(scan.digits, barcode=True)
    phone = classify_phone(scan.text)
    if phone.kind is PhoneKind.MOBILE:
        return phone.text
    return ScannedGoods(scan.text, barcode=False) if scan.text else None


def with_goods(form: IntakeForm, code: str, goods: Goods | None) -> IntakeForm:
    """The form with goods of the price list, or with a barcode nobody knows yet."""
    if goods is None:
        return replace(form, barcode=code, brand="", goods="", model="", price="", category="", shop="")
    return replace(
        form,
        barcode=code,
        brand=goods.brand or "",
        goods=goods.name,
        model=goods.model or "",
        specification=goods.specification or "",
        price=format_yuan(goods.price) if goods.price is not None else "",
        category=goods.category or "",
        shop=goods.shop or "",
        custom_made={True: "yes", False: "no", None: ""}[goods.custom_made],
    )


def with_customer(form: IntakeForm, hit: CustomerHit) -> IntakeForm:
    """The form with a customer who is known."""
    return replace(form, phone=hit.phone, name=hit.name, wechat=hit.wechat or "")


def with_photo(form: IntakeForm, photo: DraftPhoto) -> IntakeForm:
    """The form with one more picture; one that is there already in that role stays once."""
    known = any((each.key, each.role) == (photo.key, photo.role) for each in form.photos)
    return form if known else replace(form, photos=(*form.photos, photo))


def without_photo(form: IntakeForm, key: str) -> IntakeForm:
    """The form without a picture."""
    return replace(form, photos=tuple(each for each in form.photos if each.key != key))


def retagged(form: IntakeForm, key: str, role: str) -> IntakeForm:
    """The form with a picture in another role."""
    return replace(
        form, photos=tuple(each.shown_as(role) if each.key == key else each for each in form.photos)
    )
