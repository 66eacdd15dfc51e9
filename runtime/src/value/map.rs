//! A map in the order of its entries.

use std::fmt;

/// A map from names to values that keeps the order of insertion. Small and cheap to compile; a look-up is linear, so collect
/// it into a `HashMap` to look up many names in a large one.
#[derive(Clone)]
pub struct Map<V> {
    pub(crate) entries: Vec<(String, V)>,
}

impl<V> Map<V> {
    /// An empty map.
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of this name.
    pub fn get(&self, key: &str) -> Option<&V> {
        self.position(key).and_then(|at| self.entries.get(at)).map(|(_, value)| value)
    }

    /// The value of this name, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut V> {
        let at = self.position(key)?;
        self.entries.get_mut(at).map(|(_, value)| value)
    }

    /// Whether there is an entry of this name.
    pub fn contains_key(&self, key: &str) -> bool {
        self.position(key).is_some()
    }

    /// Sets the value of this name, at its place or at the end; the value before.
    pub fn insert(&mut self, key: impl Into<String>, value: V) -> Option<V> {
        let key = key.into();
        if let Some(place) = self.get_mut(&key) {
            return Some(std::mem::replace(place, value));
        }
        self.entries.push((key, value));
        None
    }

    /// Takes out the entry of this name; those after it keep their order.
    pub fn remove(&mut self, key: &str) -> Option<V> {
        let at = self.position(key)?;
        Some(self.entries.remove(at).1)
    }

    /// The entries in order.
    pub fn iter(&self) -> Iter<'_, V> {
        Iter { entries: self.entries.iter() }
    }

    /// The names in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| key.as_str())
    }

    /// The values in order.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.entries.iter().position(|(name, _)| name == key)
    }

    /// Leaves the last of several entries of one name.
    pub(crate) fn settle(&mut self) {
        let key = |n: usize| self.entries.get(n).map_or("", |(key, _)| key.as_str());
        let superseded = superseded(self.entries.len(), &key);
        for n in superseded.into_iter().rev() {
            self.entries.remove(n);
        }
    }
}

/// The indices, rising, of the keys that come again later.
fn superseded<'a>(count: usize, key: &dyn Fn(usize) -> &'a str) -> Vec<usize> {
    if count <= 8 {
        return (0..count).filter(|n| (n + 1..count).any(|later| key(later) == key(*n))).collect();
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|n| key(*n));
    let mut found: Vec<usize> =
        order.windows(2).filter_map(|pair| (key(pair[0]) == key(pair[1])).then_some(pair[0])).collect();
    found.sort_unstable();
    found
}

/// The entries of a [`Map`] in order.
#[derive(Debug)]
pub struct Iter<'a, V> {
    entries: std::slice::Iter<'a, (String, V)>,
}

impl<'a, V> Iterator for Iter<'a, V> {
    type Item = (&'a str, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        self.entries.next().map(|(key, value)| (key.as_str(), value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.entries.size_hint()
    }
}

impl<V> ExactSizeIterator for Iter<'_, V> {}

impl<'a, V> IntoIterator for &'a Map<V> {
    type Item = (&'a str, &'a V);
    type IntoIter = Iter<'a, V>;

    fn into_iter(self) -> Iter<'a, V> {
        self.iter()
    }
}

impl<V> IntoIterator for Map<V> {
    type Item = (String, V);
    type IntoIter = std::vec::IntoIter<(String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<K: Into<String>, V> FromIterator<(K, V)> for Map<V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self { entries: entries.into_iter().map(|(key, value)| (key.into(), value)).collect() };
        map.settle();
        map
    }
}

impl<K: Into<String>, V> Extend<(K, V)> for Map<V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        self.entries.extend(entries.into_iter().map(|(key, value)| (key.into(), value)));
        self.settle();
    }
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V: PartialEq> PartialEq for Map<V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<V: fmt::Debug> fmt::Debug for Map<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
