//! XML bodies, by way of JSON: what a type is in XML is constant data (`descriptor::xml`), so that no type has code for it.
//!
//! Comes in: an XML document or a value, and what it is made of. Goes out: JSON text for the engine, or an XML document. Must not know: calls, types.

mod attributes;
mod name;
mod read;
mod write;

pub(crate) use read::to_json;
pub(crate) use write::{document, write};

/// The namespace of `xsi:nil` (XML Schema Part 1, section 2.6).
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The member that holds the text of an element of any form that has attributes or elements, too.
const TEXT: &str = "$text";
