#!/usr/bin/env bash
# The HTML report of `qufen diff`, opened in a real browser. Installs what it needs; fails where it
# cannot run. Screenshots and printed pages are left in target/browser/.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
out="$root/target/browser"

if ! command -v chromium >/dev/null || ! fc-list 2>/dev/null | grep -q 'Noto Serif CJK'; then
    apt-get update -qq
    apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null
fi
command -v npm >/dev/null || { echo 'this suite needs Node 20 with npm' >&2; exit 1; }
npm ci --silent --no-audit --no-fund

mkdir -p "$out"
rm -f "$out"/*.html "$out"/*.png "$out"/*.pdf
(cd "$root" && cargo build -q --release -p qufen-cli)
qufen="$root/target/release/qufen"

# `report NAME OLD NEW`: the versions differ, so that the exit code is 1.
report() {
    local code=0
    "$qufen" diff "$2" "$3" --lang zh --format html -o "$out/$1.html" || code=$?
    [ "$code" = 1 ] || { echo "qufen diff $2 $3: exit code $code" >&2; exit 1; }
}

report example example/old.qf example/new.qf
# The real measures against a made-up decision, which stands beside a copy of them.
project="$out/project"
rm -rf "$project"
mkdir -p "$project"
cp -r "$root/policies" "$project/"
mkdir -p "$project/policies/fuzhou/drafts"
cp decision.qf "$project/policies/fuzhou/drafts/browser.qf"
report fuzhou "$project/policies/fuzhou/2019" "$project/policies/fuzhou/drafts/browser.qf"

node suite.mjs "$(command -v chromium)" "$out" "$out/example.html" "$out/fuzhou.html"
