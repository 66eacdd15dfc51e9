//! The generated client over loopback HTTP: what it sends, and what it makes of every answer.

#![expect(clippy::unwrap_used, reason = "a test says what must hold")]

mod answers;
mod connection;
mod drift;
mod errors;
mod fixtures;
mod forms;
mod graph;
mod redirects;
mod request;
mod schemas;
mod secrets;
mod uploads;
