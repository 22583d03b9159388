#!/bin/bash
# Builds contract/artifacts/nrc101.wasm. `--check` builds elsewhere and compares with the committed sha256 instead.
#
# The reference toolchain, whose bytes are committed (Debian 12):
#   apt-get install rustc-web cargo-web rust-web-src lld-22
# core and alloc are compiled from rust-web-src for the MVP cpu, so that no opcode appears that NEAR does not know.
# Elsewhere: `rustup target add wasm32-unknown-unknown && rustup component add rust-src`, then NRC101_TOOLCHAIN=rustup; the
# contract is the same, its bytes need not be.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
crate=$here/nrc101
artifact=$here/artifacts/nrc101.wasm
target=$crate/target
toolchain=${NRC101_TOOLCHAIN:-debian}

fail() { echo "build.sh: $1" >&2; exit 1; }

compile() {
    local cargo_home=$target/cargo-home cargo rustc linker library
    if [ "$toolchain" = debian ]; then
        cargo=/usr/bin/cargo rustc=/usr/bin/rustc linker=wasm-ld-22 library=/usr/lib/rustlib/src/rust/library
        command -v "$linker" >/dev/null || fail "install rustc-web cargo-web rust-web-src lld-22 (see the top of this file)"
    else
        cargo=$(command -v cargo) rustc=$(command -v rustc) linker=rust-lld library=$("$rustc" --print sysroot)/lib/rustlib/src/rust/library
    fi
    [ -d "$library" ] || fail "no sources of the Rust library at $library"
    mkdir -p "$cargo_home"
    write_cargo_config "$library" "$linker" > "$cargo_home/config.toml"
    # RUSTC_BOOTSTRAP lets a stable compiler build its own core and alloc.
    (cd "$crate" && RUSTC=$rustc RUSTC_BOOTSTRAP=1 CARGO_HOME=$cargo_home CARGO_TARGET_DIR=$target \
        "$cargo" build --quiet --locked --offline --release --target wasm32-unknown-unknown -Zbuild-std=core,alloc)
}

# The paths are remapped so that the same bytes come out of any folder.
write_cargo_config() {
    cat <<CONFIG
[source.crates-io]
replace-with = "library"
[source.library]
directory = "$1/vendor"
[target.wasm32-unknown-unknown]
linker = "$2"
rustflags = ["-Ctarget-cpu=mvp", "--remap-path-prefix=$crate=/nrc101", "--remap-path-prefix=$1=/library"]
CONFIG
}

optimise() {
    [ -x "$crate/node_modules/.bin/wasm-opt" ] || (cd "$crate" && npm ci --ignore-scripts --no-audit --no-fund --silent)
    "$crate/node_modules/.bin/wasm-opt" -Oz --mvp-features --strip-debug --strip-producers --strip-target-features \
        "$target/wasm32-unknown-unknown/release/nrc101.wasm" -o "$1"
}

digest() { sha256sum "$1" | cut -d' ' -f1; }

compile
if [ "${1:-}" = --check ]; then
    optimise "$target/check.wasm"
    [ "$(digest "$artifact")" = "$(cut -d' ' -f1 "$artifact.sha256")" ] || fail "the committed wasm does not match its sha256"
    [ "$(digest "$target/check.wasm")" = "$(digest "$artifact")" ] || fail "the source builds to other bytes than the committed wasm"
    echo "contract/artifacts/nrc101.wasm is what the source builds to"
else
    mkdir -p "$here/artifacts"
    optimise "$artifact"
    echo "$(digest "$artifact")  nrc101.wasm" > "$artifact.sha256"
    echo "contract/artifacts/nrc101.wasm: $(stat -c %s "$artifact") bytes"
fi
