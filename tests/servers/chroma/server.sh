# Chroma, a database of vectors, of PyPI. It serves its description.
# shellcheck shell=bash disable=SC2034,SC2154

version() { released chromadb; }

install() { environment; }

start() {
    local web; web=$(port)
    key=servers-key
    url=http://127.0.0.1:$web
    printf 'port: %s\nlisten_address: "127.0.0.1"\npersist_path: "%s"\nallow_reset: true\n' "$web" "$data/vectors" > "$data/config.yaml"
    serve env HOME="$data" ANONYMIZED_TELEMETRY=False "$work/venv/bin/chroma" run "$data/config.yaml"
}

ready() { answers "$url/api/v2/healthcheck"; }

describe() {
    description=$work/description.json
    curl --silent --fail --max-time 20 --output "$description" "$url/openapi.json"
}
