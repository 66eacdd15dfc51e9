# What tests/servers/run does for each server. A server.sh defines
#
#   version       prints what was installed
#   install       puts the server below $work; may be run again on what is there
#   start         starts it by `serve`, and sets `url`, the base address, and `key`, what the driver authenticates with
#   ready         whether it answers
#   describe      writes its description, and sets `description`, the file
#
# shellcheck shell=bash disable=SC2154 # `here`, `root`, `target` and `keep` are run's

# One server, from its installation to its report. In a shell of its own, which stops what it started when it ends.
one() {
    name=$1
    folder=$here/$name
    work=$target/servers/$name
    data=$work/data
    rm -rf "$data"
    mkdir -p "$data"
    served=
    trap stop EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    # shellcheck source=/dev/null
    . "$folder/server.sh"

    quietly "$work/install.log" install
    echo "installed $(version)"
    start
    await ready
    describe
    rm -rf "$work/client"
    quietly "$work/generate.log" "$target/release/clientwright" generate "$description" --output "$work/client" --name "$name" --runtime "path:$root/runtime"
    echo "generated: $(grep 'operations generated' "$work/generate.log" || echo 'no findings')"
    manifest > "$work/Cargo.toml"
    # The versions that the repository's own tests use; cargo strikes out what this one has no use for.
    [ -f "$work/Cargo.lock" ] || cp "$root/Cargo.lock" "$work/Cargo.lock"
    quietly "$work/build.log" env CARGO_TARGET_DIR="$target/servers/build" CARGO_PROFILE_DEV_DEBUG=0 cargo build --manifest-path "$work/Cargo.toml"
    rm -f "$work/drift.txt"
    RUST_BACKTRACE=0 timeout --kill-after=5 180 "$target/servers/build/debug/drive-$name" "$url" "$key" "$work/drift.txt"
    compare
}

# The driver's package: outside of the repository's workspace, since it is generated code that it is compiled with.
manifest() {
    cat <<TOML
[workspace]

[package]
name = "drive-$name"
version = "0.0.0"
edition = "2024"
publish = false

[[bin]]
name = "drive-$name"
path = "$folder/main.rs"

[dependencies]
$name = { path = "client" }
clientwright-runtime = { path = "$root/runtime" }
tokio = { version = "1", features = ["macros", "rt", "time"] }
TOML
}

# What the server did that its description does not say, beside what is known of it.
compare() {
    if [ -n "$keep" ]; then
        cp "$work/drift.txt" "$folder/drift.txt"
        echo "kept $(wc -l < "$work/drift.txt") lines of drift"
    elif diff -u "$folder/drift.txt" "$work/drift.txt"; then
        echo "drift as it was last seen: $(wc -l < "$work/drift.txt") lines"
    else
        echo "error: the server disobeys its description in other places than were last seen" >&2
        return 1
    fi
}

# Runs a command, and shows what it wrote only when it failed.
quietly() {
    local log=$1; shift
    mkdir -p "$(dirname "$log")"
    # Not in a condition, where `set -e` would not hold in a function: half an installation is none.
    set +e
    (set -e; "$@") > "$log" 2>&1
    local status=$?
    set -e
    [ $status -eq 0 ] || { tail -60 "$log" >&2; echo "error: $1 failed; all of its output is in $log" >&2; return 1; }
}

# Installs a package of the system's when there is no such command.
need() {
    if ! command -v "$1" > /dev/null; then
        update
        quietly "$target/servers/need.log" apt-get install -qq -y --no-install-recommends "$2"
    fi
}

# The system's lists of packages, once in a run.
update() {
    [ -n "${updated-}" ] || quietly "$target/servers/update.log" apt-get update -qq
    updated=yes
}

# Unpacks packages of the system's, and what they want that is not installed, into $work/root, without installing a service.
unpack() {
    [ ! -f "$work/root/unpacked" ] || return 0
    update
    rm -rf "$work/root" "$work/archives"
    mkdir -p "$work/root" "$work/archives/partial"
    # `--reinstall`: those that are installed are unpacked too.
    apt-get install -y --no-install-recommends --download-only --reinstall -o Dir::Cache::archives="$work/archives" -o APT::Sandbox::User=root "$@"
    local archive
    for archive in "$work"/archives/*.deb; do dpkg -x "$archive" "$work/root"; done
    touch "$work/root/unpacked"
}

# A virtual environment with exactly what requirements.txt names.
environment() {
    ! cmp -s "$folder/requirements.txt" "$work/installed.txt" || return 0
    if ! python3 -c 'import ensurepip' 2> /dev/null; then
        update
        apt-get install -qq -y --no-install-recommends python3-venv
    fi
    rm -rf "$work/venv" "$work/installed.txt"
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --disable-pip-version-check --quiet --requirement "$folder/requirements.txt"
    cp "$folder/requirements.txt" "$work/installed.txt"
}

# The version of a package in that environment.
released() {
    "$work/venv/bin/python" -c 'import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))' "$1"
}

# Exactly what package-lock.json names, without running what packages would run when they are installed.
modules() {
    ! cmp -s "$folder/package-lock.json" "$work/installed.json" || return 0
    need npm npm
    rm -rf "$work/npm" "$work/installed.json"
    mkdir -p "$work/npm"
    cp "$folder/package.json" "$folder/package-lock.json" "$work/npm"
    (cd "$work/npm" && npm ci --ignore-scripts --no-audit --no-fund)
    cp "$folder/package-lock.json" "$work/installed.json"
}

# A port that nobody listens on.
port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Starts a server in $folder_of_server, or in $data: in a process group of its own, so that all of it can be stopped.
serve() {
    setsid env --chdir="${folder_of_server-$data}" "$@" > "$work/server.log" 2>&1 < /dev/null &
    served=$!
}

# Waits for a condition, for a minute.
await() {
    for _ in $(seq 240); do
        ! "$@" > /dev/null 2>&1 || return 0
        kill -0 "$served" 2> /dev/null || { tail -20 "$work/server.log" >&2; echo 'error: the server ended' >&2; return 1; }
        sleep 0.25
    done
    tail -20 "$work/server.log" >&2
    echo 'error: the server does not answer' >&2
    return 1
}

# Whether an address answers with a success.
answers() {
    curl --silent --fail --max-time 5 --output /dev/null "$@"
}

# Stops what was started, by force when it takes longer than five seconds.
stop() {
    [ -n "$served" ] || return 0
    kill -TERM -- "-$served" 2> /dev/null || return 0
    for _ in $(seq 20); do
        kill -0 -- "-$served" 2> /dev/null || return 0
        sleep 0.25
    done
    kill -KILL -- "-$served" 2> /dev/null || true
}
