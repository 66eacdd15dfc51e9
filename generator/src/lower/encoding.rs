//! How single properties of a form are sent.

use openapiv3::{Encoding, QueryStyle};

use crate::diagnostics::Code;
use crate::ir::{self, Style};

use super::context::{Context, member};
use super::media_type::Chosen;

/// The encodings of a form that say more than its types.
pub(super) fn lower_encodings(cx: &mut Context<'_>, chosen: &Chosen<'_>) -> Vec<ir::Encoding> {
    let all =
        chosen.media_type.encoding.iter().map(|(property, encoding)| lower_encoding(cx, chosen, property, encoding));
    let mut all: Vec<ir::Encoding> = all.collect();
    all.retain(|encoding| encoding.media_type.is_some() || encoding.style.is_some());
    all
}

fn lower_encoding(cx: &mut Context<'_>, chosen: &Chosen<'_>, property: &str, encoding: &Encoding) -> ir::Encoding {
    let Encoding { content_type, headers, style, explode, allow_reserved, extensions: _ } = encoding;
    let location = member(&member(&chosen.location, "encoding"), property);
    for name in headers.keys() {
        let location = member(&member(&location, "headers"), name);
        cx.report(Code::NotModelled, &location, format!("header `{name}` of a part is not modelled"));
    }
    if *allow_reserved {
        let location = member(&location, "allowReserved");
        cx.report(Code::NotModelled, &location, "`allowReserved` of a property of a form is not modelled");
    }
    ir::Encoding {
        property: property.to_owned(),
        media_type: content_type.clone(),
        style: lower_style(style.as_ref(), *explode),
    }
}

/// Encoding Object, `style` and `explode`: exploded form is what happens anyway.
fn lower_style(style: Option<&QueryStyle>, explode: bool) -> Option<(Style, bool)> {
    match style {
        None | Some(QueryStyle::Form) => (!explode).then_some((Style::Form, false)),
        Some(QueryStyle::SpaceDelimited) => Some((Style::SpaceDelimited, explode)),
        Some(QueryStyle::PipeDelimited) => Some((Style::PipeDelimited, explode)),
        Some(QueryStyle::DeepObject) => Some((Style::DeepObject, true)),
    }
}
