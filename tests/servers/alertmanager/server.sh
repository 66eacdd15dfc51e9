# Prometheus's Alertmanager, of Debian. Its program holds its description as text, which it does not serve.
# shellcheck shell=bash disable=SC2034,SC2154

version() { sed -n 's/^Version: //p' < <(dpkg -f "$work"/archives/prometheus-alertmanager_*.deb); }

install() {
    # The C library, too: the program is run with $work/root as its root, where it looks for its templates.
    unpack prometheus-alertmanager libc6
}

start() {
    local web; web=$(port)
    key=
    url=http://127.0.0.1:$web/api/v2
    rm -rf "$work/root/data"
    mkdir -p "$work/root/data"
    printf 'route:\n  receiver: nobody\nreceivers:\n- name: nobody\n' > "$work/root/data/alertmanager.yml"
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(unshare --map-root-user)
    serve "${as_root[@]}" chroot "$work/root" /usr/bin/prometheus-alertmanager --config.file=/data/alertmanager.yml --storage.path=/data \
        --web.listen-address="127.0.0.1:$web" --cluster.listen-address=
}

ready() { answers "$url/status"; }

describe() {
    description=$work/description.json
    python3 - "$work/root/usr/bin/prometheus-alertmanager" "$description" <<'PYTHON'
import json, pathlib, sys
program = pathlib.Path(sys.argv[1]).read_bytes()
start = program.rindex(b"{\n", 0, program.index(b'"swagger": "2.0"'))
description, end = json.JSONDecoder().raw_decode(program[start:start + 1_000_000].decode("utf-8", "replace"))
assert "/alerts" in description["paths"], description["paths"].keys()
pathlib.Path(sys.argv[2]).write_bytes(program[start:start + end])
PYTHON
}
