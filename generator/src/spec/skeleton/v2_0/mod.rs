//! Swagger 2.0, turned into the shape of OpenAPI 3.0: body and form parameters become request bodies, `produces` becomes content.

mod body;
mod header;
mod media_types;
mod operation;
mod parameter;
mod path_item;
mod read;
mod response;
mod root;
mod security_scheme;
mod servers;
mod tables;

pub(super) use operation::operation;
pub(super) use path_item::path_item;
pub(super) use read::read;
pub(super) use root::root;
