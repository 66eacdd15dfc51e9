//! What became of a value, and the class of each fault.

use crate::compare::{Difference, Kind};
use crate::harness::Trip;
use crate::judge::{Court, Verdict};
use crate::round::{Case, compared, parsed};
use crate::turn::Reading;
use crate::twist::Twist;

/// What became of a value that was taken round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It came back equal, but for optional members that were `null`.
    Equal,
    /// It came back without members that its schema does not describe.
    Undescribed,
    /// It came back without members that go the other way only.
    OneWay,
    /// It is not of the one type that the keywords of a schema without `type` speak of.
    OtherType,
    /// It did not come back.
    Failed {
        /// What is general about it.
        class: String,
        /// What was said.
        detail: String,
    },
}

/// Judges a trip.
pub(crate) fn fate(court: &mut Court<'_>, case: &Case, trip: &Trip) -> Fate {
    let json = match trip {
        Trip::Encoded(json) => json,
        Trip::Undecoded { expected: _, found, at: _ } if is_of_other_type(court, case, found) => {
            return Fate::OtherType;
        }
        Trip::Undecoded { expected, found, at } => {
            let class = format!("undecoded: expected {}, found {}", general(expected), general(found));
            return Fate::Failed { class, detail: format!("`{at}`: expected {expected}, found {found}") };
        }
        Trip::Unencoded(why) => return Fate::Failed { class: "unencoded".to_owned(), detail: why.clone() },
    };
    let differences = match compared(case, json) {
        Ok(differences) => differences,
        Err(why) => return Fate::Failed { class: "not JSON".to_owned(), detail: why },
    };
    let unexpected: Vec<&Difference> = differences.iter().filter(|found| !is_expected(case, found)).collect();
    if !unexpected.is_empty() && unexpected.iter().all(|found| is_one_way(court, case, found)) {
        return Fate::OneWay;
    }
    if case.twist.is_none()
        && let Verdict::Invalid(why) = court.verdict(&case.schema, Reading::Letter, &parsed(json))
        && court.verdict(&case.schema, Reading::Letter, &parsed(&case.json)) == Verdict::Valid
    {
        return Fate::Failed { class: "invalid after the trip".to_owned(), detail: why };
    }
    let Some(Difference { kind, at }) = unexpected.into_iter().max_by_key(|difference| rank(difference.kind)) else {
        return Fate::Equal;
    };
    if *kind == Kind::Lost && !is_described(court, case) {
        return Fate::Undescribed;
    }
    Fate::Failed { class: format!("{kind:?}").to_lowercase(), detail: format!("`{at}`: {json}") }
}

/// Whether it did not decode because a schema without `type` speaks of one type and this is another; `null` is for those who say so.
fn is_of_other_type(court: &mut Court<'_>, case: &Case, found: &str) -> bool {
    found != "`null`"
        && case.twist.is_none()
        && matches!(court.verdict(&case.schema, Reading::Typed, &parsed(&case.json)), Verdict::Invalid(_))
}

fn is_one_way(court: &Court<'_>, case: &Case, difference: &Difference) -> bool {
    let name = difference.at.rsplit('/').next().unwrap_or_default();
    difference.kind == Kind::Lost && court.one_way.is_left_out(name, case.direction)
}

/// An optional `null` is not written, and what nobody described need not be kept.
fn is_expected(case: &Case, difference: &Difference) -> bool {
    let name = difference.at.rsplit('/').next().unwrap_or_default();
    match difference.kind {
        Kind::LostNull => true,
        Kind::Lost => case.twist == Some(Twist::UnknownMember) && name == Twist::MEMBER,
        Kind::Added | Kind::Changed => false,
    }
}

/// Whether the schema describes every member of the value.
fn is_described(court: &mut Court<'_>, case: &Case) -> bool {
    !matches!(court.verdict(&case.schema, Reading::Described, &parsed(&case.json)), Verdict::Invalid(_))
}

const fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::LostNull => 0,
        Kind::Lost => 1,
        Kind::Added => 2,
        Kind::Changed => 3,
    }
}

/// The text without what varies from value to value: what is quoted, and numbers. What was found of a string is its first words only, with
/// quotes of its own.
fn general(text: &str) -> String {
    let (kind, quoted) = text.split_once(' ').unwrap_or((text, ""));
    if matches!(kind, "string" | "number") && !quoted.is_empty() {
        return format!("a {kind}");
    }
    let parts = text.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 0 || is_word(part) { part } else { "…" }).collect()
}

/// Words of JSON and names of Rust types.
fn is_word(text: &str) -> bool {
    matches!(text, "null" | "true" | "false" | "i32" | "i64" | "u64" | "i128" | "f64")
}
