//! The style of the peers: everything derived with serde.

use std::fmt::Write as _;

use super::operations::Codec;
use crate::api::{Api, Enum, Field, Struct, Type, Union, pascal};

/// How operations encode and decode.
pub(crate) const CODEC: Codec = Codec { encode: "crate::encode", decode: "crate::decode" };

/// The root of the crate.
pub(crate) const ROOT: &str = "//! Synthetic API, serde derive.

#![forbid(unsafe_code)]

pub mod operations;
pub mod types;

/// Encodes.
///
/// # Errors
/// As serde_json.
pub fn encode<T: ::serde::Serialize>(value: &T) -> ::std::result::Result<::std::vec::Vec<u8>, ::std::string::String> {
    ::serde_json::to_vec(value).map_err(|error| error.to_string())
}

/// Decodes.
///
/// # Errors
/// As serde_json.
pub fn decode<T: ::serde::de::DeserializeOwned>(json: &[u8]) -> ::std::result::Result<T, ::std::string::String> {
    ::serde_json::from_slice(json).map_err(|error| error.to_string())
}
";

/// The types.
pub(crate) fn types(api: &Api) -> String {
    let mut text = String::new();
    for item in &api.structs {
        write_struct(&mut text, api, item);
    }
    for item in &api.enums {
        write_enum(&mut text, item);
    }
    for item in &api.unions {
        write_union(&mut text, api, item);
    }
    text
}

const DERIVES: &str = "#[derive(Clone, Debug, PartialEq, ::serde::Serialize, ::serde::Deserialize)]";

/// A struct without serde, for the tape.
pub(crate) fn write_plain_struct(text: &mut String, api: &Api, item: &Struct) {
    let mut other = String::new();
    write_struct(&mut other, api, item);
    for line in other.replace(DERIVES, "#[derive(Clone, Debug, PartialEq)]").lines() {
        if !line.trim_start().starts_with("#[serde") {
            text.push_str(line);
            text.push('\n');
        }
    }
}

fn write_struct(text: &mut String, api: &Api, item: &Struct) {
    let name = &item.name;
    _ = writeln!(text, "\n/// {name} as the service keeps it.\n{DERIVES}\n#[non_exhaustive]\npub struct {name} {{");
    // The tag of a variant is its union's matter here.
    for field in &item.fields {
        let Field { json, rust, doc, .. } = field;
        let rename = if json == rust { String::new() } else { format!("rename = {json:?}") };
        let attribute = match (field.required, rename.is_empty()) {
            (true, true) => String::new(),
            (true, false) => format!("    #[serde({rename})]\n"),
            (false, _) => format!(
                "    #[serde({rename}{}default, skip_serializing_if = \"::std::option::Option::is_none\")]\n",
                if rename.is_empty() { "" } else { ", " }
            ),
        };
        _ = writeln!(text, "    /// {doc}\n{attribute}    pub {rust}: {},", field_type(api, field));
    }
    if let Some(rest) = &item.rest {
        let rest = type_name(api, rest);
        _ = writeln!(
            text,
            "    /// Other properties.\n    #[serde(flatten)]\n    \
             pub additional_properties: ::std::collections::HashMap<::std::string::String, {rest}>,"
        );
    }
    text.push_str("}\n");
    write_constructors(text, api, item);
}

fn write_constructors(text: &mut String, api: &Api, item: &Struct) {
    let name = &item.name;
    let required: Vec<&Field> = item.fields.iter().filter(|field| field.required).collect();
    let arguments: Vec<String> = required.iter().map(|field| argument(api, field)).collect();
    let mut values = String::new();
    for field in &item.fields {
        let value = match (field.required, is_text(&field.ty)) {
            (true, true) => format!("{}: {}.into()", field.rust, field.rust),
            (true, false) => field.rust.clone(),
            (false, _) => format!("{}: ::std::option::Option::None", field.rust),
        };
        _ = write!(values, "{value}, ");
    }
    if item.rest.is_some() {
        values.push_str("additional_properties: ::std::default::Default::default(), ");
    }
    _ = writeln!(
        text,
        "\nimpl {name} {{\n    /// With what is required.\n    #[inline]\n    #[must_use]\n    \
         pub fn new({}) -> Self {{\n        Self {{ {values}}}\n    }}",
        arguments.join(", ")
    );
    for field in item.fields.iter().filter(|field| item.in_requests && !field.required) {
        let Field { rust, doc, .. } = field;
        let value = if is_text(&field.ty) { format!("{rust}.into()") } else { rust.clone() };
        _ = writeln!(
            text,
            "\n    /// {doc}\n    #[inline]\n    #[must_use]\n    pub fn {rust}(mut self, {}) -> Self {{\n        \
             self.{rust} = ::std::option::Option::Some({value});\n        self\n    }}",
            argument(api, field)
        );
    }
    text.push_str("}\n");
    if required.is_empty() {
        _ = writeln!(
            text,
            "\nimpl ::std::default::Default for {name} {{\n    #[inline]\n    fn default() -> Self {{\n        \
             Self::new()\n    }}\n}}"
        );
    }
}

fn write_enum(text: &mut String, item: &Enum) {
    let Enum { name, values } = item;
    _ = writeln!(
        text,
        "\n/// {name} as the service knows it.\n\
         #[derive(Clone, Debug, PartialEq, Eq, Hash, ::serde::Serialize, ::serde::Deserialize)]\n#[non_exhaustive]\npub enum {name} {{"
    );
    let mut arms = String::new();
    for value in values {
        let variant = pascal(value);
        _ = writeln!(text, "    /// `{value}`\n    #[serde(rename = {value:?})]\n    {variant},");
        _ = writeln!(arms, "            Self::{variant} => {value:?},");
    }
    _ = writeln!(
        text,
        "    /// Any other.\n    #[serde(untagged)]\n    Unknown(::std::string::String),\n}}\n\nimpl {name} {{\n    \
         /// The value as it is sent.\n    #[inline]\n    #[must_use]\n    pub fn as_str(&self) -> &str {{\n        match self {{\n\
         {arms}            Self::Unknown(text) => text,\n        }}\n    }}\n}}\n\n\
         impl ::std::fmt::Display for {name} {{\n    #[inline]\n    \
         fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {{\n        f.pad(self.as_str())\n    }}\n}}"
    );
}

fn write_union(text: &mut String, api: &Api, item: &Union) {
    let name = &item.name;
    let attribute = if item.tagged { "tag = \"kind\"" } else { "untagged" };
    _ = writeln!(
        text,
        "\n/// {name}: one of several.\n{DERIVES}\n#[serde({attribute})]\n#[non_exhaustive]\npub enum {name} {{"
    );
    for variant in &item.variants {
        let variant = &api.structs[*variant];
        let rename = variant.tag.as_ref().map(|tag| format!("    #[serde(rename = {tag:?})]\n")).unwrap_or_default();
        let variant = &variant.name;
        _ = writeln!(text, "    /// {variant}\n{rename}    {variant}(::std::boxed::Box<{variant}>),");
    }
    text.push_str("    /// Any other.\n    #[serde(untagged)]\n    Unknown(::serde_json::Value),\n}\n");
    for variant in &item.variants {
        let variant = &api.structs[*variant].name;
        _ = writeln!(
            text,
            "\nimpl ::std::convert::From<{variant}> for {name} {{\n    #[inline]\n    \
             fn from(value: {variant}) -> Self {{\n        Self::{variant}(::std::boxed::Box::new(value))\n    }}\n}}"
        );
    }
}

/// A property as an argument.
pub(crate) fn argument(api: &Api, field: &Field) -> String {
    let ty = type_name(api, &field.ty);
    if is_text(&field.ty) {
        format!("{}: impl ::std::convert::Into<{ty}>", field.rust)
    } else {
        format!("{}: {ty}", field.rust)
    }
}

/// Whether arguments of this type are `impl Into`.
pub(crate) fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Text | Type::DateTime | Type::Any)
}

fn field_type(api: &Api, field: &Field) -> String {
    let ty = type_name(api, &field.ty);
    if field.required { ty } else { format!("::std::option::Option<{ty}>") }
}

fn type_name(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Text | Type::DateTime => "::std::string::String".to_owned(),
        Type::Integer => "i64".to_owned(),
        Type::Number => "f64".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::Any => "::serde_json::Value".to_owned(),
        Type::Enum(n) => api.enums[*n].name.clone(),
        Type::Struct(n) => api.structs[*n].name.clone(),
        Type::Boxed(n) => format!("::std::boxed::Box<{}>", api.structs[*n].name),
        Type::Union(n) => api.unions[*n].name.clone(),
        Type::List(inner) => format!("::std::vec::Vec<{}>", type_name(api, inner)),
        Type::Map(inner) => {
            format!("::std::collections::HashMap<::std::string::String, {}>", type_name(api, inner))
        }
    }
}
