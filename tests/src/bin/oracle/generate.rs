//! Values made up to satisfy a schema. Not every one does: the validator has the last word.

use serde_json::{Map, Number, Value as Json, json};

use crate::flat::{Flat, flatten};
use crate::twist::Twist;
use clientwright_tests::draw::Draw;

/// How deep optional members are made up.
const DEPTH: usize = 5;
/// How deep anything is: what has to nest deeper cannot be made up.
const LIMIT: usize = 24;

/// Which optional members are made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fill {
    /// None.
    Least,
    /// All of them.
    Most,
    /// Some.
    Some,
}

/// Makes up one value.
pub(crate) struct Maker<'a> {
    document: &'a Json,
    draw: Draw,
    fill: Fill,
    /// What is to be made wrong, and at which of the places where it can be.
    twist: Option<(Twist, u64)>,
    /// How many such places there were so far, by twist.
    places: [u64; Twist::ALL.len()],
}

impl<'a> Maker<'a> {
    /// A maker of one value of a schema of a turned document.
    pub(crate) fn new(document: &'a Json, draw: Draw, fill: Fill, twist: Option<(Twist, u64)>) -> Self {
        Self { document, draw, fill, twist, places: [0; Twist::ALL.len()] }
    }

    /// The value; `None` when it would have to nest too deep.
    pub(crate) fn value(&mut self, schema: &'a Json) -> Option<Json> {
        self.make(&[schema], 0)
    }

    /// How many places there were for a twist.
    pub(crate) fn places(&self, twist: Twist) -> u64 {
        self.places[twist as usize]
    }

    /// Whether this place, where a twist could be, is the one.
    fn is_place(&mut self, twist: Twist) -> bool {
        let place = self.places[twist as usize];
        self.places[twist as usize] += 1;
        self.twist == Some((twist, place))
    }

    fn make(&mut self, schemas: &[&'a Json], depth: usize) -> Option<Json> {
        if depth > LIMIT {
            return None;
        }
        let flat = flatten(self.document, schemas, &mut self.draw)?;
        if flat.is_empty {
            return None;
        }
        if let Some(value) = flat.all("const").next() {
            return Some(value.clone());
        }
        if let Some(known) = flat.all("enum").next().and_then(Json::as_array) {
            return self.known(&flat, known);
        }
        match self.draw_type(&flat, depth) {
            "null" => Some(Json::Null),
            "boolean" => Some(Json::Bool(self.draw.below(2) == 0)),
            "integer" => Some(integer(&flat, &mut self.draw)),
            "number" => Some(number(&flat, &mut self.draw)),
            "array" => self.list(&flat, depth),
            "object" => self.object(&flat, depth),
            _ => Some(self.text(&flat)),
        }
    }

    fn known(&mut self, flat: &Flat<'a>, known: &[Json]) -> Option<Json> {
        let allowed = |value: &&Json| flat.all("enum").all(|all| all.as_array().is_some_and(|all| all.contains(value)));
        let types = flat.types();
        let fits = |value: &&Json| types.as_ref().is_none_or(|types| types.iter().any(|ty| is_of(value, ty)));
        let values: Vec<&Json> = known.iter().filter(allowed).filter(fits).collect();
        let value = self.draw.one(&values).copied().cloned();
        let is_open = values.len() > 1 && values.iter().all(|value| value.is_string() || value.is_null());
        // A single value is a constant.
        if is_open && value.as_ref().is_some_and(Json::is_string) && self.is_place(Twist::UnknownValue) {
            return Some(Json::from(Twist::VALUE));
        }
        value
    }

    fn draw_type(&mut self, flat: &Flat<'a>, depth: usize) -> &'a str {
        let types = flat.types().unwrap_or_else(|| implied(flat));
        // Where it is deep already, what ends soonest.
        let simple = types.iter().copied().find(|ty| !matches!(*ty, "array" | "object")).filter(|_| depth > DEPTH);
        simple.or_else(|| self.draw.one(&types).copied()).unwrap_or("string")
    }

    fn list(&mut self, flat: &Flat<'a>, depth: usize) -> Option<Json> {
        let least = most_of(flat, "minItems").unwrap_or_default();
        let most = least_of(flat, "maxItems").unwrap_or(least.max(2));
        let wanted = match self.fill {
            _ if depth > DEPTH => least,
            Fill::Least => least,
            Fill::Most => most.min(least.max(2)),
            Fill::Some => least + self.draw.below(most.saturating_sub(least).min(3) + 1),
        };
        let places: Vec<&'a Json> =
            flat.all("prefixItems").next().and_then(Json::as_array).into_iter().flatten().collect();
        let items: Vec<&'a Json> = flat.all("items").collect();
        let mut list = Vec::new();
        for index in 0..usize::try_from(wanted.min(16)).unwrap_or_default() {
            let item = match places.get(index) {
                Some(place) => self.make(&[place], depth + 1),
                None => self.make(&items, depth + 1),
            };
            match item {
                Some(item) => list.push(item),
                None if index as u64 >= least => break,
                None => return None,
            }
        }
        Some(Json::Array(list))
    }

    fn object(&mut self, flat: &Flat<'a>, depth: usize) -> Option<Json> {
        let mut members = Map::new();
        for (name, schemas) in &flat.properties {
            let is_required = flat.required.contains(name);
            if !is_required && !self.is_wanted(depth) {
                continue;
            }
            let is_null = !is_required && self.is_place(Twist::Null);
            let tag = flat.tags.get(name).copied().flatten();
            let value = match tag {
                Some(tag) => Some(Json::from(tag)),
                None => self.make(schemas, depth + 1),
            };
            let value = match value {
                Some(value)
                    if flat.tags.contains_key(name) && value.is_string() && self.is_place(Twist::UnknownTag) =>
                {
                    Some(Json::from(Twist::VALUE))
                }
                value => value,
            };
            // What is drawn for the other members must not depend on this.
            let value = if is_null { Some(Json::Null) } else { value };
            match value {
                Some(value) => drop(members.insert((*name).to_owned(), value)),
                None if is_required => return None,
                None => {}
            }
        }
        self.add_others(flat, &mut members, depth)?;
        Some(Json::Object(members))
    }

    fn is_wanted(&mut self, depth: usize) -> bool {
        match self.fill {
            _ if depth > DEPTH => false,
            Fill::Least => false,
            Fill::Most => true,
            Fill::Some => self.draw.below(2) == 0,
        }
    }

    /// Members that have no schema by their name.
    fn add_others(&mut self, flat: &Flat<'a>, members: &mut Map<String, Json>, depth: usize) -> Option<()> {
        let additional: Vec<&'a Json> = flat.all("additionalProperties").collect();
        let said: Vec<&'a Json> = additional.iter().copied().filter(|schema| schema.is_object()).collect();
        for name in flat.required.iter().filter(|name| !flat.properties.contains_key(*name)) {
            let value = match flat.tags.get(name).copied().flatten() {
                Some(tag) => Json::from(tag),
                None => self.make(&said, depth + 1)?,
            };
            members.insert((*name).to_owned(), value);
        }
        let is_open = !additional.iter().any(|schema| **schema == Json::Bool(false));
        if is_open
            && !said.is_empty()
            && self.is_wanted(depth)
            && let Some(value) = self.make(&said, depth + 1)
        {
            members.insert("another".to_owned(), value);
        }
        // Further members have a type where the schema gives them one.
        let is_any = said.is_empty() && flat.all("patternProperties").next().is_none();
        if is_any && !flat.properties.is_empty() && self.is_place(Twist::UnknownMember) {
            members.insert(Twist::MEMBER.to_owned(), json!({ "a": [1, null, "x"] }));
        }
        Some(())
    }

    fn text(&mut self, flat: &Flat<'a>) -> Json {
        let format = flat.all("format").find_map(Json::as_str).unwrap_or_default();
        let sample = match format {
            "date-time" => "2024-02-29T23:59:59.123Z",
            "date" => "2024-02-29",
            "time" => "23:59:59Z",
            "duration" => "P1DT2H",
            "uuid" => "6f1c1f3e-8d0a-4a53-9f2e-0d7c1c2b3a4d",
            "uri" | "url" => "https://example.com/a?b=c",
            "email" => "jane@example.com",
            "ipv4" => "192.0.2.1",
            "ipv6" => "2001:db8::1",
            "byte" | "base64" => "AAEC/w==",
            _ => return Json::from(plain_text(flat, &mut self.draw)),
        };
        let has_type = matches!(format, "date-time" | "date" | "time" | "duration" | "uuid");
        if has_type && self.is_place(Twist::BadFormat) {
            return Json::from(format!("no {format}"));
        }
        Json::from(sample)
    }
}

/// Whether a value is of a type.
fn is_of(value: &Json, ty: &str) -> bool {
    match value {
        Json::Null => ty == "null",
        Json::Bool(_) => ty == "boolean",
        Json::Number(number) => ty == "number" || ty == "integer" && !number.is_f64(),
        Json::String(_) => ty == "string",
        Json::Array(_) => ty == "array",
        Json::Object(_) => ty == "object",
    }
}

/// Types that keywords imply.
fn implied(flat: &Flat<'_>) -> Vec<&'static str> {
    let says = |keys: &[&'static str]| keys.iter().any(|key| flat.says.iter().any(|schema| schema.contains_key(*key)));
    if says(&["properties", "required", "additionalProperties", "patternProperties"]) {
        return vec!["object"];
    }
    if says(&["items", "prefixItems"]) {
        return vec!["array"];
    }
    if says(&["minLength", "maxLength", "pattern", "format"]) {
        return vec!["string"];
    }
    vec!["string", "integer", "boolean"]
}

fn most_of(flat: &Flat<'_>, key: &'static str) -> Option<u64> {
    flat.all(key).filter_map(Json::as_u64).max()
}

fn least_of(flat: &Flat<'_>, key: &'static str) -> Option<u64> {
    flat.all(key).filter_map(Json::as_u64).min()
}

fn bounds(flat: &Flat<'_>) -> (Option<f64>, Option<f64>) {
    let all = |keys: [&'static str; 2]| keys.into_iter().flat_map(|key| flat.all(key)).filter_map(Json::as_f64);
    let low = all(["minimum", "exclusiveMinimum"]).reduce(f64::max);
    let high = all(["maximum", "exclusiveMaximum"]).reduce(f64::min);
    (low, high)
}

#[expect(clippy::cast_possible_truncation, reason = "what does not fit is judged by the validator")]
fn integer(flat: &Flat<'_>, draw: &mut Draw) -> Json {
    let step = flat.all("multipleOf").filter_map(Json::as_i64).next().unwrap_or(1).max(1);
    let (low, high) = bounds(flat);
    let (low, high) = (low.map(|low| low as i64), high.map(|high| high as i64));
    let least = low.unwrap_or_else(|| high.map_or(-3, |high| high.saturating_sub(9))).saturating_add(1);
    let most = high.unwrap_or(least.saturating_add(1000)).saturating_sub(1).max(least);
    let width = most.abs_diff(least).saturating_add(1);
    let value = least.saturating_add(i64::try_from(draw.below(width)).unwrap_or_default());
    let value = value.div_euclid(step).saturating_mul(step);
    // Bounds are met exactly now and then.
    let exact = [low, high].into_iter().flatten().collect::<Vec<_>>();
    let picked = if draw.below(4) == 0 { draw.one(&exact).copied() } else { None };
    Json::from(picked.unwrap_or(value))
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn number(flat: &Flat<'_>, draw: &mut Draw) -> Json {
    if flat.all("multipleOf").next().is_some() || draw.below(3) == 0 {
        return integer(flat, draw);
    }
    let (low, high) = bounds(flat);
    let share = (draw.below(1023) + 1) as f64 / 1024.0;
    let value = match (low, high) {
        (Some(low), Some(high)) => low + (high - low) * share,
        (Some(low), None) => low + share * 100.0,
        (None, Some(high)) => high - share * 100.0,
        (None, None) => (share - 0.5) * 1000.0,
    };
    Number::from_f64(value).map_or(json!(1), Json::Number)
}

fn plain_text(flat: &Flat<'_>, draw: &mut Draw) -> String {
    const WORDS: [&str; 8] =
        ["a", "some text", "ö ß 漢 😀", "\"quoted\" \\ \n", "1", "true", "https://example.com", "A-1_b.c"];
    const PATTERNED: [&str; 14] = [
        "a",
        "abc",
        "ABC",
        "1",
        "123",
        "a1",
        "1.0",
        "1.0.0",
        "a-b",
        "a/b",
        "2024-02-29",
        "https://example.com/",
        "6f1c1f3e-8d0a-4a53-9f2e-0d7c1c2b3a4d",
        "0123456789abcdef01234567",
    ];
    let is_patterned = flat.all("pattern").next().is_some();
    let words: &[&str] = if is_patterned { &PATTERNED } else { &WORDS };
    let word = draw.one(words).copied().unwrap_or_default();
    let least = usize::try_from(most_of(flat, "minLength").unwrap_or_default().min(4096)).unwrap_or_default();
    let most = usize::try_from(least_of(flat, "maxLength").unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let length = word.chars().count();
    word.chars().chain(std::iter::repeat_n('x', least.saturating_sub(length))).take(most).collect()
}
