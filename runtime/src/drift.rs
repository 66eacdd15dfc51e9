//! Differences between the description and what the server answers that a call tolerates or reports.

use std::fmt;
use std::sync::Arc;

use crate::descriptor::Operation;
use crate::transport::{MaybeSend, MaybeSync};

/// One difference, as it is observed.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Drift {
    /// The server answered with a status that the description does not document.
    UndocumentedStatus {
        /// The operation that was called.
        operation: &'static Operation,
        /// The status.
        status: u16,
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
