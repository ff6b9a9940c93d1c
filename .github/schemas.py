#!/usr/bin/env python3
"""Write the names and types of resources' fields: Sources/ResourceSchemas/*.schema.

  schemas.py --kubernetes 1.37=DEFINITIONS [--former 1.34=DEFINITIONS …] --terraform aws@5.100.0=SCHEMA
             --crds argo-cd@v3.5.1=FILE_OR_FOLDER …

DEFINITIONS is Kubernetes' own api/openapi-spec/swagger.json, or the `_definitions.json` made from it
that the PyPI package kubernetes-validate carries for every minor version. The fields are those of
all `--kubernetes` versions; of a `--former` one only the names of kinds that are gone are kept.
SCHEMA is what `terraform providers schema -json` says. `--crds` takes CustomResourceDefinitions in
YAML; a later one of the same project adds the versions that the ones before it no longer have.
Needs PyYAML. What the files look like: Sources/ResourceSchemas/README.md.
"""

import argparse
import base64
import collections
import functools
import hashlib
import json
import pathlib
import re

import yaml

FOLDER = pathlib.Path(__file__).parent.parent / "Sources" / "ResourceSchemas"
SCALARS = {"string": "s", "boolean": "b", "bool": "b", "integer": "i", "number": "n"}
OBJECT_META = "ObjectMeta~meta.v1"
# A plain `=`, as in an enum of comparisons, has a meaning of its own in YAML 1.1 that nobody wants.
yaml.CSafeLoader.add_constructor("tag:yaml.org,2002:value", yaml.CSafeLoader.construct_yaml_str)


class Shape:
    """The fields of an object: (type, first version, last version) by name, versions or None."""

    def __init__(self, is_open=False):
        self.fields = {}
        self.is_open = is_open
        self.since = self.until = None

    @functools.cache
    def digest(self):
        """What identifies the shape, whatever it is called; asked for when all fields are there."""
        text = "*" if self.is_open else ""
        for name, (kind, since, until) in sorted(self.fields.items()):
            text += f"{name}:{code(kind, Shape.digest)}{mark(since, until)} "
        return hashlib.sha256(text.encode()).hexdigest()


def mark(since, until):
    return (f">{since}" if since else "") + (f"<{until}" if until else "")


def code(kind, name_of):
    """A type as text: a scalar's letter, a prefix and what is in it, or a shape's name."""
    if isinstance(kind, tuple):
        return kind[0] + code(kind[1], name_of)
    return kind if isinstance(kind, str) else name_of(kind)


class Table:
    """Named shapes, and those without a name of their own that they lead to."""

    def __init__(self, file):
        self.file = file
        self.shapes = {}
        self.retired = {}

    def write(self, header):
        """Write one line a shape, sorted by bytes."""
        names = self.anonymous_names()
        lines = [f"{name} !{last}" for name, last in self.retired.items()]
        for name, shape in self.shapes.items():
            lines.append(self.line(name, shape, names))
        others = {shape.digest(): shape for shape, _ in self.uses()}
        lines += [self.line(names[digest], shape, names) for digest, shape in others.items()]
        text = "".join(f"# {line}\n" for line in sorted(header))
        text += "".join(f"{line}\n" for line in sorted(lines, key=str.encode))
        (FOLDER / self.file).write_text(text)
        print(f"{self.file}: {len(self.shapes)} named, {len(others)} other shapes, {len(text)} bytes")

    def line(self, name, shape, names):
        words = [name] + ([mark(shape.since, shape.until)] if shape.since or shape.until else [])
        words += ["*"] if shape.is_open else []
        for field, (kind, since, until) in sorted(shape.fields.items(), key=lambda x: x[0].encode()):
            assert not re.search(r"[\s:]", field), f"{name}: a field called '{field}'"
            words.append(f"{field}:{code(kind, lambda s: names[s.digest()])}{mark(since, until)}")
        return " ".join(words)

    def uses(self):
        """Every shape without a name, with the field that leads to it, once for each use."""
        pending = [shape for _, shape in sorted(self.shapes.items())]
        while pending:
            for field, (kind, _, _) in sorted(pending.pop().fields.items()):
                while isinstance(kind, tuple):
                    kind = kind[1]
                if isinstance(kind, Shape):
                    yield kind, field
                    pending.append(kind)

    def anonymous_names(self):
        """Calls each by the field that leads to it most often, and as much of a digest of it and
        the file as tells it from others of that name: the same however much else changes."""
        fields = collections.defaultdict(collections.Counter)
        for shape, field in self.uses():
            fields[shape.digest()][field] += 1
        names = {}
        for digest, counts in sorted(fields.items()):
            field = min(counts, key=lambda name: (-counts[name], name))
            own = hashlib.sha256((self.file + digest).encode()).digest()
            tail = base64.b32encode(own).decode().lower()
            length = next(n for n in range(4, 20) if f"{field}~{tail[:n]}" not in names.values())
            names[digest] = f"{field}~{tail[:length]}"
        return names


# Kubernetes' own kinds


def definition_name(key, definition):
    """What a definition is called: the kind's type, or its name and group."""
    kinds = definition.get("x-kubernetes-group-version-kind", [])
    if len(kinds) == 1 and "metadata" in definition.get("properties", {}):
        group, version, kind = (kinds[0][part] for part in ("group", "version", "kind"))
        return f"{group}/{version}/{kind}" if group else f"{version}/{kind}"
    parts = key.split(".")
    return f"{parts[-1]}~{'.'.join(parts[-3:-1])}"


def is_kind(name):
    return "/" in name


def read_definitions(path):
    data = json.loads(pathlib.Path(path).read_text())
    definitions = data.get("definitions") or data["$defs"]
    definitions = {key: value for key, value in definitions.items() if not is_list(value)}
    return definitions, {key: definition_name(key, value) for key, value in definitions.items()}


def is_list(definition):
    metadata = definition.get("properties", {}).get("metadata", {})
    return metadata.get("$ref", "").endswith(".ListMeta")


def definition_type(schema, definitions, names):
    """The type of a field as one version declares it."""
    if "$ref" in schema:
        key = schema["$ref"].rsplit("/", 1)[1]
        target = definitions.get(key, {})
        return names[key] if target.get("properties") else definition_type(target, definitions, names)
    kind = schema.get("type")
    kind = next((k for k in kind if k != "null"), None) if isinstance(kind, list) else kind
    if schema.get("format") == "int-or-string" or kind is None:
        return "d"
    if kind == "array":
        return ("[", definition_type(schema.get("items", {}), definitions, names))
    if kind == "object":
        values = schema.get("additionalProperties")
        return ("{", definition_type(values, definitions, names)) if isinstance(values, dict) else "d"
    return SCALARS[kind]


def kubernetes(table, inputs, former):
    """Merges the versions, the oldest first: since and until say which of them has what."""
    versions = [version for version, _ in inputs]
    present = collections.defaultdict(dict)
    for version, path in inputs:
        definitions, names = read_definitions(path)
        for key, definition in definitions.items():
            present[names[key]][version] = {
                field: definition_type(schema, definitions, names)
                for field, schema in definition.get("properties", {}).items()}
    for name in reachable(present):
        table.shapes[name] = merged(present[name], versions)
    for version, path in former:
        for name in filter(is_kind, read_definitions(path)[1].values()):
            if name not in table.shapes:
                table.retired[name] = version


def reachable(present):
    """The kinds and all that they lead to."""
    pending = [name for name in present if is_kind(name)]
    found = set()
    while pending:
        name = pending.pop()
        if name in found:
            continue
        found.add(name)
        for fields in present[name].values():
            for kind in fields.values():
                while isinstance(kind, tuple):
                    kind = kind[1]
                if kind in present:
                    pending.append(kind)
    return found


def span(having, versions):
    """The first and the last version, where they are not those of all."""
    known = [version for version in versions if version in having]
    return (known[0] if known[0] != versions[0] else None,
            known[-1] if known[-1] != versions[-1] else None)


def merged(by_version, versions):
    shape = Shape()
    shape.since, shape.until = span(by_version, versions)
    own = [version for version in versions if version in by_version]
    for field in {field for fields in by_version.values() for field in fields}:
        kinds = {version: by_version[version][field] for version in own if field in by_version[version]}
        kind = kinds[max(kinds, key=own.index)] if len(set(kinds.values())) == 1 else "d"
        shape.fields[field] = (kind, *span(kinds, own))
    return shape


# Custom resources


def structural_type(schema):
    """The type of a field of a structural schema."""
    nullable = "?" if schema.get("nullable") else ""
    kind = structural_type_ignoring_null(schema)
    return (nullable, kind) if nullable and kind != "d" else kind


def structural_type_ignoring_null(schema):
    kind = schema.get("type")
    if schema.get("x-kubernetes-int-or-string") or kind is None:
        return "d"
    if kind == "array":
        return ("[", structural_type(schema.get("items", {})))
    if kind != "object":
        return SCALARS[kind]
    if schema.get("properties"):
        return structural_shape(schema)
    values = schema.get("additionalProperties")
    return ("{", structural_type(values)) if isinstance(values, dict) else "d"


def structural_shape(schema):
    is_open = schema.get("x-kubernetes-preserve-unknown-fields") or schema.get(
        "x-kubernetes-embedded-resource")
    shape = Shape(is_open=bool(is_open))
    for field, value in schema.get("properties", {}).items():
        shape.fields[field] = (structural_type(value), None, None)
    return shape


def custom_resources(table, path):
    path = pathlib.Path(path)
    files = sorted(path.rglob("*.y*ml")) if path.is_dir() else [path]
    for document in (d for file in files for d in yaml.load_all(file.read_text(), yaml.CSafeLoader)):
        if not document or document.get("kind") != "CustomResourceDefinition":
            continue
        spec = document["spec"]
        for version in spec["versions"]:
            name = f"{spec['group']}/{version['name']}/{spec['names']['kind']}"
            schema = version.get("schema", {}).get("openAPIV3Schema")
            if not schema or name in table.shapes:
                continue
            shape = structural_shape(schema)
            shape.fields |= {"apiVersion": ("s", None, None), "kind": ("s", None, None),
                             "metadata": (OBJECT_META, None, None)}
            table.shapes[name] = shape


# Terraform's resources


def attribute_type(kind):
    """The type of an attribute; sets are lists in a plan."""
    if isinstance(kind, str):
        return SCALARS.get(kind, "d")
    constructor, inner = kind[0], kind[1]
    if constructor == "object":
        shape = Shape()
        shape.fields = {name: (attribute_type(value), None, None) for name, value in inner.items()}
        return shape
    return ("{" if constructor == "map" else "[", attribute_type(inner))


def block_shape(block):
    shape = Shape()
    for name, attribute in block.get("attributes", {}).items():
        nested = attribute.get("nested_type")
        kind = nesting(nested["nesting_mode"], block_shape(nested)) if nested else attribute_type(
            attribute["type"])
        shape.fields[name] = (kind, None, None)
    for name, nested in block.get("block_types", {}).items():
        kind = nesting(nested["nesting_mode"], block_shape(nested["block"]))
        shape.fields[name] = (("&", kind), None, None)
    return shape


def nesting(mode, shape):
    """A block as a plan has it: a list of them, a map by label, or one."""
    return {"list": ("[", shape), "set": ("[", shape), "map": ("{", shape)}.get(mode, shape)


def terraform(table, path):
    data = json.loads(pathlib.Path(path).read_text())
    for provider in data["provider_schemas"].values():
        for name, resource in provider["resource_schemas"].items():
            table.shapes[name] = block_shape(resource["block"])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for flag in ("--kubernetes", "--former", "--terraform", "--crds"):
        parser.add_argument(flag, action="append", default=[], metavar="VERSION=PATH",
                            type=lambda text: text.split("=", 1))
    arguments = parser.parse_args()
    by_number = lambda source: [int(part) for part in source[0].split(".")]
    if arguments.kubernetes:
        table = Table("kubernetes.schema")
        inputs = sorted(arguments.kubernetes, key=by_number)
        kubernetes(table, inputs, sorted(arguments.former, key=by_number))
        table.write(["kubernetes " + " ".join(v for v, _ in inputs)])
    for source, path in arguments.terraform:
        table = Table(source.split("@")[0] + ".schema")
        terraform(table, path)
        table.write([source.replace("@", " ")])
    if arguments.crds:
        table = Table("custom-resources.schema")
        for _, path in arguments.crds:
            custom_resources(table, path)
        table.write([s.replace("@", " ") for s, _ in arguments.crds])


if __name__ == "__main__":
    main()
