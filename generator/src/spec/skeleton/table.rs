//! The form of the tables: what keys an object has, what kind of value each takes, what becomes of it.

use crate::spec::Version;
use crate::spec::cx::ObjectKind;

/// The keys of one kind of object.
pub(in crate::spec) struct Table {
    /// The specification's name of it, with its article: `an Info Object`.
    pub(in crate::spec) name: &'static str,
    /// Its keys.
    pub(in crate::spec) fields: &'static [Field],
}

/// One key of an object.
#[derive(Clone, Copy)]
pub(in crate::spec) struct Field {
    /// As written.
    pub(in crate::spec) key: &'static str,
    /// Its kind of value.
    pub(in crate::spec) kind: Kind,
    /// What its absence costs.
    pub(in crate::spec) need: Need,
    /// Where its value goes.
    pub(in crate::spec) fate: Fate,
    /// The version that defines it first. In an older document it is honoured and reported.
    pub(in crate::spec) since: Version,
}

/// A kind of value.
#[derive(Clone, Copy)]
pub(in crate::spec) enum Kind {
    /// A string.
    Text,
    /// A boolean.
    Flag,
    /// Any value.
    Any,
    /// One of these strings.
    Word(&'static [&'static str]),
    /// A list of strings.
    Texts,
    /// Strings by name.
    TextMap,
    /// Values by name.
    AnyMap,
    /// An object that is part of this one.
    Object(&'static Table),
    /// A list of them.
    Objects(&'static Table),
    /// Them by name.
    ObjectMap(&'static Table),
    /// An object with a place of its own, or a reference to one.
    Child(ObjectKind),
    /// A list of them.
    Children(ObjectKind),
    /// Them by name.
    ChildMap(ObjectKind),
    /// A callback or a reference to one, by name.
    Callbacks,
    /// Media types by their range.
    Content,
    /// Responses by status.
    Responses,
    /// A list of Security Requirement Objects.
    Requirements,
    /// Read by code of its own.
    Special,
}

/// What the absence of a key costs.
#[derive(Clone, Copy)]
pub(in crate::spec) enum Need {
    /// Nothing.
    Optional,
    /// The object.
    Required,
    /// Nothing but a report: this stands in for it. Versions after `last` do not need it.
    Repaired {
        /// What stands in.
        by: Repair,
        /// The last version that needs it.
        last: Version,
    },
}

/// A value that stands in for a missing one.
#[derive(Clone, Copy)]
pub(in crate::spec) enum Repair {
    /// The empty string.
    EmptyText,
    /// The empty object.
    EmptyObject,
}

/// Where a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::spec) enum Fate {
    /// Into the `openapiv3` object.
    Used,
    /// Into [`crate::spec::Extras`], since `openapiv3` cannot hold it.
    Extra,
}

/// An optional key of every version.
pub(super) const fn field(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, need: Need::Optional, fate: Fate::Used, since: Version::V2_0 }
}

impl Field {
    /// Its absence costs the object.
    pub(super) const fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    /// The empty string stands in for it.
    pub(super) const fn or_empty_text(self, last: Version) -> Self {
        self.repaired(Repair::EmptyText, last)
    }

    /// The empty object stands in for it.
    pub(super) const fn or_empty_object(self, last: Version) -> Self {
        self.repaired(Repair::EmptyObject, last)
    }

    const fn repaired(mut self, by: Repair, last: Version) -> Self {
        self.need = Need::Repaired { by, last };
        self
    }

    /// The version that defines it first.
    pub(super) const fn since(mut self, version: Version) -> Self {
        self.since = version;
        self
    }

    /// `openapiv3` cannot hold it.
    pub(super) const fn extra(mut self) -> Self {
        self.fate = Fate::Extra;
        self
    }
}

impl Table {
    /// The key of that name.
    pub(in crate::spec) fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The names of the keys that a document of that version may use.
    pub(in crate::spec) fn keys(&self, version: Version) -> impl Iterator<Item = &'static str> {
        self.fields.iter().filter(move |field| field.since <= version).map(|field| field.key)
    }
}
