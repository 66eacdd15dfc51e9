//! What can go wrong in a call: one kind, one line, everything that is known about it behind accessors.
//!
//! Comes in: the operation, the answer as far as there was one, the cause. Goes out: [`CallError`], typed by
//! the operation's documented error, and [`Error`], which takes any of them. Must not know: how calls are sent.
//!
//! Both are one pointer wide. The typed body lies behind a trait object, so that the code of an error exists
//! once, not once per operation.

mod build;
mod call_error;
mod kind;
mod none;
mod report;

pub use self::build::BuildError;
pub use self::call_error::CallError;
pub use self::kind::ErrorKind;
pub use self::none::NoError;
pub(crate) use self::report::Cause;
pub use self::report::{Documented, Error};
