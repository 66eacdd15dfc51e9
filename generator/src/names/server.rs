//! Names of servers: what the description calls them, else their host.

use crate::ir;

use super::Identifier;
use super::ladder::{SERVER, specified};
use super::scope::{Taken, assign};
use super::wish::Wish;

/// Words that say nothing about a server.
const FILLERS: &[&str] = &["api", "endpoint", "environment", "host", "server", "the", "url"];

/// The longest description that is taken for a name, in words.
const MOST_WORDS: usize = 3;

/// The variant of each server, in their order.
pub(super) fn assign_servers(servers: &[ir::Server]) -> Vec<Identifier> {
    let wishes: Vec<Wish> = servers
        .iter()
        .map(|server| {
            let address = address(&server.url);
            let called = server.name.clone().or_else(|| server.description.as_deref().and_then(short));
            called.map_or_else(|| specified(&address, &[], SERVER), |called| specified(&called, &[&address], SERVER))
        })
        .collect();
    assign(&wishes, &Taken::default())
}

/// The words of a description that name a server; none when it is a sentence or says nothing.
fn short(description: &str) -> Option<String> {
    let telling = |word: &&str| {
        let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        !bare.is_empty() && !FILLERS.contains(&bare.to_lowercase().as_str())
    };
    let words: Vec<&str> = description.split_whitespace().filter(telling).collect();
    (1..=MOST_WORDS).contains(&words.len()).then(|| words.join(" "))
}

/// Host and path, without scheme.
fn address(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.trim_matches('/');
    if rest.is_empty() { "default".to_owned() } else { rest.to_owned() }
}
