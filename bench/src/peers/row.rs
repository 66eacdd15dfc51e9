//! Everything that was measured of one description, and what follows from it.
//!
//! Must not know: budgets, or how a report looks.

use std::collections::BTreeMap;

use super::fields::FieldCounts;
use super::tool::Tool;

/// One measurement.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) tool: Tool,
    pub(crate) part: &'static str,
    pub(crate) seconds: f64,
    pub(crate) megabytes: f64,
    /// Seconds from start to end.
    pub(crate) elapsed: f64,
}

/// What is taken of a figure.
pub(crate) type Quantity = fn(&Figure) -> f64;

pub(crate) fn seconds(figure: &Figure) -> f64 {
    figure.seconds
}

pub(crate) fn megabytes(figure: &Figure) -> f64 {
    figure.megabytes
}

pub(crate) fn elapsed(figure: &Figure) -> f64 {
    figure.elapsed
}

/// What a generator did not do, in which part, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) tool: Tool,
    pub(crate) part: &'static str,
    pub(crate) words: String,
}

/// A description.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) document: String,
    pub(crate) bytes: u64,
    /// In the order in which they were taken.
    pub(crate) figures: Vec<Figure>,
    pub(crate) failures: Vec<Failure>,
    /// Public typed fields.
    pub(crate) fields: BTreeMap<Tool, FieldCounts>,
    /// Operations.
    pub(crate) operations: BTreeMap<Tool, usize>,
    /// Bytes of the library, release build.
    pub(crate) libraries: BTreeMap<Tool, u64>,
    /// Bytes of the program.
    pub(crate) programs: BTreeMap<Tool, u64>,
    /// The operations that the program calls.
    pub(crate) called: Vec<String>,
}

/// The least typed fields, as a share of the peer's, with which a comparison is valid.
const LEAST_FIELDS: f64 = 0.95;

impl Row {
    /// Whether a generator's crate does not come to be or does not compile.
    pub(crate) fn failed(&self, tool: Tool) -> bool {
        let generator = if tool == Tool::ClientwrightSerde { Tool::Clientwright } else { tool };
        let is_it = |failed: Tool| failed == tool || failed == generator;
        self.failures.iter().any(|failure| failure.part != "program" && is_it(failure.tool))
    }

    /// The figures of a generator, in the order in which they were taken.
    pub(crate) fn taken(&self, tool: Tool, part: &str, of: Quantity) -> Vec<f64> {
        self.figures.iter().filter(|figure| figure.tool == tool && figure.part == part).map(of).collect()
    }

    /// The peer with the lowest median among those whose output compiles.
    pub(crate) fn best(&self, part: &str, of: Quantity) -> Option<Tool> {
        let peers = Tool::PEERS.into_iter().filter(|tool| !self.failed(*tool));
        let medians = peers.filter_map(|tool| Some((tool, Spread::of(self.taken(tool, part, of))?.median)));
        medians.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(tool, _)| tool)
    }

    /// Ours to the best peer, run by run.
    pub(crate) fn ratio(&self, ours: Tool, part: &str, of: Quantity) -> Option<Spread> {
        let theirs = self.taken(self.best(part, of)?, part, of);
        let pairs = self.taken(ours, part, of).into_iter().zip(theirs);
        Spread::of(pairs.map(|(ours, theirs)| ours / theirs).collect())
    }

    /// The peer that ours must have as many fields as: the fastest in the first part that was measured.
    pub(crate) fn reference(&self) -> Option<Tool> {
        ["check", "debug", "release", "generate"].into_iter().find_map(|part| self.best(part, seconds))
    }

    /// Our typed fields as a share of the reference's.
    pub(crate) fn share_of_fields(&self) -> Option<f64> {
        self.share(|counts| counts.all)
    }

    /// The same of fields of types that operations reach.
    pub(crate) fn share_of_reached_fields(&self) -> Option<f64> {
        self.share(|counts| counts.reached)
    }

    fn share(&self, of: fn(&FieldCounts) -> usize) -> Option<f64> {
        let theirs = of(self.fields.get(&self.reference()?)?);
        #[expect(clippy::cast_precision_loss, reason = "counts of fields")]
        let share = of(self.fields.get(&Tool::Clientwright)?) as f64 / theirs as f64;
        (theirs > 0).then_some(share)
    }

    /// Whether nothing was gained by leaving out.
    pub(crate) fn is_valid(&self) -> bool {
        self.share_of_reached_fields().is_some_and(|share| share >= LEAST_FIELDS)
    }
}

/// Median, lowest and highest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Spread {
    /// Of any order; `None` where there is nothing.
    pub(crate) fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        let (low, high) = (*values.first()?, *values.last()?);
        let (left, right) = (values.get((values.len() - 1) / 2)?, values.get(values.len() / 2)?);
        Some(Self { median: f64::midpoint(*left, *right), low, high })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(tool: Tool, seconds: f64) -> Figure {
        Figure { tool, part: "check", seconds, megabytes: 1.0, elapsed: seconds }
    }

    #[test]
    fn ratios_are_taken_run_by_run_to_the_fastest_peer_that_compiles() {
        let figures =
            [(Tool::Clientwright, 1.0), (Tool::OpenapiToRust, 4.0), (Tool::Ploidy, 2.0), (Tool::Progenitor, 1.0)];
        let again = [(Tool::Clientwright, 3.0), (Tool::OpenapiToRust, 4.0), (Tool::Ploidy, 3.0)];
        let figures = figures.into_iter().chain(again).map(|(tool, seconds)| figure(tool, seconds)).collect();
        let failures = vec![Failure { tool: Tool::Progenitor, part: "check", words: String::new() }];
        let row = Row { figures, failures, ..Row::default() };
        assert_eq!(row.best("check", seconds), Some(Tool::Ploidy));
        let ratio = row.ratio(Tool::Clientwright, "check", seconds);
        assert_eq!(ratio, Some(Spread { median: 0.75, low: 0.5, high: 1.0 }));
    }

    #[test]
    fn a_comparison_with_too_few_fields_is_not_valid() {
        let row = |ours: usize| Row {
            figures: vec![figure(Tool::OpenapiToRust, 1.0)],
            fields: [(Tool::Clientwright, ours), (Tool::OpenapiToRust, 100), (Tool::Ploidy, 900)]
                .map(|(tool, all)| (tool, FieldCounts { all, reached: all }))
                .into(),
            ..Row::default()
        };
        assert!(row(95).is_valid());
        assert!(!row(94).is_valid());
        assert!(!Row::default().is_valid());
    }
}
