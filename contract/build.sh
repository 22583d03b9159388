#!/bin/bash
# Builds contract/artifacts/nrc101.wasm and its sha256.
#   build.sh           build, and write both
#   build.sh --check   build, and compare with the committed sha256 (the reference toolchain only)
#
# The reference toolchain, whose bytes are committed (Debian 12; the same source gives the same bytes in any folder):
#   apt-get install rustc-web cargo-web rust-web-src lld-22
# It compiles core and alloc itself for the MVP cpu, so that no opcode appears that NEAR does not know.
# On another machine: `rustup target add wasm32-unknown-unknown`, then `NRC101_TOOLCHAIN=rustup contract/build.sh`. Opcodes
# beyond the MVP are lowered by wasm-opt; the contract is the same, its bytes are not.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
crate=$here/nrc101
artifact=$here/artifacts/nrc101.wasm
target=$crate/target
compiled=$target/wasm32-unknown-unknown/release/nrc101.wasm
toolchain=${NRC101_TOOLCHAIN:-debian}

fail() { echo "build.sh: $1" >&2; exit 1; }

compile_debian() {
    local library=/usr/lib/rustlib/src/rust/library cargo_home=$target/cargo-home
    { [ -d "$library" ] && command -v wasm-ld-22 >/dev/null; } || fail "install rustc-web cargo-web rust-web-src lld-22"
    mkdir -p "$cargo_home"
    # The library's own few crates come from its sources; the paths are remapped so that no folder's name gets into the bytes.
    cat > "$cargo_home/config.toml" <<CONFIG
[source.crates-io]
replace-with = "library"
[source.library]
directory = "$library/vendor"
[target.wasm32-unknown-unknown]
linker = "wasm-ld-22"
rustflags = ["-Ctarget-cpu=mvp", "--remap-path-prefix=$crate=/nrc101", "--remap-path-prefix=$library=/library"]
CONFIG
    # RUSTC_BOOTSTRAP lets a stable compiler build its own core and alloc.
    (cd "$crate" && env -u RUSTFLAGS RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_HOME="$cargo_home" CARGO_TARGET_DIR="$target" \
        /usr/bin/cargo build --quiet --locked --offline --release --target wasm32-unknown-unknown -Zbuild-std=core,alloc)
}

compile_rustup() {
    (cd "$crate" && CARGO_TARGET_DIR=$target cargo build --quiet --locked --release --target wasm32-unknown-unknown)
    wasm_opt --enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int --enable-mutable-globals --enable-multivalue \
        --enable-reference-types --signext-lowering --llvm-memory-copy-fill-lowering --llvm-nontrapping-fptoint-lowering \
        --strip-target-features "$compiled" -o "$target/lowered.wasm"
    compiled=$target/lowered.wasm
}

wasm_opt() {
    [ -x "$crate/node_modules/.bin/wasm-opt" ] || (cd "$crate" && npm ci --ignore-scripts --no-audit --no-fund --silent)
    "$crate/node_modules/.bin/wasm-opt" "$@"
}

# --mvp-features makes wasm-opt refuse any opcode beyond the MVP.
optimise() { wasm_opt -Oz --mvp-features --strip-debug --strip-producers --strip-target-features "$compiled" -o "$1"; }

digest() { sha256sum "$1" | cut -d' ' -f1; }

case $toolchain in
    debian | rustup) "compile_$toolchain" ;;
    *) fail "NRC101_TOOLCHAIN is debian or rustup" ;;
esac
case ${1:-} in
    --check)
        optimise "$target/check.wasm"
        [ "$(digest "$artifact")" = "$(cut -d' ' -f1 "$artifact.sha256")" ] || fail "the committed wasm is not what its sha256 says"
        [ "$(digest "$target/check.wasm")" = "$(digest "$artifact")" ] || fail "the source builds to other bytes than the committed wasm"
        echo "contract/artifacts/nrc101.wasm is what the source builds to" ;;
    '')
        mkdir -p "$here/artifacts"
        optimise "$artifact"
        echo "$(digest "$artifact")  nrc101.wasm" > "$artifact.sha256"
        echo "contract/artifacts/nrc101.wasm: $(stat -c %s "$artifact") bytes" ;;
    *) fail "unknown argument $1" ;;
esac
