//! Formatted strings: the text is kept as it came, and understood when it is asked for.
//!
//! In: text. Out: the same text, and with the feature `jiff` what it means. A text that does not follow its format fails
//! nothing but `get()`.

mod base64;

pub use base64::{Bytes, InvalidBase64};

use std::fmt;

use crate::read::In;
use crate::slot::{Blank, Slot};
use crate::write::Out;

/// A string of a format.
macro_rules! format {
    ($(#[$docs:meta])* $name:ident, $format:literal $(, $get:ty)?) => {
        $(#[$docs])*
        ///
        /// Compares and encodes by its text.
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// The text, as it came.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            $(
                /// What the text means.
                ///
                /// # Errors
                /// A text that does not follow the format.
                #[cfg(feature = "jiff")]
                pub fn get(&self) -> Result<$get, jiff::Error> {
                    self.0.parse()
                }
            )?
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        $(
            #[cfg(feature = "jiff")]
            impl From<$get> for $name {
                fn from(value: $get) -> Self {
                    Self(value.to_string())
                }
            }
        )?

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl Slot for $name {
            fn read(&mut self, i: &mut In<'_>) {
                i.format($format).string_into(&mut self.0);
            }

            fn write(&self, o: &mut Out<'_>) {
                o.string(&self.0);
            }
        }

        impl Blank for $name {
            fn blank() -> Self {
                Self(String::new())
            }
        }
    };
}

format! {
    /// A point in time: `format: date-time` (RFC 3339 section 5.6).
    DateTime, "date-time", jiff::Timestamp
}
format! {
    /// A day: `format: date` (RFC 3339 section 5.6).
    Date, "date", jiff::civil::Date
}
format! {
    /// A time of day: `format: time` (RFC 3339 section 5.6). `get()` leaves out its offset.
    Time, "time", jiff::civil::Time
}
format! {
    /// A length of time: `format: duration` (RFC 3339 appendix A).
    Duration, "duration", jiff::Span
}
format! {
    /// A UUID: `format: uuid` (RFC 9562).
    Uuid, "uuid"
}
