"""Words for synchronisation: how the desk stands, how a ticket stands, what failed, what is disputed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.claims import DECIDED
from app.domain.disputed_plans import about_plan
from app.ui.labels.circumstances import fact_label
from app.ui.labels.counts import Counts
from app.ui.labels.fields import field_label, record_field_label
from app.ui.labels.history import entry_label
from app.ui.labels.progress import SYNC_ICONS, sync_label
from app.ui.theme import Tone
from app.usecases.sync_state import SyncReason, SyncWord, TicketSync

translate = QCoreApplication.translate

_WORDS = {
    SyncWord.HERE: "here_only",
    SyncWord.ON_ITS_WAY: "on_its_way",
    SyncWord.RECEIVED: "received",
    SyncWord.SAFE: "safe",
    SyncWord.NEEDS_YOU: "needs_you",
}


def ticket_sync_label(word: SyncWord) -> str:
    """How a ticket stands, in one word."""
    return sync_label(_WORDS[word])


def ticket_sync_look(word: SyncWord) -> tuple[str, Tone]:
    """Icon and tone of that word."""
    tones: dict[SyncWord, Tone] = {
        SyncWord.HERE: "neutral",
        SyncWord.ON_ITS_WAY: "info",
        SyncWord.RECEIVED: "neutral",
        SyncWord.SAFE: "ok",
        SyncWord.NEEDS_YOU: "warn",
    }
    return SYNC_ICONS[_WORDS[word]], tones[word]


def reason_label(reason: SyncReason) -> str:
    """Why a ticket stands like that, and what to do; empty where the word says all."""
    return {
        SyncReason.NONE: "",
        SyncReason.NOT_ENROLLED: translate("SyncReason", "This desk has no head office"),
        SyncReason.REVOKED: translate("SyncReason", "Head office has shut this desk out; export to a stick"),
        SyncReason.ENTRIES_WAIT: translate("SyncReason", "Entries wait to be sent"),
        SyncReason.FILES_WAIT: translate("SyncReason", "The text is there, photos or papers still go up"),
        SyncReason.CONFLICT: translate("SyncReason", "Two desks said different things; somebody must decide"),
        SyncReason.QUARANTINED: translate(
            "SyncReason", "Head office could not read an entry and put it aside; tell head office"
        ),
        SyncReason.HELD: translate(
            "SyncReason", "Head office has not got the beginning of this ticket from the other desk yet"
        ),
        SyncReason.HELD_ELSEWHERE: translate(
            "SyncReason",
            "Another desk began this ticket under the head office before; all of it is kept here. Let that"
            " desk join this head office too, or take the case in anew",
        ),
        SyncReason.HELD_UPGRADE: translate("SyncReason", "Head office needs a newer program to read it"),
        SyncReason.VOIDED: translate(
            "SyncReason", "The ticket was voided elsewhere; what was added since does not count"
        ),
        SyncReason.FILE_LOST: translate("SyncReason", "A photo or paper is missing here and cannot be sent"),
    }[reason]


def ticket_sync_words(sync: TicketSync) -> str:
    """Word, reason and counts of a ticket in one sentence, for a tool tip."""
    counts = Counts()
    parts = [ticket_sync_label(sync.word), reason_label(sync.reason)]
    if sync.entries:
        parts.append(counts.entries(sync.entries))
    if sync.files:
        parts.append(counts.files(sync.files))
    if sync.conflicts:
        parts.append(counts.conflicts(sync.conflicts))
    return " · ".join(part for part in parts if part)


def cause_label(code: str) -> str:
    """Why a call failed, in a few words; an unknown code stands for itself."""
    return {
        "": translate("SyncCause", "Done"),
        "no_network": translate("SyncCause", "No network"),
        "no_path": translate("SyncCause", "Head office out of reach"),
        "cut": translate("SyncCause", "Connection broke off"),
        "stalled": translate("SyncCause", "Network stood still"),
        "timeout": translate("SyncCause", "Network too slow"),
        "login_page": translate("SyncCause", "Network wants a login"),
        "not_ours": translate("SyncCause", "Something else answered"),
        "tls_intercepted": translate("SyncCause", "Encryption looked into"),
        "certificate_wrong": translate("SyncCause", "Certificate not valid"),
        "clock_wrong": translate("SyncCause", "Clock of this computer wrong"),
        "proxy_login": translate("SyncCause", "Proxy wants a login"),
        "proxy_unusable": translate("SyncCause", "Proxy cannot be used"),
        "other_head_office": translate("SyncCause", "Another head office answered"),
        "bad_ack": translate("SyncCause", "Acknowledgement does not fit"),
        "journal_damaged": translate("SyncCause", "Journal damaged"),
        "no_progress": translate("SyncCause", "No progress"),
        "retire_waiting": translate("SyncCause", "Somebody must agree"),
        "feed_damaged": translate("SyncCause", "What was sent does not fit"),
        "device_revoked": translate("SyncCause", "Desk shut out"),
        "unknown_device": translate("SyncCause", "Desk not known"),
        "unknown_key": translate("SyncCause", "Key of this desk not known"),
        "code_refused": translate("SyncCause", "Code refused"),
        "desk_taken": translate("SyncCause", "Desk code taken"),
        "session_expired": translate("SyncCause", "Session over, opened anew"),
        "too_large": translate("SyncCause", "Too large, sent in parts"),
        "disk_full": translate("SyncCause", "Head office's disk is full"),
        "maintenance": translate("SyncCause", "Maintenance"),
        "busy": translate("SyncCause", "Head office busy"),
        "overloaded": translate("SyncCause", "Head office busy"),
        "slow_down": translate("SyncCause", "Head office busy"),
        "lease_conflict": translate("SyncCause", "A copy of this desk is at work"),
        "gap": translate("SyncCause", "Head office lacks earlier entries"),
        "fork": translate("SyncCause", "A copy of this desk wrote too"),
        "epoch_changed": translate("SyncCause", "Head office was restored"),
        "cursor_gone": translate("SyncCause", "Read from the beginning"),
        "upgrade_required": translate("SyncCause", "Newer program needed"),
        "server_error": translate("SyncCause", "Fault at head office"),
        "left_behind": translate("SyncCause", "Files and conflicts stayed with the one before"),
    }.get(code, code)


def call_label(code: str) -> str:
    """What a call was for; an unknown one stands for itself."""
    return {
        "hello": translate("SyncCall", "Who is there"),
        "enrol": translate("SyncCall", "Enrolment"),
        "session": translate("SyncCall", "Session"),
        "keys": translate("SyncCall", "Keys of customers' data"),
        "batch": translate("SyncCall", "Entries up"),
        "entries": translate("SyncCall", "Own entries back"),
        "feed": translate("SyncCall", "News down"),
        "blob": translate("SyncCall", "File up"),
        "blob down": translate("SyncCall", "File down"),
        "blobs/query": translate("SyncCall", "Which files are there"),
        "blob head": translate("SyncCall", "How much of a file is there"),
        "replay/query": translate("SyncCall", "Which entries of others are lost"),
        "replay": translate("SyncCall", "Entries of others back"),
        "moved": translate("SyncCall", "To another head office"),
    }.get(code, code)


def why_label(why: str) -> str:
    """The kind of a conflict."""
    return {
        "fields": translate("Conflict", "Two values for the same field"),
        "proposal": translate("Conflict", "A proposal to change what the counter wrote"),
        "weighty": translate("Conflict", "Course, money, approval or identity"),
        "author": translate("Conflict", "Head office does not know the author, or the right to"),
    }.get(why, translate("Conflict", "Conflict"))


def claim_label(claim: str) -> str:
    """What is disputed: a field of a record, a course, a place."""
    root, _, rest = claim.partition(".")
    if claim.startswith(DECIDED):
        return entry_label("conflict.decided")
    if claim == "course" or claim.endswith(".course"):
        return translate("Conflict", "Stage")
    if root == "item" and "." not in rest:
        return translate("Conflict", "Further goods")
    if about_plan(claim):
        return field_label("remedy")
    name = claim.rpartition(".")[2]
    if root == "stated":
        return fact_label(name) or name
    special = {
        "level": translate("Conflict", "Level"),
        "owner": translate("Conflict", "Handed over to"),
        "received_items": translate("Conflict", "Items left at the desk"),
    }
    if claim in special:
        return special[claim]
    return record_field_label(root, name) or field_label(name)
