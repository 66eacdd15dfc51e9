//! What a generated type implements so that one engine can walk it.
//!
//! In: nothing. Out: the two traits and the constant tables that describe structs and unions.
//! It must not know JSON, text, or any other format: that is [`In`](crate::read::In)'s and [`Out`](crate::write::Out)'s matter.

mod check;
mod containers;
mod fields;
mod probe;
mod scalars;
mod tuples;

pub use check::Check;
pub use fields::Fields;
pub use probe::{If, Kinds, Literal, Probe, Rule};

use crate::read::In;
use crate::write::Out;

/// A place that can be filled from an [`In`] and shown to an [`Out`].
///
/// Neither method returns anything: a fault is kept in the `In` or `Out`, which then does nothing more. So generated
/// code has no error path of its own.
pub trait Slot {
    /// Fills this place from the next value of the input. What was here before is replaced.
    fn read(&mut self, i: &mut In<'_>);

    /// Shows this place to the walk that `o` stands for: encode, debug, compare or validate.
    fn write(&self, o: &mut Out<'_>);
}

/// A type with a value to start a decode from.
///
/// A blank never reaches a user: a decode that does not fill what is required is an error.
pub trait Blank {
    /// Whether `null` is one of the values, which an `Option` keeps then.
    const TAKES_NULL: bool = false;

    /// The value to start from. It must end: a cycle of required types is broken by an `Option`.
    fn blank() -> Self;
}

/// [`Blank::blank`] without naming the type.
#[inline]
pub fn blank<T: Blank>() -> T {
    T::blank()
}

/// Reads the next value of the input as a `T` of its own.
#[inline]
pub fn take<T: Slot + Blank>(i: &mut In<'_>) -> T {
    let mut value = T::blank();
    i.slot(&mut value);
    value
}
