//! What an item would like to be called, from the most natural to the most specific.

use super::case::{Symbols, drops_symbols, screaming_snake, snake, upper_camel, words};
use super::hash::hash;
use super::{Identifier, wish::Wish};

/// How Rust writes that kind of item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Types and variants.
    UpperCamel,
    /// Fields, functions, modules.
    Snake,
    /// Constants.
    ScreamingSnake,
}

/// A kind of item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// Its case.
    pub(super) case: Case,
    /// The word that stands before a leading digit, and for a name without words.
    pub(super) noun: &'static str,
}

/// A type.
pub(super) const TYPE: Form = Form { case: Case::UpperCamel, noun: "type" };
/// A variant of an enum.
pub(super) const VARIANT: Form = Form { case: Case::UpperCamel, noun: "value" };
/// A field of a struct.
pub(super) const FIELD: Form = Form { case: Case::Snake, noun: "field" };
/// A parameter of an operation.
pub(super) const PARAMETER: Form = Form { case: Case::Snake, noun: "parameter" };
/// An operation.
pub(super) const OPERATION: Form = Form { case: Case::Snake, noun: "operation" };
/// A tag.
pub(super) const TAG: Form = Form { case: Case::Snake, noun: "tag" };
/// A server.
pub(super) const SERVER: Form = Form { case: Case::UpperCamel, noun: "server" };
/// A security scheme.
pub(super) const SECURITY: Form = Form { case: Case::Snake, noun: "auth" };

/// The words as an identifier of that form.
pub(super) fn identifier(words: &[String], form: Form) -> Identifier {
    let needs_noun = words.first().is_none_or(|word| word.starts_with(|c| !unicode_ident::is_xid_start(c)));
    let noun = needs_noun.then(|| form.noun.to_owned());
    let all: Vec<String> = noun.into_iter().chain(words.iter().cloned()).collect();
    let text = match form.case {
        Case::UpperCamel => upper_camel(&all),
        Case::Snake => snake(&all),
        Case::ScreamingSnake => screaming_snake(&all),
    };
    Identifier::new(&text)
}

/// The most natural identifier for `text`.
pub(super) fn natural(text: &str, form: Form) -> Identifier {
    identifier(&words(text, Symbols::Dropped), form)
}

/// What an item that is called `text` would like to be called.
pub(super) fn wish(text: &str, form: Form) -> Wish {
    specified(text, &[], form)
}

/// As [`wish`], with `details` that tell the item from others of the same name, tried one after the other. The less of `text` is lost in the
/// first candidate, the better is the claim to it.
pub(super) fn specified(text: &str, details: &[&str], form: Form) -> Wish {
    let plain = words(text, Symbols::Dropped);
    let first = identifier(&plain, form);
    let rank = match (first.as_str() == text, drops_symbols(text)) {
        (true, _) => 0,
        (false, false) => 1,
        (false, true) => 2,
    };
    let (text, details) = (text.to_owned(), details.iter().map(|detail| (*detail).to_owned()).collect::<Vec<_>>());
    let before = first.clone();
    Wish::new(rank, first, move || {
        let with = |extra: Vec<String>| identifier(&[plain.clone(), extra].concat(), form);
        let mut candidates = vec![before];
        candidates.extend(details.iter().map(|detail| with(words(detail, Symbols::Dropped))));
        candidates.push(identifier(&words(&text, Symbols::Spelled), form));
        candidates.push(with(vec![style(&text).to_owned()]));
        let all: Vec<&str> = std::iter::once(&text).chain(&details).map(String::as_str).collect();
        candidates.push(with(vec![hash(&all.join("\u{0}"))]));
        candidates.dedup();
        candidates.split_off(1)
    })
}

/// How a name is written, as a word that tells it from the same name written otherwise.
fn style(text: &str) -> &'static str {
    let upper = text.chars().any(char::is_uppercase);
    let lower = text.chars().any(char::is_lowercase);
    match (upper, lower) {
        (true, false) => "upper",
        (false, true) => "lower",
        _ => "mixed",
    }
}
