//! Names of operations, of their calls and of their parameters.

use crate::ir;

use super::ladder::{Case, Form, OPERATION, PARAMETER, TYPE, natural, specified};
use super::members::assign_setters;
use super::scope::{Sameness, Taken, assign};
use super::wish::Wish;
use super::{Identifier, reserved};

/// The names of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationNames {
    /// The method that starts a call.
    pub method: Identifier,
    /// The type of the call.
    pub call: Identifier,
    /// The constant that describes the operation.
    pub descriptor: Identifier,
    /// The argument of each parameter.
    pub parameters: Vec<Identifier>,
    /// The setter of each parameter.
    pub setters: Vec<Identifier>,
    /// The argument of the request body.
    pub body: Identifier,
    /// The setter of the request body.
    pub body_setter: Identifier,
    /// Its own name for what it gives, where that is a choice by status, whose name speaks of what it holds.
    pub success: Option<Identifier>,
    /// Its own name for its errors, likewise.
    pub errors: Option<Identifier>,
}

const CONSTANT: Form = Form { case: Case::ScreamingSnake, noun: "operation" };

/// What an operation is called before any case: its id, else its method and path; and how its body is sent, where there are several ways.
pub(super) fn operation_text(operation: &ir::Operation) -> String {
    let text = operation.id.clone().unwrap_or_else(|| place_text(operation));
    match operation.sent_as {
        Some(way) => format!("{text} {}", way.as_str()),
        None => text,
    }
}

/// `GET /pets/{id}` as `get pets by id`. The template as written: what of it is not sent still tells operations apart.
fn place_text(operation: &ir::Operation) -> String {
    operation.method.as_str().to_lowercase() + &template_text(&operation.path.text)
}

/// `/pets/{id}` as ` pets by id`.
pub(super) fn template_text(template: &str) -> String {
    let mut text = String::new();
    for (index, piece) in template.split('{').enumerate() {
        let (name, literal) = if index == 0 { ("", piece) } else { piece.split_once('}').unwrap_or(("", piece)) };
        if !name.is_empty() {
            text.push_str(" by ");
            text.push_str(name);
        }
        if !literal.is_empty() {
            text.push(' ');
            text.push_str(literal);
        }
    }
    text
}

/// The names of the operations of one tag, or of those without; `methods` and `items` are there already.
pub(super) fn assign_operations(operations: &[&ir::Operation], methods: &Taken, items: &Taken) -> Vec<OperationNames> {
    let wishes: Vec<Wish> = operations
        .iter()
        .map(|operation| specified(&operation_text(operation), &[&format!("by {}", place_text(operation))], OPERATION))
        .collect();
    let methods = assign(&wishes, methods);
    let calls = assign(&item_wishes(&methods, TYPE, "call"), items);
    let descriptors = assign(&item_wishes(&methods, CONSTANT, "operation"), &Taken::default());
    let mut outcomes = assign_outcomes(operations, &calls, items);
    let names = methods.into_iter().zip(calls).zip(descriptors);
    operations
        .iter()
        .zip(names)
        .map(|(operation, ((method, call), descriptor))| {
            let [success, errors] = choices(operation).map(|choice| choice.and_then(|_| outcomes.next()));
            OperationNames { success, errors, ..assign_operation(operation, method, call, descriptor) }
        })
        .collect()
}

/// The words for what an operation gives, and for its errors, where it has a choice by status of each.
fn choices(operation: &ir::Operation) -> [Option<&'static str>; 2] {
    [
        matches!(operation.success, ir::Success::Several(_)).then_some("success"),
        matches!(operation.errors, ir::Errors::Several(_)).then_some("error"),
    ]
}

/// The names of these choices, which stand beside the calls and are called like them.
fn assign_outcomes(
    operations: &[&ir::Operation],
    calls: &[Identifier],
    items: &Taken,
) -> impl Iterator<Item = Identifier> + use<> {
    let mut taken = items.clone();
    for call in calls {
        taken.insert(call);
    }
    let wish = |call: &Identifier, word: &str| specified(&format!("{call} {word}"), &["outcome"], TYPE);
    let wishes = operations
        .iter()
        .zip(calls)
        .flat_map(|(operation, call)| choices(operation).into_iter().flatten().map(move |word| wish(call, word)));
    assign(&wishes.collect::<Vec<_>>(), &taken).into_iter()
}

/// Items that are called like their method.
fn item_wishes(methods: &[Identifier], form: Form, detail: &str) -> Vec<Wish> {
    methods.iter().map(|method| specified(method.as_str(), &[detail], form)).collect()
}

fn assign_operation(
    operation: &ir::Operation,
    method: Identifier,
    call: Identifier,
    descriptor: Identifier,
) -> OperationNames {
    let parameters = assign_parameters(operation);
    let setters =
        assign_setters(parameters.iter(), &Taken::new(Sameness::Exact, reserved::CALL_METHODS.iter().copied()));
    let body = natural("body", PARAMETER);
    let (success, errors, body_setter) = (None, None, body.clone());
    OperationNames { method, call, descriptor, parameters, setters, body, body_setter, success, errors }
}

/// The same name in two locations is told apart by the location; one in the path keeps the plain name.
fn assign_parameters(operation: &ir::Operation) -> Vec<Identifier> {
    let wishes: Vec<Wish> = operation
        .parameters
        .iter()
        .map(|parameter| {
            let location = location_word(parameter.location_in);
            let detailed = Identifier::new(&format!("{location}_{}", natural(&parameter.name, PARAMETER)));
            let wish = specified(&parameter.name, &[], PARAMETER);
            let mut wish = wish.with_later(|later| std::iter::once(detailed).chain(later).collect());
            wish.rank = if parameter.location_in == ir::ParameterLocation::Path { 0 } else { wish.rank + 1 };
            wish
        })
        .collect();
    assign(&wishes, &Taken::new(Sameness::Exact, reserved::ARGUMENTS.iter().copied()))
}

fn location_word(location: ir::ParameterLocation) -> &'static str {
    match location {
        ir::ParameterLocation::Path => "path",
        ir::ParameterLocation::Query => "query",
        ir::ParameterLocation::QueryString => "query_string",
        ir::ParameterLocation::Header => "header",
        ir::ParameterLocation::Cookie => "cookie",
    }
}
