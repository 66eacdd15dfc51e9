//! The rejected alternative: safe reads by value from a parsed tape.

use std::fmt::Write as _;

use super::operations::Codec;
use crate::api::{Api, Enum, Field, Struct, Union, pascal};

/// How operations encode and decode.
pub(crate) const CODEC: Codec = Codec { encode: "crate::encode", decode: "crate::decode" };

/// The root of the crate.
pub(crate) const ROOT: &str = "//! Synthetic API, tape.

#![forbid(unsafe_code)]

pub mod operations;
pub mod types;

fn encode(value: &dyn bench_tape::Write) -> ::std::result::Result<::std::vec::Vec<u8>, ::std::string::String> {
    ::std::result::Result::Ok(bench_tape::encode(value))
}

fn decode<T: bench_tape::Read>(json: &[u8]) -> ::std::result::Result<T, ::std::string::String> {
    bench_tape::decode(json).map_err(|error| *error.0)
}
";

/// The types.
pub(crate) fn types(api: &Api) -> String {
    let mut text = String::from("use bench_tape as tape;\n");
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

fn write_struct(text: &mut String, api: &Api, item: &Struct) {
    let mut other = String::new();
    super::serde_derive::write_plain_struct(&mut other, api, item);
    text.push_str(&as_tape(&other));
    let name = &item.name;
    let keys: Vec<String> = item.fields.iter().map(|field| format!("{:?}", field.json)).collect();
    let (mut reads, mut writes) = (String::new(), String::new());
    if let Some(tag) = &item.tag {
        _ = writeln!(writes, "        w.key(\"kind\");\n        w.string({tag:?});");
    }
    for (n, Field { rust, json, required, .. }) in item.fields.iter().enumerate() {
        let (read, write) = if *required { ("required", "field") } else { ("optional", "optional") };
        _ = writeln!(reads, "            {rust}: o.{read}({n})?,");
        _ = writeln!(writes, "        w.{write}({json:?}, &self.{rust});");
    }
    if item.rest.is_some() {
        reads.push_str("            additional_properties: o.rest()?,\n");
        writes.push_str("        w.rest(&self.additional_properties);\n");
    }
    _ = writeln!(
        text,
        "
impl tape::Read for {name} {{
    #[inline]
    fn read(n: tape::Node<'_>) -> tape::Result<Self> {{
        let o = n.object(&[{}], {})?;
        ::std::result::Result::Ok(Self {{
{reads}        }})
    }}
}}

impl tape::Write for {name} {{
    #[inline]
    fn write(&self, w: &mut tape::Writer) {{
        w.open();
{writes}        w.close();
    }}
}}",
        keys.join(", "),
        item.rest.is_some()
    );
}

/// The types of the serde style as those of this one.
fn as_tape(text: &str) -> String {
    text.replace("::serde_json::Value", "tape::Value")
        .replace("::std::collections::HashMap", "::std::collections::BTreeMap")
}

fn write_enum(text: &mut String, item: &Enum) {
    let Enum { name, values } = item;
    let (mut definitions, mut texts, mut parses) = (String::new(), String::new(), String::new());
    for value in values {
        let variant = pascal(value);
        _ = writeln!(definitions, "    /// `{value}`\n    {variant},");
        _ = writeln!(texts, "            Self::{variant} => {value:?},");
        _ = writeln!(parses, "            {value:?} => Self::{variant},");
    }
    _ = writeln!(
        text,
        "
/// {name} as the service knows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum {name} {{
{definitions}    /// Any other.
    Unknown(::std::string::String),
}}

impl {name} {{
    /// The value as it is sent.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {{
        match self {{
{texts}            Self::Unknown(text) => text,
        }}
    }}
}}

impl ::std::fmt::Display for {name} {{
    #[inline]
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {{
        f.pad(self.as_str())
    }}
}}

impl ::std::convert::From<&str> for {name} {{
    #[inline]
    fn from(text: &str) -> Self {{
        match text {{
{parses}            _ => Self::Unknown(text.to_owned()),
        }}
    }}
}}

impl tape::Read for {name} {{
    #[inline]
    fn read(n: tape::Node<'_>) -> tape::Result<Self> {{
        n.text().map(::std::convert::Into::into)
    }}
}}

impl tape::Write for {name} {{
    #[inline]
    fn write(&self, w: &mut tape::Writer) {{
        w.string(self.as_str());
    }}
}}"
    );
}

fn write_union(text: &mut String, api: &Api, item: &Union) {
    let name = &item.name;
    let (mut definitions, mut reads, mut writes) = (String::new(), String::new(), String::new());
    for variant in item.variants.iter().map(|variant| &api.structs[*variant]) {
        let name = &variant.name;
        let condition = match &variant.tag {
            Some(tag) => {
                format!("n.get(\"kind\").is_some_and(|kind| kind.text().is_ok_and(|text| text == {tag:?}))")
            }
            None => format!("n.get({:?}).is_some()", variant.fields[0].json),
        };
        _ = writeln!(definitions, "    /// {name}\n    {name}(::std::boxed::Box<{name}>),");
        _ = writeln!(
            reads,
            "        if {condition} {{\n            return tape::Read::read(n).map(Self::{name});\n        }}"
        );
        _ = writeln!(writes, "            Self::{name}(value) => value.write(w),");
    }
    _ = writeln!(
        text,
        "
/// {name}: one of several.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum {name} {{
{definitions}    /// Any other.
    Unknown(tape::Value),
}}

impl tape::Read for {name} {{
    #[inline]
    fn read(n: tape::Node<'_>) -> tape::Result<Self> {{
{reads}        tape::Read::read(n).map(Self::Unknown)
    }}
}}

impl tape::Write for {name} {{
    #[inline]
    fn write(&self, w: &mut tape::Writer) {{
        match self {{
{writes}            Self::Unknown(value) => value.write(w),
        }}
    }}
}}"
    );
    for variant in &item.variants {
        let variant = &api.structs[*variant].name;
        _ = writeln!(
            text,
            "\nimpl ::std::convert::From<{variant}> for {name} {{\n    #[inline]\n    \
             fn from(value: {variant}) -> Self {{\n        Self::{variant}(::std::boxed::Box::new(value))\n    }}\n}}"
        );
    }
}
