//! Generates the clients of the endpoint and of forms, and those of cases whose types are decoded and encoded.

/// Cases of `tests/cases`.
const CASES: [&str; 9] = [
    "enums/mixed",
    "lists/places",
    "unions/composed",
    "unions/limits",
    "unions/lists",
    "unions/merged",
    "unions/optional_tags",
    "unions/subtypes",
    "unions/together",
];

/// Cases of `tests/cases` about what operations send and receive, and what the service sends on its own.
const OPERATIONS: [&str; 18] = [
    "incoming/webhooks",
    "parameters/collections_v2",
    "parameters/contents",
    "parameters/header_and_cookie_cells",
    "parameters/path_cells",
    "parameters/query_cells",
    "parameters/repairs",
    "parameters/styles_v32",
    "components/prelude",
    "responses/headers_and_links",
    "responses/media_types",
    "responses/statuses",
    "responses/streams",
    "security/mutual_tls",
    "security/oauth",
    "servers/own_servers",
    "servers/variables",
    "xml/bodies",
];

fn main() -> Result<(), clientwright::build::BuildError> {
    for case in CASES.iter().chain(&OPERATIONS) {
        clientwright::build(format!("../cases/{case}.yaml")).generate()?;
    }
    clientwright::build("../../openapi/iclosed.yaml").generate()?;
    clientwright::build("../cases/bodies/multipart.yaml").name("forms").generate()?;
    clientwright::build("../cases/parameters/limits.yaml").name("parameter_limits").generate()?;
    clientwright::build("../cases/bodies/bytes.yaml").generate()?;
    clientwright::build("../cases/bodies/part_headers.yaml").generate()?;
    clientwright::build("../cases/bodies/sequences.yaml").generate()?;
    clientwright::build("../cases/bodies/uploads.yaml").generate()?;
    clientwright::build("../cases/bodies/ways.yaml").generate()?;
    clientwright::build("../cases/validate/kept.yaml").generate()?;
    clientwright::build("../cases/validate/choices.yaml").generate()
}
