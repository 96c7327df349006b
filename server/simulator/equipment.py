"""The shop's devices: each is paired with six digits through the API, as an administrator would do it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import httpx

from server.contract.access import PairingCodeMade
from server.contract.deeds import MakePairingCode, PairDevice, PairedDevice, Session, SignIn
from server.simulator.api_client import ApiClient


@dataclass(frozen=True, slots=True)
class Login:
    """How one person signs in."""

    login: str
    password: str
    pin: str
    name_zh: str
    roles: frozenset[str]
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Equipment:
    """The tokens of the shop's devices; tablets by their bay's number."""

    lounge: str
    gate: str
    workshop: str
    tablets: Mapping[str, str]
    entry_agent: str
    exit_agent: str


async def sign_in(http: httpx.AsyncClient, login: Login) -> Session:
    """Sign a person in with their password."""
    body = SignIn(login=login.login, password=login.password)
    return await ApiClient(http, "").post("/api/sessions", body, Session)


async def pair_equipment(
    http: httpx.AsyncClient, administrator: Login, bay_numbers: Sequence[str]
) -> Equipment:
    """Pair every device of the demonstration."""
    admin = ApiClient(http, (await sign_in(http, administrator)).token)

    async def paired(kind: str, name: str, screen: str | None = None) -> str:
        body = MakePairingCode.model_validate({"kind": kind, "name": name, "screen": screen})
        made = await admin.post("/api/pairing-codes", body, PairingCodeMade)
        device = await ApiClient(http, "").post("/api/pairing", PairDevice(code=made.code), PairedDevice)
        return device.token

    return Equipment(
        lounge=await paired("display", "Lounge", "lounge"),
        gate=await paired("display", "Gate", "gate"),
        workshop=await paired("display", "Workshop", "workshop"),
        tablets={number: await paired("tablet", f"Bay {number}", f"bay/{number}") for number in bay_numbers},
        entry_agent=await paired("agent", "Entry camera"),
        exit_agent=await paired("agent", "Exit camera"),
    )
