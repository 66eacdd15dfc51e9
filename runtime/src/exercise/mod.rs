//! Every operation of a client called with values made up from a seed, and what came of each call.
//!
//! Comes in: calls, one after the other, from the program that `generate --exercise` writes beside a client. Goes out: a line a call, and totals.
//! Requests reach no other address than the one that the program is given, whatever servers the description names.

mod confined;
mod drain;
mod options;
mod run;
mod sampler;
mod verdict;

pub use self::confined::Confined;
pub use self::run::Exercise;
pub use self::sampler::Sampler;
