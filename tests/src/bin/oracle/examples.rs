//! The oracle of examples: each decodes into its type and encodes back to an equal value.

use crate::described::Described;
use crate::json;
use crate::judge::Judge;
use crate::round::{Case, case, contradiction, take};
use crate::row::{Finding, Row};
use crate::seats::seats;
use crate::turn::Reading;
use crate::workshop::Workshop;
use crate::written::{Example, examples};

/// Takes every example of a description round.
pub(crate) fn row(described: &Described, workshop: &Workshop, row: &mut Row) -> Result<(), String> {
    let seats = seats(&described.api, &described.document);
    let examples = examples(&described.sources, &described.document, &seats);
    let judge = Judge::new(described, examples.iter().filter_map(|example| example.schema.clone()));
    let mut court = judge.open()?;
    let mut cases = Vec::new();
    for example in &examples {
        for case in select(described, example, row) {
            match contradiction(&mut court, &case, Reading::Letter, &mut row.counts) {
                None => cases.push(case),
                Some(finding) => row.skipped.push(finding),
            }
        }
    }
    take(&mut court, workshop, &cases, row)
}

/// The cases of an example, one for each of its types.
fn select(described: &Described, example: &Example, row: &mut Row) -> Vec<Case> {
    let Example { at, schema, types, value } = example;
    row.counts.values += types.len().max(1) as u64;
    if types.is_empty() {
        row.counts.untyped += 1;
        let class = "skipped: untyped".to_owned();
        row.skipped.push(Finding { at: at.to_string(), class, detail: json::text(value).unwrap_or_default() });
    }
    let Some(schema) = schema else {
        row.counts.unjudged += types.len() as u64;
        return Vec::new();
    };
    types.iter().filter_map(|ty| case(described, at, schema, ty, value, &mut row.counts)).collect()
}
