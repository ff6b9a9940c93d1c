#!/usr/bin/env python3
"""Plans examples of public Terraform modules for real, for `make references` to measure on.

    plan_examples.py --modules DIR --providers DIR --out DIR [--apply] [NAME/EXAMPLE …]

DIR of --modules holds git clones of terraform-aws-modules' repositories, tags included, each as
`terraform-aws-NAME` or `terraform-aws-modules+terraform-aws-NAME/repo`; --providers is a filesystem
mirror of providers. Of every module the newest tag is taken that admits the AWS provider's version
there; calls of the registry are pointed at such checkouts. AWS is moto's server, on loopback: nothing
reaches an account. Each example ends up as OUT/NAME/EXAMPLE: plan.json, state.json (with --apply),
`sources`, a link to the configuration as it was planned, and `outcome`, how far it came. A step that
does not end within --bound seconds is stopped, and the next example follows: moto leaves some things
in the making for ever.

Needs terraform, git, and moto[server] from PyPI. --terraform says how to call terraform.
"""

import argparse
import json
import os
import pathlib
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

HERE = pathlib.Path(__file__).parent
AWS, TERRAFORM = (5, 100, 0), (1, 11, 4)
LOOPBACK = "127.0.0.1"
CALL = re.compile(r'^(\s*)source(\s*)=\s*"terraform-aws-modules/([a-z0-9-]+)/aws(?://([^"]*))?"', re.M)
VERSION = re.compile(r'^\s*version\s*=\s*"([^"]*)"[^\n]*\n', re.M)
BLOCK = re.compile(r'^module\s+"[^"]+"\s*\{.*?^\}', re.M | re.S)


def numbers(text):
    return tuple(int(n) for n in re.findall(r"\d+", text)[:3])


def padded(version):
    return tuple(version) + (0,) * (3 - len(version))


def admits(constraint, version):
    """Whether Terraform's `constraint` admits `version`."""
    for part in filter(None, (p.strip() for p in constraint.split(","))):
        operator, bound = re.match(r"(>=|<=|~>|!=|>|<|=)?\s*v?([\d.]+)", part).groups()
        low = numbers(bound)
        if operator == "~>":
            high = low[:-2] + (low[-2] + 1,) if len(low) > 1 else (low[0] + 1,)
            good = padded(low) <= version < padded(high)
        else:
            other = padded(low)
            good = {
                ">=": version >= other, "<=": version <= other, ">": version > other,
                "<": version < other, "!=": version != other,
            }.get(operator, version == other)
        if not good:
            return False
    return True


class Unplannable(Exception):
    """Why an example can't be planned with what is at hand."""


class Modules:
    """Checkouts of modules, made as they are asked for."""

    def __init__(self, clones, scratch):
        self.clones, self.scratch, self.checkouts = clones, scratch, {}

    def clone(self, name):
        for form in ["terraform-aws-" + name, f"terraform-aws-modules+terraform-aws-{name}/repo"]:
            if (self.clones / form).exists():
                return self.clones / form
        raise Unplannable(f"no clone of terraform-aws-{name} in {self.clones}")

    def git(self, name, *arguments):
        command = ["git", "-C", str(self.clone(name)), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def fits(self, name, tag, example):
        """Whether all of the module at `tag` can be planned with what is here."""
        files = self.git(name, "ls-tree", "-r", "--name-only", tag).split()
        if example and f"examples/{example}/main.tf" not in files:
            return False
        for file in files:
            if not re.fullmatch(rf"(modules/[^/]+/|examples/{example}/)?versions\.tf", file):
                continue
            text = self.git(name, "show", f"{tag}:{file}")
            core = re.search(r'required_version\s*=\s*"([^"]*)"', text)
            aws = re.search(r'source\s*=\s*"hashicorp/aws"\s*\n\s*version\s*=\s*"([^"]*)"', text)
            if core and not admits(core[1], TERRAFORM) or aws and not admits(aws[1], AWS):
                return False
        return True

    def tag(self, name, constraint, example):
        for tag in self.git(name, "tag", "--sort=-v:refname").split():
            known = re.fullmatch(r"v\d+\.\d+\.\d+", tag) and admits(constraint, numbers(tag))
            if known and self.fits(name, tag, example):
                return tag
        raise Unplannable(f"no version '{constraint}' of {name} can be planned here")

    def checkout(self, name, constraint="", example=None):
        """The folder of the module, registry calls in it pointed at further checkouts."""
        key = (name, constraint, example)
        if key in self.checkouts:
            return self.checkouts[key]
        tag = self.tag(name, constraint, example)
        folder = self.scratch / "-".join(filter(None, [name, tag, example]))
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        listed = self.git(name, "ls-tree", "--name-only", tag, "./", "examples/").split()
        wanted = {"examples/" + part for part in ["fixtures", example] if part}
        paths = [p for p in listed if p in wanted or p not in ("examples", "wrappers") and "/" not in p]
        archive = subprocess.Popen(
            ["git", "-C", str(self.clone(name)), "archive", tag, *paths],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if subprocess.run(["tar", "-x", "-C", str(folder)], stdin=archive.stdout).returncode != 0:
            raise Unplannable(f"the clone of {name} lacks files of {tag}")
        self.checkouts[key] = folder
        for file in folder.rglob("*.tf"):
            text = file.read_text()
            redirected = BLOCK.sub(lambda block: self.redirected(block[0], file.parent), text)
            if redirected != text:
                file.write_text(redirected)
        return folder

    def redirected(self, block, folder):
        call = CALL.search(block)
        if not call:
            return block
        version = VERSION.search(block)
        block = VERSION.sub("", block, count=1)
        target = self.checkout(call[3], version[1] if version else "") / (call[4] or "")
        local = os.path.relpath(target, folder)
        return CALL.sub(lambda m: f'{m[1]}source{m[2]}= "{local}"', block, count=1)


def override(folder):
    """What the example leaves to a real account, as an override file."""
    aliases = {""}
    for file in folder.glob("*.tf"):
        for block in re.findall(r'^provider "aws" \{.*?^\}', file.read_text(), re.M | re.S):
            aliases.update(re.findall(r'^\s*alias\s*=\s*("[^"]*")', block, re.M) or [""])
    blocks = [
        'provider "aws" {\n'
        + (f"  alias = {alias}\n" if alias else "")
        + "  skip_credentials_validation = true\n  skip_metadata_api_check = true\n"
        + "  skip_region_validation = true\n  s3_use_path_style = true\n}\n"
        for alias in sorted(aliases)
    ]
    for file in folder.glob("*.tf"):
        for name in re.findall(r'^data "aws_ssm_parameter" "([^"]+)"', file.read_text(), re.M):
            blocks.append(f'data "aws_ssm_parameter" "{name}" {{\n  name = "{Cloud.PARAMETER}"\n}}\n')
    (folder / "offline_override.tf").write_text("\n".join(blocks))


def environment(providers, scratch, port):
    rc = scratch / "terraform.rc"
    rc.write_text(f'provider_installation {{\n  filesystem_mirror {{\n    path = "{providers}"\n  }}\n}}\n')
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "TF_"))}
    endpoint = "http://" + f"{LOOPBACK}:{port}"
    return dict(
        kept, TF_CLI_CONFIG_FILE=str(rc), TF_IN_AUTOMATION="1", TF_INPUT="0", CHECKPOINT_DISABLE="1",
        AWS_ACCESS_KEY_ID="plan-only", AWS_SECRET_ACCESS_KEY="plan-only", AWS_REGION="eu-west-1",
        AWS_DEFAULT_REGION="eu-west-1", AWS_ENDPOINT_URL=endpoint, AWS_EC2_METADATA_DISABLED="true",
        AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null",
    )


class Cloud:
    """moto's server, for as long as the script runs."""

    # Stands for the parameters that AWS keeps: images, mostly.
    PARAMETER = "/stand-in"

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind((LOOPBACK, 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "moto.server", "-H", LOOPBACK, "-p", str(self.port)]
        environment = dict(os.environ, MOTO_EC2_LOAD_DEFAULT_AMIS="true")
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        for _ in range(200):
            try:
                socket.create_connection((LOOPBACK, self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.1)
        raise SystemExit("plan_examples: moto's server does not answer")

    def __exit__(self, *_):
        self.process.terminate()

    def reset(self):
        request = urllib.request.Request(
            "http://" + f"{LOOPBACK}:{self.port}/moto-api/reset", method="POST")
        urllib.request.urlopen(request).read()
        self.seed()

    def seed(self):
        """What the examples look up and do not make."""
        import boto3

        arguments = dict(
            endpoint_url="http://" + f"{LOOPBACK}:{self.port}", region_name="eu-west-1",
            aws_access_key_id="x", aws_secret_access_key="x")
        zones = boto3.client("route53", **arguments)
        for name in ["terraform-aws-modules.modules.tf", "sharedservices.example.com"]:
            zones.create_hosted_zone(Name=name, CallerReference=name)
        boto3.client("ssm", **arguments).put_parameter(
            Name=self.PARAMETER, Value="ami-12c6146b", Type="String")
        roles = boto3.client("iam", **arguments)
        for service in ["autoscaling", "ecs", "elasticache", "spot"]:
            try:
                roles.create_service_linked_role(AWSServiceName=service + ".amazonaws.com")
            except Exception as error:  # moto knows some of them already
                print(f"plan_examples: {error}", file=sys.stderr)


class Unfinished(Exception):
    """A step that took longer than it may."""


def run(arguments, folder, env, log, *what):
    """Whether terraform could do `what` in `folder`; raises Unfinished past the bound."""
    with open(log, "a") as output:
        process = subprocess.Popen(
            [*arguments.terraform, *what], cwd=folder, env=env, stdout=output,
            stderr=subprocess.STDOUT, start_new_session=True)
        try:
            return process.wait(arguments.bound) == 0
        except subprocess.TimeoutExpired:
            stop(process)
            raise Unfinished(f"{what[0]} not finished in {arguments.bound} s") from None


def stop(process):
    """Ends terraform and its providers: asked first, so that it writes down the state it has."""
    for number in [signal.SIGINT, signal.SIGKILL]:
        os.killpg(process.pid, number)
        try:
            process.wait(30)
            return
        except subprocess.TimeoutExpired:
            continue


def document(terraform, folder, env, *what):
    command = [*terraform, "show", "-json", *what]
    shown = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=True).stdout
    found = json.loads(shown)
    if "timestamp" in found:
        found["timestamp"] = "2026-01-01T00:00:00Z"
    if "relevant_attributes" in found:  # which terraform lists in no order
        found["relevant_attributes"].sort(key=json.dumps)
    return json.dumps(found, separators=(",", ":"))


def plan(name, constraint, example, modules, arguments, env):
    """Plans one example; says how far it came."""
    out = arguments.out / name / example
    out.mkdir(parents=True, exist_ok=True)
    root = modules.checkout(name, constraint, example)
    folder = root / "examples" / example
    log = out / "log.txt"
    log.unlink(missing_ok=True)
    override(folder)
    link = out / "sources"
    link.unlink(missing_ok=True)
    link.symlink_to(folder)
    if not run(arguments, folder, env, log, "init", "-no-color"):
        return "init failed"
    if not run(arguments, folder, env, log, "plan", "-no-color", "-lock=false", "-out=plan.bin"):
        return "plan failed"
    (out / "plan.json").write_text(document(arguments.terraform, folder, env, "plan.bin"))
    return apply(folder, out, log, arguments, env) if arguments.apply else "planned"


def apply(folder, out, log, arguments, env):
    """Applies the plan of `folder` as far as moto lets it; says how far it came."""
    try:
        whole = run(arguments, folder, env, log, "apply", "-no-color", "-lock=false", "plan.bin")
        outcome = "applied" if whole else "applied in part"
    except Unfinished as reason:
        outcome = f"applied in part: {reason}"
    if (folder / "terraform.tfstate").exists():
        (out / "state.json").write_text(document(arguments.terraform, folder, env))
    return outcome


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for folder in ["modules", "providers", "out"]:
        parser.add_argument("--" + folder, type=lambda p: pathlib.Path(p).resolve(), required=True)
    parser.add_argument("--apply", action="store_true")
    parser.add_argument("--bound", type=int, default=600, help="seconds that a step may take")
    parser.add_argument("--terraform", type=shlex.split, default=["terraform"])
    parser.add_argument("examples", nargs="*")
    arguments = parser.parse_args()
    listed = (HERE / "examples.txt").read_text().split("\n")
    examples = arguments.examples or [line for line in listed if line and line[0] != "#"]
    scratch = arguments.out / "checkouts"
    scratch.mkdir(parents=True, exist_ok=True)
    with Cloud() as cloud:
        env = environment(arguments.providers, scratch, cloud.port)
        for line in examples:
            module, example = line.split("/")
            name, _, constraint = module.partition("@")
            cloud.reset()
            modules = Modules(arguments.modules, scratch)
            try:
                outcome = plan(name, constraint, example, modules, arguments, env)
            except (Unplannable, Unfinished) as reason:
                outcome = str(reason)
            (arguments.out / name / example).mkdir(parents=True, exist_ok=True)
            (arguments.out / name / example / "outcome").write_text(outcome + "\n")
            print(f"{name}/{example}: {outcome}", flush=True)


if __name__ == "__main__":
    main()
