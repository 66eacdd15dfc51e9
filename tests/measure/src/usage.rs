//! What a rustc used, and its line in the log.

/// What a rustc used.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Usage {
    /// User and system time, in seconds.
    pub seconds: f64,
    /// The peak of the resident set, in MB.
    pub megabytes: f64,
}

/// The line about a crate; the system gives microseconds and kilobytes.
pub(crate) fn to_line(crate_name: &str, microseconds: i64, kilobytes: i64) -> String {
    format!("{crate_name} {microseconds} {kilobytes}\n")
}

/// What the last line about that crate says.
pub(crate) fn last_of(log: &str, crate_name: &str) -> Option<Usage> {
    log.lines().rev().find_map(|line| {
        let mut words = line.strip_prefix(crate_name)?.strip_prefix(' ')?.split(' ');
        let (microseconds, kilobytes): (f64, f64) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        Some(Usage { seconds: microseconds / 1e6, megabytes: kilobytes / 1024.0 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_the_crate_counts() {
        let log = [to_line("api", 1, 1), to_line("api", 1_500_000, 2048), to_line("api_user", 7, 7)].concat();
        assert_eq!(last_of(&log, "api"), Some(Usage { seconds: 1.5, megabytes: 2.0 }));
        assert_eq!(last_of(&log, "user"), None);
    }
}
