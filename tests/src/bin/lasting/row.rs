//! What became of the names of one description.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use clientwright_tests::descriptions::Description;
use clientwright_tests::draw::Draw;
use clientwright_tests::lasting::{Change, Comparison, Difference, Document, Kind, Named, compare};

/// One row of the table.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) kinds: BTreeMap<Kind, Counts>,
    /// How many names were compared.
    pub(crate) compared: u64,
    /// How many names gained or lost a detail because the changed item wants the same name, or does no longer.
    pub(crate) contested: u64,
    /// Changes that did not hold.
    pub(crate) failures: Vec<Failure>,
    /// Why there is no client to compare with.
    pub(crate) note: String,
}

/// Changes by what came of them.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    pub(crate) held: u64,
    pub(crate) failed: u64,
}

/// A change that other names did not survive.
pub(crate) struct Failure {
    pub(crate) kind: Kind,
    pub(crate) what: String,
    pub(crate) differences: Vec<Difference>,
}

impl Row {
    /// All kinds together.
    pub(crate) fn total(&self) -> Counts {
        let sum = |sum: Counts, one: &Counts| Counts { held: sum.held + one.held, failed: sum.failed + one.failed };
        self.kinds.values().fold(Counts::default(), sum)
    }
}

/// Changes a description in each way, so often. One that has no client as it is says so; one that has none when it is changed has lost all names.
pub(crate) fn row(description: &Description, kinds: &[Kind], changes: u64) -> Row {
    let mut row = Row { name: description.name.clone(), ..Row::default() };
    let read = Document::read(description);
    let read = read.and_then(|document| Ok((document.names_with(&document.value)?, document)));
    let (before, document) = match read {
        Ok(both) => both,
        Err(reason) => {
            row.note = reason;
            return row;
        }
    };
    for kind in kinds {
        for round in 0..changes {
            let mut draw = Draw::new(&format!("{} {}", row.name, kind.name()), round);
            let Some(change) = kind.change(&document.value, &mut draw) else { continue };
            let compared = judge(&document, &before, &change);
            row.compared += compared.compared;
            row.contested += compared.contested.len() as u64;
            let counts = row.kinds.entry(*kind).or_default();
            if compared.differences.is_empty() {
                counts.held += 1;
            } else {
                counts.failed += 1;
                row.failures.push(Failure { kind: *kind, what: change.what, differences: compared.differences });
            }
        }
    }
    row
}

fn judge(document: &Document, before: &Named, change: &Change) -> Comparison {
    let named = catch_unwind(AssertUnwindSafe(|| document.names_with(&change.value)));
    match named.unwrap_or_else(|_| Err("the generator panicked".to_owned())) {
        Ok(after) => compare(before, &after, &change.touched),
        Err(reason) => {
            let difference = Difference { place: "everything".to_owned(), before: "names".to_owned(), after: reason };
            Comparison { differences: vec![difference], ..Comparison::default() }
        }
    }
}
