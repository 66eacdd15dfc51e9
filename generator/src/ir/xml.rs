//! How values look in XML (OpenAPI 3.2, section XML Object). Nothing of it counts for JSON.

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
