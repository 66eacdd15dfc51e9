//! Types of a client, as a program that uses it names them.

use clientwright::ir::{Scalar, TypeExpression};
use clientwright::names::Names;

/// The Rust type; `None` for what is not made of JSON.
pub(crate) fn rust_type(names: &Names, ty: &TypeExpression) -> Option<String> {
    Some(match ty {
        TypeExpression::Named(id) => format!("client::types::{}", names.types.get(id.index())?.name.as_str()),
        TypeExpression::Scalar(scalar) => scalar_type(*scalar)?.to_owned(),
        TypeExpression::List(item) => format!("Vec<{}>", rust_type(names, item)?),
        TypeExpression::Map(value) => format!("runtime::Map<{}>", rust_type(names, value)?),
        TypeExpression::Tuple(items) => {
            let items: Vec<String> = items.iter().map(|item| rust_type(names, item)).collect::<Option<_>>()?;
            format!("({},)", items.join(", "))
        }
        TypeExpression::Nullable(inner) => format!("Option<{}>", rust_type(names, inner)?),
        TypeExpression::Any => "runtime::Value".to_owned(),
    })
}

const fn scalar_type(scalar: Scalar) -> Option<&'static str> {
    Some(match scalar {
        Scalar::Bool => "bool",
        Scalar::I32 => "i32",
        Scalar::I64 => "i64",
        Scalar::U64 => "u64",
        Scalar::I128 => "i128",
        Scalar::F64 => "f64",
        Scalar::Number => "runtime::Number",
        Scalar::String => "String",
        Scalar::Secret => "runtime::Secret",
        Scalar::Base64 => "runtime::Bytes",
        Scalar::File => return None,
        Scalar::DateTime => "runtime::DateTime",
        Scalar::Date => "runtime::Date",
        Scalar::Time => "runtime::Time",
        Scalar::Duration => "runtime::Duration",
        Scalar::Uuid => "runtime::Uuid",
    })
}
