//! How single properties of a form are sent.

use openapiv3::{Encoding, QueryStyle};

use crate::diagnostics::Code;
use crate::hash::HashSet;
use crate::ir::{self, Style};
use crate::spec;

use super::all_of::merge;
use super::context::{Context, member};
use super::media_type::{Kind, schema_at};
use super::part::Part;
use super::part_header::lower_part_header;
use super::reference::peel;
use super::ways::Chosen;

/// The encodings of a form that say more than its types. Media Type Object, `encoding`: a key is the name of a property.
pub(super) fn lower_encodings(cx: &mut Context<'_>, chosen: &Chosen<'_>) -> Vec<ir::Encoding> {
    let known = known_properties(cx, chosen);
    let mut all = Vec::with_capacity(chosen.media_type.encoding.len());
    for (property, encoding) in &chosen.media_type.encoding {
        if known.as_ref().is_some_and(|known| !known.contains(property)) {
            let location = member(&member(&chosen.location, "encoding"), property);
            cx.report(Code::NoEffect, &location, format!("the form has no property `{property}`"));
        } else {
            all.push(lower_encoding(cx, chosen, property, encoding));
        }
    }
    all.retain(ir::Encoding::says_something);
    all
}

/// The properties of a form; `None` where it may have others than those that are described.
fn known_properties(cx: &mut Context<'_>, chosen: &Chosen<'_>) -> Option<HashSet<String>> {
    let schema = chosen.media_type.schema.as_ref().and_then(|schema| schema_at(cx, schema))?;
    let core = peel(cx, schema).core;
    let merged = merge(cx, &[Part::whole(core)]);
    let may_have_others = |schema: &spec::Schema| {
        schema.boolean.is_some()
            || !schema.pattern_properties.is_empty()
            || schema.additional_properties.is_some_and(|id| cx.schema(id).boolean != Some(false))
    };
    let is_open = merged.union.is_some() || merged.members.iter().any(|member| may_have_others(member.schema));
    let names = merged.members.iter().flat_map(|member| member.schema.properties.iter().map(|(name, _)| name.clone()));
    let names: HashSet<String> = names.collect();
    (!is_open && !names.is_empty()).then_some(names)
}

fn lower_encoding(cx: &mut Context<'_>, chosen: &Chosen<'_>, property: &str, encoding: &Encoding) -> ir::Encoding {
    let Encoding { content_type, headers, style, explode, allow_reserved, extensions: _ } = encoding;
    let location = member(&member(&chosen.location, "encoding"), property);
    let style = lower_style(style.as_ref(), *explode, content_type.as_deref());
    let mut part_headers = Vec::with_capacity(headers.len());
    for (name, placeholder) in headers {
        let location = member(&member(&location, "headers"), name);
        if chosen.kind != Kind::Multipart {
            // Encoding Object, `headers`.
            cx.report(Code::NoEffect, &location, "headers have no effect where a form has no parts");
        } else if matches!(style, Some((Style::DeepObject, _) | (Style::Form, true))) {
            cx.report(
                Code::NotModelled,
                &location,
                "headers of what is sent as several parts by its style are not modelled",
            );
        } else {
            part_headers.extend(lower_part_header(cx, name, placeholder, location));
        }
    }
    if *allow_reserved {
        let location = member(&location, "allowReserved");
        cx.report(Code::NotModelled, &location, "`allowReserved` of a property of a form is not modelled");
    }
    ir::Encoding {
        property: property.to_owned(),
        media_type: content_type.clone(),
        style,
        element: None,
        headers: part_headers,
    }
}

/// Encoding Object, `style` and `explode`. An exploded form is what happens anyway, but for objects, whose members stand for themselves; beside a media
/// type, tools write it for every property, and mean that media type.
fn lower_style(style: Option<&QueryStyle>, explode: bool, media_type: Option<&str>) -> Option<(Style, bool)> {
    match style {
        Some(QueryStyle::Form) if explode => media_type.is_none().then_some((Style::Form, true)),
        None | Some(QueryStyle::Form) => (!explode).then_some((Style::Form, false)),
        Some(QueryStyle::SpaceDelimited) => Some((Style::SpaceDelimited, explode)),
        Some(QueryStyle::PipeDelimited) => Some((Style::PipeDelimited, explode)),
        Some(QueryStyle::DeepObject) => Some((Style::DeepObject, true)),
    }
}
