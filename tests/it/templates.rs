//! The public test suite of URI templates (RFC 6570) against what the runtime sends. The styles of OpenAPI are defined by operators of such templates:
//! each expression that parameters can be is sent as them. What no parameter can be, and what is sent otherwise on purpose, is in a list.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use clientwright_runtime::Value;
use clientwright_runtime::http::{HeaderMap, StatusCode};
use clientwright_runtime::rt::v1::{Call, ClientBuilder, Method, Operation, Parameter, Segment, Style};
use clientwright_runtime::transport::{Answer, Body, BoxFuture, Request, Transport, TransportError};

use crate::suites::files;

/// Why an expression does not expand as the suite says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    /// The first characters of a value: no style has that.
    Prefix,
    /// The operator `#`: no parameter is sent in a fragment.
    Fragment,
    /// Values of several parameters joined by commas: each parameter stands for itself.
    Joined,
    /// Items that become segments of a path: a parameter is a part of one segment.
    Segments,
    /// No value in a path: parameters there are always required (Parameter Object, `required`).
    Undefined,
    /// An empty value in a path where its style writes nothing: the address would be that of another resource, so that it is refused.
    Empty,
    /// Reserved characters that would end or divide values, in a segment of a path above all: encoded all the same (section Path Templating; section
    /// URL Percent-Encoding: what comes of them as they stand is undefined).
    Divides,
}

/// What is not as the suite says, by its reason.
#[rustfmt::skip]
const NAMED: &[(Why, &[&str])] = &[
    (Why::Prefix, &["X{.var:3}", "{#path:6}/here", "{&var:3}", "{+greek:2}", "{+path:6}/here", "{/list*,path:4}", "{/var:1,var}",
        "{;hello:5}", "{?currency:1}", "{?var:3}", "{clef:1}", "{currency:1}", "{greek:1}", "{greek:2}", "{greek:30}", "{var:30}", "{var:3}",
        "{var:9999}"]),
    (Why::Fragment, &["foo{#empty}", "foo{#undef}", "{#half}", "{#hello}", "{#id}", "{#keys*}", "{#keys}", "{#list*}", "{#list}",
        "{#not_pct}", "{#path,x}/here", "{#var}", "{#x,hello,y}"]),
    (Why::Joined, &["?{undef,y}", "?{x,empty}", "?{x,undef}", "map?{x,y}", "{+path,x}/here", "{+x,hello,y}", "{x,hello,y}", "{x,y}"]),
    (Why::Segments, &["{/count*}", "{/empty_list*}", "{/id*}", "{/id*}{?fields,token}", "{/keys*}", "{/list*}"]),
    (Why::Undefined, &["O{+undef}X", "O{undef}X", "X{.undef}", "{/var,undef}", "{;v,bar,who}", "{;x,y,undef}"]),
    (Why::Empty, &["O{+empty}X", "O{empty}X", "X{.empty_keys*}", "X{.empty_keys}", "{/empty_list}", "{/var,empty}"]),
    (Why::Divides, &["up{+path}{var}/here", "{+base}index", "{+keys*}", "{+keys}", "{+path}/here"]),
];

/// How many cases are as the suite says, and how many are not.
const COUNTS: (usize, usize) = (143, 91);

/// What stands before each template, so that it is a part of a path.
const BEFORE: &str = "https://example.com/-";

/// An operation, made of a template, and what its parameters are set to.
#[derive(Default)]
struct Made {
    path: Vec<Segment>,
    parameters: Vec<Parameter>,
    values: Vec<Option<Value>>,
    has_query: bool,
}

impl Made {
    fn literal(&mut self, text: &str) {
        self.has_query |= text.contains('?');
        self.path.push(Segment::Literal(leak(text)));
    }

    /// A part of the path.
    fn part(&mut self, parameter: Parameter, value: Option<Value>) -> Result<(), Why> {
        if value.is_none() {
            return Err(Why::Undefined);
        }
        self.path.push(Segment::Parameter(self.parameters.len()));
        self.pair(parameter, value);
        Ok(())
    }

    /// A part of the query, after the path.
    fn pair(&mut self, parameter: Parameter, value: Option<Value>) {
        self.parameters.push(parameter);
        self.values.push(value);
    }
}

fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// The operation that a template stands for. `&`, which continues a query, is given one to continue.
fn made(template: &str, variables: &Value) -> Result<Made, Why> {
    let mut made = Made::default();
    let mut rest = template;
    while let Some((literal, after)) = rest.split_once('{') {
        let (expression, after) = after.split_once('}').unwrap();
        // `?name={+value}` is a parameter of that name.
        match literal.strip_suffix('=').and_then(|literal| literal.split_once('?')) {
            Some((path, name)) => {
                made.literal(path);
                let (operator, name_of_value) = expression.split_at(1);
                assert_eq!(operator, "+", "{template}");
                made.pair(Parameter::query(leak(name)).allow_reserved(), value(variables, name_of_value));
            }
            None => {
                made.literal(literal);
                push(&mut made, expression, variables)?;
            }
        }
        rest = after;
    }
    made.literal(rest);
    Ok(made)
}

/// Adds the parameters of an expression (RFC 6570, section 2.2).
fn push(made: &mut Made, expression: &str, variables: &Value) -> Result<(), Why> {
    let names = expression.trim_start_matches(['+', '#', '.', '/', ';', '?', '&']);
    let operator = &expression[..expression.len() - names.len()];
    let names: Vec<&str> = names.split(',').collect();
    if names.iter().any(|name| name.contains(':')) {
        return Err(Why::Prefix);
    }
    match operator {
        "#" => return Err(Why::Fragment),
        "" | "+" if names.len() > 1 => return Err(Why::Joined),
        "&" if !made.has_query => made.literal("?fixed=yes"),
        _ => {}
    }
    for name in names {
        let (name, explodes) = name.strip_suffix('*').map_or((name, false), |name| (name, true));
        let value = value(variables, name);
        let name = leak(&decoded(name));
        let written = |parameter: Parameter| if explodes { parameter.exploded() } else { parameter.joined() };
        match operator {
            "" => made.part(written(Parameter::path(name)), value)?,
            "+" => made.part(written(Parameter::path(name)).allow_reserved(), value)?,
            "." => made.part(written(Parameter::path(name).styled(Style::Label)), value)?,
            ";" => made.part(written(Parameter::path(name).styled(Style::Matrix)), value)?,
            "/" if explodes && matches!(value, Some(Value::Array(_) | Value::Object(_))) => return Err(Why::Segments),
            "/" => {
                made.literal("/");
                made.part(Parameter::path(name), value)?;
            }
            _ => {
                made.has_query = true;
                made.pair(written(Parameter::query(name)), value);
            }
        }
    }
    Ok(())
}

/// The value of a variable; neither `null` nor what is not there is one (RFC 6570, section 2.3).
fn value(variables: &Value, name: &str) -> Option<Value> {
    let Value::Object(variables) = variables else { panic!("variables are an object") };
    variables
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value.clone())
        .filter(|value| *value != Value::Null)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.iter().next().is_none(),
        _ => false,
    }
}

/// Percent-decoded.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let triplet = rest.get(1..3).and_then(|digits| u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok());
        let (byte, after) = match triplet.filter(|_| *first == b'%') {
            Some(byte) => (byte, &rest[3..]),
            None => (*first, after),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).unwrap()
}

/// Keeps the address that was asked.
#[derive(Clone, Default)]
struct Recording(Arc<Mutex<String>>);

impl Transport for Recording {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Answer, TransportError>> {
        request.url().clone_into(&mut self.0.lock().unwrap());
        Box::pin(async { Ok(Answer::new(StatusCode::NO_CONTENT, HeaderMap::new(), Body::full(""))) })
    }
}

/// What is sent for a template, or `None` when the runtime refuses to.
fn sent(made: Made) -> Option<String> {
    let recording = Recording::default();
    let client = ClientBuilder::new(BEFORE, "").transport(recording.clone()).build().unwrap();
    let operation = Operation::new("expand", Method::GET, made.path.leak()).with_parameters(made.parameters.leak());
    let mut call = Call::new(&client, Box::leak(Box::new(operation)));
    for (index, value) in made.values.into_iter().enumerate() {
        if let Some(value) = value {
            call = call.argument(index, value);
        }
    }
    let answer = pin!(call.send_for_raw()).poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(answer) = answer else { panic!("the transport does not wait") };
    answer.ok()?;
    let url = recording.0.lock().unwrap().clone();
    Some(url.strip_prefix(BEFORE).unwrap().to_owned())
}

/// Compares one case.
fn judge(template: &str, variables: &Value, expected: &[String]) -> Result<(), Why> {
    let made = made(template, variables)?;
    let continues = template.starts_with("{&");
    let has_empty = made.values.iter().flatten().any(is_empty);
    let Some(sent) = sent(made) else {
        assert!(has_empty, "{template}: refused");
        return Err(Why::Empty);
    };
    let sent = if continues { sent.strip_prefix("?fixed=yes").unwrap() } else { &sent };
    if expected.iter().any(|expected| expected == sent) {
        return Ok(());
    }
    assert!(expected.iter().any(|expected| decoded(expected) == decoded(sent)), "{template}: {sent}, not {expected:?}");
    Err(Why::Divides)
}

#[test]
fn templates_expand_as_the_public_suite_says() {
    let (mut counts, mut named) = ((0, 0), BTreeSet::new());
    let files = files("CLIENTWRIGHT_SUITES", "uritemplate", &["json"]);
    // What is no template at all is nothing that a description could say of a parameter.
    for file in files.iter().filter(|file| !file.ends_with("negative-tests.json")) {
        let groups: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        for group in groups.as_object().unwrap().values() {
            let variables = Value::from_json(group["variables"].to_string().as_bytes()).unwrap();
            for case in group["testcases"].as_array().unwrap() {
                let expected: Vec<String> = match &case[1] {
                    serde_json::Value::String(text) => vec![text.clone()],
                    several => serde_json::from_value(several.clone()).unwrap(),
                };
                match judge(case[0].as_str().unwrap(), &variables, &expected) {
                    Ok(()) => counts.0 += 1,
                    Err(why) => {
                        counts.1 += 1;
                        named.insert((why, case[0].as_str().unwrap().to_owned()));
                    }
                }
            }
        }
    }
    if files.is_empty() {
        return;
    }
    writeln!(std::io::stderr(), "uritemplate: {} cases expand, {} are named", counts.0, counts.1).unwrap();
    let list =
        NAMED.iter().flat_map(|(why, templates)| templates.iter().map(|template| (*why, (*template).to_owned())));
    assert_eq!(named, list.collect(), "what is not as the suite says");
    assert_eq!(counts, COUNTS);
}
