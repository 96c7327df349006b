"""Reading `warranty.toml`: what the shop answers for; what is wrong is named with its line."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from server.domain.manufacturer_warranty import ManufacturerTerm
from server.domain.stage import Name
from server.domain.warranty_terms import KindOfWork, Term, Terms, WarrantyTerms
from server.places import config_folder
from server.toml_files import parse_toml, said_of, wrong_key
from server.toml_lines import refusal_at

FILE = "warranty.toml"

Code = Annotated[str, Field(min_length=1, max_length=40)]
SkillKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Term(_Section):
    months: int = Field(ge=1, le=120)
    km: int | None = Field(default=None, ge=1, le=1_000_000)

    def term(self) -> Term:
        return Term(self.months, self.km)


class _Terms(_Section):
    labour: _Term | None = None
    parts: _Term | None = None

    def terms(self) -> Terms:
        return Terms(
            self.labour.term() if self.labour else None,
            self.parts.term() if self.parts else None,
        )


class _Kind(_Terms):
    operations: list[Code] = Field(default=[], max_length=500)
    skills: list[SkillKey] = Field(default=[], max_length=60)
    safety: bool = False

    @model_validator(mode="after")
    def _is_about_something(self) -> Self:
        if not (self.operations or self.skills or self.safety):
            raise ValueError("a kind of work needs operations, skills or safety = true")
        return self

    def kind(self) -> KindOfWork:
        return KindOfWork(self.terms(), frozenset(self.operations), frozenset(self.skills), self.safety)


class _Name(_Section):
    zh: str = Field(min_length=1, max_length=60)
    en: str = Field(min_length=1, max_length=60)


class _ManufacturerTerm(_Term):
    name: _Name
    skills: list[SkillKey] = Field(min_length=1, max_length=60)


class _Manufacturer(_Section):
    brand: str = Field(min_length=1, max_length=40)
    terms: list[_ManufacturerTerm] = Field(min_length=1, max_length=20)

    def of_brand(self) -> list[ManufacturerTerm]:
        return [
            ManufacturerTerm(
                self.brand, Name(each.name.zh, each.name.en), each.months, frozenset(each.skills), each.km
            )
            for each in self.terms
        ]


class _Warranty(_Section):
    usual: _Terms
    kinds: list[_Kind] = Field(default=[], max_length=100)
    manufacturers: list[_Manufacturer] = Field(default=[], max_length=100)


def load_warranty_terms(data_folder: Path) -> WarrantyTerms:
    """Return the terms in the data folder, else the shipped ones.

    Raises ConfigurationInvalid naming the file, the line and the key.
    """
    own = data_folder / FILE
    path = own if own.exists() else config_folder() / FILE
    try:
        read = _Warranty.model_validate(parse_toml(path))
    except ValidationError as problem:
        raise refusal_at(path, wrong_key(problem), said_of(problem)) from problem
    return WarrantyTerms(
        usual=read.usual.terms(),
        kinds=tuple(kind.kind() for kind in read.kinds),
        manufacturers=tuple(term for each in read.manufacturers for term in each.of_brand()),
    )
