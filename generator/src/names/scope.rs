//! One namespace: who wants which identifiers, in order of preference, and who gets which.
//!
//! The outcome for one item depends on the items that want the same identifier, on nothing else: neither on their order nor on how many there are.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::hash::{HashSet, HashSetExt};

use super::Identifier;
use super::wish::Wish;

/// When two identifiers are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sameness {
    /// When Rust says so.
    #[default]
    Exact,
    /// Also when they differ in case only: they become names of files.
    IgnoringCase,
}

/// Identifiers that no item may have.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken {
    sameness: Sameness,
    names: BTreeSet<String>,
}

impl Taken {
    /// Those in `names`.
    pub(super) fn new<'a>(sameness: Sameness, names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut taken = Self { sameness, names: BTreeSet::new() };
        taken.names = names.into_iter().map(|name| taken.key(name).into_owned()).collect();
        taken
    }

    /// Adds one.
    pub(super) fn insert(&mut self, name: &Identifier) {
        self.names.insert(self.key(name.as_str()).into_owned());
    }

    fn contains(&self, name: &str) -> bool {
        self.names.contains(self.key(name).as_ref())
    }

    fn key<'a>(&self, name: &'a str) -> Cow<'a, str> {
        match self.sameness {
            Sameness::Exact => Cow::Borrowed(name),
            Sameness::IgnoringCase => Cow::Owned(name.to_lowercase()),
        }
    }
}

/// Gives each wish an identifier of its own, none of them in `taken`.
pub(super) fn assign(wishes: &[Wish], taken: &Taken) -> Vec<Identifier> {
    if let Some(names) = first_choices(wishes, taken) {
        return names;
    }
    let mut levels = vec![0_usize; wishes.len()];
    while let Some(losers) = losers(wishes, &levels, taken) {
        for index in losers {
            if let Some(level) = levels.get_mut(index) {
                *level += 1;
            }
        }
    }
    let settled = wishes.iter().zip(&levels).map(|(wish, &level)| candidate(wish, level));
    number_duplicates(settled.collect(), taken)
}

/// What each likes best, when no two like the same: by far most often.
fn first_choices(wishes: &[Wish], taken: &Taken) -> Option<Vec<Identifier>> {
    let mut seen = HashSet::with_capacity(wishes.len());
    let mut names = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let first = wish.candidate(0)?;
        if taken.contains(first.as_str()) || !seen.insert(taken.key(first.as_str())) {
            return None;
        }
        names.push(first.clone());
    }
    Some(names)
}

/// Those that have to take their next candidate; `None` when nobody can or must.
fn losers(wishes: &[Wish], levels: &[usize], taken: &Taken) -> Option<Vec<usize>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, (wish, &level)) in wishes.iter().zip(levels).enumerate() {
        groups.entry(taken.key(candidate(wish, level).as_str()).into_owned()).or_default().push(index);
    }
    let mut losers = Vec::new();
    for (name, group) in groups {
        let keeper = if taken.contains(&name) { None } else { keeper(wishes, levels, &group) };
        let others = group.into_iter().filter(|index| Some(*index) != keeper);
        losers.extend(others.filter(|&index| has_next(wishes, levels, index)));
    }
    if losers.is_empty() { None } else { Some(losers) }
}

/// The one of a group that keeps what all of it want.
fn keeper(wishes: &[Wish], levels: &[usize], group: &[usize]) -> Option<usize> {
    let rank = |index: &usize| (wishes.get(*index).map(|wish| wish.rank), levels.get(*index).copied());
    let best = group.iter().map(rank).min()?;
    let mut leaders = group.iter().filter(|index| rank(index) == best);
    leaders.next().filter(|_| leaders.next().is_none()).copied()
}

fn has_next(wishes: &[Wish], levels: &[usize], index: usize) -> bool {
    let level = levels.get(index).copied().unwrap_or_default();
    wishes.get(index).is_some_and(|wish| wish.candidate(level + 1).is_some())
}

fn candidate(wish: &Wish, level: usize) -> Identifier {
    wish.candidate(level).cloned().unwrap_or_else(|| Identifier::new("unnamed"))
}

/// The last resort, for items that nothing tells apart, as duplicates in a description: numbers in their order.
fn number_duplicates(names: Vec<Identifier>, taken: &Taken) -> Vec<Identifier> {
    let mut used = Taken { sameness: taken.sameness, names: BTreeSet::new() };
    let mut unique = Vec::with_capacity(names.len());
    let is_used = |used: &Taken, name: &Identifier| used.contains(name.as_str()) || taken.contains(name.as_str());
    for name in names {
        let is_camel = name.as_str().starts_with(char::is_uppercase) && !name.as_str().ends_with(char::is_numeric);
        let separator = if is_camel { "" } else { "_" };
        let numbered = (2_usize..).map(|number| Identifier::new(&format!("{name}{separator}{number}")));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !is_used(&used, name));
        let chosen = free.unwrap_or(name);
        used.insert(&chosen);
        unique.push(chosen);
    }
    unique
}
