//! The account of every keyword of every schema: used by a module of its own, or reported here.
//!
//! The struct is taken apart without `..`, so that a keyword that is added to the model cannot be forgotten here.

use crate::diagnostics::{Code, Diagnostic, Location, Severity};
use crate::ir::Literal;
use crate::spec::schema::{Type, TypeSet};
use crate::spec::{self, SchemaId};

use super::assertion::left;
use super::context::Context;
use super::enumeration::is_of;
use super::labels::report_labels;
use super::literal::lower_literal;
use super::pattern::why_unusable;
use super::xml::account_for_xml;

const STRING: TypeSet = TypeSet::EMPTY.with(Type::String);
const NUMBER: TypeSet = TypeSet::EMPTY.with(Type::Integer).with(Type::Number);
const ARRAY: TypeSet = TypeSet::EMPTY.with(Type::Array);
const OBJECT: TypeSet = TypeSet::EMPTY.with(Type::Object);

/// Reports what no schema's lowering looks at.
pub(super) fn account_for_schemas(cx: &mut Context<'_>) {
    for (id, _, schema) in cx.document.schemas.iter() {
        account_for(cx, schema);
        keep_assertions(cx, id, schema);
    }
}

fn account_for(cx: &mut Context<'_>, schema: &spec::Schema) {
    let spec::Schema {
        // Used: reference, schema.
        location: _,
        keywords: _,
        boolean: _,
        reference: _,
        // A reference by now: spec.
        dynamic_reference: _,
        types: _,
        nullable: _,
        // Used: scalar, enumeration.
        format: _,
        enum_values: _,
        const_value: _,
        // Used: docs.
        default: _,
        title: _,
        description: _,
        examples: _,
        deprecated: _,
        external_docs: _,
        // Used: object.
        read_only: _,
        write_only: _,
        properties: _,
        required: _,
        additional_properties: _,
        // Used: list.
        items: _,
        prefix_items: _,
        // Used: union, all_of.
        all_of: _,
        any_of: _,
        one_of: _,
        discriminator: _,
        // Used: constraints, where the type fits.
        min_properties,
        max_properties,
        min_items,
        max_items,
        unique_items,
        min_length,
        max_length,
        pattern,
        minimum,
        maximum,
        multiple_of,
        // Used: object, assertion.
        pattern_properties: _,
        unevaluated_properties: _,
        // Used: scalar, for `base64`.
        content_encoding: _,
        // Used: assertion.
        property_names: _,
        dependent_required: _,
        dependent_schemas: _,
        unevaluated_items: _,
        contains,
        min_contains,
        max_contains,
        not: _,
        if_schema,
        then_schema,
        else_schema,
        // Documented only.
        content_media_type,
        content_schema,
        // Used: xml.
        xml: _,
        // Vendors' own; those that are known are read by the modules that use them.
        extensions: _,
        others,
    } = schema;

    account_for_xml(cx, schema);
    let documented = [("contentMediaType", content_media_type.is_some()), ("contentSchema", content_schema.is_some())];
    for (keyword, _) in documented.into_iter().filter(|(_, is_there)| *is_there) {
        cx.report(Code::DocsOnly, &schema.at(keyword), format!("`{keyword}` is documented only"));
    }
    let has_condition = if_schema.is_some();
    let companions = [
        ("minContains", min_contains.is_some() && contains.is_none(), "contains"),
        ("maxContains", max_contains.is_some() && contains.is_none(), "contains"),
        ("then", then_schema.is_some() && !has_condition, "if"),
        ("else", else_schema.is_some() && !has_condition, "if"),
    ];
    for (keyword, _, missing) in companions.into_iter().filter(|(_, is_alone, _)| *is_alone) {
        cx.report(Code::NoEffect, &schema.at(keyword), format!("`{keyword}` has no effect without `{missing}`"));
    }
    if has_condition && then_schema.is_none() && else_schema.is_none() {
        cx.note(Code::NoEffect, &schema.at("if"), "`if` asserts nothing without `then` or `else`");
    }
    account_for_default(cx, schema);
    account_for_others(cx, schema, others);
    report_labels(cx, schema);

    let limits = [
        ("minLength", min_length.is_some(), STRING),
        ("maxLength", max_length.is_some(), STRING),
        ("pattern", pattern.is_some(), STRING),
        ("minimum", minimum.is_some(), NUMBER),
        ("maximum", maximum.is_some(), NUMBER),
        ("multipleOf", multiple_of.is_some(), NUMBER),
        ("minItems", min_items.is_some(), ARRAY),
        ("maxItems", max_items.is_some(), ARRAY),
        ("uniqueItems", *unique_items, ARRAY),
        ("minProperties", min_properties.is_some(), OBJECT),
        ("maxProperties", max_properties.is_some(), OBJECT),
    ];
    for (keyword, _, needed) in limits.into_iter().filter(|(_, is_there, _)| *is_there) {
        account_for_limit(cx, schema, keyword, needed);
    }
}

/// A default is of the schema's type (OpenAPI 3.0, section Schema Object, `default`). One that is not is documented as it stands.
fn account_for_default(cx: &mut Context<'_>, schema: &spec::Schema) {
    let Some(value) = schema.default.as_ref().and_then(lower_literal) else { return };
    let is_null = value == Literal::Null && (schema.nullable || schema.types.contains(Type::Null));
    if schema.types.is_empty() || is_null || schema.types.iter().any(|ty| is_of(&value, ty) || is_large(&value, ty)) {
        return;
    }
    let types: Vec<&str> = schema.types.iter().map(Type::name).collect();
    let message = format!("the default `{value}` is not of type {}", types.join(" or "));
    let mut finding = Diagnostic::new(Code::Contradiction, schema.at("default"), message);
    finding.severity = Severity::Warning;
    cx.push(finding);
}

/// Whether it is an integer that is larger than any of Rust's.
fn is_large(value: &Literal, ty: Type) -> bool {
    matches!(value, Literal::Number(text) if ty == Type::Integer && !text.contains(['.', 'e', 'E']))
}

/// Keeps what neither a type nor a limit says, and reports what cannot be kept.
fn keep_assertions(cx: &mut Context<'_>, id: SchemaId, schema: &spec::Schema) {
    let left = left(cx, id);
    if let Some(kept) = left.kept {
        let text = kept.to_string();
        cx.asserted = cx.asserted.saturating_add(text.len());
        cx.assertions.insert(id, text.into());
    }
    for (keyword, reason) in left.lost {
        cx.report(Code::NotModelled, &schema.at(keyword), format!("`{keyword}` is not checked: {reason}"));
    }
    if let Some(reason) = schema.pattern.as_deref().and_then(why_unusable) {
        cx.report(Code::DocsOnly, &schema.at("pattern"), format!("`pattern` is documented only: {reason}"));
    }
}

/// A limit speaks of one type; on a schema of other types it says nothing.
fn account_for_limit(cx: &mut Context<'_>, schema: &spec::Schema, keyword: &str, needed: TypeSet) {
    if schema.types.is_empty() || needed.iter().any(|ty| schema.types.contains(ty)) {
        return;
    }
    let types: Vec<&str> = schema.types.iter().map(Type::name).collect();
    let message = format!("`{keyword}` has no effect on a schema of type {}", types.join(" or "));
    cx.report(Code::NoEffect, &schema.at(keyword), message);
}

/// Names and comments of JSON Schema carry no data, a `$dynamicRef` is a reference by now, and `externalDocs` is documentation; anything else in there changes what is valid.
fn account_for_others(cx: &mut Context<'_>, schema: &spec::Schema, others: &spec::schema::Members<crate::load::Node>) {
    const SILENT: &[&str] = &[
        "$comment",
        "$defs",
        "definitions",
        "$schema",
        "$id",
        "$anchor",
        "$dynamicAnchor",
        "$dynamicRef",
        "$vocabulary",
        "externalDocs",
    ];
    for (name, node) in others {
        if SILENT.contains(&name.as_str()) {
            continue;
        }
        let location =
            Location { source: schema.location.source, span: node.span, pointer: schema.location.pointer.key(name) };
        cx.report(Code::NotModelled, &location, format!("`{name}` is not modelled"));
    }
}
