#!/bin/bash
# Runs the contracts' Rust tests on this machine: their code against contract/rusthost, a NEAR host with metering.
# Needs cargo 1.82 or newer and no crate of a registry: Debian's `cargo-web rustc-web`, or rustup's. Without it they are skipped.
# The last line is `ok N`, `failed N` (exit code 1) or `skipped: why`.
set -uo pipefail
cd "$(dirname "$0")/rusthost" || exit 1

cargo=
for candidate in cargo /usr/bin/cargo; do
    "$candidate" --version >/dev/null 2>&1 && cargo=$candidate && break
done
[ -n "$cargo" ] || { echo "skipped: there is no cargo"; exit 0; }
# A compiler beside its cargo: Debian's and rustup's do not mix.
[ "$cargo" = cargo ] || export RUSTC=/usr/bin/rustc

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/../target/rusthost}
output=$(env -u RUSTFLAGS "$cargo" test --offline --locked --no-fail-fast 2>&1)
status=$?
count() { grep -oE "[0-9]+ $1" <<<"$output" | awk '{ sum += $1 } END { print sum + 0 }'; }
if [ $status = 0 ]; then
    echo "ok $(count passed)"
else
    grep -vE '^ +(Compiling|Running|Finished)|^test .* ok$|^$' <<<"$output"
    echo "failed $(count failed)"
    exit 1
fi
