//! What became of a value, and the class of each fault.

use crate::compare::{Difference, Kind};
use crate::harness::Trip;
use crate::judge::Verdict;

/// What became of a value that does not contradict its schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It came back equal, but for optional members that were `null`.
    Equal,
    /// It came back without members that its schema does not describe.
    Undescribed,
    /// It did not: the class, and what was said.
    Failed(String, String),
}

/// Judges a trip. `described` is the verdict on the value before when no member may be there that its schema does not describe; `after` judges
/// what came back.
pub(crate) fn fate(
    trip: &Trip,
    compare: impl FnOnce(&str) -> Result<Vec<Difference>, String>,
    described: impl FnOnce() -> Verdict,
    after: impl FnOnce(&str) -> Verdict,
) -> Fate {
    let json = match trip {
        Trip::Encoded(json) => json,
        Trip::Undecoded { expected, found, at } => {
            let class = format!("undecoded: expected {}, found {}", general(expected), general(found));
            return Fate::Failed(class, format!("`{at}`: expected {expected}, found {found}"));
        }
        Trip::Unencoded(why) => return Fate::Failed("unencoded".to_owned(), why.clone()),
    };
    let differences = match compare(json) {
        Ok(differences) => differences,
        Err(why) => return Fate::Failed("not JSON".to_owned(), why),
    };
    if let Verdict::Invalid(why) = after(json) {
        return Fate::Failed("invalid after the trip".to_owned(), why);
    }
    let worst = differences.iter().max_by_key(|difference| rank(difference.kind));
    match worst {
        None => Fate::Equal,
        Some(Difference { kind: Kind::LostNull, .. }) => Fate::Equal,
        Some(Difference { kind: Kind::Lost, .. }) if matches!(described(), Verdict::Invalid(_)) => Fate::Undescribed,
        Some(Difference { kind, at }) => Fate::Failed(format!("{kind:?}").to_lowercase(), format!("`{at}`: {json}")),
    }
}

const fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::LostNull => 0,
        Kind::Lost => 1,
        Kind::Added => 2,
        Kind::Changed => 3,
    }
}

/// The text without what varies from value to value: everything quoted, and numbers.
fn general(text: &str) -> String {
    let mut out = String::new();
    for (index, part) in text.split(['`', '"']).enumerate() {
        match index % 2 {
            0 => out.extend(part.chars().map(|character| if character.is_ascii_digit() { '0' } else { character })),
            _ => out.push('…'),
        }
    }
    out
}
