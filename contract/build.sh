#!/bin/bash
# Builds contract/artifacts/<contract>.wasm and its sha256, for each contract or the one named.
#   build.sh [nrc101|market]           build, and write both files
#   build.sh --check [nrc101|market]   build, and compare with the committed sha256 (the reference toolchain only)
#
# The reference toolchain, whose bytes are committed (Debian 12; the same source gives the same bytes in any folder):
#   apt-get install rustc-web cargo-web rust-web-src lld-22
# It compiles core and alloc itself for the MVP cpu, so that no opcode appears that NEAR does not know.
# On another machine: `rustup target add wasm32-unknown-unknown`, then `NRC101_TOOLCHAIN=rustup contract/build.sh`. Opcodes
# beyond the MVP are lowered by wasm-opt; the contract is the same, its bytes are not.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
toolchain=${NRC101_TOOLCHAIN:-debian}
target=$here/target
tools=$here/kit

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
rustflags = ["-Ctarget-cpu=mvp", "--remap-path-prefix=$here=/contract", "--remap-path-prefix=$library=/library"]
CONFIG
    # RUSTC_BOOTSTRAP lets a stable compiler build its own core and alloc.
    (cd "$here" && env -u RUSTFLAGS RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_HOME="$cargo_home" CARGO_TARGET_DIR="$target" \
        /usr/bin/cargo build --quiet --package "$contract" --locked --offline --release --target wasm32-unknown-unknown -Zbuild-std=core,alloc)
}

compile_rustup() {
    (cd "$here" && CARGO_TARGET_DIR=$target cargo build --quiet --package "$contract" --locked --release --target wasm32-unknown-unknown)
    wasm_opt --enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int --enable-mutable-globals --enable-multivalue \
        --enable-reference-types --signext-lowering --llvm-memory-copy-fill-lowering --llvm-nontrapping-fptoint-lowering \
        --strip-target-features "$compiled" -o "$target/lowered.wasm"
    compiled=$target/lowered.wasm
}

wasm_opt() {
    [ -x "$tools/node_modules/.bin/wasm-opt" ] || (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund --silent)
    "$tools/node_modules/.bin/wasm-opt" "$@"
}

# --mvp-features makes wasm-opt refuse any opcode beyond the MVP.
optimise() { wasm_opt -Oz --mvp-features --strip-debug --strip-producers --strip-target-features "$compiled" -o "$1"; }

digest() { sha256sum "$1" | cut -d' ' -f1; }

check() {
    local artifact=$here/artifacts/$1.wasm
    optimise "$target/check.wasm"
    [ "$(digest "$artifact")" = "$(cut -d' ' -f1 "$artifact.sha256")" ] || fail "the committed $1.wasm is not what its sha256 says"
    [ "$(digest "$target/check.wasm")" = "$(digest "$artifact")" ] || fail "the source builds to other bytes than the committed $1.wasm"
    echo "contract/artifacts/$1.wasm is what the source builds to"
}

write() {
    local artifact=$here/artifacts/$1.wasm
    mkdir -p "$here/artifacts"
    optimise "$artifact"
    echo "$(digest "$artifact")  $1.wasm" > "$artifact.sha256"
    echo "contract/artifacts/$1.wasm: $(stat -c %s "$artifact") bytes"
}

act=write
if [ "${1:-}" = --check ]; then act=check; shift; fi
[ $# -gt 0 ] || set -- nrc101 market
for contract in "$@"; do
    crate=$here/$contract
    compiled=$target/wasm32-unknown-unknown/release/$contract.wasm
    [ "$contract" != kit ] && [ -f "$crate/Cargo.toml" ] || fail "unknown argument $contract"
    case $toolchain in
        debian | rustup) "compile_$toolchain" ;;
        *) fail "NRC101_TOOLCHAIN is debian or rustup" ;;
    esac
    "$act" "$contract"
done
