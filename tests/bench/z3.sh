#!/usr/bin/env bash
# Asks Z3 the questions that our diagram answers, and compares answers and times.
#
#   tests/bench/z3.sh       installs z3-solver into a virtual environment of its own
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v python3 >/dev/null || { echo "z3.sh: python3 is not installed" >&2; exit 2; }
target=${CARGO_TARGET_DIR:-target}
python3 -m venv "$target/z3"
"$target/z3/bin/pip" install --quiet z3-solver
cargo build --release --quiet --package qufen-bench
"$target/release/questions" "$target/model.smt2" >"$target/ours.tsv"
"$target/z3/bin/python" tests/bench/z3_questions.py "$target/model.smt2" "$target/ours.tsv"
mkdir -p "$target/z3-difference"
"$target/release/difference" questions "$target/z3-difference" >"$target/differences.tsv"
"$target/z3/bin/python" tests/bench/z3_difference.py "$target/z3-difference" "$target/differences.tsv"
