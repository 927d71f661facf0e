"""Words for entries of the journal."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def entry_label(code: str) -> str:
    """History; an unknown code stands for itself."""
    return case_entry_label(code) or agreement_entry_label(code) or desk_entry_label(code) or code


def desk_entry_label(code: str) -> str:
    """What puts other entries right, or is about the records themselves; empty for another one."""
    return {
        "change.taken_back": translate("History", "Taken back"),
        "conflict.decided": translate("History", "Conflict decided"),
        "blob.lost": translate("History", "File missing"),
        "book.opened": translate("History", "Paper of the desk begun"),
        "consent.given": translate("History", "Consent given"),
        "consent.withdrawn": translate("History", "Consent withdrawn"),
        "identity.revealed": translate("History", "ID number looked at"),
        "hold.placed": translate("History", "Erasure held up"),
        "hold.lifted": translate("History", "Erasure goes on"),
        "person.erased": translate("History", "Personal data erased"),
    }.get(code, "")


def agreement_entry_label(code: str) -> str:
    """What was offered, accepted and allowed; empty for another one."""
    return {
        "plan.offered": translate("History", "Plan offered"),
        "plan.accepted": translate("History", "Plan accepted"),
        "plan.refused": translate("History", "Plan refused"),
        "approved": translate("History", "Approved"),
        "approval.requested": translate("History", "Approval asked of head office"),
        "approval.denied": translate("History", "Approval refused"),
        "override.granted": translate("History", "Right lent"),
    }.get(code, "")


def case_entry_label(code: str) -> str:
    """What happens in a case; empty for another one."""
    return {
        "ticket.opened": translate("History", "Taken in"),
        "goods.added": translate("History", "Goods added"),
        "received_items.listed": translate("History", "Items left at the desk listed"),
        "customer.amended": translate("History", "Customer's data corrected"),
        "goods.amended": translate("History", "Goods corrected"),
        "problem.amended": translate("History", "Problem corrected"),
        "complaint.amended": translate("History", "Complaint corrected"),
        "facts.stated": translate("History", "Circumstance stated"),
        "evidence.attached": translate("History", "Evidence added"),
        "evidence.retagged": translate("History", "Evidence tagged"),
        "evidence.voided": translate("History", "Evidence taken out"),
        "evidence.copies_remade": translate("History", "Picture copies made again"),
        "proof.requested": translate("History", "Proof asked for"),
        "proof.recorded": translate("History", "Proof recorded"),
        "proof.confirmed": translate("History", "Proof confirmed by the supervisor"),
        "check.begun": translate("History", "Check begun"),
        "goods.inspected": translate("History", "Goods inspected"),
        "test.commissioned": translate("History", "Test commissioned"),
        "test.reported": translate("History", "Test result"),
        "level.set": translate("History", "Level set"),
        "emergency.step_logged": translate("History", "Emergency step"),
        "question.answered": translate("History", "Answered"),
        "contact.logged": translate("History", "Contact with the customer"),
        "note.added": translate("History", "Note"),
        "contact.verified": translate("History", "Contact verified"),
        "owner.assigned": translate("History", "Handed over"),
        "promise.made": translate("History", "Promise"),
        "promise.kept": translate("History", "Promise kept"),
        "promise.voided": translate("History", "Promise taken back"),
        "clocks.paused": translate("History", "Clocks paused"),
        "clocks.resumed": translate("History", "Clocks run again"),
        "liability.determined": translate("History", "Liability determined"),
        "document.issued": translate("History", "Document issued"),
        "document.printed": translate("History", "Printed"),
        "document.delivered": translate("History", "Delivered"),
        "document.signed": translate("History", "Signed"),
        "document.voided": translate("History", "Document voided"),
        "evidence.exported": translate("History", "Evidence bundle handed out"),
        "execution.started": translate("History", "Execution started"),
        "execution.advanced": translate("History", "Execution went on"),
        "execution.called_off": translate("History", "Execution called off"),
        "item.completed": translate("History", "Completed"),
        "followed_up": translate("History", "Followed up"),
        "ticket.closed": translate("History", "Closed"),
        "ticket.withdrawn": translate("History", "Withdrawn"),
        "ticket.reopened": translate("History", "Reopened"),
        "stage.jumped": translate("History", "Stage changed by hand"),
        "ticket.voided": translate("History", "Ticket voided"),
        "ticket.linked": translate("History", "Linked"),
        "ticket.parent_set": translate("History", "Put into a batch"),
        "ticket.merged": translate("History", "Merged"),
        "appeal.advanced": translate("History", "Appeal"),
    }.get(code, "")
