//! Values that are not of a type of the description: any JSON, maps, numbers of any size, three states, secrets, files.

mod any;
mod file;
mod map;
mod maybe;
mod number;
mod open;
mod secret;

pub use any::Value;
pub(crate) use file::FileContent;
pub use file::FilePart;
pub use map::Map;
pub use maybe::Maybe;
pub use number::Number;
pub use open::{Constant, UnknownInteger, UnknownText};
pub use secret::Secret;
