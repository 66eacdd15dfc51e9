//! The oracle of examples: each decodes into its type and encodes back to an equal value.

use clientwright::ir::TypeExpression;
use clientwright::load::Node;
use clientwright::spec::Place;

use crate::cases::{Example, examples};
use crate::classes::{Fate, fate};
use crate::compare::differences;
use crate::described::Described;
use crate::harness::{self, Load, Trip};
use crate::json;
use crate::judge::{Court, Judge, Verdict};
use crate::row::{Failure, Row};
use crate::rust_type::rust_type;
use crate::seats::seats;
use crate::turn::Members;
use crate::workshop::Workshop;

/// A value that is taken round.
struct Case {
    at: Place,
    schema: Place,
    value: Node,
    json: String,
    rust_type: String,
}

/// Takes every example of a description round.
pub(crate) fn row(described: &Described, workshop: &Workshop, row: &mut Row) -> Result<(), String> {
    let seats = seats(&described.api, &described.document);
    let examples = examples(&described.sources, &described.document, &seats);
    let judge = Judge::new(described, examples.iter().filter_map(|example| example.schema.clone()));
    let mut court = judge.open()?;
    let mut cases = Vec::new();
    for example in &examples {
        cases.extend(select(described, &mut court, example, row));
    }
    if cases.is_empty() {
        return Ok(());
    }
    let mut load = Load::default();
    cases.iter().for_each(|case| load.push(&case.rust_type, &case.json));
    let trips = harness::run(workshop, &load)?;
    for (case, trip) in cases.iter().zip(&trips) {
        count(&mut court, case, trip, row);
    }
    Ok(())
}

/// The cases of an example, one for each of its types; what is skipped is counted.
fn select(described: &Described, court: &mut Court<'_>, example: &Example, row: &mut Row) -> Vec<Case> {
    let Example { at, schema, types, value } = example;
    row.counts.values += types.len().max(1) as u64;
    if types.is_empty() {
        row.counts.untyped += 1;
    }
    let mut cases = Vec::new();
    for ty in types {
        if *ty == TypeExpression::Any {
            row.counts.any += 1;
            continue;
        }
        let Some((json, rust_type)) = json::text(value).zip(rust_type(&described.names, ty)) else {
            row.counts.not_json += 1;
            continue;
        };
        let verdict = match schema {
            Some(schema) => court.verdict(schema, Members::AsSaid, &parsed(&json)),
            None => Verdict::Unjudged("no schema".to_owned()),
        };
        match (verdict, schema) {
            (Verdict::Valid, Some(schema)) => {
                let rust_type = if json == "null" { optional(rust_type) } else { rust_type };
                let (at, schema, value) = (at.clone(), schema.clone(), value.clone());
                cases.push(Case { at, schema, value, json, rust_type });
            }
            (Verdict::Invalid(_), _) => row.counts.contradicting += 1,
            (Verdict::Valid | Verdict::Unjudged(_), _) => row.counts.unjudged += 1,
        }
    }
    cases
}

/// Whether a schema allows `null` is said where it is used: a type by itself has none.
fn optional(rust_type: String) -> String {
    if rust_type.starts_with("Option<") { rust_type } else { format!("Option<{rust_type}>") }
}

fn parsed(json: &str) -> serde_json::Value {
    serde_json::from_str(json).unwrap_or_default()
}

fn count(court: &mut Court<'_>, case: &Case, trip: &Trip, row: &mut Row) {
    let compare = |after: &str| json::tree(after).map(|after| differences(&case.value, &after));
    let described = court.verdict(&case.schema, Members::Described, &parsed(&case.json));
    let after = |after: &str| court.verdict(&case.schema, Members::AsSaid, &parsed(after));
    match fate(trip, compare, || described, after) {
        Fate::Equal => row.counts.equal += 1,
        Fate::Undescribed => row.counts.undescribed += 1,
        Fate::Failed(class, detail) => {
            row.counts.failed += 1;
            let detail = format!("{}: {detail}; before: {}", case.rust_type, case.json);
            row.failures.push(Failure { at: case.at.to_string(), class, detail });
        }
    }
}
