//! JSON values one after the other, as the body of a request.

use crate::slot::Slot;
use crate::write::{EncodeError, encode};

/// How JSON values that follow each other are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// One a line (JSON lines).
    Lines,
    /// Each after a record separator and before a line feed (RFC 7464, section 2.2).
    Records,
}

impl Framing {
    /// Writes one more value.
    pub(crate) fn write(self, value: &dyn Slot, body: &mut Vec<u8>) -> Result<(), EncodeError> {
        if self == Self::Records {
            body.push(0x1E);
        }
        body.extend(encode(value)?);
        body.push(b'\n');
        Ok(())
    }
}
