//! Where the findings are that are not shown because they are like another.

use crate::diagnostics::{Diagnostic, SourceMap};

use super::place::Place;

/// How many of them are shown with their place.
const SHOWN: usize = 3;

/// `5 like this: a.yaml:2:1, a.yaml:3:1, a.yaml:4:1 and 2 more`; `None` when there is none.
pub(super) fn others_note(others: &[&Diagnostic], sources: &SourceMap) -> Option<String> {
    let places = others.iter().filter_map(|other| Place::new(sources, other.location.as_ref()?));
    let first: Vec<String> = places.take(SHOWN).map(|place| place.position()).collect();
    let more = match others.len() - first.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (!others.is_empty()).then(|| format!("{} like this: {}{more}", others.len(), first.join(", ")))
}
