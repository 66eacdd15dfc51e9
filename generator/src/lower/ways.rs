//! Which of the media types of a request body is sent, and in which other ways the body can be.

use indexmap::IndexMap;
use openapiv3::MediaType;

use crate::diagnostics::{Code, Location};
use crate::ir::SentAs;
use crate::spec::SchemaId;

use super::context::{Context, member};
use super::media_type::{Kind, kind, schema_at};
use super::reference::peel;

/// A media type of `content`, and where it stands.
pub(super) struct Chosen<'a> {
    /// As written.
    pub(super) name: &'a str,
    /// What it stands for.
    pub(super) kind: Kind,
    /// It.
    pub(super) media_type: &'a MediaType,
    /// The others that the same value can be sent as.
    pub(super) choices: Vec<&'a str>,
    /// Where.
    pub(super) location: Location,
}

/// The media type that is understood best, the first of its kind; those that are sent in no way are reported. `location` is that of the object that
/// holds `content`.
pub(super) fn choose<'a>(
    cx: &mut Context<'_>,
    content: &'a IndexMap<String, MediaType>,
    location: &Location,
    has_other_ways: bool,
) -> Option<Chosen<'a>> {
    let chosen = chosen(cx, content, location, best(content)?);
    let mut sent: Vec<&str> = [chosen.name].into_iter().chain(chosen.choices.iter().copied()).collect();
    for (_, name) in other_ways(cx, content).into_iter().filter(|_| has_other_ways) {
        sent.extend(std::iter::once(name).chain(choices(cx, content, name)));
    }
    let others = content.keys().filter(|name| !sent.contains(&name.as_str())).map(|name| format!("`{name}`"));
    let others: Vec<String> = others.collect();
    if !others.is_empty() {
        let message = format!("beside `{}`, {} is not modelled", chosen.name, others.join(", "));
        cx.report(Code::NotModelled, &member(location, "content"), message);
    }
    Some(chosen)
}

/// The media type that is sent in that way.
pub(super) fn choose_way<'a>(
    cx: &Context<'_>,
    content: &'a IndexMap<String, MediaType>,
    location: &Location,
    way: SentAs,
) -> Option<Chosen<'a>> {
    let ways = other_ways(cx, content);
    let (_, name) = ways.into_iter().find(|(other, _)| *other == way)?;
    Some(chosen(cx, content, location, content.get_key_value(name)?))
}

/// Kinds beside the best one whose first media type has a schema of its own, in the order of preference; what has the same schema says nothing that the
/// best one does not.
pub(super) fn other_ways<'a>(cx: &Context<'_>, content: &'a IndexMap<String, MediaType>) -> Vec<(SentAs, &'a str)> {
    let Some((best, described)) = best(content) else { return Vec::new() };
    let is_own = |other: &MediaType| core(cx, other).is_none() || core(cx, other) != core(cx, described);
    let first = |way: SentAs| {
        let (name, first) = content.iter().find(|(name, _)| kind(name) == Kind::from(way))?;
        (kind(best) != kind(name) && is_own(first)).then_some((way, name.as_str()))
    };
    SentAs::ALL.into_iter().filter_map(first).collect()
}

impl From<SentAs> for Kind {
    fn from(way: SentAs) -> Self {
        match way {
            SentAs::Multipart => Self::Multipart,
            SentAs::Form => Self::Form,
            SentAs::Xml => Self::Xml,
            SentAs::Text => Self::Text,
            SentAs::Bytes => Self::Bytes,
        }
    }
}

fn best(content: &IndexMap<String, MediaType>) -> Option<(&String, &MediaType)> {
    content.iter().min_by_key(|(name, _)| kind(name))
}

fn chosen<'a>(
    cx: &Context<'_>,
    content: &'a IndexMap<String, MediaType>,
    location: &Location,
    (name, media_type): (&'a String, &'a MediaType),
) -> Chosen<'a> {
    let location = member(&member(location, "content"), name);
    Chosen { name, kind: kind(name), media_type, choices: choices(cx, content, name), location }
}

/// What else a value may be called that is sent under that name.
fn choices<'a>(cx: &Context<'_>, content: &'a IndexMap<String, MediaType>, name: &str) -> Vec<&'a str> {
    let Some(described) = content.get(name) else { return Vec::new() };
    let others = content.iter().filter(|(other, _)| other.as_str() != name);
    let choices = others.filter(|(other, media_type)| is_choice(cx, (name, described), (other, media_type)));
    choices.map(|(other, _)| other.as_str()).collect()
}

/// The schema of a media type behind references.
fn core(cx: &Context<'_>, media_type: &MediaType) -> Option<SchemaId> {
    Some(peel(cx, schema_at(cx, media_type.schema.as_ref()?)?).core)
}

/// Whether a value that is sent as one media type can be sent as the other: bytes and text are what the caller says they are, JSON or XML of one
/// schema is the same under every name.
fn is_choice(cx: &Context<'_>, (name, one): (&str, &MediaType), (other_name, other): (&str, &MediaType)) -> bool {
    kind(name) == kind(other_name)
        && match kind(name) {
            Kind::Text | Kind::Bytes => true,
            Kind::Json | Kind::Xml => core(cx, one).is_some() && core(cx, one) == core(cx, other),
            Kind::Multipart | Kind::Form | Kind::Sequence => false,
        }
}
