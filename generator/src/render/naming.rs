//! Exceptions from clippy's style for arguments, whose names are those of the description.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Names that clippy takes for placeholders (`clippy::disallowed_names`).
const PLACEHOLDERS: [&str; 3] = ["foo", "baz", "quux"];

/// More names of one letter than this are a finding (`clippy::many_single_char_names`).
const MANY_LETTERS: usize = 4;

/// Names that are shorter are not compared with each other (`clippy::similar_names`).
const SHORTEST: usize = 3;

/// For a function that binds these names.
pub(super) fn named_by_description<'a>(names: impl IntoIterator<Item = &'a Ident>) -> Option<TokenStream> {
    let names: Vec<String> = names.into_iter().map(Ident::to_string).collect();
    let placeholders = names.iter().any(|name| PLACEHOLDERS.contains(&name.as_str()));
    let letters = names.iter().filter(|name| name.chars().count() == 1).count() > MANY_LETTERS;
    let lints = [
        placeholders.then(|| quote! { clippy::disallowed_names }),
        letters.then(|| quote! { clippy::many_single_char_names }),
        has_pair_alike(&names).then(|| quote! { clippy::similar_names }),
    ];
    let lints: Vec<TokenStream> = lints.into_iter().flatten().collect();
    (!lints.is_empty()).then(|| quote! { #[allow(#(#lints,)* reason = "names of the description")] })
}

fn has_pair_alike(names: &[String]) -> bool {
    let letters: Vec<Vec<char>> = names.iter().map(|name| name.chars().collect()).collect();
    let rest = |index: usize| letters.get(index + 1..).unwrap_or_default();
    letters.iter().enumerate().any(|(index, one)| rest(index).iter().any(|other| are_alike(one, other)))
}

/// Whether one letter is all that is changed or added; a digit is as good as another.
fn are_alike(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < SHORTEST || long.len() - short.len() > 1 {
        return false;
    }
    let differ = |(a, b): (&char, &char)| a != b && !(a.is_numeric() && b.is_numeric());
    if short.len() == long.len() {
        return short.iter().zip(long).filter(|pair| differ(*pair)).count() == 1;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    short.get(same..) == long.get(same + 1..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lints(names: &[&str]) -> String {
        let names: Vec<Ident> = names.iter().map(|name| Ident::new(name, proc_macro2::Span::call_site())).collect();
        named_by_description(&names).map(|tokens| tokens.to_string()).unwrap_or_default()
    }

    #[test]
    fn names_with_one_letter_of_difference_are_alike() {
        for pair in [["header", "reader"], ["user_id", "users_id"], ["total", "totals"], ["alpha", "alphq"]] {
            assert!(lints(&pair).contains("similar_names"), "{pair:?}");
        }
        for pair in [["line1", "line2"], ["id", "ic"], ["first", "second"], ["name", "name_s"]] {
            assert_eq!(lints(&pair), "", "{pair:?}");
        }
    }

    #[test]
    fn letters_and_placeholders_need_a_word() {
        assert!(lints(&["o", "c", "h", "l", "v"]).contains("many_single_char_names"));
        assert_eq!(lints(&["o", "c", "h", "l"]), "");
        assert!(lints(&["foo"]).contains("disallowed_names"));
    }
}
