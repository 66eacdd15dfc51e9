//! Descriptions with one fault each, of a public suite that is not part of the repository: where a person found the fault, and whether a finding stands
//! there.

use std::collections::BTreeSet;
use std::path::Path;

use clientwright::diagnostics::{Code, Family, Severity, SourceId};

use crate::run::{Run, run};
use crate::suites::files;

/// The lines of each document at which its fault may be shown: decided by reading it, never by what was reported. Where two places exclude each
/// other, either is right.
const FAULTS: &[(&str, &[u32])] = &[
    ("components/invalid_callbacks_component_name", &[20]),
    ("components/invalid_examples_component_name", &[20]),
    ("components/invalid_headers_component_name", &[20]),
    ("components/invalid_links_component_name", &[20]),
    ("components/invalid_parameters_component_name", &[20]),
    ("components/invalid_pathItems_component_name", &[20]),
    ("components/invalid_requestBodies_component_name", &[20]),
    ("components/invalid_responses_component_name", &[20]),
    ("components/invalid_schemas_component_name", &[20]),
    ("components/invalid_securitySchemes_component_name", &[20]),
    ("cyclic/example", &[35]),
    ("cyclic/header", &[26]),
    ("cyclic/parameter", &[26]),
    ("cyclic/pathItem", &[15]),
    ("cyclic/requestBody", &[24]),
    ("cyclic/response", &[21]),
    ("cyclic/securityScheme", &[26]),
    ("headers/duplicate_header", &[18]),
    ("headers/header_empty_content", &[14]),
    ("headers/header_multiple_content_entries", &[20]),
    ("headers/header_with_content_and_schema", &[14, 17]),
    ("headers/header_with_in", &[14]),
    ("headers/header_with_name", &[14]),
    ("headers/invalid_content_type", &[15]),
    ("headers/invalid_header_name", &[13]),
    ("headers/invalid_header_schema", &[15]),
    ("headers/unknown_header_style", &[14]),
    ("null/components_header", &[25]),
    ("null/components_parameter", &[10]),
    ("null/components_pathItem", &[14]),
    ("null/components_requestBody", &[10]),
    ("null/components_response", &[10]),
    ("null/components_securityScheme", &[25]),
    ("null/operation_parameter", &[11]),
    ("null/parameter_schema_and_content", &[28, 29]),
    ("null/pathItem", &[8]),
    ("null/pathItem_parameter", &[10]),
    ("null/requestBody", &[23]),
    ("null/requestBody_content", &[25]),
    ("null/response", &[11]),
    ("null/securityScheme_flows", &[29]),
    ("null/webhook_pathItem", &[8]),
    ("operationId/duplicate_operationId_within_spec", &[10, 22]),
    ("parameters/cookie/combination_schema_type_allOf", &[17, 24]),
    ("parameters/cookie/invalid_cookie_name", &[12]),
    ("parameters/duplicate_parameter", &[19, 23]),
    ("parameters/duplicate_parameter_header", &[18, 22]),
    ("parameters/duplicate_parameter_ref", &[14, 15]),
    ("parameters/invalid_content_type", &[15]),
    ("parameters/invalid_parameter_content_schema", &[17]),
    ("parameters/invalid_parameter_schema", &[15]),
    ("parameters/parameter_empty_content", &[14]),
    ("parameters/parameter_multiple_content_entries", &[20]),
    ("parameters/parameter_with_content_and_schema", &[28, 31]),
    ("parameters/query/combination_content", &[14]),
    ("parameters/query/combination_schema_type", &[14]),
    ("parameters/query/combination_schema_type_allOf", &[14]),
    ("parameters/query/combination_schema_type_anyOf", &[14]),
    ("parameters/query/combination_schema_type_oneOf", &[14]),
    ("parameters/unknown_parameter_in", &[13]),
    ("parameters/unknown_parameter_style", &[14]),
    ("paths/additional_operations", &[10]),
    ("paths/duplicate_escaped_path_item", &[17]),
    ("paths/duplicate_operationId_within_pathItem", &[18]),
    ("paths/duplicate_operationId_within_paths", &[20]),
    ("paths/duplicate_path_item", &[27]),
    ("paths/invalid_path", &[8]),
    ("paths/optional_path_parameter", &[28]),
    ("paths/path_refs_parameter_two_times", &[8]),
    ("paths/unknown_path_parameter", &[12]),
    ("ref/invalid_example_ref_url", &[17]),
    ("ref/invalid_header_ref_url", &[14]),
    ("ref/invalid_parameter_ref_url", &[12]),
    ("ref/invalid_pathItem_ref_url", &[9]),
    ("ref/invalid_requestBody_ref_url", &[11]),
    ("ref/invalid_response_ref_url", &[12]),
    ("ref/invalid_securityScheme_ref_url", &[26]),
    ("ref/unknown_example_ref", &[17]),
    ("ref/unknown_header_ref", &[14]),
    ("ref/unknown_parameter_ref", &[12]),
    ("ref/unknown_pathItem_ref", &[9]),
    ("ref/unknown_requestBody_ref", &[11]),
    ("ref/unknown_response_ref", &[12]),
    ("ref/unknown_securityScheme_ref", &[26]),
    ("requestBody/invalid_content_type", &[12]),
    ("requestBody/invalid_encoding_header", &[17]),
    ("requestBody/unknown_encoding_property", &[14]),
    ("requestBody/unknown_encoding_style", &[15]),
    ("responses/invalid_content_type", &[14]),
    ("responses/invalid_status_code", &[11]),
    ("responses/no_responses", &[10]),
    ("responses/unknown_status_code", &[11]),
    ("securityScheme/invalid_apiKey_name", &[27]),
    ("securityScheme/unknown_apiKey_in", &[27]),
    ("securityScheme/unknown_http_scheme", &[27]),
    ("securityScheme/unknown_ref_apiKey_in", &[30]),
    ("securityScheme/unknown_scheme", &[12]),
    ("securityScheme/unknown_type", &[26]),
    ("servers/duplicate_enum_value", &[16]),
    ("servers/enum_does_not_contain_default", &[12]),
    ("servers/unknown_parameter", &[9, 10]),
    ("version/3.1_mutualTLS", &[26]),
    ("version/3.1_pathItem_components", &[13]),
    ("version/3.1_webhooks", &[7]),
    ("version/3.2_additional_operations", &[9]),
    ("version/3.2_query", &[9]),
    ("version/invalid_version", &[2]),
    ("webhook/duplicate_operationId_within_pathItem", &[18]),
    ("webhook/duplicate_operationId_within_webhooks", &[20, 21]),
];

const COOKIE: &str = "the specification defines style `form` for objects in cookies, alone or as a branch";
const EXTENSION: &str = "a key that starts with `x-` is free; this one is of another tool";
const RELATIVE: &str = "every URL may be a relative reference (RFC 3986, section 4.2), and this is one";

/// What is accepted on purpose, and why.
const ACCEPTED: &[(&str, &str)] = &[
    ("parameters/cookie/combination_schema_type", COOKIE),
    ("parameters/cookie/combination_schema_type_anyOf", COOKIE),
    ("parameters/cookie/combination_schema_type_oneOf", COOKIE),
    ("parameters/x_invalid_param_name", EXTENSION),
    ("parameters/x_unexported_param_name", EXTENSION),
    ("securityScheme/invalid_oauth2_implicit_authorizationUrl", RELATIVE),
    ("securityScheme/invalid_oauth2_implicit_refreshUrl", RELATIVE),
    ("securityScheme/invalid_oauth2_password_tokenUrl", RELATIVE),
    ("securityScheme/invalid_openIdConnect_url", RELATIVE),
    (
        "servers/empty_server_url",
        "an empty URL is a relative reference to where the description stands (RFC 3986, section 4.4)",
    ),
    ("servers/x_duplicate_server_name", EXTENSION),
    ("servers/x_empty_server_name", EXTENSION),
    ("servers/x_invalid_server_name", EXTENSION),
    ("servers/x_wrong_type_server_name", EXTENSION),
    ("version/swagger", "Swagger 2.0 is read"),
];

#[test]
fn every_fault_has_a_finding_where_it_stands() {
    let mut failures = Vec::new();
    let documents = files("CLIENTWRIGHT_SUITES", "ogen-negative", &["json"]);
    for path in &documents {
        let (name, run) = (name(path), run(path));
        let internal = run.diagnostics.iter().any(|finding| finding.code == Code::Internal);
        let is_right = match FAULTS.iter().find(|(fault, _)| *fault == name) {
            Some((_, lines)) => lines.iter().any(|line| found_lines(&run).contains(line)),
            // A fault that is found by now belongs into the other table.
            None => {
                run.files.is_some() && !run.diagnostics.iter().any(|finding| finding.code.family() == Family::Fault)
            }
        };
        if internal || !is_right {
            failures.push(format!("{name}: {:?}", found_lines(&run)));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn every_document_is_in_one_table() {
    let documents = files("CLIENTWRIGHT_SUITES", "ogen-negative", &["json"]);
    let there: BTreeSet<String> = documents.iter().map(|path| name(path)).collect();
    let listed: Vec<&str> =
        FAULTS.iter().map(|(name, _)| *name).chain(ACCEPTED.iter().map(|(name, _)| *name)).collect();
    let known: BTreeSet<String> = listed.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(known.len(), listed.len(), "one stands in the tables twice");
    assert!(documents.is_empty() || there == known, "{:#?}", there.symmetric_difference(&known).collect::<Vec<_>>());
    assert!(ACCEPTED.iter().all(|(_, reason)| !reason.is_empty()));
}

/// Lines with a finding that is more than a note.
fn found_lines(run: &Run) -> BTreeSet<u32> {
    let file = run.sources.as_ref().and_then(|sources| sources.map().get(SourceId::ENTRY)).unwrap();
    let findings = run.diagnostics.iter().filter(|finding| finding.severity > Severity::Note);
    let places = findings.filter_map(|finding| finding.location.as_ref());
    places.map(|place| file.line_column(place.span.start).line).collect()
}

/// Which document it is, `headers/duplicate_header`.
fn name(path: &Path) -> String {
    let path = path.with_extension("").to_string_lossy().into_owned();
    path.split_once("/negative/").map(|(_, name)| name.to_owned()).unwrap_or(path)
}
