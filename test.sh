#!/usr/bin/env bash
# Builds everything and runs every test: .NET projects, then the contracts' and the development chain's.
set -uo pipefail
. "$(dirname "$0")/.ci/tools.sh"
want_rabbitmq || exit
want_go
results=$PWD/TestResults
rm -rf "$results" && mkdir -p "$results"

build NeuraNft.sln || fail "The build failed."
stop_compiler
dotnet test NeuraNft.sln -c Release --no-build --logger trx --results-directory "$results" -v quiet --blame-hang --blame-hang-timeout 6m --blame-hang-dump-type none
dotnet_exit=$?
(cd contract && node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=tap \
  --test-reporter-destination="$results/contract.tap" dist/tests/*/*.test.js) >"$results/contract.log" 2>&1
node_exit=$?
[ $node_exit = 0 ] || grep -E '^not ok|✖|error' "$results/contract.log"
rust=$(contract/rust-tests.sh 2>&1)
rust_exit=$?
echo "Rust tests of the contracts: $rust"

count() { grep -ho "<Counters [^>]*" "$results"/*.trx 2>/dev/null | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{s+=$1} END {print s+0}'; }
tap() { grep -hE "^# $1 [0-9]+" "$results/contract.tap" 2>/dev/null | awk '{s+=$3} END {print s+0}'; }
cargo() { grep -oE "^$1 [0-9]+" <<<"$rust" | awk '{s+=$2} END {print s+0}'; }
passed=$(( $(count passed) + $(tap pass) + $(cargo ok) ))
failed=$(( $(count failed) + $(tap fail) + $(cargo failed) ))
skipped=$(( $(count total) - $(count passed) - $(count failed) + $(tap skipped) + $(tap todo) + $(grep -c '^skipped' <<<"$rust") ))

echo "tests: $passed passed, $failed failed, $skipped skipped"
[ $dotnet_exit = 0 ] && [ $node_exit = 0 ] && [ $rust_exit = 0 ] && [ $failed = 0 ] && [ $passed -gt 0 ]
