//! What the oracle of unions prints.

use std::io::{self, Write};
use std::process::ExitCode;

use clientwright_tests::descriptions::{Description, descriptions};
use clientwright_tests::jobs::rows;

use crate::arguments::Arguments;
use crate::described::describe;
use crate::run::with_room;
use crate::undecidable::{Undecidable, Unions, unions};

/// The largest share of unions that may be undecidable.
const LIMIT: f64 = 0.03;

/// What is known of a description: its unions, or why there are none to speak of.
struct Row {
    name: String,
    unions: Result<Unions, String>,
}

/// Lists them over a folder. Fails when more are undecidable than allowed, or one without documents to prove it.
pub(crate) fn all(arguments: &Arguments) -> Result<ExitCode, String> {
    let descriptions = descriptions(&arguments.folder, arguments.only.as_deref())?;
    let name: fn(&Description) -> &str = |description| &description.name;
    let row = |description: &Description, (): &()| {
        let found = with_room(|| describe(description).and_then(|described| unions(&described)))?;
        let unions = found.unwrap_or_else(|| Err("panicked".to_owned()));
        Ok(Row { name: description.name.clone(), unions })
    };
    let rows = rows(&descriptions, arguments.jobs, name, |_| Ok(()), row)?;
    let total = Total::of(&rows);
    print(&rows, &total).map_err(|error| error.to_string())?;
    Ok(if total.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[derive(Default)]
struct Total {
    all: u64,
    undecidable: u64,
    proved: u64,
    broken: u64,
}

impl Total {
    fn of(rows: &[Row]) -> Self {
        let mut total = Self::default();
        for row in rows {
            match &row.unions {
                Ok(unions) => {
                    total.all += unions.all;
                    total.undecidable += unions.undecidable.len() as u64;
                    total.proved += unions.undecidable.iter().filter(|union| union.proof.is_ok()).count() as u64;
                }
                Err(_) => total.broken += 1,
            }
        }
        total
    }

    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn share(&self) -> f64 {
        if self.all == 0 { 0.0 } else { self.undecidable as f64 / self.all as f64 }
    }

    fn is_good(&self) -> bool {
        self.broken == 0 && self.share() <= LIMIT && self.proved == self.undecidable
    }
}

fn print(rows: &[Row], total: &Total) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for Row { name, unions } in rows {
        match unions {
            Ok(unions) => {
                for union in &unions.undecidable {
                    print_union(&mut out, name, union)?;
                }
            }
            Err(why) => writeln!(out, "{name}: {why}\n")?,
        }
    }
    let Total { all, undecidable, proved, broken } = total;
    let share = total.share() * 100.0;
    writeln!(out, "{} descriptions, {broken} of them broken; {all} unions", rows.len())?;
    writeln!(
        out,
        "undecidable: {undecidable} ({share:.2}%), {proved} of them with documents, {} without",
        undecidable - proved
    )
}

fn print_union(out: &mut impl Write, name: &str, union: &Undecidable) -> io::Result<()> {
    writeln!(out, "{name} {}", union.at)?;
    match &union.proof {
        Ok(proof) => {
            let [left, right] = &proof.branches;
            writeln!(out, "  {left}\n  {right}")?;
            for document in &proof.documents {
                writeln!(out, "    {document}")?;
            }
        }
        Err(why) => writeln!(out, "  nothing found: {why}")?,
    }
    writeln!(out)
}
