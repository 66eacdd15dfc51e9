//! Maps and sets for keys that are looked up often and are long, as places in a description are.
//!
//! Their hash has a seed of its own in every run, so that no description can be written to collide. Nothing depends on their order.

pub(crate) use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

/// A map in the order of insertion.
pub(crate) type PlaceMap<K, V> = indexmap::IndexMap<K, V, foldhash::fast::RandomState>;
