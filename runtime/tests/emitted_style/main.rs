//! The emitted style: [`types`] holds one hand-written type of every kind, exactly as the generator prints it, and the
//! tests beside it hold what a user may rely on.
//!
//! # Rules of the style
//!
//! Everywhere
//! - Plain text: no macro call, no `derive` but `Clone`, `Copy`, `PartialEq`, `Eq`, `Hash`; nothing but the runtime as dependency.
//! - Absolute paths (`::std::option::Option`), as a schema may be called `Option`. The one exception is the alias
//!   `use ::clientwright_runtime::rt::v1 as rt;` at the top of each file: no type is called `rt`.
//! - Once in the crate, `const _: () = rt::require(N);` with the revision of the contract that the file was printed for.
//! - `#[inline]` on every function that is not generic; `#[must_use]` on every function that returns a value and is not of a trait.
//! - Integers of six digits and more have `_` between groups of three (`clippy::unreadable_literal`).
//! - Each public item has a doc comment; where the description is silent, the JSON name in backticks.
//!
//! Structs
//! - `#[derive(Clone)]`, `#[non_exhaustive]`, public fields in the order of the description.
//! - `PartialEq` is `rt::equal(self, other)`: a derived one costs a sixth of the whole check.
//! - A private associated constant `TABLE: &'static rt::Fields`, then `new`, then the setters, in one `impl`.
//! - `TABLE.keys` holds the JSON names as they stand between quotes in JSON text (`"` is `\"`); `names` the Rust names, left
//!   out if they all equal the keys; `required` a bit for each property, 64 to a word, words of zeros at the end left out;
//!   what is empty is left to `..rt::Fields::PLAIN`.
//! - `new` takes what is required and has no value of its own, in order; text types as `impl Into<…>`, others as they are. It is
//!   `Self { required, ..rt::blank() }`. Over seven arguments need `#[expect(clippy::too_many_arguments, reason = "…")]`.
//! - A setter for each optional property (on types that requests reach): the field's name, `mut self`, the value without its
//!   `Option`; text types as `impl Into<…>`, three-state ones as `impl Into<Maybe<…>>`.
//! - `Default` only where `new` takes nothing: `rt::blank()`.
//! - `Slot` lists the fields twice, in the order of `keys`, the map of additional properties last. `Blank` is the one full
//!   literal: `rt::blank()` for what is required, `None` or `rt::Maybe`'s `Absent` for what is not, the constant for a constant.
//! - `Debug` is `rt::debug(self, f)`, on every type that is a `Slot`.
//!
//! Types of fields
//! - Required: `T`. Optional, nullable, or both: `Option<T>`; a required nullable one is sent as `null`, an optional one is left
//!   out. Where a request tells absent and `null` apart: `Maybe<T>`.
//! - A property that closes a cycle of types is boxed: `Option<Box<T>>`. If all of the cycle is required, the first property
//!   of it that is met is an `Option` although it is required: no finite document holds such a value.
//! - `additionalProperties` with a schema, or `true` beside properties that are kept: a last field `Map<T>`, with
//!   `rest: true`. An object without properties is a plain `Map<T>`; a free-form one `Map<Value>`.
//! - A string constant is `Constant`, its blank `rt::Constant::new("…")`; other constants are of their scalar type, the blank is the literal.
//! - Constraints stand in `checks` by index of the property, those of items and map values inside `Items` and `Values`, those on the
//!   number of properties in `own`. A bound that is integral is `Minimum(i128)`, else `MinimumNumber(f64)`.
//!
//! Open enums
//! - Variants, then `Unknown(UnknownText)` or `Unknown(UnknownInteger)`; `#[non_exhaustive]`; `Clone`, `PartialEq`, `Eq`, `Hash`
//!   derived, integer enums also `Copy`; the default of the description is `Default`.
//! - `KNOWN`, `as_str` or `get`, `is_known`, `From<&str>` or `From<i64>`, `Display`.
//!
//! Unions
//! - A struct stands boxed in its variant; the last variant is `Unknown(Value)`, the blank.
//! - `Clone` and `PartialEq` derived, so that two variants are never equal.
//! - `PROBE` decides; rule `n` names variant `n`, the most specific rules first. `read` is one `match` over `i.probe(…)`.
//! - If the tag is not a property of the variant itself: `rt::take(i.tagged("tag"))`, `o.tagged("tag", "value")`.
//! - `From<T>` for each variant whose type no other variant has.
//! - What no rule can decide is a struct over a private `Value`, with `as_…` for each branch and `From` of each.
//!
//! serde
//! - One-line delegations, in a crate of its own under `#[cfg(feature = "serde")]`; with `build.rs` printed or left out.

/// As generated.
pub mod types;

use clientwright_runtime::rt::v1 as rt;
use clientwright_runtime::{DateTime, DecodeError, Map, Maybe, Value};
use types::{Answer, Card, Contact, ContactStatus, Egg, Hen, Level, Message, Node, Options, Payment, Transfer};

fn decode<T: rt::Slot + rt::Blank>(json: &str) -> Result<T, DecodeError> {
    rt::decode(json.as_bytes())
}

fn encode(value: &dyn rt::Slot) -> String {
    rt::encode(value).map_or_else(|error| error.to_string(), |json| String::from_utf8_lossy(&json).into_owned())
}

fn contact() -> Contact {
    Contact::new("c1", "jane@example.com", ContactStatus::New, None)
}

#[test]
fn required_values_are_arguments_and_optional_ones_setters() {
    let value = contact()
        .created_at("2024-02-30")
        .tags(vec!["a".to_owned()])
        .score(1.5)
        .nickname("Jan".to_owned())
        .level(Level::Value20)
        .tracking(Map::from_iter([("utm", Value::from("x"))]))
        .password("hunter2")
        .payment(Card::new("4242"))
        .additional_properties(Map::from_iter([("visits", 3)]));
    let json = concat!(
        r#"{"id":"c1","email":"jane@example.com","status":"new","createdAt":"2024-02-30","owner":null,"tags":["a"],"#,
        r#""score":1.5,"nickname":"Jan","level":20,"tracking":{"utm":"x"},"password":"hunter2","#,
        r#""payment":{"kind":"card","version":2,"digits":"4242"},"visits":3}"#
    );
    assert_eq!(encode(&value), json);
    assert_eq!(decode::<Contact>(json).unwrap(), value);
}

#[test]
fn absent_null_and_value_are_three_states_where_they_must_be() {
    assert!(!encode(&contact()).contains("nickname"));
    assert!(encode(&contact().nickname(Maybe::Null)).contains(r#""nickname":null"#));
    let json = r#"{"id":"1","email":"e","status":"new","owner":null,"score":null,"tags":null,"nickname":null}"#;
    let value: Contact = decode(json).unwrap();
    assert_eq!((value.score, value.tags, value.nickname), (None, None, Maybe::Null));
}

#[test]
fn a_required_property_that_is_nullable_must_be_there() {
    let error = decode::<Contact>(r#"{"id":"1","email":"e","status":"new"}"#).unwrap_err();
    assert_eq!(error.missing(), ["/owner"]);
}

#[test]
fn open_enums_keep_what_they_do_not_know() {
    let known = ContactStatus::from("in-progress");
    let unknown: ContactStatus = decode(r#""paused""#).unwrap();
    assert_eq!((known.as_str(), known.is_known()), ("in-progress", true));
    assert_eq!((unknown.as_str(), unknown.is_known(), unknown.to_string()), ("paused", false, "paused".to_owned()));
    assert_eq!((encode(&unknown), unknown.clone()), (r#""paused""#.to_owned(), ContactStatus::from("paused")));
    assert_eq!((ContactStatus::KNOWN.len(), ContactStatus::default()), (2, ContactStatus::New));
    let level: Level = decode("30").unwrap();
    assert_eq!(
        (level.get(), level.is_known(), encode(&level), Level::from(10)),
        (30, false, "30".to_owned(), Level::Value10)
    );
}

#[test]
fn a_tag_decides_a_union_and_an_unknown_one_keeps_the_json() {
    let card: Payment = decode(r#"{"digits":"1","version":2,"kind":"card"}"#).unwrap();
    assert_eq!(card, Card::new("1").into());
    let transfer: Payment = decode(r#"{"iban":"DE","kind":"transfer","note":"x"}"#).unwrap();
    assert_eq!(encode(&transfer), r#"{"kind":"transfer","iban":"DE","note":"x"}"#);
    assert!(matches!(&transfer, Payment::Transfer(transfer) if transfer.labels.len() == 1));
    let unknown = r#"{"kind":"barter","for":["eggs",1.50]}"#;
    let value: Payment = decode(unknown).unwrap();
    assert!(matches!(value, Payment::Unknown(_)));
    assert_eq!(encode(&value), unknown);
}

#[test]
fn properties_and_kinds_decide_a_union_without_a_tag() {
    let cases =
        [r#""a""#, r#"["a"]"#, r#"{"digits":"1","version":2.0,"kind":"card"}"#, r#"{"iban":"x"}"#, r#"{"iban":1}"#];
    let values = cases.map(|json| decode::<Message>(json).unwrap());
    assert!(matches!(
        values,
        [Message::Text(_), Message::Texts(_), Message::Card(_), Message::Transfer(_), Message::Unknown(_)]
    ));
}

#[test]
fn a_union_that_nothing_decides_is_read_on_demand() {
    let answer: Answer = decode(r#""2024-01-01T00:00:00Z""#).unwrap();
    assert_eq!(
        (answer.as_text().unwrap(), answer.as_date_time().unwrap().as_str().len()),
        (answer.as_value().as_str().unwrap().to_owned(), 20)
    );
    assert_eq!(Answer::from(DateTime::from("x")), Answer::from("x".to_owned()));
    assert!(decode::<Answer>("[1]").unwrap().as_text().is_err());
}

#[test]
fn types_may_contain_themselves() {
    let json = r#"{"value":1,"next":{"value":2},"children":[{"value":3,"children":[]}]}"#;
    let node: Node = decode(json).unwrap();
    assert_eq!((encode(&node), node.next.as_ref().map(|next| next.value)), (json.to_owned(), Some(2)));
    assert_eq!(encode(&Egg::new(Hen::new(None))), r#"{"hen":{"egg":null}}"#);
    assert_eq!(decode::<Egg>(r#"{"hen":{"egg":{}}}"#).unwrap_err().missing(), ["/hen/egg/hen"]);
}

#[test]
fn formats_keep_their_text() {
    let json = r#"{"type":"t","day":"2024-02-30","at":"9am","every":"P1D","id":"?","data":"AQI=","any":[1.10],"price":1.10,"we\"ird":true}"#;
    let options: Options = decode(json).unwrap();
    assert_eq!(encode(&options), json);
    assert_eq!(options.data.as_ref().and_then(|data| data.get().ok()), Some(vec![1, 2]));
    assert_eq!(options.odd, Some(true));
    assert_eq!(encode(&Options::default().day("x").r#type("y")), r#"{"type":"y","day":"x"}"#);
}

#[test]
fn debug_has_rust_names_and_no_secrets() {
    let text = format!("{:?}", contact().password("hunter2").level(Level::Value10));
    assert!(
        text.starts_with(r#"Contact { id: "c1", email: "jane@example.com", status: "new", created_at: None,"#),
        "{text}"
    );
    assert!(text.contains("password: [redacted]") && !text.contains("hunter2"), "{text}");
    assert_eq!(format!("{:#?}", Node::new(1)), "Node {\n    value: 1,\n    next: None,\n    children: None,\n}");
    let transfer = Transfer { labels: Map::from_iter([("a", "b".to_owned())]), ..Transfer::new("x") };
    assert_eq!(format!("{:?}", Payment::from(transfer)), r#"Transfer { kind: "transfer", iban: "x", "a": "b" }"#);
}

#[test]
fn validation_names_every_violation() {
    let value = contact()
        .tags(vec!["a".to_owned(), "much too long".to_owned(), "b".to_owned(), "a".to_owned()])
        .score(1.5)
        .additional_properties(Map::from_iter([("n", 1_000_001)]));
    let value = Contact { email: "é@".to_owned(), ..value };
    let error = rt::validate(&value).unwrap_err();
    let found: Vec<&str> = error.violations().iter().map(clientwright_runtime::Violation::pointer).collect();
    let pattern = cfg!(feature = "pattern");
    let expected = ["/email", "/email", "/tags", "/tags/1", "/tags", "/score", "/n"];
    assert_eq!(found, expected[usize::from(!pattern)..], "{error}");
    assert!(rt::validate(&contact()).is_ok());
    let many = contact().additional_properties((0..18).map(|n| (n.to_string(), n)).collect());
    assert!(rt::validate(&many).unwrap_err().to_string().contains("has 22 properties, at most 20 are allowed"));
}

#[test]
fn scalars_are_read_from_and_written_to_plain_text() {
    assert_eq!(rt::decode_text::<i64>("60").unwrap(), 60);
    assert_eq!(rt::decode_text::<Option<ContactStatus>>("new").unwrap(), Some(ContactStatus::New));
    assert_eq!(rt::decode_text::<Vec<i32>>("1, 2,3").unwrap(), [1, 2, 3]);
    assert_eq!(rt::decode_text::<DateTime>("a,b").unwrap().as_str(), "a,b");
    assert!(rt::decode_text::<bool>("yes").is_err() && rt::decode_text::<Node>("{}").is_err());
    assert_eq!(rt::encode_text(&ContactStatus::New).unwrap(), rt::PlainText::One("new".to_owned()));
    assert_eq!(
        rt::encode_text(&vec![1.5, 2.0]).unwrap(),
        rt::PlainText::Many(vec!["1.5".to_owned(), "2.0".to_owned()])
    );
    let named = rt::PlainText::Named(vec![("value".to_owned(), "1".to_owned())]);
    assert_eq!(
        (rt::encode_text(&Node::new(1)).unwrap(), rt::encode_text(&None::<i64>).unwrap()),
        (named, rt::PlainText::Absent)
    );
}

#[test]
fn the_deepest_value_that_is_decoded_fits_a_small_stack() {
    let levels = 127;
    let json = format!("{}{}{}", r#"{"value":1,"next":"#.repeat(levels), r#"{"value":1}"#, "}".repeat(levels));
    let walks = move || {
        let node: Node = decode(&json).unwrap();
        let twin = node.clone();
        assert_eq!((twin == node, encode(&node) == json, format!("{node:?}").len() > json.len()), (true, true, true));
        assert!(rt::validate(&node).is_ok() && decode::<Node>(&format!(r#"{{"value":1,"next":{json}}}"#)).is_err());
    };
    let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn(walks).unwrap();
    assert!(thread.join().is_ok());
}
