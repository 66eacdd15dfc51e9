# OpenCode's server, of npm: a program for coding with models, none of which is asked here. It serves its description.
# shellcheck shell=bash disable=SC2034,SC2154

version() { "$work/npm/node_modules/opencode-linux-x64/bin/opencode" --version; }

install() { need git git; modules; }

start() {
    local web; web=$(port)
    local password=servers-key
    key="Basic $(printf 'opencode:%s' "$password" | base64)"
    url=http://127.0.0.1:$web
    mkdir -p "$data/home" "$data/project"
    printf 'fn main() {}\n' > "$data/project/main.rs"
    # A project of its own, and not the repository around it.
    git init --quiet "$data/project"
    folder_of_server=$data/project
    # Nothing is fetched: neither lists of models nor newer versions, plugins or language servers.
    serve env HOME="$data/home" XDG_CONFIG_HOME="$data/home/config" XDG_DATA_HOME="$data/home/data" XDG_CACHE_HOME="$data/home/cache" XDG_STATE_HOME="$data/home/state" \
        OPENCODE_SERVER_PASSWORD="$password" OPENCODE_DISABLE_MODELS_FETCH=1 OPENCODE_DISABLE_AUTOUPDATE=1 OPENCODE_DISABLE_LSP_DOWNLOAD=1 \
        OPENCODE_DISABLE_DEFAULT_PLUGINS=1 OPENCODE_DISABLE_SHARE=1 \
        "$work/npm/node_modules/opencode-linux-x64/bin/opencode" serve --hostname 127.0.0.1 --port "$web"
}

ready() { answers --header "Authorization: $key" "$url/global/health"; }

describe() {
    description=$work/description.json
    curl --silent --fail --max-time 20 --header "Authorization: $key" --output "$description" "$url/doc"
}
