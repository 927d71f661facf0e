"""What people at head office do: let devices in and out, look after what did not simply apply."""

from __future__ import annotations

from collections.abc import Callable

from app.headoffice.store.alerts import Alert, AlertGroup, Alerts
from app.headoffice.store.asides import Aside, Asides
from app.headoffice.store.branches import Branch, Branches, NewCode
from app.headoffice.store.deciding import Contested, Decisions, WaitingPlan, Written
from app.headoffice.store.device_rows import DeviceRow, DeviceRows
from app.headoffice.store.devices import Devices
from app.headoffice.store.requests import Request, Requests


class Admin:
    """Branches, devices, alerts."""

    def __init__(
        self,
        branches: Branches,
        devices: Devices,
        rows: DeviceRows,
        alerts: Alerts,
        wanted: Callable[[str], None],
    ) -> None:
        """`wanted` is called with a device whose sticks are taken from now on."""
        self._branches, self._devices, self._rows, self._alerts = branches, devices, rows, alerts
        self._wanted = wanted

    def new_branch(self, name: str, branch: str = "") -> Branch:
        """See `Branches.new`."""
        return self._branches.new(name, branch)

    def branches(self) -> tuple[Branch, ...]:
        """See `Branches.all`."""
        return self._branches.all()

    def find_branch(self, wanted: str) -> Branch:
        """See `Branches.find`."""
        return self._branches.find(wanted)

    def new_code(self, branch: str, name: str, role: str = "counter") -> NewCode:
        """See `Branches.new_code`."""
        return self._branches.new_code(branch, name, role)

    def devices(self, branch: str = "") -> tuple[DeviceRow, ...]:
        """See `DeviceRows.all`."""
        return self._rows.all(branch)

    def rename(self, device: str, name: str) -> None:
        """See `Devices.rename`."""
        self._devices.rename(device, name)

    def revoke(self, device: str) -> None:
        """See `Devices.revoke`."""
        self._devices.revoke(device)

    def accept_revoked(self, device: str) -> None:
        """See `Devices.accept_revoked`; what was kept of its sticks is taken at once."""
        self._devices.accept_revoked(device)
        self._wanted(device)

    def alerts(self, *, open_only: bool = True) -> tuple[Alert, ...]:
        """See `Alerts.all`."""
        return self._alerts.all(open_only=open_only)

    def alert_groups(self) -> tuple[AlertGroup, ...]:
        """See `Alerts.groups`."""
        return self._alerts.groups()

    def dismiss(self, alert: str) -> None:
        """See `Alerts.dismiss`."""
        self._alerts.dismiss(alert)


class Trouble:
    """Entries that did not simply apply, and plans that wait for a word of head office."""

    def __init__(self, asides: Asides, decisions: Decisions, requests: Requests) -> None:
        self._asides, self._decisions, self._requests = asides, decisions, requests

    def quarantined(self, branch: str = "") -> tuple[Aside, ...]:
        """See `Asides.quarantined`."""
        return self._asides.quarantined(branch)

    def held(self, branch: str = "", before: str = "") -> tuple[Aside, ...]:
        """See `Asides.held`."""
        return self._asides.held(branch, before)

    def conflicts(self, branch: str = "") -> tuple[Aside, ...]:
        """See `Asides.conflicts`."""
        return self._asides.conflicts(branch)

    def retry(self, branch: str, ticket: str = "") -> int:
        """See `Asides.retry`."""
        return self._asides.retry(branch, ticket)

    def values(self, branch: str, writer: str, seq: int) -> tuple[Contested, ...]:
        """See `Decisions.values`."""
        return self._decisions.values(branch, writer, seq)

    def waiting_plans(self, branch: str, ticket: str) -> tuple[WaitingPlan, ...]:
        """See `Decisions.waiting_plans`."""
        return self._decisions.waiting_plans(branch, ticket)

    def approve(self, branch: str, ticket: str, *, item: str | None = None, user: str) -> Written:
        """See `Decisions.approve`."""
        return self._decisions.approve(branch, ticket, item=item, user=user)

    def deny(self, branch: str, ticket: str, *, item: str | None = None, user: str, reason: str) -> Written:
        """See `Decisions.deny`."""
        return self._decisions.deny(branch, ticket, item=item, user=user, reason=reason)

    def requests(self, branch: str = "") -> tuple[Request, ...]:
        """See `Requests.open`."""
        return self._requests.open(branch)

    def decide(self, branch: str, writer: str, seq: int, *, take: bool, note: str, user: str) -> Written:
        """See `Decisions.decide`."""
        return self._decisions.decide(branch, writer, seq, take=take, note=note, user=user)
