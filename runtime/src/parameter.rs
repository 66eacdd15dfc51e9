//! Parameters on the wire: one table for location × style × explode × allowReserved × content.
//!
//! Comes in: a parameter's descriptor and its value. Goes out: the text that is put into the path, the query,
//! a header or a cookie. Must not know: calls, clients. What the table does not hold yet is an error, never a
//! guess.

pub(crate) mod deep;
mod percent;
mod style;

use std::fmt;

use crate::Value;
use crate::descriptor::{Location, Parameter, Style};
use crate::error::ErrorKind;
use crate::form::urlencoded;
use crate::slot::Slot;
use crate::write::{EncodeError, ValidationError, encode, encode_text, validate_value};

pub(crate) use percent::{is_dot_segment, query_pair};
pub(crate) use style::is_cookie_text;

/// Why a value is not sent.
#[derive(Clone, Debug)]
pub(crate) enum Refused {
    /// The value itself cannot be written.
    Value(&'static str, EncodeError),
    /// The value's shape or text does not fit where it should go.
    Fit(&'static str, &'static str),
    /// The value breaks constraints of the description.
    Invalid(&'static str, ValidationError),
}

impl Refused {
    /// The kind of error that this is.
    pub(crate) const fn kind(&self) -> ErrorKind {
        match self {
            Self::Value(..) | Self::Fit(..) => ErrorKind::Encode,
            Self::Invalid(..) => ErrorKind::Validate,
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(name, _) => write!(f, "parameter `{name}` cannot be written"),
            Self::Fit(name, why) => write!(f, "parameter `{name}` {why}"),
            Self::Invalid(name, _) => write!(f, "parameter `{name}` breaks constraints of the description"),
        }
    }
}

impl std::error::Error for Refused {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Value(_, error) => Some(error),
            Self::Fit(..) => None,
            Self::Invalid(_, error) => Some(error),
        }
    }
}

/// Checks a value by the constraints of its parameter, and by those that its type has of its own.
pub(crate) fn check(parameter: &Parameter, value: &dyn Slot) -> Result<(), Refused> {
    validate_value(value, parameter.checks()).map_err(|error| Refused::Invalid(parameter.name(), error))
}

/// Writes a value as its parameter asks; `None` is a value that is not sent, such as an empty list in a query.
pub(crate) fn write(parameter: &Parameter, value: &dyn Slot) -> Result<Option<String>, Refused> {
    let failed = |error| Refused::Value(parameter.name(), error);
    match parameter.style() {
        Style::JsonContent => {
            let json = encode(value).map_err(failed)?;
            write_text(parameter, &String::from_utf8_lossy(&json)).map(Some)
        }
        Style::FormContent => {
            let form = urlencoded(value, &[]).map_err(failed)?;
            // The whole query is a form itself: nothing of it is to be encoded again.
            let is_query = parameter.location() == Location::QueryString;
            match is_query {
                true if form.contains("%00") => Err(Refused::Fit(parameter.name(), "holds NUL")),
                true => Ok(Some(form)),
                false => write_text(parameter, &form).map(Some),
            }
        }
        Style::DeepObject => {
            let json = encode(value).map_err(failed)?;
            style::write_deep(parameter, &Value::from_json(&json).unwrap_or_default())
        }
        _ => style::write(parameter, &encode_text(value).map_err(failed)?),
    }
}

/// Writes a text as its parameter asks.
pub(crate) fn write_text(parameter: &Parameter, text: &str) -> Result<String, Refused> {
    style::write_scalar(parameter, text)
}
