# Jupyter's server, of PyPI. Its package holds its description.
# shellcheck shell=bash disable=SC2034,SC2154

version() { released jupyter-server; }

install() { environment; }

start() {
    local web; web=$(port)
    key=servers-key
    url=http://127.0.0.1:$web
    mkdir -p "$data/files" "$data/home"
    serve env HOME="$data/home" JUPYTER_CONFIG_DIR="$data/config" JUPYTER_DATA_DIR="$data/jupyter" JUPYTER_RUNTIME_DIR="$data/runtime" IPYTHONDIR="$data/ipython" \
        "$work/venv/bin/jupyter-server" --allow-root --no-browser --ServerApp.ip=127.0.0.1 --ServerApp.port="$web" --ServerApp.port_retries=0 \
        --ServerApp.root_dir="$data/files" --IdentityProvider.token="$key"
}

ready() { answers "$url/api"; }

describe() {
    description=$(find "$work/venv" -path '*/jupyter_server/services/api/api.yaml')
}
