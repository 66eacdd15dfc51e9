//! What a fault, or a gap, costs: the smallest unit that cannot be without it. The table is complete: whatever is left out in any case or reject is
//! in it, with the rule of the specification that the description breaks, and every row is seen in the description that it names.
//!
//! An operation is only ever lost to a fault.

use std::collections::BTreeSet;
use std::path::Path;

use clientwright::diagnostics::{Code, Family};

use crate::run::{Run, in_folders, run};

/// What is lost, and why.
struct Loss {
    /// What is left out.
    unit: &'static str,
    /// The finding that costs it.
    code: Code,
    /// Of what.
    feature: &'static str,
    /// The rule that the description breaks; of a gap, what is missing.
    rule: &'static str,
    /// A description that shows it.
    case: &'static str,
}

/// The faults.
const FAULTS: &[Loss] = &[
    Loss {
        unit: "operation",
        code: Code::UnresolvedReference,
        feature: "request bodies",
        rule: "OpenAPI 3.2, section Reference Object: `$ref` identifies the object that is meant",
        case: "rejects/left-out/body_nowhere",
    },
    Loss {
        unit: "operation",
        code: Code::CyclicReference,
        feature: "request bodies",
        rule: "OpenAPI 3.2, section Reference Object: a reference is replaced by an object",
        case: "rejects/left-out/bodies",
    },
    Loss {
        unit: "operation",
        code: Code::OutsideRoot,
        feature: "request bodies",
        rule: "OpenAPI 3.2, section OpenAPI Description Structure: documents of a description are those that are provided",
        case: "rejects/left-out/bodies",
    },
    Loss {
        unit: "operation",
        code: Code::WrongType,
        feature: "request bodies",
        rule: "OpenAPI 3.2, section Components Object: `requestBodies` holds Request Body Objects",
        case: "rejects/left-out/bodies",
    },
    Loss {
        unit: "parameter",
        code: Code::UnresolvedReference,
        feature: "parameters",
        rule: "OpenAPI 3.2, section Reference Object: `$ref` identifies the object that is meant",
        case: "rejects/unresolved-reference/parameters_and_responses",
    },
    Loss {
        unit: "parameter",
        code: Code::CyclicReference,
        feature: "parameters",
        rule: "OpenAPI 3.2, section Reference Object: a reference is replaced by an object",
        case: "rejects/unresolved-reference/parameters_and_responses",
    },
    Loss {
        unit: "parameter",
        code: Code::OutsideRoot,
        feature: "parameters",
        rule: "OpenAPI 3.2, section OpenAPI Description Structure: documents of a description are those that are provided",
        case: "rejects/unresolved-reference/parameters_and_responses",
    },
    Loss {
        unit: "parameter",
        code: Code::WrongType,
        feature: "parameters",
        rule: "OpenAPI 3.2, section Components Object: `parameters` holds Parameter Objects",
        case: "rejects/unresolved-reference/parameters_and_responses",
    },
    Loss {
        unit: "parameter",
        code: Code::MissingField,
        feature: "parameters",
        rule: "OpenAPI 3.2, section Parameter Object: `name` and `in` are required",
        case: "rejects/missing-field/parameter_without_name",
    },
    Loss {
        unit: "parameter",
        code: Code::PathMismatch,
        feature: "path templates",
        rule: "OpenAPI 3.2, section Parameter Object: `name` of a path parameter is in the template",
        case: "rejects/path-mismatch/template_and_parameters",
    },
    Loss {
        unit: "response",
        code: Code::UnresolvedReference,
        feature: "responses",
        rule: "OpenAPI 3.2, section Reference Object: `$ref` identifies the object that is meant",
        case: "rejects/unresolved-reference/parameters_and_responses",
    },
    Loss {
        unit: "response",
        code: Code::CyclicReference,
        feature: "responses",
        rule: "OpenAPI 3.2, section Reference Object: a reference is replaced by an object",
        case: "rejects/unresolved-reference/parameters_and_responses",
    },
    Loss {
        unit: "response",
        code: Code::OutsideRoot,
        feature: "responses",
        rule: "OpenAPI 3.2, section OpenAPI Description Structure: documents of a description are those that are provided",
        case: "rejects/unresolved-reference/parameters_and_responses",
    },
    Loss {
        unit: "response",
        code: Code::WrongType,
        feature: "responses",
        rule: "OpenAPI 3.2, section Components Object: `responses` holds Response Objects",
        case: "rejects/unresolved-reference/parameters_and_responses",
    },
    Loss {
        unit: "value",
        code: Code::UnresolvedReference,
        feature: "schemas",
        rule: "JSON Schema 2020-12 Core, section 8.2.3.1: `$ref` identifies a schema",
        case: "rejects/unresolved-reference/nowhere",
    },
    Loss {
        unit: "value",
        code: Code::CyclicReference,
        feature: "schemas",
        rule: "JSON Schema 2020-12 Core, section 9.4.1: a schema must not run into an infinite loop of references",
        case: "rejects/cyclic-reference/schema",
    },
    Loss {
        unit: "value",
        code: Code::OutsideRoot,
        feature: "schemas",
        rule: "OpenAPI 3.2, section OpenAPI Description Structure: documents of a description are those that are provided",
        case: "rejects/outside-root/above_the_folder",
    },
    Loss {
        unit: "value",
        code: Code::WrongType,
        feature: "schemas",
        rule: "JSON Schema 2020-12 Core, section 10: each keyword has a kind of value",
        case: "rejects/wrong-type/odd_values",
    },
    Loss {
        unit: "value",
        code: Code::UnknownValue,
        feature: "schemas",
        rule: "JSON Schema 2020-12 Validation, section 6.1.1: `type` is one of seven words",
        case: "rejects/unknown-value/type_and_style",
    },
    Loss {
        unit: "value",
        code: Code::UndescribedProperty,
        feature: "objects",
        rule: "JSON Schema 2020-12 Core, section 10.3.2.1: what a property holds is said by `properties`",
        case: "rejects/undescribed-property/required_without_properties",
    },
];

/// What is right and not carried over. None of these is an operation. A gap that closes is no longer seen, and its row has to go.
const GAPS: &[Loss] = &[
    Loss {
        unit: "request body",
        code: Code::RemoteReference,
        feature: "request bodies",
        rule: "the network is not read; bytes are sent",
        case: "rejects/remote-reference/body",
    },
    Loss {
        unit: "parameter",
        code: Code::RemoteReference,
        feature: "parameters",
        rule: "the network is not read",
        case: "rejects/unresolved-reference/parameters_and_responses",
    },
    Loss {
        unit: "response",
        code: Code::RemoteReference,
        feature: "responses",
        rule: "the network is not read; bytes are given",
        case: "rejects/unresolved-reference/parameters_and_responses",
    },
    Loss {
        unit: "payload",
        code: Code::NotModelled,
        feature: "webhooks and callbacks",
        rule: "forms of several parts are sent, not taken apart",
        case: "rejects/not-modelled/payload",
    },
    Loss {
        unit: "payload",
        code: Code::RemoteReference,
        feature: "webhooks and callbacks",
        rule: "the network is not read",
        case: "rejects/not-modelled/payload",
    },
    Loss {
        unit: "value",
        code: Code::RemoteReference,
        feature: "schemas",
        rule: "the network is not read",
        case: "rejects/remote-reference/network",
    },
    Loss {
        unit: "value",
        code: Code::UndecidableUnion,
        feature: "unions",
        rule: "nothing in the description tells the branches apart",
        case: "rejects/undecidable-union/any_object",
    },
    Loss {
        unit: "value",
        code: Code::NotModelled,
        feature: "enums",
        rule: "known values that are lists or objects have no type of their own",
        case: "cases/enums/mixed",
    },
];

/// Units that a run lost, each with the finding that cost it. A value whose type is lost is a unit, too.
fn lost(run: &Run) -> BTreeSet<(String, Code)> {
    let Some(api) = &run.api else { return BTreeSet::new() };
    let units = api.left_out.iter().map(|lost| (lost.unit.clone(), lost.code));
    let values = api.untyped.iter().filter_map(|untyped| Some(("value".to_owned(), untyped.cause?)));
    units.chain(values).collect()
}

fn key(loss: &Loss) -> (String, Code) {
    (loss.unit.to_owned(), loss.code)
}

#[test]
fn whatever_is_left_out_is_in_the_table() {
    let known: BTreeSet<_> = FAULTS.iter().chain(GAPS).map(key).collect();
    assert_eq!(known.len(), FAULTS.len() + GAPS.len(), "a row stands there twice");
    let mut missing = Vec::new();
    for path in in_folders("cases").into_iter().chain(in_folders("rejects")) {
        let found: Vec<_> = lost(&run(&path)).difference(&known).cloned().collect();
        missing.extend((!found.is_empty()).then(|| format!("{}: {found:?}", path.display())));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_row_is_seen_in_its_case() {
    for loss in FAULTS.iter().chain(GAPS) {
        let Loss { unit, code, feature, rule: _, case } = loss;
        let run = run(Path::new(&format!("{case}.yaml")));
        assert!(lost(&run).contains(&key(loss)), "`{case}` ({feature}) loses no {unit} to `{code}` any more");
    }
}

#[test]
fn an_operation_is_lost_to_faults_alone() {
    for Loss { unit, code, rule, .. } in FAULTS {
        assert_eq!(code.family(), Family::Fault, "{unit}: `{code}`");
        assert!(rule.contains("section"), "{unit}: `{code}` names no rule");
    }
    for Loss { unit, code, .. } in GAPS {
        assert_eq!(code.family(), Family::Gap, "{unit}: `{code}`");
        assert_ne!(*unit, "operation", "`{code}`");
    }
}
