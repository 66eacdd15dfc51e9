# PowerDNS's authoritative server, of Debian, with its database in a file. It serves its description.
# shellcheck shell=bash disable=SC2034,SC2154

version() { sed -n 's/^Version: //p' < <(dpkg -f "$work"/archives/pdns-server_*.deb); }

install() {
    unpack pdns-server pdns-backend-sqlite3
}

start() {
    local libraries; libraries=$(dirname "$(dirname "$(find "$work/root" -name libgsqlite3backend.so)")")
    python3 - "$data/zones.db" "$work/root/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql" <<'PYTHON'
import pathlib, sqlite3, sys
sqlite3.connect(sys.argv[1]).executescript(pathlib.Path(sys.argv[2]).read_text())
PYTHON
    local web; web=$(port)
    key=servers-key
    url=http://127.0.0.1:$web/api/v1
    serve env LD_LIBRARY_PATH="$libraries" "$work/root/usr/sbin/pdns_server" --config-dir="$data" --module-dir="$libraries/pdns" \
        --launch=gsqlite3 --gsqlite3-database="$data/zones.db" --gsqlite3-dnssec=yes --socket-dir="$data" --guardian=no --daemon=no --disable-syslog \
        --security-poll-suffix= --local-address=127.0.0.1 --local-port="$(port)" --webserver=yes --webserver-address=127.0.0.1 --webserver-port="$web" \
        --api=yes --api-key="$key"
}

ready() { answers --header "X-API-Key: $key" "$url/servers"; }

describe() {
    description=$work/description.yaml
    curl --silent --fail --max-time 20 --header "X-API-Key: $key" --output "$description" "${url%/api/v1}/api/docs"
}
