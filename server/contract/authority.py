"""What everybody is told of the shop's certificate authority, and an administrator of the certificate."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class ShopAuthority(BaseModel):
    """`GET /api/authority`. All of it stands in the certificates that whoever connects is shown."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(description="as devices list it")
    fingerprint: str = Field(description="SHA-256 in hex, small letters, without separators")
    ends_at: datetime
    served_as: list[str] = Field(description="names and addresses of the server, without its loopback")
    secure_port: int = Field(description="where HTTPS is")
    plain_port: int = Field(description="where plain HTTP gives the authority to those who lack it")


class CertificateState(BaseModel):
    """`GET /api/certificate`: until when browsers take what the server shows; null where it serves HTTP."""

    model_config = ConfigDict(frozen=True)

    ends_at: datetime
    renewed_here: bool = Field(description="the server renews it; else somebody has to bring a new one")
    near_end: bool = Field(description="nobody has renewed it, and it is time to see to it")
