//! Parameters.

use indexmap::IndexMap;
use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent, ReferenceOr};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, ContentFormat, ParameterContent, ParameterLocation, Role, TypeExpression};
use crate::spec::{self, Located, Place, SchemaId};

use super::constraints::lower_limits_of_use;
use super::context::{Context, member};
use super::docs::{is_deprecated, lower_default, lower_docs};
use super::extras::report_extras;
use super::media_type::{Kind, kind, lower_examples, report_alternatives, schema_at};
use super::operation::Unit;
use super::reference::{Peeled, peel};
use super::schema::lower_peeled;
use super::untyped::untyped;
use super::writing::{Writing, report_without_effect, writing};

/// The header that credentials go in (RFC 9110, section 11.6.2).
pub(super) const AUTHORIZATION: &str = "authorization";

type Found<'a> = (&'a Place, &'a Located<ReferenceOr<Parameter>>, &'a Parameter);

/// The parameters of a path item and of an operation, each with the object that lists it and its place there; one of the operation replaces one of
/// the same name and location.
pub(super) fn lower_parameters<'a, 'p>(
    cx: &mut Context<'a>,
    placeholders: impl Iterator<Item = (&'p Location, usize, &'p ReferenceOr<Parameter>)>,
    unit: &Unit<'_>,
) -> Vec<ir::Parameter> {
    let mut found: IndexMap<(String, ParameterLocation), Found<'a>> = IndexMap::new();
    for (owner, index, placeholder) in placeholders {
        match spec::follow(&cx.document.parameters, placeholder) {
            Some(parameter) => {
                let (data, location_in) = (parameter.2.parameter_data_ref(), location_in(parameter.1, parameter.2));
                found.insert(parameter_key(&data.name, location_in), parameter);
            }
            None => leave_out(cx, placeholder, (owner, index), unit),
        }
    }
    let mut lowered = Vec::with_capacity(found.len());
    for parameter in found.into_values() {
        if is_ignored(cx, &parameter) {
            continue;
        }
        lowered.push(lower_parameter(cx, parameter, unit));
    }
    lowered
}

/// What a parameter is known by; names of headers ignore case (RFC 9110, section 5.1).
pub(super) fn parameter_key(name: &str, location_in: ParameterLocation) -> (String, ParameterLocation) {
    match location_in {
        ParameterLocation::Header => (name.to_ascii_lowercase(), location_in),
        _ => (name.to_owned(), location_in),
    }
}

/// Lists what leads nowhere, or was left out when the description was read, which is reported already.
fn leave_out(
    cx: &mut Context<'_>,
    placeholder: &ReferenceOr<Parameter>,
    (owner, index): (&Location, usize),
    unit: &Unit<'_>,
) {
    let ReferenceOr::Reference { reference } = placeholder else { return };
    let place = Place::from_placeholder(reference);
    let located = place.as_ref().and_then(|place| cx.document.parameters.get(place));
    let location = located.map_or(unit.location, |located| &located.location);
    let at = Place { source: owner.source, pointer: owner.pointer.key("parameters").index(index) };
    let code = cx.untyped.lost_object(&cx.document.parameters, at);
    cx.leave_out("parameter", reference, (code, "it cannot be read"), location);
}

fn is_required(parameter: &Parameter) -> bool {
    parameter.parameter_data_ref().required || matches!(parameter, Parameter::Path { .. })
}

pub(super) fn location_in(located: &Located<ReferenceOr<Parameter>>, parameter: &Parameter) -> ParameterLocation {
    match parameter {
        // OpenAPI 3.2, section Parameter Locations.
        Parameter::Query { .. } if located.extras.contains_key("querystring") => ParameterLocation::QueryString,
        Parameter::Query { .. } => ParameterLocation::Query,
        Parameter::Header { .. } => ParameterLocation::Header,
        Parameter::Path { .. } => ParameterLocation::Path,
        Parameter::Cookie { .. } => ParameterLocation::Cookie,
    }
}

/// Whether a header parameter describes the credentials of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Authorization {
    /// It has to be sent.
    Required,
    /// It may be.
    Optional,
}

/// What parameters say of `Authorization`.
pub(super) fn authorization<'p>(
    cx: &Context<'_>,
    placeholders: impl Iterator<Item = &'p ReferenceOr<Parameter>>,
) -> Option<Authorization> {
    let headers = placeholders
        .filter_map(|placeholder| spec::follow(&cx.document.parameters, placeholder))
        .filter(|(_, _, parameter)| matches!(parameter, Parameter::Header { .. }))
        .map(|(_, _, parameter)| parameter.parameter_data_ref());
    let found = headers.filter(|data| data.name.eq_ignore_ascii_case(AUTHORIZATION)).last()?;
    Some(if found.required { Authorization::Required } else { Authorization::Optional })
}

/// Parameter Object, `name`: these headers are described elsewhere.
fn is_ignored(cx: &mut Context<'_>, (_, located, parameter): &Found<'_>) -> bool {
    let name = &parameter.parameter_data_ref().name;
    let reserved = ["accept", "content-type", AUTHORIZATION].iter().any(|word| name.eq_ignore_ascii_case(word));
    let is_ignored = reserved && matches!(parameter, Parameter::Header { .. });
    if is_ignored {
        let message = format!("a header parameter `{name}` has no effect; media types and security set it");
        cx.report(Code::NoEffect, &located.location, message);
    }
    is_ignored
}

fn lower_parameter(cx: &mut Context<'_>, found: Found<'_>, unit: &Unit<'_>) -> ir::Parameter {
    let (place, located, parameter) = found;
    let location = &located.location;
    report_extras(cx, located, &["querystring", "style", "allowReserved"]);
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
    let Writing { style, explode, allow_reserved, allow_empty } = writing(cx, located, parameter);
    if matches!(format, ParameterSchemaOrContent::Content(_)) {
        report_without_effect(cx, located, parameter);
    }
    let location_in = location_in(located, parameter);
    let (schema, content) = lower_format(cx, format, location_in, location);
    let seat = unit.seat(cx, place, Role::Parameter(name.clone()));
    let peeled = schema.map(|schema| peel(cx, schema));
    let ty = lower_type(cx, peeled.as_ref(), content.as_ref(), &seat, location);
    let of_use = peeled.as_ref().map(|peeled| peeled.of_use().to_vec()).unwrap_or_default();
    let constraints = peeled.as_ref().map(|peeled| lower_limits_of_use(cx, peeled)).unwrap_or_default();
    let chain = peeled.map(|peeled| peeled.chain).unwrap_or_default();
    let mut docs = lower_docs(cx, &of_use);
    docs.description = description.clone().or(docs.description);
    let own = lower_examples(cx, example.as_ref(), examples);
    docs.examples = if own.is_empty() { docs.examples } else { own };
    ir::Parameter {
        name: name.clone(),
        location_in,
        ty: without_null(cx, ty, content.as_ref(), location),
        required: is_required(parameter),
        style,
        explode,
        allow_reserved,
        allow_empty,
        content,
        constraints,
        default: lower_default(cx, &chain),
        docs,
        deprecated: *deprecated == Some(true) || is_deprecated(cx, &of_use),
        location: location.clone(),
    }
}

fn lower_type(
    cx: &mut Context<'_>,
    peeled: Option<&Peeled>,
    content: Option<&ParameterContent>,
    seat: &ir::Origin,
    location: &Location,
) -> TypeExpression {
    match (peeled, content) {
        (_, Some(ParameterContent { format: ContentFormat::Text, media_type: _ })) => {
            TypeExpression::Scalar(ir::Scalar::String)
        }
        (Some(peeled), _) => lower_peeled(cx, peeled, seat),
        (None, _) => untyped(cx, location, None),
    }
}

/// Outside JSON there is no `null`: a parameter is there or not.
fn without_null(
    cx: &mut Context<'_>,
    ty: TypeExpression,
    content: Option<&ParameterContent>,
    location: &Location,
) -> TypeExpression {
    match (ty, content.map(|content| content.format)) {
        (ty, Some(ContentFormat::Json)) => ty,
        (TypeExpression::Nullable(inner), _) => {
            cx.report(Code::DocsOnly, &member(location, "schema"), "a parameter cannot be sent as `null`");
            *inner
        }
        (ty, _) => ty,
    }
}

/// The schema, and what a `content` parameter is encoded as.
fn lower_format(
    cx: &mut Context<'_>,
    format: &ParameterSchemaOrContent,
    location_in: ParameterLocation,
    location: &Location,
) -> (Option<SchemaId>, Option<ParameterContent>) {
    match format {
        ParameterSchemaOrContent::Schema(schema) => {
            let form = || ParameterContent { media_type: FORM.to_owned(), format: ContentFormat::Form };
            // A query string is described by `content`; a schema in its place can only mean its pairs.
            (schema_at(cx, schema), (location_in == ParameterLocation::QueryString).then(form))
        }
        ParameterSchemaOrContent::Content(content) => {
            let Some((media_type, described)) = content.iter().min_by_key(|(name, _)| kind(name)) else {
                let message = "`content` names no media type; its text is given by the caller";
                cx.report(Code::MissingField, &member(location, "content"), message);
                return (None, Some(ParameterContent { media_type: "*/*".to_owned(), format: ContentFormat::Text }));
            };
            report_alternatives(cx, content, media_type, location);
            let format = match kind(media_type) {
                Kind::Json => ContentFormat::Json,
                Kind::Form => ContentFormat::Form,
                Kind::Text | Kind::Bytes | Kind::Xml | Kind::Sequence | Kind::Multipart => ContentFormat::Text,
            };
            let schema = described.schema.as_ref().and_then(|schema| schema_at(cx, schema));
            (schema, Some(ParameterContent { media_type: media_type.clone(), format }))
        }
    }
}

const FORM: &str = "application/x-www-form-urlencoded";
