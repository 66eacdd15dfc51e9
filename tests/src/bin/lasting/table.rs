//! Rows for people.

use std::collections::BTreeMap;
use std::io::{self, Write};

use clientwright_tests::lasting::Kind;

use crate::row::{Counts, Failure, Row};

/// How many names of one failure are printed.
const MOST: usize = 8;

/// Prints every row, every failure and the totals.
pub(crate) fn print(rows: &[Row]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or_default().max("name".len());
    writeln!(out, "{:width$}  changes  held  failed     names  contested", "name")?;
    for row in rows {
        let Counts { held, failed } = row.total();
        let Row { name, compared, contested, note, .. } = row;
        writeln!(
            out,
            "{name:width$}  {:>7}  {held:>4}  {failed:>6}  {compared:>8}  {contested:>9}  {note}",
            held + failed
        )?;
    }
    for row in rows {
        row.failures.iter().try_for_each(|failure| print_failure(&mut out, &row.name, failure))?;
    }
    print_totals(&mut out, rows)
}

fn print_failure(out: &mut impl Write, name: &str, failure: &Failure) -> io::Result<()> {
    let Failure { kind, what, differences } = failure;
    writeln!(out, "\n{name}: {}: {what}: {} other names changed", kind.name(), differences.len())?;
    for difference in differences.iter().take(MOST) {
        writeln!(out, "  {}: {} is now {}", difference.place, difference.before, difference.after)?;
    }
    if let Some(more) = differences.len().checked_sub(MOST).filter(|more| *more > 0) {
        writeln!(out, "  … and {more} more")?;
    }
    Ok(())
}

fn print_totals(out: &mut impl Write, rows: &[Row]) -> io::Result<()> {
    let mut kinds: BTreeMap<Kind, Counts> = BTreeMap::new();
    for (kind, counts) in rows.iter().flat_map(|row| &row.kinds) {
        let sum = kinds.entry(*kind).or_default();
        *sum = Counts { held: sum.held + counts.held, failed: sum.failed + counts.failed };
    }
    writeln!(out)?;
    for (kind, Counts { held, failed }) in &kinds {
        writeln!(out, "{}: {} changes, {held} held, {failed} failed", kind.name(), held + failed)?;
    }
    let total = |count: fn(&Counts) -> u64| kinds.values().map(count).sum::<u64>();
    let (held, failed) = (total(|counts| counts.held), total(|counts| counts.failed));
    let without = rows.iter().filter(|row| !row.note.is_empty()).count();
    let compared: u64 = rows.iter().map(|row| row.compared).sum();
    let contested: u64 = rows.iter().map(|row| row.contested).sum();
    writeln!(
        out,
        "{} descriptions, {without} of them without a client: {} changes, {held} held, {failed} failed; {compared} names compared, {contested} of them contested by what was changed",
        rows.len(),
        held + failed
    )
}

/// Says what is wrong.
pub(crate) fn complain(message: &str) {
    writeln!(io::stderr(), "{message}").ok();
}
