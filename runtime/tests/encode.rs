//! The showing walk on hard values: numbers that cannot be sent, deep values, equality, `Debug` and constraints of every kind.

use clientwright_runtime::rt::v1 as rt;
use clientwright_runtime::{Bytes, Map, Number, Secret, Value};

/// A struct with constraints of a property and of its own.
struct Limited {
    value: Option<String>,
}

impl Limited {
    const TABLE: &'static rt::Fields = &rt::Fields {
        name: "Limited",
        keys: &["value"],
        checks: &[(0, &[rt::Check::MaxLength(1)])],
        own: &[rt::Check::MinProperties(1)],
        ..rt::Fields::PLAIN
    };
}

impl rt::Slot for Limited {
    fn read(&mut self, i: &mut rt::In<'_>) {
        i.fields(Self::TABLE, &mut [&mut self.value]);
    }

    fn write(&self, o: &mut rt::Out<'_>) {
        o.fields(Self::TABLE, &[&self.value]);
    }
}

impl rt::Blank for Limited {
    fn blank() -> Self {
        Self { value: None }
    }
}

fn violations(value: &dyn rt::Slot, checks: &'static [rt::Check]) -> Vec<String> {
    rt::validate_value(value, checks)
        .err()
        .map_or_else(Vec::new, |error| error.violations().iter().map(ToString::to_string).collect())
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(Value::Null, |inner, _| Value::Array(vec![inner]))
}

#[test]
fn numbers_that_json_does_not_have_are_refused_with_their_place() {
    let value = Map::from_iter([("a", vec![1.0, f64::NAN])]);
    let error = rt::encode(&value).unwrap_err();
    assert_eq!(
        (error.pointer(), error.to_string()),
        ("/a/1".to_owned(), "`a[1]`: NaN is not a number that can be sent".to_owned())
    );
    assert!(rt::encode(&f64::INFINITY).is_err() && rt::encode(&f32::NEG_INFINITY).is_err());
    assert!(rt::encode_text(&f64::NAN).is_err());
    assert!(Value::from(f64::NAN).to_json().is_err());
    assert!(Number::from_text("1.").is_none() && Number::from_text("1.10").is_some());
}

#[test]
fn numbers_are_written_so_that_they_read_the_same() {
    for value in [0.1, -0.0, 1e300, 5e-324, 1e16, 123_456_789.125, f64::MAX] {
        let json = rt::encode(&value).unwrap();
        assert_eq!(rt::decode::<f64>(&json).unwrap().to_bits(), value.to_bits());
    }
    for value in [i64::MIN, -100, -99, -10, -9, -1, 0, 1, 9, 10, 99, 100, 12_345, i64::MAX] {
        assert_eq!(rt::encode(&value).unwrap(), value.to_string().into_bytes());
    }
    assert_eq!(rt::encode(&i128::MIN).unwrap(), i128::MIN.to_string().into_bytes());
    assert_eq!(rt::encode(&0.1_f32).unwrap(), b"0.1");
}

#[test]
fn strings_are_escaped_as_little_as_json_asks() {
    let text = "\"\\/\u{8}\t\n\u{c}\r\u{1}\u{1f}é😀\u{7f} and much more text after it";
    let json = rt::encode(&text.to_owned()).unwrap();
    let expected = "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\\u001fé😀\u{7f} and much more text after it\"";
    assert_eq!(String::from_utf8(json.clone()).unwrap(), expected);
    assert_eq!(rt::decode::<String>(&json).unwrap(), text);
}

#[test]
fn deep_values_are_refused_and_cut_in_debug() {
    assert!(rt::encode(&nested(128)).is_ok());
    assert_eq!(rt::encode(&nested(129)).unwrap_err().message(), "nested too deep");
    assert!(format!("{:?}", nested(130)).contains(".."));
    assert!(nested(130) == nested(130));
}

#[test]
fn equality_is_by_value_and_ignores_the_order_of_maps() {
    let one = Map::from_iter([("a", 1_i64), ("b", 2)]);
    let two = Map::from_iter([("b", 2_i64), ("a", 1)]);
    assert!(rt::equal(&one, &two) && one == two);
    assert!(!rt::equal(&one, &Map::from_iter([("a", 1_i64)])));
    assert!(rt::equal(&0.0, &-0.0) && !rt::equal(&f64::NAN, &f64::NAN));
    assert!(!rt::equal(&vec![Some(1_i64), None], &vec![Some(1_i64)]));
    assert!(rt::equal(&f64::INFINITY, &f64::INFINITY) && !rt::equal(&f64::INFINITY, &f64::NEG_INFINITY));
}

#[test]
fn bounds_of_numbers() {
    use rt::Check::{
        ExclusiveMaximum, ExclusiveMaximumNumber, ExclusiveMinimum, ExclusiveMinimumNumber, Maximum, MaximumNumber,
        Minimum, MinimumNumber, MultipleOf, MultipleOfNumber,
    };
    const WHOLE: &[rt::Check] = &[Minimum(1), Maximum(9), MultipleOf(3)];
    const OPEN: &[rt::Check] = &[ExclusiveMinimum(1), ExclusiveMaximum(9)];
    const PARTS: &[rt::Check] = &[MinimumNumber(0.5), MaximumNumber(1.5), MultipleOfNumber(0.1)];
    const OPEN_PARTS: &[rt::Check] = &[ExclusiveMinimumNumber(0.5), ExclusiveMaximumNumber(1.5)];
    let counts = |value: &dyn rt::Slot| [WHOLE, OPEN, PARTS, OPEN_PARTS].map(|checks| violations(value, checks).len());
    assert_eq!(counts(&9_i64), [0, 1, 1, 1]);
    assert_eq!(counts(&0_i64), [1, 1, 1, 1]);
    assert_eq!(counts(&1_i64), [1, 1, 0, 0]);
    assert_eq!(counts(&0.3), [2, 1, 1, 1]);
    assert_eq!(counts(&1.5), [1, 0, 0, 1]);
    assert_eq!(violations(&10_i64, WHOLE), ["``: is 10, must be at most 9", "``: is 10, must be a multiple of 3"]);
}

#[test]
fn sizes_of_strings_lists_and_maps() {
    use rt::Check::{
        Items, MaxItems, MaxLength, MaxProperties, MinItems, MinLength, MinProperties, UniqueItems, Values,
    };
    assert!(violations(&"éé".to_owned(), &[MinLength(2), MaxLength(2)]).is_empty());
    assert_eq!(violations(&"é".to_owned(), &[MinLength(2), MaxLength(0)]).len(), 2);
    let list = vec![vec![1_i64], vec![2], vec![1], vec![1]];
    assert_eq!(violations(&list, &[MinItems(5), MaxItems(3), UniqueItems, Items(&[MinItems(2)])]).len(), 8);
    let map = Map::from_iter([("a/b", 5_i64)]);
    assert_eq!(
        violations(&map, &[MinProperties(2), MaxProperties(0), Values(&[rt::Check::Maximum(1)])]),
        [
            "``: has 1 properties, at least 2 are required",
            "``: has 1 properties, at most 0 are allowed",
            "`/a~1b`: is 5, must be at most 1"
        ]
    );
}

#[test]
fn constraints_hold_behind_options_and_inside_of_unconstrained_types() {
    let limited = |value: Option<&str>| Limited { value: value.map(str::to_owned) };
    let list = vec![limited(Some("x")), limited(Some("xx")), limited(None)];
    assert_eq!(
        violations(&list, &[]),
        ["`/1/value`: has 2 characters, at most 1 are allowed", "`/2`: has 0 properties, at least 1 are required"]
    );
}

#[cfg(feature = "pattern")]
#[test]
fn patterns_are_searched_for_in_the_text() {
    const CHECKS: &[rt::Check] = &[rt::Check::Pattern("^a+$"), rt::Check::Pattern("(?=unsupported)")];
    assert!(violations(&"aaa".to_owned(), CHECKS).is_empty());
    assert_eq!(violations(&"aab".to_owned(), CHECKS), ["``: does not match the pattern `^a+$`"]);
}

#[test]
fn secrets_are_sent_but_not_shown() {
    let secret = Secret::from("hunter2");
    assert_eq!(rt::encode(&secret).unwrap(), br#""hunter2""#);
    assert_eq!(format!("{secret:?} {:?}", Some(&secret)), "[redacted] Some([redacted])");
    assert!(!violations(&secret, &[rt::Check::MaxLength(3)]).concat().contains("hunter2"));
}

#[test]
fn base64_in_both_alphabets() {
    for bytes in [&b""[..], b"f", b"fo", b"foo", b"foob", b"fooba", b"foobar", &[0xfb, 0xff, 0xfe]] {
        assert_eq!(Bytes::from(bytes).get().unwrap(), bytes);
    }
    assert_eq!(Bytes::from(&b"fo"[..]).as_base64(), "Zm8=");
    assert_eq!(Bytes::from_base64("-__-").get().unwrap(), [0xfb, 0xff, 0xfe]);
    assert_eq!(Bytes::from_base64("Zm8").get().unwrap(), b"fo");
    assert_eq!(Bytes::from_base64("Zm\n8=").get().unwrap(), b"fo");
    for text in ["Z", "Zm8=x", "Z===", "Zm8==", "Zm.8", "====", "Zm9v="] {
        assert!(Bytes::from_base64(text).get().is_err(), "{text}");
    }
}

#[cfg(feature = "jiff")]
#[test]
fn formats_are_understood_on_demand() {
    use clientwright_runtime::{Date, DateTime, Duration, Time};
    let at = DateTime::from("2024-05-01T12:30:00+02:00");
    assert_eq!(at.get().unwrap().to_string(), "2024-05-01T10:30:00Z");
    assert_eq!(DateTime::from(at.get().unwrap()).as_str(), "2024-05-01T10:30:00Z");
    assert!(DateTime::from("tomorrow").get().is_err() && Date::from("2024-02-30").get().is_err());
    assert_eq!(Date::from("2024-02-29").get().unwrap().day(), 29);
    assert_eq!(Time::from("09:15:00").get().unwrap().minute(), 15);
    assert_eq!(Duration::from("P1DT2H").get().unwrap().get_hours(), 2);
}
