#!/bin/sh
# Tries the hooks of .pre-commit-hooks.yaml by the real pre-commit, as `make hooks` does: on a
# repository where they must let a change pass and one where they must not.
#
#   try-hooks.sh [HOOK …]      default: both
#
# Needs pre-commit and, for archlint-system, archlint on the PATH. What is tried is the last commit.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT INT TERM
export PRE_COMMIT_HOME="$scratch/pre-commit"

git clone --quiet --no-local "$root" "$scratch/archlint"
git init --quiet "$scratch/project"
cd "$scratch/project"
git config user.name 'A developer'
git config user.email developer@example.com

# try HOOK EXPECTED WHAT: what is staged must give the status that is expected; then it is committed.
try() {
  status=0
  pre-commit try-repo "$scratch/archlint" "$1" > "$scratch/log" 2>&1 || status=$?
  if [ "$status" -ne "$2" ]; then
    cat "$scratch/log" >&2
    printf '%s: %s: status %s where %s is right\n' "$1" "$3" "$status" "$2" >&2
    exit 1
  fi
  git commit --quiet --allow-empty --no-verify -m "$3"
  printf '%s: %s: status %s, as it should be\n' "$1" "$3" "$status"
}

for hook in "${@:-archlint-system}" ${1:-archlint}; do
  rm -rf ./*
  printf '{"name": "shop"}\n' > package.json
  git add --all
  try "$hook" 0 'nothing of ours in it'

  cp -R "$root/fixtures/shop/manifests" manifests
  git add --all
  try "$hook" 0 'a good commit'

  cp "$root/fixtures/shop-broken/manifests/cart.yaml" manifests/cart.yaml
  git add --all
  try "$hook" 1 'a bad commit'
  grep -q 'Deployment/shop/cart' "$scratch/log"
done
