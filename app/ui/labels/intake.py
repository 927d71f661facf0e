"""Words of the intake: kinds of problem, where goods were bought, what was verified, what is missing."""

from PySide6.QtCore import QCoreApplication

from app.ui.labels.circumstances import fact_label

translate = QCoreApplication.translate


def problem_type_label(code: str) -> str:
    """Kind of problem; an unknown code stands for itself."""
    return {
        "quality": translate("Problem type", "Quality flaw"),
        "malfunction": translate("Problem type", "Does not work"),
        "transport": translate("Problem type", "Damaged on the way"),
        "installation": translate("Problem type", "Installation"),
        "wrong_size": translate("Problem type", "Wrong size"),
        "not_as_described": translate("Problem type", "Not as described"),
        "missing_part": translate("Problem type", "Part missing"),
        "misuse": translate("Problem type", "Misuse"),
        "food": translate("Problem type", "Food"),
        "injury": translate("Problem type", "Injury"),
        "service": translate("Problem type", "Service"),
    }.get(code, code)


def bought_at_label(code: str) -> str:
    """Where the goods were bought; an unknown code stands for itself."""
    return {
        "counter": translate("Bought at", "Counter here"),
        "online": translate("Bought at", "Online shop"),
        "app": translate("Bought at", "Mall app"),
        "platform": translate("Bought at", "Platform"),
        "phone": translate("Bought at", "By phone"),
        "tv": translate("Bought at", "TV shopping"),
        "mail": translate("Bought at", "Mail order"),
    }.get(code, code)


def verification_label(code: str) -> str:
    """How contact details were verified; an unknown code stands for itself."""
    return {
        "shown_phone": translate("Verification", "Shown in person"),
        "call_back": translate("Verification", "Called back"),
        "code": translate("Verification", "Code by message"),
    }.get(code, code)


def contacted_label(code: str) -> str:
    """Who was asked before; an unknown code stands for itself."""
    return {
        "salesperson": translate("Contacted", "Salesperson"),
        "brand": translate("Contacted", "Brand"),
        "none": translate("Contacted", "Nobody"),
    }.get(code, code)


def risk_label(code: str) -> str:
    """A circumstance that may raise the level; an unknown code stands for itself."""
    return {
        "safety_risk": translate("Risk", "Danger"),
        "media_threat": translate("Risk", "Media"),
        "agitated": translate("Risk", "Agitated"),
        "property_loss": translate("Risk", "Damage"),
        "bad_review": translate("Risk", "Bad review"),
        "urgent": translate("Risk", "Urgent"),
        "none": translate("Risk", "None"),
    }.get(code, code)


def injury_label(code: str) -> str:
    """How badly somebody was hurt; an unknown code stands for itself."""
    return {
        "minor": translate("Injury", "Slight"),
        "severe": translate("Injury", "Severe"),
    }.get(code, code)


def look_label(code: str) -> str:
    """What the look at the goods found; an unknown code stands for itself."""
    return {
        "intact": translate("Look", "Intact"),
        "opened": translate("Look", "Opened"),
        "used": translate("Look", "Used"),
        "incomplete": translate("Look", "Incomplete"),
    }.get(code, code)


def proof_check_label(code: str) -> str:
    """How a proof was checked or why it does not count; words somebody typed stand for themselves."""
    return {
        "seen_original": translate("Proof check", "Original seen"),
        "found_in_system": translate("Proof check", "Found in the system"),
        "not_at_hand": translate("Proof check", "Not at hand"),
        "unreadable": translate("Proof check", "Not readable"),
        "does_not_match": translate("Proof check", "Does not match"),
        "altered": translate("Proof check", "Altered"),
    }.get(code, code)


def yes_no_label(code: str) -> str:
    """Yes or no; an unknown code stands for itself."""
    return {"yes": translate("Answer", "Yes"), "no": translate("Answer", "No")}.get(code, code)


def gap_label(code: str) -> str:
    """A fact or a thing that is missing; empty for one without a word."""
    asked = {
        "contact": translate("Missing", "Contact"),
        "name": translate("Missing", "Name"),
        "goods": translate("Missing", "Goods"),
        "words": translate("Missing", "Customer's words"),
        "demand": translate("Missing", "Demand"),
        "received": translate("Missing", "List of items left here"),
        "category": translate("Missing", "Category"),
        "channel": translate("Missing", "Where it was bought"),
        "sold_date": translate("Missing", "Day of purchase"),
        "received_date": translate("Missing", "Day of delivery"),
        "installed_date": translate("Missing", "Day of installation"),
        "proof_of_purchase": translate("Missing", "Proof of purchase"),
        "amount": translate("Missing", "Price"),
        "fault": translate("Missing", "Cause of the fault"),
        "intact": translate("Missing", "Original state"),
        "safety_risk": translate("Missing", "Danger to people?"),
        "media_threat": translate("Missing", "Going to the media?"),
        "customer_agitated": translate("Missing", "Agitated?"),
        "people_affected": translate("Missing", "How many people affected"),
        "payment_method": translate("Missing", "Way of payment"),
        "custom_made": translate("Missing", "Made to order?"),
    }.get(code, "")
    return asked or fact_label(code)


def change_label(code: str) -> str:
    """What a missing fact would change; an unknown code stands for itself."""
    return {
        "save": translate("Missing", "Needed to save"),
        "level": translate("Missing", "Affects the level"),
        "rights": translate("Missing", "Affects the rights"),
        "time": translate("Missing", "Affects the time limits"),
        "proof": translate("Missing", "Affects the proof"),
        "liability": translate("Missing", "Affects the liability"),
        "paper": translate("Missing", "Affects receipt and labels"),
    }.get(code, code)
