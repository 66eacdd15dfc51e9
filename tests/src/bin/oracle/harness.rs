//! A program that decodes values into types of a client and encodes them again.

use std::fmt::Write as _;
use std::fs;
use std::process::Output;
use std::time::Duration;

use indexmap::IndexSet;

use crate::workshop::Workshop;

/// What a round trip gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trip {
    /// The value again, as JSON.
    Encoded(String),
    /// Why it did not decode: what was expected, what was found, and where.
    Undecoded {
        /// What the type asks for.
        expected: String,
        /// What stands there.
        found: String,
        /// The pointer.
        at: String,
    },
    /// Why it did not encode.
    Unencoded(String),
}

/// Values to take round, with their types.
#[derive(Default)]
pub(crate) struct Load {
    types: IndexSet<String>,
    lines: String,
    count: usize,
}

impl Load {
    /// Adds a value: JSON in one line.
    pub(crate) fn push(&mut self, rust_type: &str, json: &str) {
        let (index, _) = self.types.insert_full(rust_type.to_owned());
        _ = writeln!(self.lines, "{index}\t{json}");
        self.count += 1;
    }
}

/// Builds the program beside the client of the workshop and takes every value round, in their order.
pub(crate) fn run(workshop: &Workshop, load: &Load) -> Result<Vec<Trip>, String> {
    workshop.build(&program(load)).map_err(|error| error.to_string())??;
    let input = workshop.folder.join("values.tsv");
    fs::write(&input, &load.lines).map_err(|error| error.to_string())?;
    let output = workshop.run(&input, Duration::from_secs(120)).map_err(|error| error.to_string())?;
    read(&output, load)
}

fn read(output: &Output, load: &Load) -> Result<Vec<Trip>, String> {
    let said = String::from_utf8_lossy(&output.stdout);
    let trips: Vec<Trip> = said.lines().filter_map(trip).collect();
    if output.status.success() && trips.len() == load.count {
        return Ok(trips);
    }
    let err = String::from_utf8_lossy(&output.stderr);
    let last = load.lines.lines().nth(trips.len()).unwrap_or_default();
    let name = last.split('\t').next().and_then(|index| load.types.get_index(index.parse().ok()?));
    let words = err.lines().next().unwrap_or_default();
    Err(format!("crash at a `{}`: {} {words}", name.map(String::as_str).unwrap_or_default(), output.status))
}

fn trip(line: &str) -> Option<Trip> {
    let (word, rest) = line.split_once('\t')?;
    Some(match word {
        "encoded" => Trip::Encoded(rest.to_owned()),
        "undecoded" => {
            let mut parts = rest.splitn(3, '\t').map(str::to_owned);
            Trip::Undecoded { expected: parts.next()?, found: parts.next()?, at: parts.next()? }
        }
        "unencoded" => Trip::Unencoded(rest.to_owned()),
        _ => return None,
    })
}

fn program(load: &Load) -> String {
    let mut arms = String::new();
    for (index, name) in load.types.iter().enumerate() {
        _ = writeln!(arms, "            \"{index}\" => trip::<{name}>(json),");
    }
    PROGRAM.replace("            ARMS\n", &arms)
}

const PROGRAM: &str = r#"use clientwright_runtime::rt::v1 as rt;
#[allow(unused_imports)]
use clientwright_runtime as runtime;

fn trip<T: rt::Slot + rt::Blank>(json: &str) -> String {
    let value = match rt::decode::<T>(json.as_bytes()) {
        Ok(value) => value,
        Err(error) => return undecoded(&error),
    };
    encoded(&value)
}

fn undecoded(error: &rt::DecodeError) -> String {
    let [expected, found, at] = [error.expected(), error.found(), error.pointer()].map(|text| text.replace(['\t', '\n'], " "));
    format!("undecoded\t{expected}\t{found}\t{at}")
}

fn encoded(value: &dyn rt::Slot) -> String {
    match rt::encode(value) {
        Ok(json) => format!("encoded\t{}", String::from_utf8_lossy(&json)),
        Err(error) => format!("unencoded\t{}", error.to_string().replace('\n', " ")),
    }
}

fn main() {
    let file = std::env::args_os().nth(1).expect("a file");
    let text = std::fs::read_to_string(file).expect("values");
    for line in text.lines() {
        let (index, json) = line.split_once('\t').expect("an index and a value");
        let said = match index {
            ARMS
            _ => String::new(),
        };
        println!("{said}");
    }
}
"#;
