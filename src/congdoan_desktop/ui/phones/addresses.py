"""Addresses of this computer that phones on the same network reach."""

from dataclasses import dataclass

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

from congdoan_desktop.usecases.phones import is_near

THIS_COMPUTER = "127.0.0.1"


@dataclass(frozen=True, kw_only=True)
class Address:
    """One address, and the words for the connection that has it."""

    address: str
    words: str


def near_addresses() -> tuple[Address, ...]:
    """Return the IPv4 addresses of the local networks this computer is in, then itself for a trial.

    An address that the world may reach is not among them.
    """
    found = [
        Address(address=entry.ip().toString(), words=f"{entry.ip().toString()} ({_name(card)})")
        for card in QNetworkInterface.allInterfaces()
        if _is_up(card)
        for entry in card.addressEntries()
        if entry.ip().protocol() == QAbstractSocket.NetworkLayerProtocol.IPv4Protocol
        and is_near(entry.ip().toString())
        and not entry.ip().isLoopback()
    ]
    # An address that a card gave itself (169.254…) means that there is no network; a Wi-Fi comes before a cable.
    found.sort(key=lambda one: (one.address.startswith("169.254."), "Wi-Fi" not in one.words))
    return (*found, Address(address=THIS_COMPUTER, words=f"{THIS_COMPUTER} (chỉ để thử trên máy này)"))


def _is_up(card: QNetworkInterface) -> bool:
    flags = card.flags()
    wanted = QNetworkInterface.InterfaceFlag.IsUp | QNetworkInterface.InterfaceFlag.IsRunning
    return flags & wanted == wanted


def _name(card: QNetworkInterface) -> str:
    kinds = {QNetworkInterface.InterfaceType.Wifi: "Wi-Fi", QNetworkInterface.InterfaceType.Ethernet: "mạng dây"}
    return kinds.get(card.type(), card.humanReadableName())
