//! Differences between the description and what the server answers that a call tolerates or reports.

use std::fmt;
use std::sync::Arc;

use crate::descriptor::Operation;
use crate::read::DecodeError;
use crate::transport::{MaybeSend, MaybeSync};

/// One difference, as it is observed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Drift {
    /// The server answered with a status that the description does not document.
    UndocumentedStatus {
        /// The operation that was called.
        operation: &'static Operation,
        /// The status.
        status: u16,
    },
    /// A body is not what the description says of its status: that of a success, which is an error of the call; that of a documented error, which
    /// is given without its type; or a single value or event of a stream.
    Undecodable {
        /// The operation that was called.
        operation: &'static Operation,
        /// The status.
        status: u16,
        /// Where, what the description says, and what stands there.
        error: DecodeError,
    },
}

/// What a client calls for each difference.
#[derive(Clone)]
pub(crate) struct Observer(Arc<dyn Observe>);

trait Observe: Fn(&Drift) + MaybeSend + MaybeSync {}
impl<F: Fn(&Drift) + MaybeSend + MaybeSync> Observe for F {}

impl Observer {
    pub(crate) fn new(observe: impl Fn(&Drift) + MaybeSend + MaybeSync + 'static) -> Self {
        Self(Arc::new(observe))
    }

    pub(crate) fn observe(&self, drift: &Drift) {
        (self.0)(drift);
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}
