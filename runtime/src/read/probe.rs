//! The look-ahead that decides a union.

use std::ops::RangeInclusive;

use super::number::{self, Found};
use super::{In, Mode};
use crate::slot::{If, Kinds, Literal, Probe, Rule};

/// What integers of 64 bits hold, with a sign or without: beyond it, a number is one for `f64` only.
const BITS_64: RangeInclusive<i128> = i64::MIN as i128..=u64::MAX as i128;

/// What is known of a property that a rule speaks of.
#[derive(Clone, Copy)]
struct Property {
    kinds: Kinds,
    /// Where its value begins.
    at: usize,
}

/// What a look at a value saw.
#[derive(Clone, Copy)]
struct Seen<'a> {
    whole: Property,
    kind: Kinds,
    properties: &'a [Option<Property>],
}

impl In<'_> {
    /// The variant that the next value belongs to; `usize::MAX` if no rule holds. Nothing is consumed.
    #[inline(never)]
    pub fn probe(&mut self, probe: &'static Probe) -> usize {
        #[cfg(feature = "exercise")]
        if self.mode == Mode::Sample {
            return self.sample_probe(probe);
        }
        if self.stopped || self.mode == Mode::Reset {
            return usize::MAX;
        }
        let start = self.at;
        let depth = self.depth;
        let faults = self.faults.len();
        let kind = self.kind();
        let whole = Property { kinds: if self.mode == Mode::Json { kind } else { Kinds(0) }, at: self.at };
        let properties = match kind {
            Kinds::OBJECT if !probe.keys.is_empty() => self.properties(probe.keys),
            Kinds::LIST if !probe.keys.is_empty() => self.places(probe.keys),
            _ => Vec::new(),
        };
        let seen = Seen { whole, kind, properties: &properties };
        let rule = probe.rules.iter().find(|rule| self.holds(probe, rule, &seen));
        let variant = rule.map_or(usize::MAX, |Rule(variant, _)| *variant);
        // The decode that follows meets a fault again, and knows more of it.
        self.stopped = false;
        self.faults.truncate(faults);
        self.at = start;
        self.depth = depth;
        variant
    }

    /// The kind of the next value; that of a string if it is plain text, that of `null` if slots are reset, any if values are made up.
    pub(crate) fn value_kind(&mut self) -> Kinds {
        match self.mode {
            Mode::Reset => Kinds::NULL,
            #[cfg(feature = "exercise")]
            Mode::Sample => self.sample_kind(),
            Mode::Json | Mode::Plain | Mode::PlainItem => self.kind(),
        }
    }

    /// The kind of the next value, by as little of it as tells.
    fn kind(&mut self) -> Kinds {
        if self.mode != Mode::Json {
            return Kinds::STRING;
        }
        match self.token() {
            b'"' => Kinds::STRING,
            b'{' => Kinds::OBJECT,
            b'[' => Kinds::LIST,
            b't' | b'f' => Kinds::BOOL,
            b'n' => Kinds::NULL,
            _ => match number::scan(self.text.as_bytes().get(self.at..).unwrap_or_default()) {
                Some((_, Found::Integer(value))) if BITS_64.contains(&value) => Kinds::INTEGER,
                Some(_) => Kinds::FRACTION,
                None => Kinds(0),
            },
        }
    }

    /// Looks for these properties of the next object, no further than needed.
    fn properties(&mut self, keys: &[&str]) -> Vec<Option<Property>> {
        let mut properties = vec![None; keys.len()];
        let mut left = keys.len();
        let mut more = self.open_object() && !self.close_object();
        while more && left > 0 {
            if self.token() != b'"' {
                break;
            }
            self.at += 1;
            let name = self.string_body();
            let found = keys.iter().position(|key| *key == name);
            if self.stopped || !self.eat(b':') {
                break;
            }
            if let Some(property @ None) = found.and_then(|n| properties.get_mut(n)) {
                let kinds = self.kind();
                *property = Some(Property { kinds, at: self.at });
                left -= 1;
            }
            if left > 0 {
                self.skip();
                more = !self.stopped && self.token() == b',';
                self.at += usize::from(more);
            }
        }
        properties
    }

    /// Looks for these places of the next array, no further than needed.
    fn places(&mut self, keys: &[&str]) -> Vec<Option<Property>> {
        let places: Vec<Option<usize>> = keys.iter().map(|key| key.parse().ok()).collect();
        let mut properties = vec![None; keys.len()];
        let Some(last) = places.iter().flatten().max() else { return properties };
        self.at += 1;
        for place in 0..=*last {
            if self.stopped || self.token() == b']' {
                break;
            }
            let property = Property { kinds: self.kind(), at: self.at };
            for (slot, _) in properties.iter_mut().zip(&places).filter(|(_, wanted)| **wanted == Some(place)) {
                *slot = Some(property);
            }
            self.skip();
            if self.stopped || !self.eat(b',') {
                break;
            }
        }
        properties
    }

    /// Whether the array or object at `whole` is empty, or begins with a value of one of these kinds.
    fn begins_with(&mut self, whole: Property, kind: Kinds, kinds: Kinds) -> bool {
        self.at = whole.at + 1;
        match kind {
            Kinds::LIST => self.token() == b']' || kinds.meets(self.kind()),
            Kinds::OBJECT if self.token() == b'"' => {
                self.at += 1;
                self.string_body();
                self.eat(b':') && kinds.meets(self.kind())
            }
            Kinds::OBJECT => self.token() == b'}',
            _ => false,
        }
    }

    /// Whether all conditions of a rule hold. Where one wants to be the only one, no rule of another variant that wants the same may hold.
    fn holds(&mut self, probe: &Probe, rule: &Rule, seen: &Seen<'_>) -> bool {
        let is_sole = |rule: &Rule| rule.1.iter().any(|condition| matches!(condition, If::Sole(_)));
        let all_met = |this: &mut Self, rule: &Rule| rule.1.iter().all(|condition| this.meets(condition, seen));
        all_met(self, rule)
            && !(is_sole(rule)
                && probe.rules.iter().any(|other| other.0 != rule.0 && is_sole(other) && all_met(self, other)))
    }

    /// Whether a condition holds, whatever holds for other variants.
    fn meets(&mut self, condition: &If, seen: &Seen<'_>) -> bool {
        let Seen { whole, kind, properties } = *seen;
        let property = |n: usize| properties.get(n).copied().flatten();
        match condition {
            If::Kind(kinds) => kinds.meets(kind),
            If::Value(literals) => literals.iter().any(|literal| self.equals(whole, literal)),
            If::Items(kinds) => self.begins_with(whole, kind, *kinds),
            If::Has(n) | If::Sole(n) => property(*n).is_some(),
            If::PropertyKind(n, kinds) => property(*n).is_some_and(|found| kinds.meets(found.kinds)),
            If::PropertyValue(n, literals) => {
                property(*n).is_some_and(|found| literals.iter().any(|literal| self.equals(found, literal)))
            }
        }
    }

    /// Whether a property's value is this constant.
    fn equals(&mut self, property: Property, literal: &Literal) -> bool {
        self.at = property.at;
        match literal {
            Literal::Text(text) if property.kinds == Kinds::STRING => {
                self.at += 1;
                self.string_body() == *text
            }
            Literal::Integer(integer) if property.kinds == Kinds::INTEGER => {
                let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
                number::scan(rest).is_some_and(|(_, found)| found == Found::Integer(*integer))
            }
            Literal::Bool(bool) if property.kinds == Kinds::BOOL => (self.peek() == b't') == *bool,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::{DecodeLimits, In, Mode};
    use crate::rt::v1::{Blank, If, Kinds, Literal, Out, Probe, Rule, Slot, decode};

    /// Which rule held.
    struct Which(usize);

    const PROBE: &Probe = &Probe {
        keys: &["1", "2", "x", "y", "w"],
        rules: &[
            Rule(6, &[If::Sole(2), If::Has(4)]),
            Rule(7, &[If::Sole(3)]),
            Rule(0, &[If::Value(&[Literal::Text("a"), Literal::Integer(2)])]),
            Rule(1, &[If::Value(&[Literal::Bool(true)])]),
            Rule(2, &[If::Kind(Kinds::LIST), If::Has(1)]),
            Rule(3, &[If::Kind(Kinds::LIST), If::PropertyValue(0, &[Literal::Text("b")])]),
            Rule(4, &[If::Kind(Kinds::LIST), If::Items(Kinds::STRING)]),
            Rule(5, &[If::Kind(Kinds::OBJECT), If::Items(Kinds::NUMBER)]),
        ],
    };

    impl Slot for Which {
        fn read(&mut self, i: &mut In<'_>) {
            self.0 = i.probe(PROBE);
            let _: crate::Value = crate::rt::v1::take(i);
        }

        fn write(&self, o: &mut Out<'_>) {
            o.null();
        }
    }

    impl Blank for Which {
        fn blank() -> Self {
            Self(0)
        }
    }

    #[test]
    fn the_value_itself_is_compared() {
        for (json, rule) in
            [(" \"a\"", 0), ("2", 0), ("2.0", 0), ("true", 1), ("\"b\"", usize::MAX), ("false", usize::MAX)]
        {
            assert_eq!(decode::<Which>(json.as_bytes()).unwrap().0, rule, "{json}");
        }
    }

    #[test]
    fn an_integral_number_that_no_integer_holds_is_one_like_those_with_a_fraction() {
        /// 0 is an integer, 1 any number.
        const PROBE: &Probe =
            &Probe { keys: &[], rules: &[Rule(0, &[If::Kind(Kinds::INTEGER)]), Rule(1, &[If::Kind(Kinds::NUMBER)])] };
        for (json, rule) in [
            ("1", 0),
            ("-9223372036854775808", 0),
            ("18446744073709551615", 0),
            ("1.5", 1),
            ("18446744073709551616", 1),
            ("-9223372036854775809", 1),
            ("-1.7976931348623157e+308", 1),
        ] {
            let mut i = In::new(json, Mode::Json, DecodeLimits::default());
            assert_eq!(i.probe(PROBE), rule, "{json}");
        }
    }

    #[test]
    fn a_list_is_told_by_its_places_and_by_its_first_item() {
        for (json, rule) in [
            ("[]", 4),
            (" [ \"x\" ]", 4),
            ("[\"x\", {\"2\": 1}]", 4),
            ("[1]", usize::MAX),
            ("[1, \"b\"]", 3),
            ("[[1, 2, 3], \"b\"]", 3),
            ("[1, \"b\", null]", 2),
            ("[1, 2, 3, 4]", 2),
        ] {
            assert_eq!(decode::<Which>(json.as_bytes()).unwrap().0, rule, "{json}");
        }
    }

    #[test]
    fn an_object_that_shows_two_variants_is_of_neither() {
        let cases = [
            (r#"{"x": 1, "w": 2}"#, 6),
            (r#"{"z": [], "y": 1}"#, 7),
            (r#"{"x": "", "y": 2, "w": 3}"#, usize::MAX),
            // One of the two that the other asks for shows nothing.
            (r#"{"x": "", "y": 2}"#, 7),
        ];
        for (json, rule) in cases {
            assert_eq!(decode::<Which>(json.as_bytes()).unwrap().0, rule, "{json}");
        }
    }

    #[test]
    fn a_map_is_told_by_its_first_value() {
        for (json, rule) in [
            ("{}", 5),
            ("{ \"a\" : 1.5, \"b\": \"\" }", 5),
            ("{\"a\": \"\"}", usize::MAX),
            ("{\"a\\n\": 2}", 5),
            ("{\"1\": \"b\"}", usize::MAX),
        ] {
            assert_eq!(decode::<Which>(json.as_bytes()).unwrap().0, rule, "{json}");
        }
    }
}
