//! The operations that a finding reaches.

use std::fmt;

/// The operations that a finding reaches: the first, and how many. Displayed like `` `listPets`, `getPet` and 3 more ``.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affected {
    /// At most [`Affected::SHOWN`], by id, or by method and path.
    pub names: Vec<String>,
    /// How many there are.
    pub count: usize,
}

impl Affected {
    /// How many are named.
    pub const SHOWN: usize = 3;

    /// Those of these names.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut affected = Self::default();
        for name in names {
            affected.count += 1;
            if affected.count <= Self::SHOWN {
                affected.names.push(name.to_owned());
            }
        }
        affected
    }

    /// A note about them; `None` when there is none.
    pub(super) fn note(&self) -> Option<String> {
        (self.count > 0).then(|| format!("affects {self}"))
    }
}

impl fmt::Display for Affected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.names.iter().map(|name| format!("`{name}`")).collect();
        f.write_str(&names.join(", "))?;
        match self.count.saturating_sub(self.names.len()) {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}
