//! What types cannot express of a schema, checked by `validate()`.

use clientwright_runtime::rt::v1 as rt;
use clientwright_runtime::{Map, ValidationError, Value};
use rt::Check::{Items, Place, Schema, UniqueItems, Values};

fn value(json: &str) -> Value {
    Value::from_json(json.as_bytes()).unwrap_or_default()
}

fn violations(value: &dyn rt::Slot, checks: &'static [rt::Check]) -> Vec<String> {
    let error = rt::validate_value(value, checks).err();
    error.iter().flat_map(ValidationError::violations).map(ToString::to_string).collect()
}

struct Deal {
    kind: String,
    price: Option<f64>,
    terms: Option<Vec<i64>>,
}

impl Deal {
    const TABLE: &'static rt::Fields = &rt::Fields {
        name: "Deal",
        keys: &["kind", "price", "terms"],
        required: &[0b1],
        checks: &[(2, &[Schema(r#"{"contains":{"minimum":12}}"#)])],
        own: &[Schema(r#"{"if":{"properties":{"kind":{"const":"sale"}}},"then":{"required":["price"]}}"#)],
        ..rt::Fields::PLAIN
    };
}

impl rt::Slot for Deal {
    fn read(&mut self, i: &mut rt::In<'_>) {
        i.fields(Self::TABLE, &mut [&mut self.kind, &mut self.price, &mut self.terms]);
    }

    fn write(&self, o: &mut rt::Out<'_>) {
        o.fields(Self::TABLE, &[&self.kind, &self.price, &self.terms]);
    }
}

impl rt::Blank for Deal {
    fn blank() -> Self {
        Self { kind: rt::blank(), price: None, terms: None }
    }
}

#[test]
fn a_schema_sees_the_value_as_it_is_sent() {
    let deal: Deal = rt::decode(br#"{"kind": "sale", "terms": [1, 2]}"#).unwrap();
    assert_eq!(
        violations(&deal, &[]),
        [
            "`/terms`: has 0 items that fit `contains`, at least 1 are required",
            "``: lacks the required property `price`"
        ]
    );
    let deal: Deal = rt::decode(br#"{"kind": "gift"}"#).unwrap();
    assert!(violations(&deal, &[]).is_empty(), "what is absent is not checked");
}

#[test]
fn findings_stand_where_they_are_in_the_whole_value() {
    let map = Map::from_iter([("a", vec![value(r#"{"x": 1}"#), value(r#"{"x": "no"}"#)])]);
    assert_eq!(
        violations(&map, &[Values(&[Items(&[Schema(r#"{"properties":{"x":{"type":"integer"}}}"#)])])]),
        ["`/a/1/x`: is of type string, must be integer"]
    );
    assert_eq!(
        violations(&(1_i64, 1_i64), &[Place(1, &[Schema(r#"{"not":{"const":1.0}}"#)]), UniqueItems]),
        ["`/1`: is what `not` excludes", "``: items 0 and 1 are equal, all must be different"]
    );
}

#[test]
fn messages_say_which_rule_is_broken() {
    const RULES: &[(&str, &str, &str)] = &[
        (r#"{"dependentRequired":{"a":["b"]}}"#, r#"{"a": 1}"#, "``: lacks property `b`, which must stand beside `a`"),
        (
            r#"{"propertyNames":{"maxLength":1}}"#,
            r#"{"ab": 1}"#,
            "`/ab`: the property's name has 2 characters, at most 1 are allowed",
        ),
        (r#"{"unevaluatedProperties":false}"#, r#"{"a": 1}"#, "`/a`: is not allowed"),
        (r#"{"oneOf":[{"minimum":1},{"maximum":5}]}"#, "3", "``: fits 2 branches of `oneOf`, must fit one"),
        (r#"{"anyOf":[{"minimum":9},{"maximum":1}]}"#, "3", "``: fits no branch of `anyOf`"),
        (r#"{"exclusiveMaximum":1e2}"#, "100.0", "``: is 100.0, must be less than 1e2"),
        (r#"{"enum":["a",1]}"#, "\"b\"", "``: is none of the known values"),
        (
            r##"{"$ref":"#/$defs/a~1b","$defs":{"a/b":{"items":{"$ref":"#/$defs/a~1b"},"maxItems":1}}}"##,
            "[[], []]",
            "``: has 2 items, at most 1 are allowed",
        ),
    ];
    for (schema, json, message) in RULES {
        let checks: &'static [rt::Check] = Box::leak(Box::new([Schema(schema)]));
        assert_eq!(violations(&value(json), checks), [*message], "{schema}");
    }
}

#[test]
fn recursion_without_end_says_nothing() {
    let schema = r##"{"allOf":[{"$ref":"#/$defs/a"}],"$defs":{"a":{"not":{"$ref":"#/$defs/a"}}}}"##;
    let checks: &'static [rt::Check] = Box::leak(Box::new([Schema(schema)]));
    assert!(violations(&value("1"), checks).is_empty());
}

#[test]
fn a_schema_whose_pattern_cannot_be_told_says_nothing() {
    const CHECKS: &[rt::Check] = &[Schema(r#"{"propertyNames":{"not":{"pattern":"^x"}}}"#)];
    let found = usize::from(cfg!(feature = "pattern"));
    assert_eq!(violations(&value(r#"{"xy": 1}"#), CHECKS).len(), found);
    assert!(violations(&value(r#"{"yx": 1}"#), CHECKS).is_empty());
}
