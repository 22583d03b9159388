#!/usr/bin/env bash
# Builds everything and runs every test: .NET projects, the contracts' and the development chain's, and the pages' in a real browser.
set -uo pipefail
. "$(dirname "$0")/.ci/tools.sh"
want_rabbitmq || exit
want_go
want_chromium
results=$PWD/TestResults
rm -rf "$results" && mkdir -p "$results"

# name, command: with its output in name.log and its exit code in name.exit. Three at a time, for tests wait more than they compute.
start() {
  while [ "$(jobs -rp | wc -l)" -ge 3 ]; do wait -n; done
  { "${@:2}" >"$results/$1.log" 2>&1; echo $? >"$results/$1.exit"; } &
  started+=("$1")
}
trap 'for job in $(jobs -p); do pkill -P "$job"; done; wait; exit 130' INT TERM HUP
dotnet_tests() { cd "tests/$1/bin/Release/net10.0" && timeout -k 30 14m "./NeuraNft.$1" -noLogo -noColor -reporter quiet -longRunning 120 -trx "$results/$1.trx"; }
node_tests() {
  cd contract && timeout -k 30 10m node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=tap \
    --test-reporter-destination="$results/contract.tap" dist/tests/*/*.test.js
}
web_tests() {
  cd web && timeout -k 30 10m npm run --silent types && timeout -k 30 10m npm run --silent lint &&
    timeout -k 30 10m npm run --silent test -- --reporter=default --reporter=junit --outputFile="$results/web.xml"
}
browser_tests() { cd web && PLAYWRIGHT_RESULTS="$results/browser.xml" timeout -k 30 20m npm run --silent browser; }

started=()
start rust timeout -k 30 10m contract/rust-tests.sh
build NeuraNft.sln || { wait; fail "The build failed."; }
stop_compiler
# The longest first, so that none of them is left to run alone.
longest="Api.Tests Projections.Tests Application.Tests Crash InferenceWorker.Tests GraphQL.Tests EventStore.Tests Auditor.Tests EndToEnd"
for project in $longest $(ls tests/*/*.csproj | xargs -n1 basename -s .csproj | grep -vFx "${longest// /$'\n'}" | grep -vx Benchmarks); do
  start "$project" dotnet_tests "$project"
  [ "$project" = Api.Tests ] && start browser browser_tests
  [ "$project" = Crash ] && start contract node_tests && start web web_tests
done
wait

# How many failures the results of one program name; 0 too where it died before it wrote them.
failures() {
  case $1 in
    rust) grep -oE '^failed [0-9]+' "$results/rust.log" ;;
    contract) grep -hE '^# fail [0-9]+' "$results/contract.tap" ;;
    web | browser) grep -hoE '<testsuite [^>]*' "$results/$1.xml" | grep -oE ' (failures|errors)="[0-9]+' ;;
    *) grep -ho '<Counters [^>]*' "$results/$1.trx" | grep -oE ' failed="[0-9]+' ;;
  esac 2>/dev/null | grep -oE '[0-9]+$' | awk '{s+=$1} END {print s+0}'
}

ended=0 died=0
for name in "${started[@]}"; do
  code=$(cat "$results/$name.exit" 2>/dev/null)
  [ "$code" = 0 ] && continue
  ended=1
  if [ "$(failures "$name")" = 0 ]; then
    died=$((died + 1))
    echo "$name ended with code ${code:-unknown} and names no failed test (124 and 137: out of time). It counts as one failed:" >&2
  else
    echo "$name failed:" >&2
  fi
  grep -vE '\[SKIP\]|^ +(at|---) |^ok ' "$results/$name.log" | tail -n 60 >&2
done

count() { grep -ho "<Counters [^>]*" "$results"/*.trx 2>/dev/null | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{s+=$1} END {print s+0}'; }
tap() { grep -hE "^# $1 [0-9]+" "$results/contract.tap" 2>/dev/null | awk '{s+=$3} END {print s+0}'; }
cargo() { grep -oE "^$1 [0-9]+" "$results/rust.log" | awk '{s+=$2} END {print s+0}'; }
junit() { grep -hoE "<testsuite [^>]*" "$results"/web.xml "$results"/browser.xml 2>/dev/null | grep -oE " $1=\"[0-9]*" | grep -oE '[0-9]+' | awk '{s+=$1} END {print s+0}'; }
echo "Rust tests of the contracts: $(tail -n 1 "$results/rust.log")"
passed=$(( $(count passed) + $(tap pass) + $(cargo ok) + $(junit tests) - $(junit failures) - $(junit errors) - $(junit skipped) ))
failed=$(( $(count failed) + $(tap fail) + $(cargo failed) + $(junit failures) + $(junit errors) + died ))
skipped=$(( $(count total) - $(count passed) - $(count failed) + $(tap skipped) + $(tap todo) + $(grep -c '^skipped' "$results/rust.log") + $(junit skipped) ))

echo "tests: $passed passed, $failed failed, $skipped skipped"
[ $ended = 0 ] && [ $failed = 0 ] && [ $passed -gt 0 ]
