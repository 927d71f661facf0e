"""Words for actions: what a person can do to a ticket, and the means they do it by."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def action_label(name: str) -> str:
    """Action by its name; an unknown one stands for itself."""
    return _early_action(name) or _late_action(name) or name


def _early_action(name: str) -> str:
    return {
        "AddGoods": translate("Action", "Add goods"),
        "ListReceivedItems": translate("Action", "List what was left here"),
        "AmendCustomer": translate("Action", "Correct the customer"),
        "AmendGoods": translate("Action", "Correct the goods"),
        "AmendProblem": translate("Action", "Correct the problem"),
        "AmendComplaint": translate("Action", "Correct the complaint"),
        "StateFacts": translate("Action", "State a circumstance"),
        "AttachEvidence": translate("Action", "Add photos"),
        "RetagEvidence": translate("Action", "Tag a photo"),
        "VoidEvidence": translate("Action", "Take a photo out"),
        "RequestProof": translate("Action", "Ask for proof"),
        "RecordProof": translate("Action", "Record proof"),
        "ConfirmProof": translate("Action", "Confirm the member record"),
        "BeginCheck": translate("Action", "Begin the check"),
        "InspectGoods": translate("Action", "Inspect the goods"),
        "CommissionTest": translate("Action", "Commission a test"),
        "ReportTest": translate("Action", "Enter the test result"),
        "SetLevel": translate("Action", "Change the level"),
        "LogEmergencyStep": translate("Action", "Log an emergency step"),
        "AnswerQuestion": translate("Action", "Answer the question"),
        "LogContact": translate("Action", "Log a contact"),
        "AddNote": translate("Action", "Add a note"),
        "VerifyContact": translate("Action", "Verify the contact"),
        "AssignOwner": translate("Action", "Hand over"),
        "MakePromise": translate("Action", "Make a promise"),
        "KeepPromise": translate("Action", "Promise kept"),
        "VoidPromise": translate("Action", "Take a promise back"),
        "PauseClocks": translate("Action", "Pause the clocks"),
        "ResumeClocks": translate("Action", "Let the clocks run"),
    }.get(name, "")


def _late_action(name: str) -> str:
    return {
        "DetermineLiability": translate("Action", "Determine liability"),
        "RecordDelivery": translate("Action", "Record the delivery"),
        "SignDocument": translate("Action", "Take a signature"),
        "VoidDocument": translate("Action", "Void a document"),
        "OfferPlan": translate("Action", "Offer a plan"),
        "AcceptPlan": translate("Action", "Plan accepted"),
        "RefusePlan": translate("Action", "Plan refused"),
        "ApprovePlan": translate("Action", "Approve the plan"),
        "RequestApproval": translate("Action", "Ask head office to approve"),
        "DenyPlan": translate("Action", "Refuse to approve the plan"),
        "StartExecution": translate("Action", "Start carrying out"),
        "AdvanceExecution": translate("Action", "Go a step further"),
        "CallOffExecution": translate("Action", "Call off what was begun"),
        "CompleteItem": translate("Action", "All done"),
        "RecordFollowUp": translate("Action", "Record the follow-up"),
        "CloseTicket": translate("Action", "Close the ticket"),
        "WithdrawTicket": translate("Action", "Customer withdraws"),
        "ReopenTicket": translate("Action", "Reopen"),
        "JumpStage": translate("Action", "Change the stage by hand"),
        "VoidTicket": translate("Action", "Void the ticket"),
        "LinkTicket": translate("Action", "Link a ticket"),
        "SetParent": translate("Action", "Put into a batch"),
        "MergeTicket": translate("Action", "Merge as a duplicate"),
        "AdvanceAppeal": translate("Action", "Record an appeal"),
        "GiveConsent": translate("Action", "Record a consent"),
        "WithdrawConsent": translate("Action", "Consent withdrawn"),
        "RevealIdentity": translate("Action", "Show the ID number"),
        "PlaceHold": translate("Action", "Hold up erasure"),
        "LiftHold": translate("Action", "Let erasure go on"),
        "ErasePerson": translate("Action", "Erase personal data"),
    }.get(name, "")


def means_label(code: str) -> str:
    """How somebody was reached, verified or answered; words somebody typed stand for themselves."""
    return {
        "phone": translate("Means", "Phone"),
        "in_person": translate("Means", "In person"),
        "message": translate("Means", "Message"),
        "sms": translate("Means", "Text message"),
        "wechat": translate("Means", "WeChat"),
        "email": translate("Means", "E-mail"),
        "mail": translate("Means", "Mail"),
        "signature": translate("Means", "Signature"),
        "signed": translate("Means", "Signed"),
        "refused_before_witness": translate("Means", "Refused before a witness"),
        "call_back": translate("Means", "Called back"),
        "code": translate("Means", "Code by message"),
        "shown_phone": translate("Means", "Phone shown"),
        "screen": translate("Means", "On the screen"),
        "tablet": translate("Means", "On a tablet"),
        "paper_scan": translate("Means", "Paper scanned back"),
        "pin": translate("Means", "By PIN"),
    }.get(code, code)


def approval_method_label(code: str) -> str:
    """How somebody approved."""
    return {
        "signed_in": translate("Means", "Signed in"),
        "at_desk": translate("Means", "At the desk, by PIN"),
        "remote": translate("Means", "From head office"),
    }.get(code, code)


def link_label(code: str) -> str:
    """Why a ticket was linked to another; words somebody typed stand for themselves."""
    return {"barcode": translate("Link", "Same barcode")}.get(code, code)


def stock_label(code: str) -> str:
    """Where exchange goods come from; an unknown code stands for itself."""
    return {
        "in_stock": translate("Stock", "In stock"),
        "substitute": translate("Stock", "Substitute"),
        "wait": translate("Stock", "Waiting for stock"),
    }.get(code, code)


def basis_label(code: str) -> str:
    """Kind of ground; an unknown code stands for itself."""
    return {
        "evidence": translate("Basis", "Evidence"),
        "clause": translate("Basis", "Contract or promise"),
        "standard": translate("Basis", "Standard"),
        "law": translate("Basis", "Law"),
        "report": translate("Basis", "Test report"),
    }.get(code, code)
