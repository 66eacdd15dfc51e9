//! The report: figures of every description, ratios to the fastest peer, verdicts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::tool::Tool;

/// One measurement.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) tool: Tool,
    pub(crate) part: &'static str,
    pub(crate) seconds: f64,
    pub(crate) megabytes: f64,
}

/// Everything that is known of a description.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) document: String,
    pub(crate) bytes: u64,
    pub(crate) figures: Vec<Figure>,
    pub(crate) failures: Vec<(Tool, &'static str, String)>,
    /// Public typed fields.
    pub(crate) fields: BTreeMap<Tool, usize>,
    /// The operations that the program calls.
    pub(crate) operations: Vec<String>,
    /// Bytes of the program.
    pub(crate) sizes: BTreeMap<Tool, u64>,
}

impl Row {
    /// Whether a generator's crate does not come to be or does not compile.
    pub(crate) fn failed(&self, tool: Tool) -> bool {
        let generator = if tool == Tool::ClientwrightSerde { Tool::Clientwright } else { tool };
        self.failures.iter().any(|(failed, part, _)| *part != "program" && (*failed == tool || *failed == generator))
    }

    fn taken(&self, tool: Tool, part: &str, of: fn(&Figure) -> f64) -> Vec<f64> {
        let mut values: Vec<f64> =
            self.figures.iter().filter(|figure| figure.tool == tool && figure.part == part).map(of).collect();
        values.sort_by(f64::total_cmp);
        values
    }

    fn median(&self, tool: Tool, part: &str, of: fn(&Figure) -> f64) -> Option<f64> {
        let values = self.taken(tool, part, of);
        values.get(values.len() / 2).copied()
    }

    /// The peer with the lowest figure among those whose output compiles.
    fn best(&self, part: &str, of: fn(&Figure) -> f64) -> Option<(Tool, f64)> {
        let peers = Tool::PEERS.into_iter().filter(|tool| !self.failed(*tool));
        peers.filter_map(|tool| Some((tool, self.median(tool, part, of)?))).min_by(|a, b| a.1.total_cmp(&b.1))
    }

    fn ratio(&self, ours: Tool, part: &str, of: fn(&Figure) -> f64) -> Option<f64> {
        Some(self.median(ours, part, of)? / self.best(part, of)?.1)
    }

    /// Whether nothing was gained by leaving out: at least 95 % of the typed fields of the fastest peer.
    fn validity(&self) -> Option<f64> {
        let (peer, _) = self.best("check", seconds)?;
        #[expect(clippy::cast_precision_loss, reason = "counts of fields")]
        let share = *self.fields.get(&Tool::Clientwright)? as f64 / *self.fields.get(&peer)? as f64;
        Some(share)
    }
}

pub(crate) fn seconds(figure: &Figure) -> f64 {
    figure.seconds
}

pub(crate) fn megabytes(figure: &Figure) -> f64 {
    figure.megabytes
}

/// A budget: what is compared, and the ratio that must hold.
struct Budget {
    title: &'static str,
    part: &'static str,
    of: fn(&Figure) -> f64,
    most: f64,
    goal: f64,
}

const BUDGETS: [Budget; 6] = [
    Budget { title: "check, CPU seconds", part: "check", of: seconds, most: 1.0 / 5.0, goal: 1.0 / 8.0 },
    Budget { title: "check, peak memory", part: "check", of: megabytes, most: 1.0 / 2.0, goal: 1.0 / 3.0 },
    Budget { title: "debug build, CPU seconds", part: "debug", of: seconds, most: 1.0 / 5.0, goal: 1.0 / 8.0 },
    Budget { title: "release build, CPU seconds", part: "release", of: seconds, most: 1.0 / 5.0, goal: 1.0 / 8.0 },
    Budget {
        title: "program of five operations, CPU seconds",
        part: "program",
        of: seconds,
        most: 1.0 / 2.0,
        goal: 1.0 / 4.0,
    },
    Budget { title: "generation, CPU seconds", part: "generate", of: seconds, most: 1.0 / 2.0, goal: 1.0 / 4.0 },
];

/// A ratio over all descriptions.
#[derive(Debug)]
pub(crate) struct Mean {
    pub(crate) title: String,
    pub(crate) ratio: f64,
    /// Lowest and highest of single descriptions.
    pub(crate) spread: [f64; 2],
    pub(crate) most: f64,
    goal: f64,
}

/// Geometric means of the ratios to the fastest peer, with and without the feature `serde`.
pub(crate) fn means(rows: &[Row]) -> Vec<Mean> {
    let ours = [(Tool::Clientwright, ""), (Tool::ClientwrightSerde, ", serde on")];
    let all = BUDGETS.iter().flat_map(|budget| ours.map(|(tool, word)| (budget, tool, word)));
    let means = all.filter_map(|(budget, tool, word)| {
        let mut ratios: Vec<f64> = rows.iter().filter_map(|row| row.ratio(tool, budget.part, budget.of)).collect();
        ratios.sort_by(f64::total_cmp);
        let spread = [*ratios.first()?, *ratios.last()?];
        #[expect(clippy::cast_precision_loss, reason = "a count of descriptions")]
        let ratio = (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp();
        Some(Mean { title: format!("{}{word}", budget.title), ratio, spread, most: budget.most, goal: budget.goal })
    });
    means.collect()
}

/// The whole report.
pub(crate) fn markdown(rows: &[Row]) -> String {
    let mut text = String::from(
        "| ours to the fastest peer | geometric mean | lowest to highest | must hold | goal |\n| --- | --- | --- | --- | --- |\n",
    );
    for mean in means(rows) {
        let verdict = |limit: f64| if mean.ratio <= limit { "yes" } else { "no" };
        let [low, high] = mean.spread;
        let Mean { title, ratio, most, goal, .. } = &mean;
        let times = 1.0 / ratio;
        let _ = writeln!(
            text,
            "| {title} | {ratio:.3} ({times:.1}×) | {low:.3} to {high:.3} | {most:.3}: {} | {goal:.3}: {} |",
            verdict(*most),
            verdict(*goal)
        );
    }
    for row in rows {
        describe(&mut text, row);
    }
    text
}

fn describe(text: &mut String, row: &Row) {
    let _ = writeln!(
        text,
        "\n**{}**, {} bytes; typed fields at {} of the fastest peer's.\n",
        row.document,
        row.bytes,
        row.validity().map_or("unknown".to_owned(), |share| format!("{:.0} %", share * 100.0))
    );
    text.push_str("| | check | | debug | release | program | its MB | generate | | fields |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for tool in [Tool::Clientwright, Tool::ClientwrightSerde].into_iter().chain(Tool::PEERS) {
        let cell = |part: &str, of: fn(&Figure) -> f64, unit: &str| {
            let values = row.taken(tool, part, of);
            match (values.first(), values.get(values.len() / 2), values.last()) {
                (Some(low), Some(middle), Some(high)) if values.len() > 1 => {
                    format!("{middle:.2}{unit} ({low:.2} to {high:.2})")
                }
                (_, Some(middle), _) => format!("{middle:.2}{unit}"),
                _ => String::new(),
            }
        };
        #[expect(clippy::cast_precision_loss, reason = "megabytes with one digit")]
        let size = row.sizes.get(&tool).map_or(String::new(), |size| format!("{:.1}", *size as f64 / 1e6));
        let fields = row.fields.get(&tool).map_or(String::new(), ToString::to_string);
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {size} | {} | {} | {fields} |",
            tool.name(),
            cell("check", seconds, " s"),
            cell("check", megabytes, " MB"),
            cell("debug", seconds, " s"),
            cell("release", seconds, " s"),
            cell("program", seconds, " s"),
            cell("generate", seconds, " s"),
            cell("generate", megabytes, " MB"),
        );
    }
    for (tool, part, words) in &row.failures {
        let _ = writeln!(text, "\n- {}, {part}: {words}", tool.name());
    }
    if !row.operations.is_empty() {
        let _ = writeln!(text, "\nThe program calls {}.", row.operations.join(", "));
    }
}
