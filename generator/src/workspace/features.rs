//! The table `[features]` of a committed client's manifest: what is its owner's stays.

use std::collections::BTreeSet;

use toml_edit::{Array, Item, TableLike, Value, value};

/// The features of a generated crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// All of them, and what they turn on.
    pub table: Vec<(String, Vec<String>)>,
    /// The one that lists those of tags, which come and go with the description.
    pub tags: String,
}

/// The feature that cargo turns on unless told otherwise.
const DEFAULT: &str = "default";

/// Elements up to which a list stands on one line.
const SHORT: usize = 6;

/// Brings the features up to date. Those of tags that are gone are removed, unless they turn on something, or something turns them on. The
/// tags are on by default when they are there for the first time; later that is for the owner to say.
pub(super) fn edit_features(features: &mut dyn TableLike, wanted: &Features) {
    let before: BTreeSet<String> = strings(features.get(&wanted.tags)).collect();
    let is_new = features.get(&wanted.tags).is_none();
    for (feature, parts) in &wanted.table {
        match feature.as_str() {
            DEFAULT if !is_new => {}
            tags if tags == wanted.tags => set_parts(features, feature, parts),
            _ => add_parts(features, feature, parts),
        }
    }
    let is_wanted = |feature: &str| wanted.table.iter().any(|(known, _)| known == feature);
    if !is_new && !is_wanted(&wanted.tags) {
        features.remove(&wanted.tags);
        withdraw(features, DEFAULT, &wanted.tags);
    }
    for stale in before.iter().filter(|feature| !is_wanted(feature)) {
        if is_idle(features, stale) {
            features.remove(stale);
        }
    }
}

/// Makes a feature turn on these and nothing else.
fn set_parts(features: &mut dyn TableLike, feature: &str, parts: &[String]) {
    if strings(features.get(feature)).ne(parts.iter().cloned()) {
        match features.get_mut(feature).and_then(Item::as_array_mut) {
            Some(known) => *known = list(parts),
            None => drop(features.insert(feature, value(list(parts)))),
        }
    }
}

/// Makes a feature turn on these, too.
fn add_parts(features: &mut dyn TableLike, feature: &str, parts: &[String]) {
    let entry = features.entry(feature).or_insert_with(|| value(Array::new()));
    let Some(known) = entry.as_array_mut() else { return };
    for part in parts {
        if !known.iter().any(|known| known.as_str() == Some(part)) {
            known.push(part.as_str());
        }
    }
}

/// Makes a feature turn on one less.
fn withdraw(features: &mut dyn TableLike, feature: &str, part: &str) {
    let Some(known) = features.get_mut(feature).and_then(Item::as_array_mut) else { return };
    known.retain(|known| known.as_str() != Some(part));
    if known.is_empty() {
        features.remove(feature);
    }
}

/// Whether a feature turns on nothing, and nothing turns it on.
fn is_idle(features: &dyn TableLike, feature: &str) -> bool {
    let own = features.get(feature).and_then(Item::as_array);
    let others = features.iter().any(|(_, parts)| strings(Some(parts)).any(|part| part == feature));
    own.is_some_and(Array::is_empty) && !others
}

fn strings(item: Option<&Item>) -> impl Iterator<Item = String> {
    let list = item.and_then(Item::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned)
}

/// A list, one element a line if there are many.
fn list(parts: &[String]) -> Array {
    let mut list: Array = parts.iter().collect();
    if parts.len() > SHORT {
        list.iter_mut().for_each(|part| part.decor_mut().set_prefix("\n    "));
        list.set_trailing("\n");
        list.set_trailing_comma(true);
    }
    list
}

#[cfg(test)]
mod tests {
    use toml_edit::DocumentMut;

    use super::*;

    fn wanted(tags: &[&str]) -> Features {
        let owned = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        let mut table = Vec::new();
        if !tags.is_empty() {
            table.push(("default".to_owned(), owned(&["all-tags"])));
            table.push(("all-tags".to_owned(), owned(tags)));
        }
        table.extend(tags.iter().map(|tag| ((*tag).to_owned(), Vec::new())));
        table.push(("serde".to_owned(), owned(&["runtime/serde"])));
        Features { table, tags: "all-tags".to_owned() }
    }

    fn edited(text: &str, tags: &[&str]) -> String {
        let mut document: DocumentMut = text.parse().unwrap();
        edit_features(document.as_table_mut(), &wanted(tags));
        document.to_string()
    }

    #[test]
    fn tags_are_on_by_default_at_first() {
        let first = edited("", &["pets", "toys"]);
        let expected = "default = [\"all-tags\"]\nall-tags = [\"pets\", \"toys\"]\npets = []\ntoys = []\nserde = [\"runtime/serde\"]\n";
        assert_eq!(first, expected);
        assert_eq!(edited(&first, &["pets", "toys"]), first);
    }

    #[test]
    fn later_the_default_is_the_owner_s() {
        let text = "default = ['pets', 'serde'] # mine\nall-tags = ['pets']\npets = ['mine']\nmine = []\nserde = []\n";
        let expected = "default = ['pets', 'serde'] # mine\nall-tags = [\"pets\", \"toys\"]\npets = ['mine']\nmine = []\nserde = [\"runtime/serde\"]\ntoys = []\n";
        assert_eq!(edited(text, &["pets", "toys"]), expected);
    }

    #[test]
    fn tags_that_are_gone_are_removed_unless_somebody_needs_them() {
        let text = edited("", &["a", "b", "c", "d"]).replace("b = []", "b = ['serde']") + "mine = ['c']\n";
        let fewer = edited(&text, &["d"]);
        assert_eq!(
            fewer,
            "default = [\"all-tags\"]\nall-tags = [\"d\"]\nb = ['serde']\nc = []\nd = []\nserde = [\"runtime/serde\"]\nmine = ['c']\n"
        );
        assert_eq!(edited(&edited("", &["a"]), &[]), "serde = [\"runtime/serde\"]\n");
    }

    #[test]
    fn many_tags_stand_one_a_line() {
        let text = edited("", &["a", "b", "c", "d", "e", "f", "g"]);
        assert!(text.contains("all-tags = [\n    \"a\",\n    \"b\",\n"), "{text}");
        assert!(text.contains("    \"g\",\n]\n"), "{text}");
    }
}
