#!/usr/bin/env python3
"""Measures the archlint that is named: `bench.py BINARY EVALUATION [RUNS]`, as `make bench` does.

Prints for each task the median and the least of its runs (wall clock, with the process's start) and
the most memory it took; EVALUATION (the program MeasureEvaluation) adds what policies cost. Nothing
is kept: numbers are of the machine they were measured on.
"""

import copy
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHOP = os.path.join(ROOT, "fixtures", "shop")
BIG = 20_000_000


def run(command):
    """Runs `command` once: seconds, and KiB of memory at most."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    return seconds, usage.ru_maxrss


def measure(name, command, runs, size=None):
    """Prints one row; `size` in bytes adds the speed of the median run."""
    run(command)
    results = [run(command) for _ in range(runs)]
    times = [seconds for seconds, _ in results]
    median = statistics.median(times)
    memory = max(memory for _, memory in results) / 1024
    speed = f"{size / median / 1e6:8.0f} MB/s" if size else ""
    print(f"{name:<44}{median * 1e3:9.2f} ms{min(times) * 1e3:9.2f} ms{memory:8.1f} MiB{speed}")


def plan_of(resources):
    """The shop's plan, cut or repeated until it changes that many resources."""
    with open(os.path.join(SHOP, "plan.json"), encoding="utf-8") as file:
        plan = json.load(file)
    changes = plan["resource_changes"]
    wanted = []
    for number in range(resources):
        change = copy.copy(changes[number % len(changes)])
        turn = number // len(changes)
        if turn:
            change["name"] = f"{change['name']}_{turn}"
            change["address"] = f"{change['address']}_{turn}"
        wanted.append(change)
    plan["resource_changes"] = wanted
    return json.dumps(plan, separators=(",", ":"))


def change(kind, name, after, unknown):
    """What a plan says of the resource `kind`.`name`, which it makes."""
    return {
        "address": f"{kind}.{name}", "mode": "managed", "type": kind, "name": name,
        "change": {"actions": ["create"], "before": None, "after": after,
                   "after_unknown": {"id": True, **unknown}}}


def block(kind, name, **references):
    """The configuration and the source of `kind`.`name`, whose arguments are references."""
    expressions = {
        argument: {"references": [f"{target}.id", target]} for argument, target in references.items()}
    lines = [f"  {argument} = {target}.id\n" for argument, target in references.items()]
    return ({"address": f"{kind}.{name}", "expressions": expressions},
            f'resource "{kind}" "{name}" {{\n{"".join(lines)}}}\n')


def declared(resources):
    """A plan of that many resources in one VPC, and the sources that declare them."""
    group, vpc = "aws_security_group", "aws_vpc.main"
    changes = [change("aws_vpc", "main", {"cidr_block": "10.0.0.0/16"}, {})]
    blocks = [block("aws_vpc", "main")]
    for number in range(resources // 2):
        changes.append(change(group, f"g{number}", {"name": f"g{number}"}, {"vpc_id": True}))
        blocks.append(block(group, f"g{number}", vpc_id=vpc))
        changes.append(change(f"{group}_rule", f"r{number}", {
            "type": "ingress", "protocol": "tcp", "from_port": 443, "to_port": 443,
            "cidr_blocks": ["10.0.0.0/8"]}, {"security_group_id": True}))
        blocks.append(
            block(f"{group}_rule", f"r{number}", security_group_id=f"{group}.g{number}"))
    plan = {
        "format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {},
        "resource_changes": changes,
        "configuration": {"root_module": {"resources": [entry for entry, _ in blocks]}}}
    return json.dumps(plan, separators=(",", ":")), "".join(text for _, text in blocks)


def write(path, text):
    """Writes the file at `path`, with the folders that lead to it."""
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def main():
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(__doc__.splitlines()[0])
    binary, evaluation = (os.path.abspath(path) for path in sys.argv[1:3])
    runs = int(sys.argv[3]) if len(sys.argv) == 4 else 21
    few = max(3, runs // 4)
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        small = write("small/plan.json", plan_of(100))
        large = write("large/plan.json", plan_of(10_000))
        huge = write("huge/plan.json", plan_of(50_000))
        plan, sources = declared(10_000)
        beside = write("beside/plan.json", plan)
        write("beside/main.tf", sources)
        record = {"name": "a record", "tags": ["a", "b"], "count": 12, "text": "words " * 8}
        text = json.dumps(record)
        with open("records.json", "w", encoding="utf-8") as file:
            file.write("[" + ",".join([text] * (BIG // (len(text) + 1))) + "]")
        manifest = os.path.join(SHOP, "manifests", "cart.yaml")
        scan = [binary, "scan", "--allow-empty"]
        print(f"{'':<44}{'median':>12}{'least':>12}{'memory':>12}")
        measure("--version", [binary, "--version"], runs)
        measure("one manifest", [*scan, manifest], runs)
        measure("a plan of 100 resources", [*scan, small], runs, os.path.getsize(small))
        measure("a plan of 10,000 resources", [*scan, large], few, os.path.getsize(large))
        measure("a plan of 50,000 resources", [*scan, huge], few, os.path.getsize(huge))
        measure("a plan of 10,000 beside its sources", [*scan, "beside"], few,
                os.path.getsize(beside))
        measure("fixtures/shop", [*scan, SHOP], runs)
        size = os.path.getsize("records.json")
        measure("JSON that is none of ours, 20 MB", [*scan, "records.json"], few, size)
    print(flush=True)
    subprocess.run([evaluation], check=True)


main()
