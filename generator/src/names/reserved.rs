//! Identifiers that are taken before any description is read: what generated code and the runtime call their own.

/// Modules of the crate, files that cargo gives a meaning, and file names that Windows keeps for devices.
pub(super) const MODULES: &[&str] = &[
    "aux",
    "build",
    "client",
    "com0",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "con",
    "incoming",
    "lib",
    "lpt0",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
    "main",
    "mod_",
    "nul",
    "operations",
    "prn",
    "runtime",
    "security",
    "serde",
    "server",
    "types",
];

/// Features of the runtime, of those that may come, that of what the service sends on its own, and words that mean something to cargo or to people: no tag's feature is called so.
pub(super) const FEATURES: &[&str] = &[
    "all", "blocking", "brotli", "chrono", "default", "deflate", "full", "gzip", "http2", "incoming", "jiff",
    "exercise", "pattern", "reqwest", "rustls", "serde", "std", "time", "tracing", "uuid", "wasm", "zstd",
];

/// What the crate's root and each of its modules define beside what is named here.
pub(super) const ITEMS: &[&str] =
    &["CallError", "Client", "ClientBuilder", "Error", "ErrorKind", "OperationServer", "Response", "Server"];

/// Methods that a type has anyway: setters are called otherwise. Those of the operators' traits would read as operators.
pub(super) const TYPE_METHODS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "div",
    "drop",
    "eq",
    "fmt",
    "from",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into",
    "into_iter",
    "mul",
    "ne",
    "neg",
    "new",
    "next",
    "not",
    "rem",
    "shl",
    "shr",
    "sub",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
    "type_id",
    "validate",
];

/// Methods of a call, beside its setters.
pub(super) const CALL_METHODS: &[&str] = &[
    "body",
    "clone",
    "extra_body",
    "extra_header",
    "extra_query",
    "header",
    "into_future",
    "max_response_bytes",
    "new",
    "query",
    "raw",
    "response",
    "send",
    "stream",
    "timeout",
    "validate",
];

/// Methods of the client, beside tags and operations without tag.
pub(super) const CLIENT_METHODS: &[&str] =
    &["base_url", "builder", "clone", "core", "fmt", "from", "into", "new", "request", "server", "validate"];

/// Methods of the client's builder, beside its setters for credentials.
pub(super) const BUILDER_METHODS: &[&str] = &[
    "allow_cross_origin_redirects",
    "base_url",
    "build",
    "client_certificate",
    "clone",
    "connect_timeout",
    "default",
    "default_header",
    "fmt",
    "from",
    "header",
    "into",
    "max_header_bytes",
    "max_response_bytes",
    "new",
    "on_drift",
    "operation_base_url",
    "read_timeout",
    "redirects",
    "sensitive_header",
    "server",
    "timeout",
    "transport",
    "user_agent",
    "validate_requests",
];

/// Arguments of an operation's method beside its parameters.
pub(super) const ARGUMENTS: &[&str] = &["body"];

/// Methods of a tag's group, beside its operations.
pub(super) const GROUP_METHODS: &[&str] =
    &["clone", "clone_from", "clone_into", "fmt", "from", "into", "new", "to_owned"];
