//! The same API as an OpenAPI 3.1 description, for a generator to print.
//!
//! In: the API. Out: JSON text.

use std::fmt::Write as _;

use crate::api::{Api, Struct, Type};

/// The description.
pub(crate) fn document(api: &Api) -> String {
    let schemas: Vec<String> = api
        .structs
        .iter()
        .map(|item| object(api, item))
        .chain(
            api.enums.iter().map(|item| format!("{:?}:{{\"type\":\"string\",\"enum\":{:?}}}", item.name, item.values)),
        )
        .chain((0..api.unions.len()).map(|n| union(api, n)))
        .collect();
    let mut paths = String::new();
    for operation in &api.operations {
        let separator = if paths.is_empty() { "" } else { "," };
        let method = if operation.body.is_some() { "post" } else { "get" };
        let mut parameters = String::from(r#"{"name":"id","in":"path","required":true,"schema":{"type":"string"}}"#);
        for (name, ty) in &operation.query {
            _ = write!(parameters, ",{{\"name\":{name:?},\"in\":\"query\",\"schema\":{}}}", schema(api, ty, None));
        }
        let content =
            |n: usize| format!("{{\"application/json\":{{\"schema\":{}}}}}", schema(api, &Type::Struct(n), None));
        let body = operation
            .body
            .map(|n| format!(",\"requestBody\":{{\"required\":true,\"content\":{}}}", content(n)))
            .unwrap_or_default();
        _ = write!(
            paths,
            "{separator}{:?}:{{{method:?}:{{\"operationId\":{:?},\"tags\":[\"area{}\"],\"parameters\":[{parameters}]{body},\
             \"responses\":{{\"200\":{{\"description\":\"The reply\",\"content\":{}}}}}}}}}",
            operation.path,
            operation.name,
            operation.tag,
            content(operation.returns)
        );
    }
    format!(
        "{{\"openapi\":\"3.1.0\",\"info\":{{\"title\":\"Synthetic\",\"version\":\"1\"}},\
         \"servers\":[{{\"url\":\"https://example.com\"}}],\"paths\":{{{paths}}},\"components\":{{\"schemas\":{{{}}}}}}}",
        schemas.join(",")
    )
}

fn object(api: &Api, item: &Struct) -> String {
    let mut properties: Vec<String> =
        item.tag.iter().map(|tag| format!("\"kind\":{{\"type\":\"string\",\"const\":{tag:?}}}")).collect();
    let mut required: Vec<&str> = item.tag.iter().map(|_| "kind").collect();
    for field in &item.fields {
        let limit = field.limit.map(|limit| format!(",\"maxLength\":{limit}")).unwrap_or_default();
        let extra = format!(",\"description\":{:?}{limit}", field.doc);
        properties.push(format!("{:?}:{}", field.json, schema(api, &field.ty, Some(&extra))));
        required.extend(field.required.then_some(field.json.as_str()));
    }
    let rest = item.rest.as_ref().map(|rest| format!(",\"additionalProperties\":{}", schema(api, rest, None)));
    format!(
        "{:?}:{{\"type\":\"object\",\"properties\":{{{}}},\"required\":{required:?}{}}}",
        item.name,
        properties.join(","),
        rest.unwrap_or_default()
    )
}

fn union(api: &Api, n: usize) -> String {
    let union = &api.unions[n];
    let references: Vec<String> = union.variants.iter().map(|n| schema(api, &Type::Struct(*n), None)).collect();
    let discriminator = if union.tagged {
        let entries: Vec<String> = union
            .variants
            .iter()
            .filter_map(|n| {
                let item = &api.structs[*n];
                item.tag.as_ref().map(|tag| format!("{tag:?}:\"#/components/schemas/{}\"", item.name))
            })
            .collect();
        format!(",\"discriminator\":{{\"propertyName\":\"kind\",\"mapping\":{{{}}}}}", entries.join(","))
    } else {
        String::new()
    };
    format!("{:?}:{{\"oneOf\":[{}]{discriminator}}}", union.name, references.join(","))
}

/// A schema with more keywords, which begin with a comma.
fn schema(api: &Api, ty: &Type, extra: Option<&str>) -> String {
    let extra = extra.unwrap_or_default();
    let named = |name: &str| format!("{{\"$ref\":\"#/components/schemas/{name}\"{extra}}}");
    match ty {
        Type::Text => format!("{{\"type\":\"string\"{extra}}}"),
        Type::DateTime => format!("{{\"type\":\"string\",\"format\":\"date-time\"{extra}}}"),
        Type::Integer => format!("{{\"type\":\"integer\",\"format\":\"int64\"{extra}}}"),
        Type::Number => format!("{{\"type\":\"number\"{extra}}}"),
        Type::Bool => format!("{{\"type\":\"boolean\"{extra}}}"),
        Type::Any => format!("{{{}}}", extra.trim_start_matches(',')),
        Type::Enum(n) => named(&api.enums[*n].name),
        Type::Struct(n) | Type::Boxed(n) => named(&api.structs[*n].name),
        Type::Union(n) => named(&api.unions[*n].name),
        Type::List(inner) => format!("{{\"type\":\"array\",\"items\":{}{extra}}}", schema(api, inner, None)),
        Type::Map(inner) => {
            format!("{{\"type\":\"object\",\"additionalProperties\":{}{extra}}}", schema(api, inner, None))
        }
    }
}
