//! How values look in XML (OpenAPI 3.2, section XML Object).

/// The name of an element or attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XmlName<'a> {
    local: &'a str,
    namespace: &'a str,
    prefix: &'a str,
}

impl<'a> XmlName<'a> {
    /// A name without namespace and prefix.
    #[must_use]
    pub const fn new(local: &'a str) -> Self {
        Self { local, namespace: "", prefix: "" }
    }

    /// Sets the namespace, an absolute IRI, which is declared where the name is used.
    #[must_use]
    pub const fn namespace(mut self, namespace: &'a str) -> Self {
        self.namespace = namespace;
        self
    }

    /// Sets the prefix.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'a str) -> Self {
        self.prefix = prefix;
        self
    }
}

impl<'a> XmlName<'a> {
    pub(crate) const fn local(&self) -> &'a str {
        self.local
    }

    /// The namespace; empty for none.
    pub(crate) const fn of(&self) -> &'a str {
        self.namespace
    }

    /// The prefix; empty for none.
    pub(crate) const fn before(&self) -> &'a str {
        self.prefix
    }
}

/// An element: its name and what is in it.
#[derive(Clone, Copy, Debug)]
pub struct XmlElement {
    pub(crate) name: XmlName<'static>,
    pub(crate) content: Xml,
}

impl XmlElement {
    /// An element of that name.
    #[must_use]
    pub const fn new(name: XmlName<'static>, content: Xml) -> Self {
        Self { name, content }
    }
}

/// What is in an element or attribute, and what that is in JSON.
#[derive(Clone, Copy, Debug)]
pub enum Xml {
    /// Text: a string.
    Text,
    /// Text: a number.
    Number,
    /// Text: a boolean.
    Bool,
    /// An element for each item of a list.
    List(&'static XmlElement),
    /// An element for each place of a list whose places differ.
    Places(&'static [XmlElement]),
    /// What each property of an object is, and what its other members are, if it has any: elements, each called like its member.
    Object(&'static [XmlField], Option<&'static Xml>),
    /// What a type says of itself.
    Of(fn() -> &'static Xml),
    /// What is there: elements and attributes of any name, or text.
    Any,
}

/// What a type with a name is in XML.
pub trait InXml {
    /// It.
    const XML: &'static Xml;
}

/// What `T` is in XML.
pub const fn xml_of<T: InXml>() -> &'static Xml {
    T::XML
}

/// What one property of an object is.
#[derive(Clone, Copy, Debug)]
pub struct XmlField {
    pub(crate) key: &'static str,
    pub(crate) node: XmlNode,
    pub(crate) name: XmlName<'static>,
    pub(crate) content: Xml,
    pub(crate) absent: &'static str,
}

/// A kind of node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum XmlNode {
    Element,
    Attribute,
    Text,
    Cdata,
    /// None: what is in it belongs to the element around it.
    None,
}

impl XmlField {
    const fn new(key: &'static str, node: XmlNode, name: XmlName<'static>, content: Xml) -> Self {
        Self { key, node, name, content, absent: "" }
    }

    /// An element.
    #[must_use]
    pub const fn element(key: &'static str, name: XmlName<'static>, content: Xml) -> Self {
        Self::new(key, XmlNode::Element, name, content)
    }

    /// An attribute of the element around it.
    #[must_use]
    pub const fn attribute(key: &'static str, name: XmlName<'static>, content: Xml) -> Self {
        Self::new(key, XmlNode::Attribute, name, content)
    }

    /// Text of the element around it.
    #[must_use]
    pub const fn text(key: &'static str, content: Xml) -> Self {
        Self::new(key, XmlNode::Text, XmlName::new(""), content)
    }

    /// Text of the element around it, written as a CDATA section.
    #[must_use]
    pub const fn cdata(key: &'static str, content: Xml) -> Self {
        Self::new(key, XmlNode::Cdata, XmlName::new(""), content)
    }

    /// No node of its own: what is in it belongs to the element around it.
    #[must_use]
    pub const fn inline(key: &'static str, content: Xml) -> Self {
        Self::new(key, XmlNode::None, XmlName::new(""), content)
    }

    /// Sets what the property is in JSON where nothing in XML stands for it: `[]`, `{}` and `""` for what must be there, `null`.
    #[must_use]
    pub const fn absent(mut self, json: &'static str) -> Self {
        self.absent = json;
        self
    }
}
