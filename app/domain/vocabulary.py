"""The closed word lists of the trade. Codes travel and are stored; labels live in the user interface.

One English term per Chinese term; the pairs are listed in ``app/domain/README.md``.
"""

from enum import StrEnum


class Channel(StrEnum):
    """How the case reached the desk (requirements 6.7)."""

    COUNTER = "counter"
    ON_SITE = "on_site"
    PHONE = "phone"
    APP = "app"
    MINI_PROGRAM = "mini_program"
    WEBSITE = "website"
    WECHAT = "wechat"
    WECOM_GROUP = "wecom_group"
    PLATFORM = "platform"
    CHAT = "chat"
    EMAIL = "email"
    FAX = "fax"
    LETTER = "letter"
    SMS = "sms"
    SOCIAL_MEDIA = "social_media"


class Demand(StrEnum):
    """诉求: what the customer asks for (S0-16, S4-13)."""

    RETURN = "return"
    EXCHANGE = "exchange"
    REPAIR = "repair"
    COMPENSATION = "compensation"
    CONSULT = "consult"
    SUGGESTION = "suggestion"
    COMPLAINT = "complaint"
    APOLOGY = "apology"


class ProofKind(StrEnum):
    """凭证: what shows that the goods were bought here."""

    INVOICE = "invoice"
    INVOICE_COPY = "invoice_copy"
    OTHER_PROOF = "other_proof"
    MEMBER_RECORD = "member_record"
    NONE = "none"


class ProofState(StrEnum):
    """凭证状态 (S4-18, S4-21)."""

    VALID = "valid"
    PENDING = "pending"
    INVALID = "invalid"


class ProofCheck(StrEnum):
    """How a proof was checked, or why it does not count (S4-18, S4-21)."""

    SEEN_ORIGINAL = "seen_original"
    FOUND_IN_SYSTEM = "found_in_system"
    NOT_AT_HAND = "not_at_hand"
    UNREADABLE = "unreadable"
    DOES_NOT_MATCH = "does_not_match"
    ALTERED = "altered"


class ContactCheck(StrEnum):
    """How the customer's contact details were verified (S4-09, P-03)."""

    SHOWN_PHONE = "shown_phone"
    CALL_BACK = "call_back"
    CODE = "code"


class Injury(StrEnum):
    """受伤程度 (S3-24, S3-25): what a person came to harm by the goods; unknown means nobody was hurt."""

    MINOR = "minor"
    SEVERE = "severe"


class Cause(StrEnum):
    """原因分类: why it went wrong (S0-18, S2n-05, S4-22)."""

    QUALITY = "quality"
    REDESIGN = "redesign"
    HUMAN_ERROR = "human_error"
    SERVICE_DISPUTE = "service_dispute"
    TRANSPORT = "transport"
    INSTALLATION = "installation"
    SERVICE_FAULT = "service_fault"
    CUSTOMER = "customer"
    NOT_AS_DESCRIBED = "not_as_described"
    WRONG_SIZE = "wrong_size"
    NO_FAULT = "no_fault"
    DISPUTED = "disputed"
    OTHER = "other"


class Party(StrEnum):
    """责任主体: who is held liable."""

    MERCHANT = "merchant"
    BRAND = "brand"
    MALL = "mall"
    CUSTOMER = "customer"
    INSTALLER = "installer"
    LOGISTICS = "logistics"
    PLATFORM = "platform"
    UNDETERMINED = "undetermined"


class Role(StrEnum):
    """Who may do what (requirements 6.2)."""

    CLERK = "clerk"
    SPECIALIST = "specialist"
    COMPLAINT_SPECIALIST = "complaint_specialist"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    COORDINATOR = "coordinator"
    TECHNICIAN = "technician"
    FINANCE = "finance"
    HEAD_OFFICE = "head_office"


class Remedy(StrEnum):
    """处理方式: remedy codes of the policy function."""

    RETURN_FULL = "return_full"
    RETURN_NO_REASON = "return_no_reason"
    RETURN_WITH_DEPRECIATION = "return_with_depreciation"
    EXCHANGE_SAME_MODEL = "exchange_same_model"
    EXCHANGE_GE_PERFORMANCE = "exchange_ge_performance"
    REPAIR_FREE = "repair_free"
    REPAIR_PAID = "repair_paid"
    RECTIFY_INSTALL = "rectify_install"
    REMAKE_FREE = "remake_free"
    RESIZE_PAID = "resize_paid"
    COMPENSATION = "compensation"
    SMALL_PAYMENT = "small_payment"
    PARTIAL_REFUND = "partial_refund"
    REFUND_ONLY = "refund_only"
    APOLOGY = "apology"
    ANSWER = "answer"


class Strength(StrEnum):
    """By which force a remedy is owed."""

    BY_RIGHT = "by_right"
    PROMISE = "promise"
    NEGOTIABLE = "negotiable"


class PaymentMethod(StrEnum):
    """How the money was paid, so how it goes back (S4-34)."""

    CASH = "cash"
    BANK_CARD = "bank_card"
    MOBILE = "mobile"
    GIFT_CARD = "gift_card"
    OTHER = "other"


class Delivery(StrEnum):
    """送达方式: how a written notice reached the customer."""

    SIGNED = "signed"
    MESSAGE = "message"
    MAIL = "mail"
    REFUSED_BEFORE_WITNESS = "refused_before_witness"


class Signer(StrEnum):
    """In which role somebody signs a document; CONSENT is the customer before the work, to its price."""

    CONSENT = "consent"
    CUSTOMER = "customer"
    STORE = "store"
    MERCHANT = "merchant"
    HANDING_OVER = "handing_over"
    TAKING_OVER = "taking_over"


class SignatureMethod(StrEnum):
    """How somebody signed."""

    SCREEN = "screen"
    TABLET = "tablet"
    PAPER_SCAN = "paper_scan"
    PIN = "pin"
    """交接双方: by the PIN of whoever it names, in place of a hand's strokes."""


class Acceptance(StrEnum):
    """How the customer answered a plan."""

    SIGNATURE = "signature"
    MESSAGE = "message"
    PHONE = "phone"
    IN_PERSON = "in_person"


SUPERVISING = frozenset({Role.SUPERVISOR, Role.MANAGER, Role.HEAD_OFFICE})
"""Roles that may confirm a member record as proof (S4-21, P-07)."""
