//! Whether two values are equal, and where they are not.

use clientwright::load::{Node, Value};

use crate::json::members;

/// What a round trip did to one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// The pointer of the value.
    pub(crate) at: String,
    /// What happened to it.
    pub(crate) kind: Kind,
}

/// What a round trip can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A member that was `null` is not there any more.
    LostNull,
    /// A member is not there any more.
    Lost,
    /// A member is new.
    Added,
    /// Another value.
    Changed,
}

/// The differences of two values, numbers by value, members in any order.
pub(crate) fn differences(before: &Node, after: &Node) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(before, after, "", &mut found);
    found
}

fn compare(before: &Node, after: &Node, at: &str, found: &mut Vec<Difference>) {
    match (&before.value, &after.value) {
        (Value::Map(_), Value::Map(_)) => compare_members(before, after, at, found),
        (Value::List(left), Value::List(right)) if left.len() == right.len() => {
            for (index, (left, right)) in left.iter().zip(right).enumerate() {
                compare(left, right, &format!("{at}/{index}"), found);
            }
        }
        (Value::Number(left), Value::Number(right)) if is_equal(left, right) => {}
        (left, right) if left == right => {}
        _ => found.push(Difference { at: at.to_owned(), kind: Kind::Changed }),
    }
}

fn compare_members(before: &Node, after: &Node, at: &str, found: &mut Vec<Difference>) {
    let (left, right) = (members(before), members(after));
    for (key, value) in &left {
        let at = format!("{at}/{key}");
        match right.get(key) {
            Some(other) => compare(value, other, &at, found),
            None if value.value == Value::Null => found.push(Difference { at, kind: Kind::LostNull }),
            None => found.push(Difference { at, kind: Kind::Lost }),
        }
    }
    let new = right.keys().filter(|key| !left.contains_key(*key));
    found.extend(new.map(|key| Difference { at: format!("{at}/{key}"), kind: Kind::Added }));
}

/// Two numbers by value: integers exactly, others as the nearest doubles.
fn is_equal(left: &str, right: &str) -> bool {
    match (left.parse::<i128>(), right.parse::<i128>()) {
        (Ok(left), Ok(right)) => left == right,
        _ => {
            matches!((left.parse::<f64>(), right.parse::<f64>()), (Ok(left), Ok(right)) if left.to_bits() == right.to_bits() || left == right)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, differences};
    use crate::json::tree;

    fn kinds(before: &str, after: &str) -> Vec<(String, Kind)> {
        let found = differences(&tree(before).unwrap(), &tree(after).unwrap());
        found.into_iter().map(|difference| (difference.at, difference.kind)).collect()
    }

    #[test]
    fn numbers_are_equal_by_value_and_members_in_any_order() {
        assert_eq!(kinds(r#"{"a":1.0,"b":[1e3]}"#, r#"{"b":[1000],"a":1}"#), []);
        assert_eq!(kinds("18446744073709551617", "18446744073709551616"), [(String::new(), Kind::Changed)]);
        assert_eq!(kinds("1", "\"1\""), [(String::new(), Kind::Changed)]);
    }

    #[test]
    fn what_is_lost_is_told_from_what_is_new() {
        let found = kinds(r#"{"a":null,"b":{"c":1},"d":[1]}"#, r#"{"b":{"e":1},"d":[]}"#);
        let expected = [("/a", Kind::LostNull), ("/b/c", Kind::Lost), ("/b/e", Kind::Added), ("/d", Kind::Changed)];
        assert_eq!(found, expected.map(|(at, kind)| (at.to_owned(), kind)));
    }
}
