//! The budgets, and whether they hold.
//!
//! In: rows. Out: a verdict on each budget. Only descriptions count for which the comparison is valid.

use super::row::{Quantity, Row, Spread, elapsed, megabytes, seconds};
use super::tool::Tool;

/// What has to be within a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    /// The geometric mean of all descriptions.
    Mean,
    /// Each description.
    Each,
}

/// A ratio of ours to the fastest peer.
struct Budget {
    title: &'static str,
    part: &'static str,
    of: Quantity,
    over: Over,
    /// The ratio that must hold.
    most: f64,
    /// The ratio that is wanted.
    goal: f64,
}

const fn budget(title: &'static str, part: &'static str, of: Quantity, times: [f64; 2]) -> Budget {
    Budget { title, part, of, over: Over::Mean, most: 1.0 / times[0], goal: 1.0 / times[1] }
}

const BUDGETS: [Budget; 7] = [
    budget("check, CPU time", "check", seconds, [5.0, 8.0]),
    budget("check, peak memory", "check", megabytes, [2.0, 3.0]),
    budget("debug build, CPU time", "debug", seconds, [5.0, 8.0]),
    budget("release build, CPU time", "release", seconds, [5.0, 8.0]),
    budget("program of five operations, CPU time", "program", seconds, [2.0, 4.0]),
    Budget { over: Over::Each, ..budget("generation, elapsed time, each", "generate", elapsed, [2.0, 4.0]) },
    Budget { over: Over::Each, ..budget("generation, CPU time, each", "generate", seconds, [2.0, 4.0]) },
];

/// How ours stands to a budget.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    pub(crate) title: String,
    /// Ratios of the descriptions with a valid comparison.
    pub(crate) ratios: Vec<f64>,
    /// The geometric mean of those.
    pub(crate) valid: Option<f64>,
    /// The geometric mean of all descriptions.
    pub(crate) all: f64,
    /// Lowest and highest of all.
    pub(crate) spread: Spread,
    pub(crate) most: f64,
    pub(crate) goal: f64,
    /// What the budget is for; `None` without a valid comparison.
    pub(crate) judged: Option<f64>,
}

/// All budgets about which something was measured, without and with the crate's feature `serde`.
pub(crate) fn verdicts(rows: &[Row]) -> Vec<Verdict> {
    let ours = [(Tool::Clientwright, ""), (Tool::ClientwrightSerde, ", serde on")];
    let all = BUDGETS.iter().flat_map(|budget| ours.map(|(tool, words)| verdict(rows, budget, tool, words)));
    all.flatten().collect()
}

fn verdict(rows: &[Row], budget: &Budget, tool: Tool, words: &str) -> Option<Verdict> {
    let ratio = |row: &Row| Some(row.ratio(tool, budget.part, budget.of)?.median);
    let all: Vec<f64> = rows.iter().filter_map(ratio).collect();
    let ratios: Vec<f64> = rows.iter().filter(|row| row.is_valid()).filter_map(ratio).collect();
    let valid = geometric_mean(&ratios);
    let judged = match budget.over {
        Over::Mean => valid,
        Over::Each => Spread::of(ratios.clone()).map(|spread| spread.high),
    };
    Some(Verdict {
        title: format!("{}{words}", budget.title),
        valid,
        ratios,
        all: geometric_mean(&all)?,
        spread: Spread::of(all)?,
        most: budget.most,
        goal: budget.goal,
        judged,
    })
}

fn geometric_mean(values: &[f64]) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a count of descriptions")]
    let count = values.len() as f64;
    (!values.is_empty()).then(|| (values.iter().map(|value| value.ln()).sum::<f64>() / count).exp())
}

/// The peak memory of generation, as the highest share of what is allowed and of what is wanted, over all descriptions.
pub(crate) fn generation_memory(rows: &[Row]) -> Option<[f64; 2]> {
    let shares = |factor: f64, fixed: f64| {
        let share = |row: &Row| {
            #[expect(clippy::cast_precision_loss, reason = "megabytes")]
            let allowed = row.bytes as f64 * factor / 1e6 + fixed;
            Some(Spread::of(row.taken(Tool::Clientwright, "generate", megabytes))?.median / allowed)
        };
        Some(Spread::of(rows.iter().filter_map(share).collect())?.high)
    };
    Some([shares(15.0, 60.0)?, shares(10.0, 50.0)?])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::fields::FieldCounts;
    use super::super::row::Figure;
    use super::*;

    fn row(ours: f64, fields: usize) -> Row {
        let figure = |tool, part, seconds| Figure { tool, part, seconds, megabytes: 100.0, elapsed: seconds };
        let figures = ["check", "generate"]
            .into_iter()
            .flat_map(|part| [figure(Tool::Clientwright, part, ours), figure(Tool::Ploidy, part, 1.0)])
            .collect();
        let counts = |all| FieldCounts { all, reached: all };
        let fields = BTreeMap::from([(Tool::Clientwright, counts(fields)), (Tool::Ploidy, counts(100))]);
        Row { bytes: 1_000_000, figures, fields, ..Row::default() }
    }

    #[test]
    fn means_are_geometric_and_of_valid_descriptions() {
        let rows = [row(0.1, 100), row(0.4, 100), row(0.000_1, 50)];
        let verdicts = verdicts(&rows);
        let [check, memory, elapsed, generation] = verdicts.as_slice() else { panic!("{verdicts:?}") };
        assert!((check.judged.unwrap() - 0.2).abs() < 1e-9);
        assert!(check.all < 0.02);
        assert_eq!(memory.judged, Some(1.0));
        assert_eq!(elapsed.judged, Some(0.4));
        assert_eq!(generation.judged, Some(0.4));
    }

    #[test]
    fn without_a_valid_description_nothing_is_judged() {
        assert!(verdicts(&[row(0.1, 10)]).iter().all(|verdict| verdict.judged.is_none()));
    }

    #[test]
    fn memory_of_generation_is_a_share_of_its_allowance() {
        let [most, goal] = generation_memory(&[row(1.0, 100)]).unwrap();
        assert!((most - 100.0 / 75.0).abs() < 1e-9);
        assert!((goal - 100.0 / 60.0).abs() < 1e-9);
    }
}
