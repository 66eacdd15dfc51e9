//! A small map from names to values in the order of the description.

use crate::hash::HashSet;

/// Members by name, in order, each name once. Three words when empty, where a hash map takes nine: a description holds a
/// hundred thousand schemas and most of their maps are empty. Looking a name up takes time linear in the members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members<V> {
    list: Vec<(String, V)>,
}

impl<V> Members<V> {
    /// Members whose names are known to differ.
    pub(in crate::spec) fn from_unique(mut list: Vec<(String, V)>) -> Self {
        list.shrink_to_fit();
        Self { list }
    }

    /// The value of `name`.
    pub fn get(&self, name: &str) -> Option<&V> {
        self.list.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Whether `name` is there.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Adds a member; one of that name keeps its position and gets the new value.
    pub fn insert(&mut self, name: impl Into<String>, value: V) {
        let name = name.into();
        match self.list.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => *old = value,
            None => self.list.push((name, value)),
        }
    }

    /// All members in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&String, &V)> {
        self.list.iter().map(|(name, value)| (name, value))
    }

    /// All names in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &String> {
        self.list.iter().map(|(name, _)| name)
    }

    /// All values in order.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &V> {
        self.list.iter().map(|(_, value)| value)
    }

    /// The value of `name`, to be changed.
    pub(in crate::spec) fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        self.list.iter_mut().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// All members in order, the values to be changed.
    pub(in crate::spec) fn iter_mut(&mut self) -> impl Iterator<Item = (&String, &mut V)> {
        self.list.iter_mut().map(|(name, value)| (&*name, value))
    }

    /// All values in order, to be changed.
    pub(in crate::spec) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.list.iter_mut().map(|(_, value)| value)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl<V> Default for Members<V> {
    fn default() -> Self {
        Self { list: Vec::new() }
    }
}

/// Of two members of one name the first keeps its position and value.
impl<V> FromIterator<(String, V)> for Members<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(members: I) -> Self {
        let mut seen = HashSet::default();
        let list = members.into_iter().filter(|(name, _)| seen.insert(name.clone())).collect();
        Self { list }
    }
}

impl<'a, V> IntoIterator for &'a Members<V> {
    type Item = (&'a String, &'a V);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (String, V)>, fn(&'a (String, V)) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter().map(|(name, value)| (name, value))
    }
}
