//! Our style: safe slots over the runtime's engine.

use std::fmt::Write as _;

use super::operations::Codec;
use super::serde_derive::is_text;
use crate::api::{Api, Enum, Field, Struct, Type, Union, pascal};

/// How operations encode and decode.
pub(crate) const CODEC: Codec = Codec { encode: "crate::encode", decode: "crate::decode" };

/// The root of the crate.
pub(crate) const ROOT: &str = "//! Synthetic API, slots.

#![forbid(unsafe_code)]

use ::clientwright_runtime::rt::v1 as rt;

pub mod operations;
pub mod types;

fn encode(value: &dyn rt::Slot) -> ::std::result::Result<::std::vec::Vec<u8>, ::std::string::String> {
    rt::encode(value).map_err(|error| error.to_string())
}

fn decode<T: rt::Slot + rt::Blank>(json: &[u8]) -> ::std::result::Result<T, ::std::string::String> {
    rt::decode(json).map_err(|error| error.to_string())
}
";

/// The types.
pub(crate) fn types(api: &Api) -> String {
    let mut text = String::from("use ::clientwright_runtime::rt::v1 as rt;\n");
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

fn write_equality(text: &mut String, name: &str) {
    _ = writeln!(
        text,
        "
impl ::std::cmp::PartialEq for {name} {{
    #[inline]
    fn eq(&self, other: &Self) -> bool {{
        rt::equal(self, other)
    }}
}}"
    );
}

/// What every type has.
fn write_delegations(text: &mut String, name: &str) {
    _ = writeln!(
        text,
        "
impl ::std::fmt::Debug for {name} {{
    #[inline]
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {{
        rt::debug(self, f)
    }}
}}

#[cfg(feature = \"serde\")]
impl rt::serde::Serialize for {name} {{
    #[inline]
    fn serialize<S: rt::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {{
        rt::serde::serialize(self, serializer)
    }}
}}

#[cfg(feature = \"serde\")]
impl<'de> rt::serde::Deserialize<'de> for {name} {{
    #[inline]
    fn deserialize<D: rt::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {{
        rt::serde::deserialize(deserializer)
    }}
}}"
    );
}

fn write_struct(text: &mut String, api: &Api, item: &Struct) {
    let name = &item.name;
    _ = writeln!(
        text,
        "\n/// {name} as the service keeps it.\n#[derive(Clone)]\n#[non_exhaustive]\npub struct {name} {{"
    );
    if let Some(tag) = &item.tag {
        _ = writeln!(text, "    /// Always `{tag}`.\n    pub kind: ::clientwright_runtime::Constant,");
    }
    for field in &item.fields {
        _ = writeln!(text, "    /// {}\n    pub {}: {},", field.doc, field.rust, field_type(api, field));
    }
    if let Some(rest) = &item.rest {
        let rest = type_name(api, rest);
        _ = writeln!(
            text,
            "    /// Other properties.\n    pub additional_properties: ::clientwright_runtime::Map<{rest}>,"
        );
    }
    text.push_str("}\n");
    write_constructors(text, api, item);
    write_slot(text, item);
    write_equality(text, name);
    write_delegations(text, name);
}

/// The Rust names of all fields, the map of additional properties last.
fn slots(item: &Struct) -> Vec<String> {
    let mut names: Vec<String> = item.tag.iter().map(|_| "kind".to_owned()).collect();
    names.extend(item.fields.iter().map(|field| field.rust.clone()));
    names.extend(item.rest.iter().map(|_| "additional_properties".to_owned()));
    names
}

fn write_table(text: &mut String, item: &Struct) {
    let first = usize::from(item.tag.is_some());
    let mut keys: Vec<String> = item.tag.iter().map(|_| "\"kind\"".to_owned()).collect();
    keys.extend(item.fields.iter().map(|field| format!("{:?}", field.json)));
    let names: Vec<String> = slots(item).iter().take(keys.len()).map(|name| format!("{name:?}")).collect();
    let mut required = u64::from(item.tag.is_some());
    let mut checks = String::new();
    for (n, field) in item.fields.iter().enumerate() {
        required |= u64::from(field.required) << (n + first);
        if let Some(limit) = field.limit {
            _ = write!(checks, "({}, &[rt::Check::MaxLength({limit})]), ", n + first);
        }
    }
    _ = write!(
        text,
        "    const TABLE: &'static rt::Fields = &rt::Fields {{\n        name: {:?},\n        keys: &[{}],\n        names: &[{}],\n        \
         required: &[{required:#b}],\n",
        item.name,
        keys.join(", "),
        names.join(", ")
    );
    if item.rest.is_some() {
        text.push_str("        rest: true,\n");
    }
    if !checks.is_empty() {
        _ = writeln!(text, "        checks: &[{checks}],");
    }
    text.push_str("        ..rt::Fields::PLAIN\n    };\n");
}

fn write_constructors(text: &mut String, api: &Api, item: &Struct) {
    let name = &item.name;
    let required: Vec<&Field> = item.fields.iter().filter(|field| field.required).collect();
    let arguments: Vec<String> = required.iter().map(|field| argument(api, field)).collect();
    let values: String =
        required
            .iter()
            .map(|field| {
                if is_text(&field.ty) { format!("{0}: {0}.into(), ", field.rust) } else { format!("{}, ", field.rust) }
            })
            .collect();
    _ = writeln!(text, "\nimpl {name} {{");
    write_table(text, item);
    let is_full = required.len() == item.fields.len() && item.tag.is_none() && item.rest.is_none();
    let value = match (required.is_empty(), is_full) {
        (true, _) => "rt::blank()".to_owned(),
        (_, true) => format!("Self {{ {values}}}"),
        _ => format!("Self {{ {values}..rt::blank() }}"),
    };
    _ = writeln!(
        text,
        "\n    /// With what is required.\n    #[inline]\n    #[must_use]\n    pub fn new({}) -> Self {{\n        {value}\n    }}",
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
             rt::blank()\n    }}\n}}"
        );
    }
}

fn write_slot(text: &mut String, item: &Struct) {
    let name = &item.name;
    let list =
        |prefix: &str| slots(item).iter().map(|slot| format!("{prefix}self.{slot}")).collect::<Vec<_>>().join(", ");
    let mut blanks = String::new();
    if let Some(tag) = &item.tag {
        _ = writeln!(blanks, "            kind: rt::constant({tag:?}),");
    }
    for field in &item.fields {
        let blank = if field.required { "rt::blank()" } else { "::std::option::Option::None" };
        _ = writeln!(blanks, "            {}: {blank},", field.rust);
    }
    if item.rest.is_some() {
        blanks.push_str("            additional_properties: ::clientwright_runtime::Map::new(),\n");
    }
    _ = writeln!(
        text,
        "
impl rt::Slot for {name} {{
    #[inline]
    fn read(&mut self, i: &mut rt::In<'_>) {{
        i.fields(Self::TABLE, &mut [{}]);
    }}

    #[inline]
    fn write(&self, o: &mut rt::Out<'_>) {{
        o.fields(Self::TABLE, &[{}]);
    }}
}}

impl rt::Blank for {name} {{
    #[inline]
    fn blank() -> Self {{
        Self {{
{blanks}        }}
    }}
}}",
        list("&mut "),
        list("&")
    );
}

fn write_enum(text: &mut String, item: &Enum) {
    let Enum { name, values } = item;
    let variants: Vec<String> = values.iter().map(|value| pascal(value)).collect();
    let known: Vec<String> = variants.iter().map(|variant| format!("Self::{variant}")).collect();
    let (mut definitions, mut texts, mut parses) = (String::new(), String::new(), String::new());
    for (variant, value) in variants.iter().zip(values) {
        _ = writeln!(definitions, "    /// `{value}`\n    {variant},");
        _ = writeln!(texts, "            Self::{variant} => {value:?},");
        _ = writeln!(parses, "            {value:?} => Self::{variant},");
    }
    _ = writeln!(
        text,
        "
/// {name} as the service knows it.
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum {name} {{
{definitions}    /// A value that the description does not know.
    Unknown(::clientwright_runtime::UnknownText),
}}

impl {name} {{
    /// The values that the description knows.
    pub const KNOWN: &'static [Self] = &[{}];

    /// The value as it is sent.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {{
        match self {{
{texts}            Self::Unknown(text) => text.as_str(),
        }}
    }}

    /// Whether the description knows the value.
    #[inline]
    #[must_use]
    pub fn is_known(&self) -> bool {{
        Self::KNOWN.contains(self)
    }}
}}

impl ::std::convert::From<&str> for {name} {{
    #[inline]
    fn from(text: &str) -> Self {{
        match text {{
{parses}            _ => Self::Unknown(rt::unknown_text(text)),
        }}
    }}
}}

impl ::std::fmt::Display for {name} {{
    #[inline]
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {{
        f.pad(self.as_str())
    }}
}}

impl rt::Slot for {name} {{
    #[inline]
    fn read(&mut self, i: &mut rt::In<'_>) {{
        *self = i.text().into();
    }}

    #[inline]
    fn write(&self, o: &mut rt::Out<'_>) {{
        o.string(self.as_str());
    }}
}}

impl rt::Blank for {name} {{
    #[inline]
    fn blank() -> Self {{
        Self::{}
    }}
}}",
        known.join(", "),
        variants[0]
    );
    write_delegations(text, name);
}

fn write_union(text: &mut String, api: &Api, item: &Union) {
    let name = &item.name;
    let variants: Vec<&Struct> = item.variants.iter().map(|variant| &api.structs[*variant]).collect();
    let keys: Vec<String> = if item.tagged {
        vec!["\"kind\"".to_owned()]
    } else {
        variants.iter().map(|variant| format!("{:?}", variant.fields[0].json)).collect()
    };
    let (mut definitions, mut rules, mut reads, mut writes) =
        (String::new(), String::new(), String::new(), String::new());
    for (n, variant) in variants.iter().enumerate() {
        let condition = match &variant.tag {
            Some(tag) => format!("rt::If::PropertyValue(0, &[rt::Literal::Text({tag:?})])"),
            None => format!("rt::If::Has({n})"),
        };
        let variant = &variant.name;
        _ = writeln!(definitions, "    /// {variant}\n    {variant}(::std::boxed::Box<{variant}>),");
        _ = writeln!(rules, "            rt::Rule({n}, &[{condition}]),");
        _ = writeln!(reads, "            {n} => Self::{variant}(rt::take(i)),");
        _ = writeln!(writes, "            Self::{variant}(value) => value.write(o),");
    }
    _ = writeln!(
        text,
        "
/// {name}: one of several.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum {name} {{
{definitions}    /// A value that fits no variant of the description.
    Unknown(::clientwright_runtime::Value),
}}

impl {name} {{
    const PROBE: &'static rt::Probe = &rt::Probe {{
        keys: &[{}],
        rules: &[
{rules}        ],
    }};
}}

impl rt::Slot for {name} {{
    #[inline]
    fn read(&mut self, i: &mut rt::In<'_>) {{
        *self = match i.probe(Self::PROBE) {{
{reads}            _ => Self::Unknown(rt::take(i)),
        }};
    }}

    #[inline]
    fn write(&self, o: &mut rt::Out<'_>) {{
        match self {{
{writes}            Self::Unknown(value) => value.write(o),
        }}
    }}
}}

impl rt::Blank for {name} {{
    #[inline]
    fn blank() -> Self {{
        Self::Unknown(rt::blank())
    }}
}}",
        keys.join(", ")
    );
    for variant in &variants {
        let variant = &variant.name;
        _ = writeln!(
            text,
            "\nimpl ::std::convert::From<{variant}> for {name} {{\n    #[inline]\n    \
             fn from(value: {variant}) -> Self {{\n        Self::{variant}(::std::boxed::Box::new(value))\n    }}\n}}"
        );
    }
    write_delegations(text, name);
}

fn argument(api: &Api, field: &Field) -> String {
    let ty = type_name(api, &field.ty);
    if is_text(&field.ty) {
        format!("{}: impl ::std::convert::Into<{ty}>", field.rust)
    } else {
        format!("{}: {ty}", field.rust)
    }
}

fn field_type(api: &Api, field: &Field) -> String {
    let ty = type_name(api, &field.ty);
    if field.required { ty } else { format!("::std::option::Option<{ty}>") }
}

fn type_name(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Text => "::std::string::String".to_owned(),
        Type::DateTime => "::clientwright_runtime::DateTime".to_owned(),
        Type::Integer => "i64".to_owned(),
        Type::Number => "f64".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::Any => "::clientwright_runtime::Value".to_owned(),
        Type::Enum(n) => api.enums[*n].name.clone(),
        Type::Struct(n) => api.structs[*n].name.clone(),
        Type::Boxed(n) => format!("::std::boxed::Box<{}>", api.structs[*n].name),
        Type::Union(n) => api.unions[*n].name.clone(),
        Type::List(inner) => format!("::std::vec::Vec<{}>", type_name(api, inner)),
        Type::Map(inner) => format!("::clientwright_runtime::Map<{}>", type_name(api, inner)),
    }
}
