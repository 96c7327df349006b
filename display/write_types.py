"""Write the TypeScript that is derived from the server's contract and from the wording.

`python display/write_types.py` writes `src/shared/contract/*.ts` and `wording_keys.ts`; `--check` only says
whether they are current (exit 1 where they are not).
"""

import json
import re
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from server import contract  # noqa: E402
from server.contract import boards, realtime  # noqa: E402

SHARED = ROOT / "display" / "src" / "shared"
HEAD = "// Written by display/write_types.py. Change the Python and run it again.\n\n"
ONLY_AGENTS_SAY = {"heartbeats", "sightings", "trust"}
MODULES = [
    import_module(f"{contract.__name__}.{found.name}")
    for found in iter_modules(contract.__path__)
    if found.name not in ONLY_AGENTS_SAY
]
UNIONS = {
    "ScreenMessage": ("Hello", "Pulse", "Played"),
    "ServerMessage": ("Welcome", "Snapshot", "Delta", "Heartbeat", "Refused", "RightsChanged"),
}
SIMPLE = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def models_of(module: ModuleType) -> list[type[BaseModel]]:
    """Return the messages that `module`, or its own parts, define, in the order in which it has them."""
    return [
        value
        for name, value in vars(module).items()
        if isinstance(value, type)
        and issubclass(value, BaseModel)
        and value.__module__.startswith(module.__name__)
        and not name.startswith("_")
        and value.model_fields
    ]


def type_of(schema: dict[str, Any]) -> str:
    """Return one JSON schema as a TypeScript type."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rsplit("/", 1)[-1].rstrip("_")
        return "unknown" if name == "JsonValue" else name
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(type_of(option) for option in schema["anyOf"])
    return structure_of(schema)


def structure_of(schema: dict[str, Any]) -> str:
    """Return a schema without alternatives: a list, a mapping or a simple value."""
    kind = schema.get("type")
    if kind == "array":
        return f"Array<{type_of(schema['items'])}>"
    if kind == "object":
        return f"Record<string, {type_of(schema.get('additionalProperties', {}))}>"
    return SIMPLE.get(str(kind), "unknown")


def comment(text: str | None, indent: str) -> str:
    """Return a description as a comment of its own lines."""
    return f"{indent}/** {' '.join(text.split())} */\n" if text else ""


def interface(model: type[BaseModel], schema: dict[str, Any]) -> str:
    """Return one model as an interface; a field with a default may be left out when sending."""
    parent = model.__bases__[0]
    inherited: set[str] = set()
    if issubclass(parent, BaseModel) and not parent.__name__.startswith("_") and parent.model_fields:
        inherited = set(parent.model_fields)
    required = set(schema.get("required", ()))
    fields = "".join(
        comment(field.get("description"), "  ")
        + f"  {key}{'' if key in required or 'const' in field else '?'}: {type_of(field)};\n"
        for key, field in schema.get("properties", {}).items()
        if key not in inherited
    )
    extends = f" extends {parent.__name__}" if inherited else ""
    return (
        f"{comment(schema.get('description'), '')}export interface {model.__name__.rstrip('_')}{extends} "
        f"{{\n{fields}}}\n"
    )


def contract_file(module: ModuleType) -> str:
    """Return the messages of one module, with the names it takes from the others."""
    models = models_of(module)
    schemas = models_json_schema([(model, "validation") for model in models])[1]["$defs"]
    parts = [interface(model, schemas[model.__name__]) for model in models]
    lists = sorted(name for name, schema in schemas.items() if "enum" in schema)
    if module is boards:
        parts += [f"export type {name} = {type_of(schemas[name])};\n" for name in lists]
    if module is realtime:
        parts += [f"export type {name} = {' | '.join(members)};\n" for name, members in UNIONS.items()]
    own = {model.__name__ for model in models} | {"JsonValue"} | (set(lists) if module is boards else set())
    text = "\n".join(parts)
    # What is only part of a value of another module stays there.
    taken = sorted(name for name in set(schemas) - own if re.search(rf"\b{name}\b", text))
    return HEAD + imports(taken) + text


def imports(taken: list[str]) -> str:
    """Return the lines that bring names from the files of the modules that define them."""
    homes = {model.__name__: stem(module) for module in MODULES for model in models_of(module)}
    wanted: dict[str, list[str]] = {}
    for name in taken:
        wanted.setdefault(homes.get(name, stem(boards)), []).append(name)
    lines = [
        f'import type {{ {", ".join(names)} }} from "./{home}";\n' for home, names in sorted(wanted.items())
    ]
    return "".join(lines) + "\n" if lines else ""


def flat_keys(table: dict[str, Any], prefix: str = "") -> list[str]:
    """Return the keys of a wording table as the screens name them: `lounge.title`."""
    keys: list[str] = []
    for name, value in table.items():
        keys += [prefix + name] if isinstance(value, str) else flat_keys(value, f"{prefix}{name}.")
    return keys


def wording_keys() -> str:
    """Return the type of all keys; a counted text (`.one`, `.other`) is named by its stem."""
    table = tomllib.loads((ROOT / "config" / "wording" / "zh.toml").read_text("utf-8"))
    keys = {key.removesuffix(".one").removesuffix(".other") for key in flat_keys(table)}
    return (
        HEAD
        + "export type WordingKey =\n"
        + "\n".join(f"  | {json.dumps(key)}" for key in sorted(keys))
        + ";\n"
    )


def stem(module: ModuleType) -> str:
    """Return the last part of a module's name."""
    return module.__name__.rsplit(".", 1)[-1]


def main() -> int:
    """Write both files, or with `--check` compare them."""
    wanted = {
        **{SHARED / "contract" / f"{stem(module)}.ts": contract_file(module) for module in MODULES},
        SHARED / "wording_keys.ts": wording_keys(),
    }
    if "--check" not in sys.argv:
        for path, text in wanted.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        return 0
    old = [path.name for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    if old:
        sys.stderr.write(f"not current: {', '.join(old)}; run python display/write_types.py\n")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
