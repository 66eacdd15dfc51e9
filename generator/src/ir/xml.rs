//! How values look in XML (OpenAPI 3.2, section XML Object). Nothing of it counts for JSON.

use super::{TypeExpression, TypeId};

/// The hints of one schema, or of several that are merged: the first that says something counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Xml {
    /// The name of the element or attribute; `None` when it is that of the property or component.
    pub name: Option<String>,
    /// The namespace, an absolute address.
    pub namespace: Option<String>,
    /// The prefix of the name.
    pub prefix: Option<String>,
    /// What kind of node the value is; `None` when its type says so: a list is no node of its own, anything else an element.
    pub node: Option<XmlNode>,
    /// Of the items of a list.
    pub items: Option<Box<Xml>>,
    /// Of the places of a list whose places differ.
    pub places: Vec<Xml>,
}

/// A kind of node (`nodeType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum XmlNode {
    /// An element; for a list, one around the elements of its items (`wrapped`).
    Element,
    /// An attribute of the element around it.
    Attribute,
    /// Text of the element around it.
    Text,
    /// The same as a CDATA section.
    Cdata,
    /// None: what is in it belongs to the element around it.
    None,
}

impl Xml {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A body in XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlBody {
    /// Its type.
    pub ty: TypeExpression,
    /// What is said where it is used, beside what the type says.
    pub hints: Xml,
    /// Its outermost element; settled by the pass `xml`.
    pub element: XmlElement,
}

/// An element: its name and what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XmlElement {
    /// The name.
    pub name: XmlName,
    /// What is in it.
    pub content: XmlContent,
}

/// The name of an element or attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XmlName {
    /// Without prefix.
    pub local: String,
    /// The namespace.
    pub namespace: Option<String>,
    /// The prefix.
    pub prefix: Option<String>,
}

/// What is in an element or attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum XmlContent {
    /// Text that is a string.
    Text,
    /// Text that is a number.
    Number,
    /// Text that is a boolean.
    Bool,
    /// An element for each item.
    List(Box<XmlElement>),
    /// An element for each place of a list whose places differ.
    Places(Vec<XmlElement>),
    /// Nodes for the properties, and elements of any name when there is a rest.
    Object {
        /// The properties.
        fields: Vec<XmlField>,
        /// What else there is.
        rest: Option<Box<XmlContent>>,
    },
    /// What that type is: [`super::Type::in_xml`].
    Type(TypeId),
    /// Whatever is there.
    #[default]
    Any,
}

/// What a property of an object is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlField {
    /// Its name in JSON.
    pub property: String,
    /// The kind of node.
    pub node: XmlNode,
    /// The name of an element or attribute.
    pub name: XmlName,
    /// What is in it.
    pub content: XmlContent,
    /// What the property is when nothing stands for it; `None` for a property that is not there then.
    pub absent: Option<XmlAbsent>,
}

/// A value that has no node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XmlAbsent {
    /// A list without items that has no element of its own.
    EmptyList,
    /// An object without properties that has no element of its own.
    EmptyObject,
    /// Text that is empty.
    EmptyText,
    /// `null` as an attribute.
    Null,
}
