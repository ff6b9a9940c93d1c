#!/usr/bin/env python3
"""Stands in for a small Terraform provider that is not at hand: random, null, time, tls, …

Which one, its own file name says (`terraform-provider-random`). It has the attributes that public
modules use; what the real provider makes at apply is unknown when planning and a made-up text then.
So plans have the shape that they have with the real providers, and the AWS provider is the real one.

Needs `tf` from PyPI (Terraform's plugin protocol).
"""

import hashlib
import json
import os
import sys

from tf.blocks import SetNestedBlock
from tf.iface import DataSource, Provider, Resource
from tf.runner import run_provider
from tf.schema import Attribute, Block, Schema
from tf.types import Bool, List, Map, Number, String


class Certificates(List):
    """The `certificates` of tls_certificate: a list of objects."""

    fields = {"sha1_fingerprint": "string", "issuer": "string", "cert_pem": "string"}

    def __init__(self):
        super().__init__(String())

    def tf_type(self):
        return json.dumps(["list", ["object", self.fields]]).encode()


TEXT, NUMBER, TRUTH, TEXTS = String, Number, Bool, lambda: Map(String())
SHUFFLE = lambda: List(String())  # noqa: E731

# type: (what one may set, what it makes)
RESOURCES = {
    "random_pet": (dict(keepers=TEXTS, length=NUMBER, prefix=TEXT, separator=TEXT), dict(id=TEXT)),
    "random_id": (
        dict(keepers=TEXTS, byte_length=NUMBER, prefix=TEXT),
        dict(id=TEXT, hex=TEXT, dec=TEXT, b64_url=TEXT, b64_std=TEXT),
    ),
    "random_integer": (
        dict(keepers=TEXTS, min=NUMBER, max=NUMBER, seed=TEXT),
        dict(id=TEXT, result=NUMBER),
    ),
    "random_uuid": (dict(keepers=TEXTS), dict(id=TEXT, result=TEXT)),
    "random_shuffle": (
        dict(keepers=TEXTS, input=SHUFFLE, result_count=NUMBER, seed=TEXT),
        dict(id=TEXT, result=SHUFFLE),
    ),
    "null_resource": (dict(triggers=TEXTS), dict(id=TEXT)),
    "time_sleep": (
        dict(create_duration=TEXT, destroy_duration=TEXT, triggers=TEXTS),
        dict(id=TEXT),
    ),
    "time_static": (dict(triggers=TEXTS), dict(id=TEXT, rfc3339=TEXT, unix=NUMBER)),
    "tls_private_key": (
        dict(algorithm=TEXT, rsa_bits=NUMBER, ecdsa_curve=TEXT),
        dict(
            id=TEXT,
            private_key_pem=TEXT,
            public_key_pem=TEXT,
            private_key_openssh=TEXT,
            public_key_openssh=TEXT,
        ),
    ),
    "local_file": (
        dict(content=TEXT, filename=TEXT, source=TEXT, directory_permission=TEXT, file_permission=TEXT),
        dict(id=TEXT),
    ),
}
_PASSWORD = dict(
    dict(keepers=TEXTS, length=NUMBER, override_special=TEXT),
    **dict.fromkeys(["special", "upper", "lower", "numeric", "number"], TRUTH),
    **dict.fromkeys(["min_special", "min_upper", "min_lower", "min_numeric"], NUMBER),
)
for _name in ["random_string", "random_password"]:
    RESOURCES[_name] = (_PASSWORD, dict(id=TEXT, result=TEXT))

DATA = {
    "tls_certificate": (
        dict(url=TEXT, content=TEXT, verify_chain=TRUTH),
        dict(id=TEXT, certificates=Certificates),
    ),
    "cloudinit_config": (
        dict(gzip=TRUTH, base64_encode=TRUTH, boundary=TEXT),
        dict(id=TEXT, rendered=TEXT),
    ),
    "external": (
        dict(program=SHUFFLE, query=TEXTS, working_dir=TEXT),
        dict(id=TEXT, result=TEXTS),
    ),
    "null_data_source": (dict(inputs=TEXTS), dict(id=TEXT, outputs=TEXTS)),
    "archive_file": (
        dict(type=TEXT, source_dir=TEXT, source_file=TEXT, output_path=TEXT, source_content=TEXT),
        dict(id=TEXT, output_base64sha256=TEXT, output_md5=TEXT),
    ),
    "local_file": (dict(filename=TEXT), dict(id=TEXT, content=TEXT)),
}
BLOCKS = {
    "cloudinit_config": ("part", dict(content=TEXT, content_type=TEXT, filename=TEXT, merge_type=TEXT))
}
# The real provider takes optional ones and computes them where nobody sets them.
COMPUTED_TOO = {"length", "separator", "special", "upper", "lower", "numeric", "number", "boundary"}


def made_up(name, kind, state):
    """A value for what apply makes, the same for the same input."""
    seed = hashlib.sha256(repr(sorted(state.items(), key=str)).encode()).hexdigest()
    if name == "outputs":
        return state.get("inputs") or {}
    if isinstance(kind, Certificates):
        return [{"sha1_fingerprint": seed[:40], "issuer": "CN=stand-in", "cert_pem": ""}]
    if isinstance(kind, Map):
        return {"filename": "built.zip", "timestamp": "0", "was_missing": "false"}
    if isinstance(kind, List):
        return state.get("input") or []
    if isinstance(kind, Number):
        return 1
    return {"rfc3339": "2026-01-01T00:00:00Z", "hex": seed[:8]}.get(name, "x" + seed[:11])


def attributes(set_by_user, made):
    given = [
        Attribute(n, k(), optional=True, computed=n in COMPUTED_TOO, default=None)
        for n, k in set_by_user.items()
    ]
    return given + [Attribute(n, k(), computed=True) for n, k in made.items()]


def complete(state, made):
    filled = dict(state)
    for name, kind in made.items():
        filled[name] = made_up(name, kind(), state)
    return filled


def resource(type_name, set_by_user, made):
    class StandIn(Resource):
        def __init__(self, provider):
            pass

        @classmethod
        def get_name(cls):
            return type_name.split("_", 1)[1]

        @classmethod
        def get_schema(cls):
            return Schema(attributes=attributes(set_by_user, made))

        def create(self, ctx, planned):
            return complete(planned, made)

        def read(self, ctx, current):
            return current

        def update(self, ctx, current, planned):
            return planned

        def delete(self, ctx, current):
            return None

    return StandIn


def data_source(type_name, set_by_user, made):
    class StandIn(DataSource):
        def __init__(self, provider):
            pass

        @classmethod
        def get_name(cls):
            return "" if type_name == "external" else type_name.split("_", 1)[1]

        @classmethod
        def get_schema(cls):
            blocks = []
            if type_name in BLOCKS:
                block, fields = BLOCKS[type_name]
                blocks = [SetNestedBlock(block, Block(attributes=attributes(fields, {})))]
            return Schema(attributes=attributes(set_by_user, made), block_types=blocks)

        def read(self, ctx, config):
            return complete(config, made)

    return StandIn


class StandIns(Provider):
    def __init__(self, name):
        self.name = name

    def get_model_prefix(self):
        return "external" if self.name == "external" else self.name + "_"

    def get_provider_schema(self, diags):
        return Schema()

    def full_name(self):
        return "registry.terraform.io/hashicorp/" + self.name

    def validate_config(self, diags, config):
        pass

    def configure_provider(self, diags, config):
        pass

    def _mine(self, table, make):
        mine = [t for t in table if t.split("_", 1)[0] == self.name]
        return [make(t, *table[t]) for t in mine]

    def get_resources(self):
        return self._mine(RESOURCES, resource)

    def get_data_sources(self):
        return self._mine(DATA, data_source)


if __name__ == "__main__":
    run_provider(StandIns(os.path.basename(sys.argv[0]).split("-")[2].split("_")[0]), sys.argv)
