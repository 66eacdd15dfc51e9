//! What a process prints about its description, and how that is read again.

use std::collections::BTreeMap;
use std::io::{self, Write};

use clientwright::diagnostics::Code;

use crate::row::{Counts, Said};

/// Prints: one line of figures, then a line for each code, each cause and each operation that is left out.
pub(crate) fn print(said: &Said) -> io::Result<()> {
    let Said { outcome, counts, codes, causes, left_out, seconds, kilobytes } = said;
    let columns: Vec<String> = counts.columns().iter().map(u64::to_string).collect();
    let mut out = io::stdout().lock();
    writeln!(out, "{outcome} {seconds} {kilobytes} {}", columns.join(" "))?;
    for (kind, counts) in [("code", codes), ("cause", causes)] {
        for (name, count) in counts {
            writeln!(out, "{kind} {name} {count}")?;
        }
    }
    for (code, pointer) in left_out {
        writeln!(out, "left-out {code} {}", pointer.replace('\n', " "))?;
    }
    writeln!(out, "end")
}

/// Reads what [`print()`] printed; `None` when it is not all of it.
pub(crate) fn parse(out: &str) -> Option<Said> {
    let mut lines = out.lines();
    let mut words = lines.next()?.split_whitespace();
    let outcome = words.next()?.parse().ok()?;
    let (seconds, kilobytes) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let columns: Vec<u64> = words.map(str::parse).collect::<Result<_, _>>().ok()?;
    let (mut codes, mut causes) = (BTreeMap::new(), BTreeMap::new());
    let mut left_out = Vec::new();
    for line in lines {
        match line.splitn(3, ' ').collect::<Vec<_>>().as_slice() {
            ["code", name, count] => drop(codes.insert((*name).to_owned(), count.parse().ok()?)),
            ["cause", name, count] => drop(causes.insert((*name).to_owned(), count.parse().ok()?)),
            ["left-out", name, pointer] => {
                let code = Code::ALL.iter().find(|code| code.name() == *name)?;
                left_out.push((*code, (*pointer).to_owned()));
            }
            ["end"] => {
                return Some(Said {
                    outcome,
                    counts: Counts::from_columns(&columns)?,
                    codes,
                    causes,
                    left_out,
                    seconds,
                    kilobytes,
                });
            }
            _ => return None,
        }
    }
    None
}
