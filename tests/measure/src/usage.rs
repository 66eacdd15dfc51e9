//! What a rustc used, and its line in the log.

/// What a rustc used.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Usage {
    /// User and system time, in seconds.
    pub seconds: f64,
    /// The peak of the resident set, in MB.
    pub megabytes: f64,
    /// From its start to its end, in seconds.
    pub elapsed: f64,
}

/// The line about a crate; the system gives microseconds and kilobytes, `elapsed` is in microseconds.
pub(crate) fn to_line(crate_name: &str, microseconds: i64, kilobytes: i64, elapsed: u128) -> String {
    format!("{crate_name} {microseconds} {kilobytes} {elapsed}\n")
}

/// What the last line about that crate says.
pub(crate) fn last_of(log: &str, crate_name: &str) -> Option<Usage> {
    log.lines().rev().find_map(|line| {
        let mut words = line.strip_prefix(crate_name)?.strip_prefix(' ')?.split(' ');
        let mut number = || words.next()?.parse::<f64>().ok();
        let (microseconds, kilobytes, elapsed) = (number()?, number()?, number()?);
        Some(Usage { seconds: microseconds / 1e6, megabytes: kilobytes / 1024.0, elapsed: elapsed / 1e6 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_the_crate_counts() {
        let log =
            [to_line("api", 1, 1, 1), to_line("api", 1_500_000, 2048, 750_000), to_line("api_user", 7, 7, 7)].concat();
        assert_eq!(last_of(&log, "api"), Some(Usage { seconds: 1.5, megabytes: 2.0, elapsed: 0.75 }));
        assert_eq!(last_of(&log, "user"), None);
    }
}
