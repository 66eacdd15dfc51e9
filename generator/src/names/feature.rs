//! The cargo feature of each tag.

use std::collections::BTreeSet;

use super::ladder::{TAG, specified};
use super::scope::{Sameness, Taken, assign};
use super::wish::Wish;
use super::{Identifier, reserved};

/// How many features tags may have: crates.io takes 300 of a crate, and its other features and its owner's need some.
const MOST: usize = 280;

/// What tags share a feature by, finest first.
const GRAINS: [fn(&Identifier) -> String; 3] = [whole, first_word, first_letter];

/// The feature of each tag, made of its module's name: a feature of its own, unless there are too many for a registry. Then tags share one by
/// the first words of their names, or even by the first letters, so that the feature of one never depends on which others there are.
pub(super) fn assign_features(modules: &[&Identifier]) -> Vec<Identifier> {
    let [finest, others @ ..] = GRAINS;
    let fits = |grain: &fn(&Identifier) -> String| groups(modules, *grain).len() <= MOST;
    let grain = [finest].into_iter().chain(others).find(fits).unwrap_or(first_letter);
    let groups: Vec<String> = groups(modules, grain).into_iter().collect();
    let wishes: Vec<Wish> = groups.iter().map(|group| specified(group, &["operations"], TAG)).collect();
    let features = assign(&wishes, &Taken::new(Sameness::IgnoringCase, reserved::FEATURES.iter().copied()));
    let feature = |module: &&Identifier| {
        let found = groups.binary_search(&grain(module)).ok().and_then(|index| features.get(index));
        found.unwrap_or(*module).clone()
    };
    modules.iter().map(feature).collect()
}

fn groups(modules: &[&Identifier], grain: fn(&Identifier) -> String) -> BTreeSet<String> {
    modules.iter().map(|module| grain(module)).collect()
}

fn whole(module: &Identifier) -> String {
    module.to_string()
}

fn first_word(module: &Identifier) -> String {
    module.as_str().split('_').find(|word| !word.is_empty()).unwrap_or("others").to_owned()
}

fn first_letter(module: &Identifier) -> String {
    let letter = module.as_str().chars().next().filter(char::is_ascii_alphabetic);
    letter.map_or_else(|| "tags_others".to_owned(), |letter| format!("tags_{}", letter.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(names: impl IntoIterator<Item = String>) -> Vec<String> {
        let modules: Vec<Identifier> = names.into_iter().map(|name| Identifier::new(&name)).collect();
        let modules: Vec<&Identifier> = modules.iter().collect();
        assign_features(&modules).iter().map(Identifier::to_string).collect()
    }

    #[test]
    fn a_tag_is_a_feature_and_those_of_the_runtime_are_not_taken() {
        let names = ["pets", "big_cats", "jiff", "default"].map(str::to_owned);
        assert_eq!(features(names), ["pets", "big_cats", "jiff_operations", "default_operations"]);
    }

    #[test]
    fn too_many_tags_share_features_by_their_first_words() {
        let many = |word: &str| (0..200).map(|n| format!("{word}_{n}")).collect::<Vec<_>>();
        let shared = features(many("admin").into_iter().chain(many("shop")));
        assert_eq!(shared.iter().collect::<BTreeSet<_>>(), BTreeSet::from([&"admin".to_owned(), &"shop".to_owned()]));
        assert_eq!(shared.first().map(String::as_str), Some("admin"));
    }

    #[test]
    fn and_by_their_first_letters_where_that_is_too_many_still() {
        let shared = features((0..400).map(|n| format!("word{n}")).chain(["über".to_owned()]));
        assert_eq!(shared.first().map(String::as_str), Some("tags_w"));
        assert_eq!(shared.last().map(String::as_str), Some("tags_others"));
    }

    #[test]
    fn one_more_tag_changes_no_other_feature() {
        let names = ["pets", "shops"].map(str::to_owned);
        let more = [vec!["toys".to_owned()], names.to_vec()].concat();
        assert_eq!(features(more)[1..], features(names));
    }
}
