//! Findings that say the same of many places.

use indexmap::IndexMap;

use super::{Code, Diagnostic, Diagnostics, Severity};

/// A finding, and further ones like it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The first.
    pub first: &'a Diagnostic,
    /// The others, in order; none unless they are so many that showing each would hide the rest.
    pub others: Vec<&'a Diagnostic>,
}

/// How many findings are shown one by one although they are alike.
const FEW: usize = 4;

impl Diagnostics {
    /// Findings that are alike, in the order of the first of each: of one code and severity, with one message but for what stands in backticks.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut alike: IndexMap<(Code, Severity, String), Vec<&Diagnostic>> = IndexMap::new();
        for finding in self.iter() {
            alike.entry((finding.code, finding.severity, shape(&finding.message))).or_default().push(finding);
        }
        let mut groups = Vec::new();
        for found in alike.into_values() {
            match found.split_first() {
                Some((first, others)) if found.len() > FEW => groups.push(Group { first, others: others.to_vec() }),
                _ => groups.extend(found.into_iter().map(|first| Group { first, others: Vec::new() })),
            }
        }
        groups
    }
}

/// A message without what stands in backticks.
fn shape(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("`")
}
