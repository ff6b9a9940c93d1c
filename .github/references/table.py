#!/usr/bin/env python3
"""Writes docs/references.md: how well references are followed on the plans of plan_examples.py.

    table.py MEASURE PLANS [APPLIED]

MEASURE is the built `MeasureReferences`; PLANS and APPLIED are folders that plan_examples.py made,
the latter with --apply. The page is printed.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys

HEAD = """# How references are followed

`make references` writes this page: it plans examples of public modules for real (terraform 1.11, AWS
provider 5.100; where an example needs a provider such as `random` or `tls`, one with the same
attributes stands in for it), and counts what became of every attribute of which the graph makes an
edge. Counted are the attributes of which only apply will know the value; those that a plan knows
(*by value*) are told by their ids and names in any case.

- **followed**: the references lead to the very instances;
- **by elimination**: the way goes through a local that the plan does not hold, and only this can come
  there (decision 0017), or AWS refuses all else (decision 0025);
- **inferred**: one thing is likely to be meant;
- **unknown**: nothing says which.

*Exact* is followed or by elimination.
"""


def held_out():
    """The examples that joined when the reading of references was done: nothing was changed for them."""
    listed = pathlib.Path(__file__).with_name("examples.txt").read_text().partition("# Held out")[2]
    return {re.sub("@[^/]*", "", line) for line in listed.splitlines()[1:]}


def outcomes(measure, *arguments):
    command = [measure, "outcomes", *map(str, arguments)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def flat(outcome):
    return {k: v if k in ("ends", "locals", "references") else v[0] for k, v in outcome.items()}


def count(found):
    """Tallies of the outcomes: by basis, and those of the class apart."""
    tally = collections.Counter()
    for outcome in map(flat, found):
        if outcome["basis"] == "value" or outcome["source"] == "constant":
            tally["value"] += 1
        elif outcome["source"] in ("nothing", "shared"):
            tally["apart", outcome["basis"]] += 1
        else:
            tally[outcome["basis"]] += 1
    return tally


def cells(tally):
    exact = tally["reference"] + tally["elimination"]
    whole = exact + tally["guess"] + tally["nothing"]
    share = f"{100 * exact / whole:.1f} %" if whole else "–"
    return [tally["reference"], tally["elimination"], tally["guess"], tally["nothing"], share]


def why(outcome):
    """The class of a reference that is not exact without the sources."""
    if outcome["locals"]:
        kept = sorted({re.sub(r".*local\.", "", local) for local in outcome["locals"]})
        return "through a local that may hold several: `" + "`, `".join(kept) + "`"
    if any(text.startswith("each.value") for text in outcome["references"]):
        return "by a value of `for_each`, of which a plan has only the keys"
    return "one of several instances or branches, by an index or a condition that a plan leaves out"


def edges(measure, *arguments):
    """The edges of a graph whose ends are known: start, kind, end, how known, where declared."""
    command = [measure, "graph", *map(str, arguments)]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = set()
    for line in text.split("\n\n", 1)[1].splitlines():
        match = re.match(r"(.+?) ([a-z]+-[a-z]+|[a-z]+) (.+?) \[(exact|inferred)\](?:.*? @(.*))?", line)
        if match:
            found.add(match.groups())
    return found


def resources(state):
    """The values of the managed resources of a state, by address."""
    pending, found = [json.loads(state.read_text())["values"]["root_module"]], {}
    while pending:
        module = pending.pop()
        pending += module.get("child_modules", [])
        found.update({r["address"]: r["values"] for r in module.get("resources", []) if r["mode"] == "managed"})
    return found


# The attributes by which one resource is called by another.
NAMES = ["id", "arn", "name", "identifier", "cluster_identifier", "key_id", "bucket", "function_name",
         "allocation_id", "default_security_group_id", "default_route_table_id", "default_network_acl_id"]


def texts(values, path):
    """The texts at `path` of a resource's values: one, or those of a list; none where they are not there."""
    for step in re.findall(r"[^.\[\]]+|\[\d+\]", path):
        try:
            values = values[int(step[1:-1])] if step[0] == "[" else values[step]
        except (KeyError, IndexError, TypeError):
            return []
    return [v for v in (values if isinstance(values, list) else [values]) if v and isinstance(v, str)]


def checked(measure, applied):
    """How many references that the first plans tell the states hold, by basis; and those that differ."""
    seen, others = collections.Counter(), []
    for state in sorted(applied.glob("*/*/state.json")):
        there, called = resources(state), collections.defaultdict(set)
        for address, values in there.items():
            for text in (values.get(name) for name in NAMES):
                if text and isinstance(text, str):
                    called[text].add(address)
        for outcome in map(flat, outcomes(measure, state.with_name("plan.json"))):
            ends = {end for end in outcome["ends"] if end in there}
            found = [called[t] or {t} for t in texts(there.get(outcome["resource"], {}), outcome["attribute"])]
            if outcome["basis"] not in ("reference", "elimination") or not ends or not found:
                continue
            seen[outcome["basis"]] += 1
            if not (all(f & ends for f in found) and all(any(e in f for f in found) for e in ends)):
                others.append((str(state.parent.relative_to(applied)), outcome["resource"], outcome["attribute"]))
    return seen, others


def proof(measure, applied):
    """Compares the edges of each first plan with those of the state that it became."""
    rows, differences, lacking = [], [], collections.Counter()
    for state in sorted(applied.glob("*/*/state.json")):
        there = resources(state)
        inside = lambda edge: edge[0] in there and edge[2] in there and declared(edge[4], there)  # noqa: E731
        plan = state.with_name("plan.json")
        sources = state.with_name("sources").resolve()
        by_state = {edge[:3] for edge in edges(measure, state) if inside(edge)}
        name = str(state.parent.relative_to(applied))
        row = [name, len(there), len(by_state)]
        for what in ([plan], [plan, sources]):
            exact = {e[:3] for e in edges(measure, *what) if inside(e) and e[3] == "exact"}
            row += [len(exact & by_state), len(exact - by_state)]
            if len(what) == 2:
                lacking.update((kind(a), k, kind(b)) for a, k, b in by_state - exact)
            label = "with sources" if len(what) == 2 else "without"
            differences += [(name, label, *edge) for edge in sorted(exact - by_state)]
        rows.append(row)
    return rows, differences, lacking


def outcomes_noted(applied):
    """The examples that were not applied whole, and how far they came."""
    noted = [(str(f.parent.relative_to(applied)), f.read_text().strip()) for f in sorted(applied.glob("*/*/outcome"))]
    return [(name, outcome) for name, outcome in noted if outcome != "applied"]


def declared(place, there):
    """Whether the resource that declares an edge at `place`, `ADDRESS:attribute`, is among those `there`."""
    while place and place not in there and ":" in place:
        place = place.rsplit(":", 1)[0]
    return not place or place in there


def kind(address):
    """The type of the resource at an address."""
    return re.sub(r'\[("[^"]*"|\d+)\]', "", address).split(".")[-2]


# Why the plan can't have an edge of the state, or has it otherwise, by the types and the edge.
REASONS = {
    ("aws_subnet", "attached-to", "aws_default_network_acl"):
        "AWS puts subnets that nobody attaches into the default ACL; no configuration says so",
    ("aws_lb_listener", "routes-to", "aws_lb_target_group"): "in a `dynamic` block",
    ("aws_lb", "placed-in", "aws_subnet"): "in a `dynamic` block (`subnet_mapping`)",
    ("aws_lb_listener", "uses", "aws_acm_certificate"):
        "the plan names the validation, whose ARN is the certificate's",
    ("aws_lb_listener", "uses", "aws_acm_certificate_validation"):
        "the same certificate, by its validation",
    ("aws_ecs_service", "uses", "aws_ecs_task_definition"):
        "by family and revision, which the state does not join",
    ("aws_autoscaling_group", "uses", "aws_launch_template"): "moto forgets a mixed-instances policy",
    ("aws_spot_instance_request", "placed-in", "aws_subnet"): "moto puts spot instances into subnets of its own",
    ("aws_cloudwatch_metric_alarm", "targets", "aws_lb"): "by a suffix of the ARN, which only apply makes",
    ("aws_launch_template", "uses", "aws_iam_instance_profile"): "in a `dynamic` block",
    ("aws_instance", "attached-to", "aws_default_security_group"):
        "AWS gives the default group to an interface that nobody gives one; no configuration says so",
    ("aws_lb_target_group", "targets", "aws_instance"):
        "by the instance's address, which the state does not join",
}


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def main():
    measure, plans = sys.argv[1], pathlib.Path(sys.argv[2])
    total = {"without": collections.Counter(), "with": collections.Counter()}
    held = {"without": collections.Counter(), "with": collections.Counter()}
    late = held_out()
    classes, rest, rows, wrong = collections.Counter(), [], [], 0
    for plan in sorted(plans.glob("*/*/plan.json")):
        sources = plan.with_name("sources").resolve()
        bare, full = outcomes(measure, plan), outcomes(measure, plan, sources)
        tallies = count(bare), count(full)
        total["without"] += tallies[0]
        total["with"] += tallies[1]
        name = str(plan.parent.relative_to(plans))
        if name in late:
            held["without"] += tallies[0]
            held["with"] += tallies[1]
        rows.append([name + " °" * (name in late), *cells(tallies[0]), *cells(tallies[1])])
        ends = {(f["resource"], f["attribute"], f["kind"]): sorted(f["ends"]) for f in map(flat, full)}
        for outcome in map(flat, bare):
            if outcome["source"] == "references" and outcome["basis"] in ("guess", "nothing"):
                classes[outcome["basis"], why(outcome)] += 1
            key = outcome["resource"], outcome["attribute"], outcome["kind"]
            if outcome["basis"] == "elimination" and ends.get(key) != sorted(outcome["ends"]):
                wrong += 1
        rest += [
            (name, f["resource"], f["attribute"], f["basis"]) for f in map(flat, full)
            if f["source"] == "references" and f["basis"] in ("guess", "nothing")
        ]
    rows.append(["**all with °**", *cells(held["without"]), *cells(held["with"])])
    rows.append(["**all**", *cells(total["without"]), *cells(total["with"])])
    head = ["example", "followed", "by elimination", "inferred", "unknown", "exact"]
    print(HEAD)
    print("The first five columns are without sources at hand, the last five with them. Examples with °\n"
          "joined the list when the reading was done, and nothing was changed for them.\n")
    print(table(head + head[1:], rows))
    print(f"\nOf the {total['without']['elimination']} edges by elimination, {wrong} lead elsewhere than the sources say.")
    apart = {k: v for k, v in total["without"].items() if isinstance(k, tuple)}
    print("\n## What is left without sources\n")
    print("References in `dynamic` blocks, and of blocks that a plan gives as a flat list, are a class of "
          f"their own and not in the table: {sum(apart.values())} here.\n")
    ordered = sorted(classes.items(), key=lambda item: -item[1])
    words = {"guess": "inferred", "nothing": "unknown"}
    print(table(["why", "inferred or unknown", "how many"], [[k[1], words[k[0]], n] for k, n in ordered]))
    if rest:
        print("\n## What is left with them\n")
        print(table(["example", "resource", "attribute", ""], [[n, f"`{r}`", f"`{a}`", words[b]] for n, r, a, b in rest]))
    if len(sys.argv) > 3:
        applied = pathlib.Path(sys.argv[3])
        rows, differences, lacking = proof(measure, applied)
        rows.append(["**all**", *(sum(row[i] for row in rows) for i in range(1, 7))])
        print("\n## The proof\n")
        print("The same configurations applied, to moto's server: edges between what is in the state, by "
              "known ids, against the exact edges of the first plan that a resource of the state declares. moto "
              "does not know everything, so some were applied in part.\n")
        print(table(["example", "resources", "edges of the state", "of them in the plan", "others",
                     "with sources", "others"], rows))
        unfinished = outcomes_noted(applied)
        if unfinished:
            print("\nNot applied whole:\n")
            print("\n".join(f"- {name}: {outcome}" for name, outcome in unfinished))
        if differences:
            print("\nThe others, each an edge of the plan that the state lacks:\n")
            for name, label, a, k, b in differences:
                reason = REASONS.get((kind(a), k, kind(b)), "not explained")
                print(f"- {name}, {label}: `{a}` {k} `{b}`: {reason}")
        seen, others = checked(measure, applied)
        print(f"\nReference by reference, without sources: of {sum(seen.values())} exact ones "
              f"({seen['elimination']} of them by elimination) the state holds at that attribute the name of the "
              f"very same resource in all but {len(others)}:\n")
        print("\n".join(f"- {name}: `{resource}`, `{attribute}`" for name, resource, attribute in others))
        if lacking:
            print("\nEdges of the states that the plans lack, sources at hand:\n")
            rows = [[f"`{a}` {k} `{b}`", n, REASONS.get((a, k, b), "not explained")]
                    for (a, k, b), n in sorted(lacking.items(), key=lambda item: (-item[1], item[0]))]
            print(table(["edge", "how many", "why"], rows))


if __name__ == "__main__":
    main()
