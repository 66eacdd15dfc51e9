//! The oracle of examples: each decodes into its type and encodes back to an equal value.

use crate::described::Described;
use crate::judge::Judge;
use crate::round::{case, is_valid, take};
use crate::row::Row;
use crate::seats::seats;
use crate::workshop::Workshop;
use crate::written::{Example, examples};

/// Takes every example of a description round.
pub(crate) fn row(described: &Described, workshop: &Workshop, row: &mut Row) -> Result<(), String> {
    let seats = seats(&described.api, &described.document);
    let examples = examples(&described.sources, &described.document, &seats);
    let judge = Judge::new(described, examples.iter().filter_map(|example| example.schema.clone()));
    let mut court = judge.open()?;
    let mut cases = Vec::new();
    for Example { at, schema, types, value } in &examples {
        row.counts.values += types.len().max(1) as u64;
        row.counts.untyped += u64::from(types.is_empty());
        let Some(schema) = schema else {
            row.counts.unjudged += types.len() as u64;
            continue;
        };
        let found = types.iter().filter_map(|ty| case(described, at, schema, ty, value, &mut row.counts));
        let found: Vec<_> = found.collect();
        cases.extend(found.into_iter().filter(|case| is_valid(&mut court, case, &mut row.counts)));
    }
    take(&mut court, workshop, &cases, row)
}
