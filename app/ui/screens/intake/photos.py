"""The photo strip at work: where pictures come from, what they show, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence

from app.domain.shots import shot_list_for, suggested_role
from app.ui.kit.file_dialog import ask_files
from app.ui.labels.evidence import evidence_role_label
from app.ui.override import override
from app.ui.parts.camera.shot_file import Shot
from app.ui.parts.photo_intake import PhotoIntake
from app.ui.screens.intake.photo_camera import PhotoCamera
from app.ui.screens.intake.photo_card import MISSING
from app.ui.screens.intake.photo_import import PhotoImport
from app.ui.screens.intake.presenter import retagged, with_photo, without_photo
from app.ui.screens.intake.session import Intake
from app.ui.screens.intake.words import say_error
from app.ui.services import Services
from app.usecases.intake_photos import DraftPhoto
from app.usecases.perform import perform

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage

_FILES = "*.jpg *.jpeg *.png *.webp *.heic *.heif *.mp4 *.mov *.pdf"


class Photos(QObject):
    """Pictures of the intakes of one page. One that arrives after its intake was saved goes to the ticket."""

    def __init__(self, services: Services, page: IntakePage) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._thumbs: dict[str, str] = {}
        self._tickets: dict[str, str] = {}
        self._wanted_role = ""
        self.importer = PhotoImport(
            services.workplace, services.tasks, lambda error: say_error(error, services.sentence), self
        )
        self.camera = PhotoCamera(services, page, self)

    def thumbnail(self, key: str) -> bytes | None:
        """The small picture of a tile; called on a worker thread."""
        sha256 = self._thumbs.get(key)
        return self._services.workplace.blobs.read(sha256) if sha256 else None

    def connect_view(self) -> None:
        """Once the page has its view."""
        view = self._page.view
        strip = view.photos.strip
        strip.capture_asked.connect(self.capture)
        self.camera.connect_view()
        strip.role_chosen.connect(self._retag)
        strip.void_asked.connect(self._take_out)
        strip.opened.connect(self._look_closely)
        view.viewer.closed.connect(self._close_viewer)
        for intake in (strip.intake, PhotoIntake(self._page)):
            intake.files_given.connect(self.take_files)
            intake.image_given.connect(self.take_image)
        for field in (*view.text_fields(), self._page):  # the page hears of it from whatever takes no text
            field.installEventFilter(self)
        self._paste = strip.intake
        self.importer.arrived.connect(self._arrived)
        self.importer.moved.connect(self.show)

    def show(self) -> None:
        """Bring the strip up to date."""
        intake = self._page.front
        self._thumbs.update((photo.key, photo.thumbnail) for photo in intake.form.photos)
        self._page.view.photos.show_photos(intake.form, self.importer.tiles(intake.id))
        self._page.view.photos.say(self.importer.sentences(intake.id))
        self.camera.follow()

    def capture(self, key: str) -> None:
        """Ask for the picture of a place: the camera, or the dialog for files where there is none."""
        role = key.removeprefix(MISSING) if key.startswith(MISSING) else ""
        if not self.camera.open(role):
            self.choose_files(role)

    def choose_files(self, role: str) -> None:
        """The dialog for files, which stops nothing."""
        self._wanted_role = role
        kinds = self.tr("Photos, video, scans ({0})").format(_FILES)
        ask_files(self._page, self.tr("Photos of the goods"), self.take_files, kinds=kinds)

    def take_shot(self, shot: Shot) -> None:
        """Import a picture of the camera."""
        self.importer.take_shot(self._page.front.id, shot)
        self._begin()

    def take_files(self, files: list[str]) -> None:
        """Import files for the intake in front."""
        self.importer.take_files(self._page.front.id, files, self._roles_wanted(len(files)))
        self._begin()

    def take_image(self, image: QImage) -> None:
        """Import a picture that is no file."""
        self.importer.take_image(self._page.front.id, image, self._roles_wanted(1)[0])
        self._begin()

    def forget(self, intake: Intake) -> None:
        """The intake is gone."""
        self.importer.forget(intake.id)

    def saved(self, intake: Intake, ticket_id: str) -> None:
        """The intake is a ticket now; pictures on their way follow it."""
        self._tickets[intake.id] = ticket_id
        self.importer.forget(intake.id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+V with a picture or files on the clipboard is a photo, whatever field has the focus."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            return self._paste.paste()
        return False

    def _roles_wanted(self, count: int) -> list[str]:
        """The place that was asked for first, then the gaps of the shot list in their order."""
        form = self._page.front.form
        wanted = shot_list_for(form.problem_type)
        taken = [photo.role for photo in form.photos] + self.importer.roles(self._page.front.id)
        roles: list[str] = []
        if self._wanted_role:
            roles.append(self._wanted_role)
            self._wanted_role = ""
        while len(roles) < count:
            roles.append(suggested_role(wanted, [*taken, *roles]))
        return roles

    def _begin(self) -> None:
        """A photo is a beginning, too: the customer is here."""
        intake = self._page.front
        if intake.started_at is None:
            intake.started_at = self._page.presenter.now()

    def _arrived(self, intake_id: str, photo: DraftPhoto) -> None:
        page = self._page
        ticket = self._tickets.get(intake_id)
        if ticket is not None:
            self._attach_late(ticket, photo)
            return
        intake = page.presenter.book.find(intake_id)
        if intake is None:
            return
        page.presenter.type(intake, with_photo(intake.form, photo))
        if intake is page.front:
            self.show()
            page.live.show()
            page.drafting.touch()
        else:
            page.drafting.keep(intake)

    def _attach_late(self, ticket: str, photo: DraftPhoto) -> None:
        work, person = self._services.workplace, self._services.person()
        self._services.tasks.run_command(
            lambda: perform(work, ticket, photo.evidence, person),
            lambda _: self._services.news.ticket_changed.emit(ticket),
            self._page.tell,
            owner=self,
        )

    def _retag(self, key: str, digit: int) -> None:
        form = self._page.front.form
        roles = self._page.view.photos.roles(form)
        if digit <= len(roles):
            self._page.change(retagged(form, key, roles[digit - 1]))

    def _take_out(self, key: str) -> None:
        self._page.change(without_photo(self._page.front.form, key))

    def _look_closely(self, key: str) -> None:
        photo = next((each for each in self._page.front.form.photos if each.key == key), None)
        if photo is None:
            return
        view, blobs = self._page.view, self._services.workplace.blobs
        view.viewer.show_picture(lambda: blobs.read(photo.picture), evidence_role_label(photo.role))
        view.show_side(view.viewer)
        view.viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_viewer(self) -> None:
        self._page.view.show_live_side()
        self._page.view.photos.strip.setFocus(Qt.FocusReason.OtherFocusReason)
