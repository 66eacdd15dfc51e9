//! Memory that a process used at most.

use std::fs;

/// `VmHWM`, the peak resident memory, of a process by its number or `self` (Linux); 0 elsewhere, and when it has ended.
pub(crate) fn peak_kilobytes(process: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
