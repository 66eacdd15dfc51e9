//! Values that are taken round: into their type and back.

use clientwright::ir::{Direction, Scalar, TypeExpression, TypeKind};
use clientwright::load::Node;
use clientwright::spec::Place;

use crate::compare::differences;
use crate::described::Described;
use crate::fate::{Fate, fate};
use crate::harness::{self, Load, Trip};
use crate::json;
use crate::judge::{Court, Verdict};
use crate::row::{Counts, Finding, Row};
use crate::rust_type::rust_type;
use crate::turn::Reading;
use crate::twist::Twist;
use crate::workshop::Workshop;

/// A value that is taken round.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// What it is a value of.
    pub(crate) at: Place,
    /// Its schema.
    pub(crate) schema: Place,
    /// It.
    pub(crate) value: Node,
    /// It as JSON text.
    pub(crate) json: String,
    /// Its type.
    pub(crate) rust_type: String,
    /// The ways that its type goes.
    pub(crate) direction: Direction,
    /// What of it no longer is as the schema says.
    pub(crate) twist: Option<Twist>,
}

/// The case of a value of a type; `None` when it is skipped, which is counted.
pub(crate) fn case(
    described: &Described,
    at: &Place,
    schema: &Place,
    ty: &TypeExpression,
    value: &Node,
    counts: &mut Counts,
) -> Option<Case> {
    if is_any(described, ty) {
        counts.any += 1;
        return None;
    }
    let rust_type = rust_type(&described.names, ty).filter(|_| !is_form(described, ty));
    let Some((json, rust_type)) = json::text(value).zip(rust_type) else {
        counts.not_json += 1;
        return None;
    };
    // Whether a schema allows `null` is said where it is used: a type by itself has none.
    let rust_type =
        if json == "null" && !rust_type.starts_with("Option<") { format!("Option<{rust_type}>") } else { rust_type };
    let direction = direction(described, ty);
    let (at, schema, value) = (at.clone(), schema.clone(), value.clone());
    Some(Case { at, schema, value, json, rust_type, direction, twist: None })
}

/// Whether the type is that of any value, by another name too, or a choice that nothing decides, which is kept as any value.
fn is_any(described: &Described, ty: &TypeExpression) -> bool {
    let mut ty = ty;
    // No chain of names is longer than there are types.
    for _ in 0..=described.api.types.len() {
        let named = match ty {
            TypeExpression::Any => return true,
            TypeExpression::Named(id) => described.api.types.get(id.index()).map(|ty| &ty.kind),
            TypeExpression::Nullable(inner) => {
                ty = inner;
                continue;
            }
            _ => return false,
        };
        match named {
            Some(TypeKind::Alias { target, .. }) => ty = target,
            Some(TypeKind::Union(union)) => return union.probe.is_none(),
            _ => return false,
        }
    }
    false
}

/// Whether the type is a form with files, which is sent in parts and not as JSON.
fn is_form(described: &Described, ty: &TypeExpression) -> bool {
    let TypeExpression::Named(id) = ty else { return false };
    match described.api.types.get(id.index()).map(|ty| &ty.kind) {
        Some(TypeKind::Struct(structure)) => structure.properties.iter().any(|property| is_file(&property.ty)),
        _ => false,
    }
}

fn is_file(ty: &TypeExpression) -> bool {
    match ty {
        TypeExpression::Scalar(scalar) => *scalar == Scalar::File,
        TypeExpression::List(inner) | TypeExpression::Nullable(inner) => is_file(inner),
        _ => false,
    }
}

/// The ways that the named type goes which an expression is of; both when there is none.
fn direction(described: &Described, ty: &TypeExpression) -> Direction {
    match ty {
        TypeExpression::Named(id) => described.api.types.get(id.index()).map(|ty| ty.direction).unwrap_or_default(),
        TypeExpression::List(inner) | TypeExpression::Map(inner) | TypeExpression::Nullable(inner) => {
            direction(described, inner)
        }
        TypeExpression::Scalar(_) | TypeExpression::Tuple(_) | TypeExpression::Any => {
            Direction { request: true, response: true }
        }
    }
}

/// Why the value of a case is not taken round: it contradicts its schema, or nobody knows. Both are counted.
pub(crate) fn contradiction(
    court: &mut Court<'_>,
    case: &Case,
    reading: Reading,
    counts: &mut Counts,
) -> Option<Finding> {
    let (class, detail) = match court.verdict(&case.schema, reading, &parsed(&case.json)) {
        Verdict::Valid => return None,
        Verdict::Invalid(why) => {
            counts.contradicting += 1;
            ("skipped: contradicting", why)
        }
        Verdict::Unjudged(why) => {
            counts.unjudged += 1;
            ("skipped: unjudged", why)
        }
    };
    Some(Finding { at: case.at.to_string(), class: class.to_owned(), detail })
}

/// Takes all of them round and counts what became of each.
pub(crate) fn take(court: &mut Court<'_>, workshop: &Workshop, cases: &[Case], row: &mut Row) -> Result<(), String> {
    if cases.is_empty() {
        return Ok(());
    }
    let mut load = Load::default();
    cases.iter().for_each(|case| load.push(&case.rust_type, &case.json));
    let trips = harness::run(workshop, &load)?;
    for (case, trip) in cases.iter().zip(&trips) {
        count(court, case, trip, row);
    }
    Ok(())
}

fn count(court: &mut Court<'_>, case: &Case, trip: &Trip, row: &mut Row) {
    match fate(court, case, trip) {
        Fate::Equal => row.counts.equal += 1,
        Fate::Undescribed => row.counts.undescribed += 1,
        Fate::OneWay => row.counts.one_way += 1,
        Fate::OtherType => row.counts.other_type += 1,
        Fate::Failed { class, detail } => {
            row.counts.failed += 1;
            let class = case.twist.map_or_else(|| class.clone(), |twist| format!("{twist}: {class}"));
            let detail = format!("{}: {detail}; before: {}", case.rust_type, case.json);
            row.failures.push(Finding { at: case.at.to_string(), class, detail });
        }
    }
}

/// What came back, compared with what was there.
pub(crate) fn compared(case: &Case, after: &str) -> Result<Vec<crate::compare::Difference>, String> {
    json::tree(after).map(|after| differences(&case.value, &after))
}

/// Text as the value that a schema judges.
pub(crate) fn parsed(json: &str) -> serde_json::Value {
    serde_json::from_str(json).unwrap_or_default()
}
