//! Parameters.

use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr,
};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, ParameterLocation, Role, Style, TypeExpression};
use crate::spec::schema::Type;
use crate::spec::{self, Located, Place, SchemaId};

use super::all_of::merge;
use super::constraints::lower_constraints;
use super::context::{Context, member};
use super::docs::{is_deprecated, lower_default, lower_docs};
use super::extras::report_extras;
use super::media_type::{Kind, kind, lower_examples, schema_at};
use super::operation::Unit;
use super::part::Part;
use super::reference::peel;
use super::schema::lower_peeled;
use super::untyped::untyped;

type Found<'a> = (&'a Place, &'a Located<ReferenceOr<Parameter>>, &'a Parameter);

/// The parameters of a path item and of an operation; one of the operation replaces one of the same name and location. `Err` names a required
/// parameter that cannot be sent.
pub(super) fn lower_parameters<'a, 'p>(
    cx: &mut Context<'a>,
    placeholders: impl Iterator<Item = &'p ReferenceOr<Parameter>>,
    unit: &Unit<'_>,
) -> Result<Vec<ir::Parameter>, String> {
    let mut found: IndexMap<(String, ParameterLocation), Found<'a>> = IndexMap::new();
    for placeholder in placeholders {
        if let Some(parameter) = spec::follow(&cx.document.parameters, placeholder) {
            let (data, location_in) = (parameter.2.parameter_data_ref(), location_in(parameter.2));
            found.insert((data.name.clone(), location_in), parameter);
        }
    }
    let mut lowered = Vec::with_capacity(found.len());
    for parameter in found.into_values() {
        if is_ignored(cx, &parameter) {
            continue;
        }
        match lower_parameter(cx, parameter, unit) {
            Ok(parameter) => lowered.push(parameter),
            Err(reason) if is_required(parameter.2) => return Err(reason),
            Err(reason) => {
                let name = &parameter.2.parameter_data_ref().name;
                cx.leave_out("parameter", name, &reason, &parameter.1.location);
            }
        }
    }
    Ok(lowered)
}

fn is_required(parameter: &Parameter) -> bool {
    parameter.parameter_data_ref().required || matches!(parameter, Parameter::Path { .. })
}

const fn location_in(parameter: &Parameter) -> ParameterLocation {
    match parameter {
        Parameter::Query { .. } => ParameterLocation::Query,
        Parameter::Header { .. } => ParameterLocation::Header,
        Parameter::Path { .. } => ParameterLocation::Path,
        Parameter::Cookie { .. } => ParameterLocation::Cookie,
    }
}

/// Parameter Object, `name`: these headers are described elsewhere.
fn is_ignored(cx: &mut Context<'_>, (_, located, parameter): &Found<'_>) -> bool {
    let name = &parameter.parameter_data_ref().name;
    let reserved = ["accept", "content-type", "authorization"].iter().any(|word| name.eq_ignore_ascii_case(word));
    let is_ignored = reserved && matches!(parameter, Parameter::Header { .. });
    if is_ignored {
        let message = format!("a header parameter `{name}` has no effect; media types and security set it");
        cx.report(Code::NoEffect, &located.location, message);
    }
    is_ignored
}

/// Style and what goes with it, settled.
struct Writing {
    style: Style,
    explode: bool,
    allow_reserved: bool,
}

fn writing(cx: &mut Context<'_>, parameter: &Parameter, location: &Location) -> Writing {
    let (style, reserved) = match parameter {
        Parameter::Query { parameter_data: _, allow_reserved, style, allow_empty_value } => {
            if *allow_empty_value == Some(true) {
                let location = member(location, "allowEmptyValue");
                cx.report(Code::DocsOnly, &location, "`allowEmptyValue` is documented only");
            }
            let style = match style {
                QueryStyle::Form => Style::Form,
                QueryStyle::SpaceDelimited => Style::SpaceDelimited,
                QueryStyle::PipeDelimited => Style::PipeDelimited,
                QueryStyle::DeepObject => Style::DeepObject,
            };
            (style, *allow_reserved)
        }
        Parameter::Header { parameter_data: _, style: HeaderStyle::Simple } => (Style::Simple, false),
        Parameter::Path { parameter_data: _, style } => match style {
            PathStyle::Matrix => (Style::Matrix, false),
            PathStyle::Label => (Style::Label, false),
            PathStyle::Simple => (Style::Simple, false),
        },
        Parameter::Cookie { parameter_data: _, style: CookieStyle::Form } => (Style::Form, false),
    };
    // Parameter Object, `explode`: true by default for `form` only.
    let explode = parameter.parameter_data_ref().explode.unwrap_or(style == Style::Form);
    Writing { style, explode, allow_reserved: reserved }
}

fn lower_parameter(cx: &mut Context<'_>, found: Found<'_>, unit: &Unit<'_>) -> Result<ir::Parameter, String> {
    let (place, located, parameter) = found;
    let location = &located.location;
    report_extras(cx, located, &[]);
    let Writing { style, explode, allow_reserved } = writing(cx, parameter, location);
    let ParameterData {
        name,
        description,
        required: _,
        deprecated,
        format,
        example,
        examples,
        explode: _,
        extensions: _,
    } = parameter.parameter_data_ref();
    let (schema, content) = lower_format(cx, name, format, location)?;
    if let (Some(schema), None) = (schema, &content) {
        check_style(cx, name, style, schema, location)?;
    }
    let seat = unit.seat(place, "parameters", Role::Parameter(name.clone()));
    let peeled = schema.map(|schema| peel(cx, schema));
    let ty = match &peeled {
        Some(peeled) => lower_peeled(cx, peeled, &seat),
        None => untyped(cx, location, None),
    };
    let of_use = peeled.as_ref().map(|peeled| peeled.of_use().to_vec()).unwrap_or_default();
    let chain = peeled.map(|peeled| peeled.chain).unwrap_or_default();
    let mut docs = lower_docs(cx, &of_use);
    docs.description = description.clone().or(docs.description);
    let own = lower_examples(cx, example.as_ref(), examples);
    docs.examples = if own.is_empty() { docs.examples } else { own };
    Ok(ir::Parameter {
        name: name.clone(),
        location_in: location_in(parameter),
        ty: without_null(cx, ty, location),
        required: is_required(parameter),
        style,
        explode,
        allow_reserved,
        content,
        constraints: lower_constraints(cx, &of_use),
        default: lower_default(cx, &chain),
        docs,
        deprecated: *deprecated == Some(true) || is_deprecated(cx, &of_use),
        location: location.clone(),
    })
}

/// Outside JSON there is no `null`: a parameter is there or not.
fn without_null(cx: &mut Context<'_>, ty: TypeExpression, location: &Location) -> TypeExpression {
    match ty {
        TypeExpression::Nullable(inner) => {
            cx.report(Code::DocsOnly, &member(location, "schema"), "a parameter cannot be sent as `null`");
            *inner
        }
        ty => ty,
    }
}

/// The schema, and the media type of a `content` parameter.
fn lower_format(
    cx: &mut Context<'_>,
    name: &str,
    format: &ParameterSchemaOrContent,
    location: &Location,
) -> Result<(Option<SchemaId>, Option<String>), String> {
    match format {
        ParameterSchemaOrContent::Schema(schema) => Ok((schema_at(cx, schema), None)),
        ParameterSchemaOrContent::Content(content) => match content.first() {
            Some((media_type, content)) if kind(media_type) == Kind::Json => {
                let schema = content.schema.as_ref().and_then(|schema| schema_at(cx, schema));
                Ok((schema, Some(media_type.clone())))
            }
            other => {
                let media_type = other.map(|(media_type, _)| media_type.as_str()).unwrap_or_default();
                let message = format!("parameter `{name}`: `content` of media type `{media_type}` is not modelled");
                cx.report(Code::NotModelled, &member(location, "content"), message.clone());
                Err(message)
            }
        },
    }
}

/// Parameter Object, section Style Values: which style is for which type.
fn check_style(
    cx: &mut Context<'_>,
    name: &str,
    style: Style,
    schema: SchemaId,
    location: &Location,
) -> Result<(), String> {
    let core = peel(cx, schema).core;
    let types = merge(cx, &[Part::whole(core)]).types;
    let (allowed, needs): (&[Type], _) = match style {
        Style::DeepObject => (&[Type::Object], "an object"),
        Style::SpaceDelimited | Style::PipeDelimited => (&[Type::Array, Type::Object], "an array or an object"),
        _ => return Ok(()),
    };
    if types.is_empty() || types.iter().any(|ty| allowed.contains(&ty)) {
        return Ok(());
    }
    let style = if style == Style::DeepObject { "deepObject" } else { "spaceDelimited or pipeDelimited" };
    let message = format!("parameter `{name}` uses style `{style}`, which needs {needs}");
    cx.report(Code::UnknownValue, &member(location, "style"), message.clone());
    Err(message)
}
