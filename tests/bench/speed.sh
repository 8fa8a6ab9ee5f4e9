#!/usr/bin/env bash
# Instructions (callgrind) and wall medians of whole processes of `qufen`, as a table.
#
#   tests/bench/speed.sh [runs]        runs per wall median, 41 unless told
#
# Instruction counts repeat to within a few in ten thousand; wall times are of this machine.
set -euo pipefail

runs=${1:-41}
cd "$(dirname "$0")/../.."

command -v valgrind >/dev/null || {
  echo "speed.sh: valgrind is not installed; without it nothing can be counted" >&2
  exit 2
}

cargo build --release --quiet --package qufen-cli
qufen=${CARGO_TARGET_DIR:-target}/release/qufen
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Runs the command; anything but "fine" or "the answer is no" ends the measurement.
run() {
  local status=0
  "$@" >"$scratch/out" 2>"$scratch/err" || status=$?
  if ((status > 1)); then
    cat "$scratch/err" >&2
    echo "speed.sh: exit code $status: $*" >&2
    exit 2
  fi
}

# Instructions of one run, in millions.
instructions() {
  local counts="$scratch/callgrind.out"
  rm -f "$counts"
  run valgrind --tool=callgrind --callgrind-out-file="$counts" "$@"
  awk '/^(summary|totals):/ { printf "%.1f", $2 / 1e6; found = 1; exit } END { exit !found }' "$counts"
}

# The median of the wall times, in milliseconds.
wall() {
  local before after
  for ((i = 0; i < runs; i++)); do
    before=${EPOCHREALTIME/[.,]/}
    run "$@"
    after=${EPOCHREALTIME/[.,]/}
    echo $((after - before))
  done | sort -n | awk -v n="$runs" 'NR == int((n + 1) / 2) { printf "%.1f", $1 / 1e3 }'
}

measure() {
  local name=$1
  shift
  local counted timed
  counted=$(instructions "$qufen" "$@")
  timed=$(wall "$qufen" "$@")
  printf '%-8s %12s %10s\n' "$name" "$counted" "$timed"
}

printf '%-8s %12s %10s\n' command 'M instr.' 'median ms'
measure check check policies
measure decide decide policies/fuzhou/2019 --case docs/example-case.qf
measure test test policies
measure prove prove policies/fuzhou/2019
measure analyze analyze policies/fuzhou/2019
measure mutate mutate policies/fuzhou/2019
