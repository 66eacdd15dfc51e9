//! How a parameter is written: its style and what goes with it. Whether that fits its type, the [passes](crate::passes) settle.

use openapiv3::{CookieStyle, HeaderStyle, Parameter, PathStyle, QueryStyle, ReferenceOr};

use crate::diagnostics::Code;
use crate::ir::Style;
use crate::load::{Node, Value};
use crate::spec::Located;

use super::context::{Context, member};

/// Style and what goes with it.
pub(super) struct Writing {
    /// The style.
    pub(super) style: Style,
    /// `explode`, or its default.
    pub(super) explode: bool,
    /// `allowReserved`.
    pub(super) allow_reserved: bool,
    /// `allowEmptyValue`.
    pub(super) allow_empty: bool,
}

/// The writing of a parameter.
pub(super) fn writing(
    cx: &mut Context<'_>,
    located: &Located<ReferenceOr<Parameter>>,
    parameter: &Parameter,
) -> Writing {
    let style = match parameter {
        // What only Swagger 2.0 and OpenAPI 3.2 say is an extra.
        Parameter::Query { style: _, .. } if extra_style(located) == Some("tabDelimited") => Style::TabDelimited,
        Parameter::Cookie { style: CookieStyle::Form, .. } if extra_style(located) == Some("cookie") => Style::Cookie,
        Parameter::Query { style, .. } => match style {
            QueryStyle::Form => Style::Form,
            QueryStyle::SpaceDelimited => Style::SpaceDelimited,
            QueryStyle::PipeDelimited => Style::PipeDelimited,
            QueryStyle::DeepObject => Style::DeepObject,
        },
        Parameter::Path { style, .. } => match style {
            PathStyle::Matrix => Style::Matrix,
            PathStyle::Label => Style::Label,
            PathStyle::Simple => Style::Simple,
        },
        Parameter::Header { style: HeaderStyle::Simple, .. } => Style::Simple,
        Parameter::Cookie { style: CookieStyle::Form, .. } => Style::Form,
    };
    let (allow_reserved, allow_empty) = match parameter {
        Parameter::Query { allow_reserved, allow_empty_value, .. } => {
            (*allow_reserved, *allow_empty_value == Some(true))
        }
        // What only OpenAPI 3.2 says is an extra.
        Parameter::Path { .. } => (says(located, "allowReserved"), false),
        Parameter::Cookie { .. } if style == Style::Form => (says(located, "allowReserved"), false),
        Parameter::Header { .. } | Parameter::Cookie { .. } => (false, false),
    };
    let encodes = !matches!((parameter, style), (Parameter::Header { .. }, _) | (_, Style::Cookie));
    if !encodes && says(located, "allowReserved") {
        let message = "`allowReserved` has no effect where nothing is percent-encoded";
        cx.report(Code::NoEffect, &member(&located.location, "allowReserved"), message);
    }
    // Parameter Object, `explode`: true by default for `form` and `cookie` only.
    let by_default = matches!(style, Style::Form | Style::Cookie);
    Writing {
        style,
        explode: parameter.parameter_data_ref().explode.unwrap_or(by_default),
        allow_reserved,
        allow_empty,
    }
}

/// Reports the writing that a parameter says beside `content`, which is written as its media type is (Parameter Object, `content`).
pub(super) fn report_without_effect(
    cx: &mut Context<'_>,
    located: &Located<ReferenceOr<Parameter>>,
    parameter: &Parameter,
) {
    let location = &located.location;
    let (style, reserved) = match parameter {
        Parameter::Query { style, allow_reserved, .. } => (*style != QueryStyle::Form, *allow_reserved),
        Parameter::Path { style, .. } => (*style != PathStyle::Simple, says(located, "allowReserved")),
        // What a header says of it has no effect in any case, which is reported where its style is read.
        Parameter::Header { .. } => (false, false),
        Parameter::Cookie { .. } => (false, says(located, "allowReserved") && extra_style(located).is_none()),
    };
    let explode = parameter.parameter_data_ref().explode.is_some();
    for (key, is_said) in [("style", style), ("explode", explode), ("allowReserved", reserved)] {
        if is_said {
            cx.report(Code::NoEffect, &member(location, key), format!("`{key}` has no effect beside `content`"));
        }
    }
}

fn extra_style(located: &Located<ReferenceOr<Parameter>>) -> Option<&str> {
    located.extras.get("style").and_then(Node::as_str)
}

fn says(located: &Located<ReferenceOr<Parameter>>, key: &str) -> bool {
    located.extras.get(key).is_some_and(|node| node.value == Value::Bool(true))
}
