//! The oracle of instances: values made up to satisfy a schema decode into its type and encode back; what is then made wrong in them decodes
//! all the same.

use std::time::{Duration, Instant};

use clientwright::ir::TypeExpression;
use clientwright::spec::Place;
use serde_json::Value as Json;

use crate::described::Described;
use crate::generate::{Fill, Maker};
use crate::json;
use crate::judge::{Court, Judge};
use crate::round::{Case, case, contradiction, take};
use crate::row::Row;
use crate::seats::seats;
use crate::turn::Reading;
use crate::twist::Twist;
use crate::workshop::Workshop;
use clientwright_tests::draw::Draw;

/// The values of each type: the least, the most, and some in between.
const FILLS: [Fill; 4] = [Fill::Least, Fill::Most, Fill::Some, Fill::Some];
/// How often a value that does not satisfy its schema is made up again.
const TRIES: u64 = 6;
/// How many places of one kind are made wrong in one value, each by itself.
const PLACES: u64 = 3;

/// A schema that has a type with a name.
struct Target<'a> {
    schema: &'a Place,
    ty: &'a TypeExpression,
}

/// Takes values of every named type round.
pub(crate) fn row(described: &Described, workshop: &Workshop, time: Duration, row: &mut Row) -> Result<(), String> {
    let deadline = Instant::now() + time;
    let seats = seats(&described.api, &described.document);
    let mut targets: Vec<Target<'_>> = Vec::new();
    for (schema, types) in &seats.schemas {
        let named = types.iter().filter(|ty| matches!(ty, TypeExpression::Named(_)));
        targets.extend(named.map(|ty| Target { schema, ty }));
    }
    targets.sort_by_key(|target| (target.ty.clone(), target.schema.clone()));
    let judge = Judge::new(described, targets.iter().map(|target| target.schema.clone()));
    let mut court = judge.open()?;
    let mut cases = Vec::new();
    // A value of each before the second of any: when the time is up, no type was forgotten for the sake of others.
    for (round, fill) in FILLS.into_iter().enumerate() {
        for target in &targets {
            let Some(schema) = judge.schema(target.schema, Reading::Typed) else { continue };
            if Instant::now() >= deadline {
                row.counts.values += 1;
                row.counts.left_out += 1;
                continue;
            }
            let maker = Making { described, document: judge.document(), schema: &schema, target, fill, round };
            cases.extend(maker.cases(&mut court, row));
        }
    }
    take(&mut court, workshop, &cases, row)
}

/// What one value is made of.
struct Making<'a> {
    described: &'a Described,
    document: &'a Json,
    schema: &'a Json,
    target: &'a Target<'a>,
    fill: Fill,
    round: usize,
}

impl Making<'_> {
    /// A value and the same with something wrong; nothing when none of the tries satisfies the schema, which is counted.
    fn cases(&self, court: &mut Court<'_>, row: &mut Row) -> Vec<Case> {
        row.counts.values += 1;
        let mut counts = row.counts;
        for attempt in 0..TRIES {
            counts = row.counts;
            let draw = Draw::new(&self.target.schema.to_string(), self.round as u64 * TRIES + attempt);
            let mut maker = Maker::new(self.document, draw.clone(), self.fill, None);
            let Some(case) = maker.value(self.schema).and_then(|value| self.case(&value, &mut counts)) else {
                continue;
            };
            if contradiction(court, &case, Reading::Typed, &mut counts).is_none() {
                row.counts = counts;
                let mut cases = vec![case];
                for twist in Twist::ALL {
                    let places = maker.places(twist).min(PLACES);
                    cases.extend((0..places).filter_map(|place| self.twisted(draw.clone(), twist, place, row)));
                }
                return cases;
            }
        }
        if counts == row.counts {
            // Nothing could be made up.
            counts.contradicting += 1;
        }
        row.counts = counts;
        Vec::new()
    }

    fn twisted(&self, draw: Draw, twist: Twist, place: u64, row: &mut Row) -> Option<Case> {
        let mut maker = Maker::new(self.document, draw, self.fill, Some((twist, place)));
        let value = maker.value(self.schema)?;
        row.counts.values += 1;
        let mut case = self.case(&value, &mut row.counts)?;
        case.twist = Some(twist);
        Some(case)
    }

    fn case(&self, value: &Json, counts: &mut crate::row::Counts) -> Option<Case> {
        let node = json::tree(&value.to_string()).ok()?;
        let Target { schema, ty } = self.target;
        case(self.described, schema, schema, ty, &node, counts)
    }
}
