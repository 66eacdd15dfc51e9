//! JSON documents of types of the API, of about a megabyte.
//!
//! In: the API. Out: JSON text, the same every time. It must not know any style.

use std::fmt::Write as _;

use crate::api::{Api, Field, Type};

/// A document that the styles decode.
#[derive(Debug)]
pub(crate) struct Root {
    /// Its name in the report.
    pub(crate) title: &'static str,
    /// The struct of which it holds a list.
    pub(crate) name: String,
    /// The path of its file.
    pub(crate) file: String,
}

/// Whether properties that are unions are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unions {
    /// They are left out.
    Absent,
    /// They are there.
    Present,
}

struct Writer<'a> {
    api: &'a Api,
    unions: Unions,
    text: String,
    count: usize,
}

/// The struct and the text of a document of at least `size` bytes.
pub(crate) fn document(api: &Api, unions: Unions, size: usize) -> (usize, String) {
    let root = (0..api.structs.len() / 8)
        .filter(|n| unions == Unions::Present || !requires_union(api, *n))
        .max_by_key(|n| one(api, *n, unions).len())
        .unwrap_or_default();
    let mut writer = Writer { api, unions, text: "[".to_owned(), count: 0 };
    while writer.text.len() < size {
        if writer.text.len() > 1 {
            writer.text.push(',');
        }
        writer.object(root, 0);
    }
    writer.text.push(']');
    (root, writer.text)
}

fn one(api: &Api, n: usize, unions: Unions) -> String {
    let mut writer = Writer { api, unions, text: String::new(), count: 0 };
    writer.object(n, 0);
    writer.text
}

/// Whether every document of a struct has unions.
fn requires_union(api: &Api, n: usize) -> bool {
    api.structs[n].fields.iter().any(|field| match &field.ty {
        Type::Union(_) => field.required,
        Type::Struct(inner) => requires_union(api, *inner),
        Type::List(inner) | Type::Map(inner) => matches!(**inner, Type::Struct(inner) if requires_union(api, inner)),
        _ => false,
    })
}

impl Writer<'_> {
    fn object(&mut self, n: usize, depth: usize) {
        let item = &self.api.structs[n];
        self.text.push('{');
        let mut separator = "";
        if let Some(tag) = &item.tag {
            _ = write!(self.text, "\"kind\":{tag:?}");
            separator = ",";
        }
        for field in &item.fields {
            if self.leaves_out(field, depth) {
                continue;
            }
            _ = write!(self.text, "{separator}{:?}:", field.json);
            separator = ",";
            self.value(&field.ty, depth);
        }
        self.text.push('}');
    }

    fn leaves_out(&mut self, field: &Field, depth: usize) -> bool {
        self.count += 1;
        let is_union = matches!(field.ty, Type::Union(_)) && self.unions == Unions::Absent;
        let is_deep = matches!(field.ty, Type::Boxed(_)) && depth > 3;
        !field.required && (is_union || is_deep || self.count.is_multiple_of(7))
    }

    fn value(&mut self, ty: &Type, depth: usize) {
        let n = self.count;
        match ty {
            Type::Text if n.is_multiple_of(31) => self.text.push_str("\"two lines\\nand a \\\"quote\\\"\""),
            Type::Text => _ = write!(self.text, "\"text number {n} of the document\""),
            Type::Integer => _ = write!(self.text, "{}", n * 7919),
            Type::Number => _ = write!(self.text, "{n}.25"),
            Type::Bool => self.text.push_str(if n.is_multiple_of(2) { "true" } else { "false" }),
            Type::DateTime => _ = write!(self.text, "\"2024-05-{:02}T12:30:00Z\"", n % 28 + 1),
            Type::Any => _ = write!(self.text, "{{\"any\":[\"{n}\",true,null]}}"),
            Type::Enum(kind) => {
                let values = &self.api.enums[*kind].values;
                _ = write!(self.text, "{:?}", values[n % values.len()]);
            }
            Type::Struct(inner) | Type::Boxed(inner) => self.object(*inner, depth + 1),
            Type::Union(union) => {
                let variants = &self.api.unions[*union].variants;
                self.object(variants[n % variants.len()], depth + 1);
            }
            Type::List(inner) => self.entries(inner, depth, ('[', ']'), false),
            Type::Map(inner) => self.entries(inner, depth, ('{', '}'), true),
        }
    }

    fn entries(&mut self, inner: &Type, depth: usize, ends: (char, char), named: bool) {
        self.text.push(ends.0);
        for n in 0..2 {
            self.count += 1;
            self.text.push_str(if n > 0 { "," } else { "" });
            if named {
                _ = write!(self.text, "\"key{n}\":");
            }
            self.value(inner, depth);
        }
        self.text.push(ends.1);
    }
}
