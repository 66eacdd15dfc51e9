#!/usr/bin/env bash
# Cold `cargo check` of a generated client beside that of an empty crate with the same reqwest features, TLS included.
#
# usage: bench/cold-check.sh [RUNS] [FOLDER OF THE CLIENT'S CRATE]
#
# Each run checks both crates, each in a folder of its own, from nothing: dependencies, build scripts and all. What
# is compared is CPU time, user and system; dependencies are fetched before. The least of all runs counts.
set -euo pipefail

runs=${1:-3}
root=$(cd "$(dirname "$0")/.." && pwd)
client=$(cd "${2:-$root/generated}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/empty/src"
cat > "$work/empty/Cargo.toml" <<'TOML'
[package]
name = "empty"
edition = "2024"

[dependencies]
reqwest = { version = "0.13", default-features = false, features = ["rustls-no-provider"] }
rustls = { version = "0.23", default-features = false, features = ["ring", "std", "tls12"] }

[workspace]
TOML
touch "$work/empty/src/lib.rs"
cp "$root/Cargo.lock" "$work/empty/Cargo.lock"
(cd "$work/empty" && cargo fetch --quiet)
(cd "$client" && cargo fetch --quiet)

# CPU milliseconds of a cold check of the crate in a folder.
cold_check() {
    local target="$work/target" TIMEFORMAT='%U %S' spent
    rm -rf "$target"
    cd "$1"
    spent=$( { time CARGO_TARGET_DIR="$target" cargo check --quiet --offline --lib > /dev/null 2> "$work/errors"; } 2>&1 ) || {
        cat "$work/errors" >&2
        return 1
    }
    cd - > /dev/null
    awk '{ printf "%d\n", ($1 + $2) * 1000 }' <<< "$spent"
}

least() { sort -n | head -1; }

for ((run = 1; run <= runs; run++)); do
    cold_check "$work/empty" >> "$work/empty.times"
    cold_check "$client" >> "$work/client.times"
    echo "run $run: empty $(tail -1 "$work/empty.times") ms, client $(tail -1 "$work/client.times") ms"
done
empty=$(least < "$work/empty.times")
full=$(least < "$work/client.times")
awk -v a="$full" -v b="$empty" 'BEGIN { printf "client %d ms, empty %d ms, ratio %.3f\n", a, b, a / b }'
