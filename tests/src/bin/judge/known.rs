//! What is not the client's fault, case by case, with the reason.

use std::collections::BTreeMap;

use crate::judge::Judge;
use crate::row::{Finding, Row};

/// The list.
const LIST: &str = include_str!("../../../judges/known.tsv");
/// Descriptions that a judge starts with and does not understand.
const UNJUDGED: &str = include_str!("../../../judges/unjudged.tsv");

/// What is known of one judge: by description and finding, the reason.
pub(crate) struct Known {
    cases: BTreeMap<(String, Finding), String>,
}

impl Known {
    /// The cases of a judge.
    pub(crate) fn of(judge: Judge) -> Result<Self, String> {
        let mut cases = BTreeMap::new();
        for (number, line) in LIST.lines().enumerate().skip(1) {
            let parts: Vec<&str> = line.split('\t').collect();
            let &[name, description, route, kind, reason] = parts.as_slice() else {
                return Err(format!("line {} of the known cases has not five columns", number + 1));
            };
            if name == judge.name() {
                let finding = Finding { route: route.to_owned(), kind: kind.to_owned() };
                cases.insert((description.to_owned(), finding), reason.to_owned());
            }
        }
        Ok(Self { cases })
    }

    /// Why a judge is not asked about a description, if it is known not to understand it.
    pub(crate) fn unjudged(judge: Judge, description: &str) -> Option<&'static str> {
        let mut lines = UNJUDGED.lines().skip(1).map(|line| line.splitn(3, '\t').collect::<Vec<_>>());
        lines.find_map(|parts| match parts.as_slice() {
            [name, of, reason] if *name == judge.name() && *of == description => Some(*reason),
            _ => None,
        })
    }

    /// Why a finding is not the client's fault, if it is known not to be.
    pub(crate) fn reason(&self, description: &str, finding: &Finding) -> Option<&str> {
        self.cases.get(&(description.to_owned(), finding.clone())).map(String::as_str)
    }

    /// Cases of these descriptions that did not occur.
    pub(crate) fn stale(&self, rows: &[Row]) -> Vec<String> {
        let occurs = |description: &String, finding: &Finding| {
            let row = rows.iter().find(|row| row.name == *description && row.calls > 0);
            row.is_none_or(|row| row.findings.contains_key(finding))
        };
        let stale = self.cases.keys().filter(|(description, finding)| !occurs(description, finding));
        stale.map(|(description, Finding { route, kind })| format!("{description}: {route}: {kind}")).collect()
    }
}
