//! A short answer to *what changed?*

use std::fmt;

/// How many lines of either side are shown.
const SHOWN: usize = 3;

/// The first place where two texts differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The line, counted from 1.
    pub line: usize,
    /// Up to three lines from there that were there before.
    pub before: Vec<String>,
    /// Up to three lines from there that should be there.
    pub after: Vec<String>,
}

/// The first line where two texts differ; `None` when they differ in line endings at most.
pub fn first_difference(before: &str, after: &str) -> Option<Difference> {
    let same = before.lines().zip(after.lines()).take_while(|(before, after)| before == after).count();
    let rest = |text: &str| text.lines().skip(same).take(SHOWN).map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (rest(before), rest(after));
    // Lines that only moved say nothing, unless there is nothing else to say.
    let gone: Vec<_> = old.iter().take_while(|line| !new.contains(line)).cloned().collect();
    let come: Vec<_> = new.iter().take_while(|line| !old.contains(line)).cloned().collect();
    let (before_lines, after_lines) = if gone.is_empty() && come.is_empty() { (old, new) } else { (gone, come) };
    let difference = Difference { line: same + 1, before: before_lines, after: after_lines };
    let at_end = before.lines().nth(same).is_none() && after.lines().nth(same).is_none();
    if at_end { None } else { Some(difference) }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        self.before.iter().try_for_each(|line| write!(f, "\n  - {line}"))?;
        self.after.iter().try_for_each(|line| write!(f, "\n  + {line}"))
    }
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn shows_the_first_lines_that_differ() {
        let shown = |before, after| first_difference(before, after).map(|difference| difference.to_string());
        assert_eq!(shown("a\nb\nc", "a\nx\nc").unwrap(), "line 2\n  - b\n  + x");
        assert_eq!(shown("a\nc", "a\nb\nc").unwrap(), "line 2\n  + b");
        assert_eq!(shown("a\nb", "a").unwrap(), "line 2\n  - b");
        assert_eq!(shown("a\nb", "b\na").unwrap(), "line 1\n  - a\n  - b\n  + b\n  + a");
        assert_eq!(shown("a\r\nb\r\n", "a\nb\n"), None);
        assert_eq!(shown("", "1\n2\n3\n4\n").unwrap(), "line 1\n  + 1\n  + 2\n  + 3");
    }
}
