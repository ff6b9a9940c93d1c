#!/bin/bash
# What action.yml runs: a scan by the inputs in ARCHLINT_*, its outputs and the job's summary.
# It succeeds whatever the scan finds, so that the report can be uploaded; the action's last step
# fails instead. Needs jq, which GitHub's runners have.
set -euo pipefail

program=$(command -v archlint || echo "$ACTION_PATH/.build-release/release/archlint")
arguments=(
  --output "sarif=$ARCHLINT_SARIF_FILE" --output "json=$ARCHLINT_JSON_FILE"
)

# option NAME VALUES: `NAME VALUE` for each line of VALUES that is not empty.
option() {
  local value
  while IFS= read -r value; do
    [ -z "$value" ] || arguments+=("$1=$value")
  done <<< "$2"
}

option --config "$ARCHLINT_CONFIG"
option --policies "$ARCHLINT_POLICIES"
option --select "$ARCHLINT_SELECT"
option --ignore "$ARCHLINT_IGNORE"
option --severity "$ARCHLINT_SEVERITY"
option --fail-on "$ARCHLINT_FAIL_ON"
[ "$ARCHLINT_FAIL_ON_UNKNOWN" != true ] || arguments+=(--fail-on-unknown)
[ "$ARCHLINT_ALLOW_EMPTY" != true ] || arguments+=(--allow-empty)
arguments+=(--)
while IFS= read -r path; do
  [ -z "$path" ] || arguments+=("$path")
done <<< "$ARCHLINT_PATHS"

# A report quotes the files that were scanned: nothing in it may be a command to the runner.
token=$(od -A n -N 16 -t x1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
status=0
"$program" scan "${arguments[@]}" || status=$?
echo "::$token::"

{
  echo "exit-code=$status"
  if [ -s "$ARCHLINT_JSON_FILE" ]; then
    printf 'sarif-file=%s\n' "${ARCHLINT_SARIF_FILE//[$'\r\n']/}"
    printf 'report-json=%s\n' "${ARCHLINT_JSON_FILE//[$'\r\n']/}"
    jq -r '
      [.findings[] | select(.verdict == "fail" and .suppression == null) | .severity] as $found
      | "findings=\($found | length)",
        (("critical", "high", "medium", "low") as $severity
          | "\($severity)=\([$found[] | select(. == $severity)] | length)"),
        "unknown=\(.summary.unknown)", "suppressed=\(.summary.suppressed)"
    ' "$ARCHLINT_JSON_FILE"
  fi
} >> "$GITHUB_OUTPUT"

if [ "$ARCHLINT_SUMMARY" = true ] && [ -s "$ARCHLINT_JSON_FILE" ]; then
  jq -r '
    def cell: gsub("[\r\n]+"; " ") | @html | gsub("\\|"; "&#124;") | gsub("`"; "&#96;");
    [.findings[] | select(.verdict == "fail" and .suppression == null)] as $found
    | "### archlint", "",
      "\($found | length) findings, \(.summary.unknown) undecided, \(.summary.suppressed) suppressed; \(.summary.resources) resources, \(.summary.policies) policies, \(.errors | length) errors",
      "",
      (if $found == [] then empty else
        "| severity | policy | resource | what is wrong |", "|---|---|---|---|",
        ($found[:100][] | "| \(.severity) | \(.policy | cell) | \(.resource.address | cell) | \(.message | cell) |"),
        (if ($found | length) > 100 then "", "\(($found | length) - 100) more are in the report." else empty end)
      end)
  ' "$ARCHLINT_JSON_FILE" >> "$GITHUB_STEP_SUMMARY"
fi
