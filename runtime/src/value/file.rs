//! A file in a form.

use std::fmt;
use std::path::Path;

use bytes::Bytes;

use crate::read::In;
use crate::slot::{Blank, Slot};
use crate::write::Out;

/// A file in a form (`multipart/form-data`, RFC 7578): its bytes, its name, its media type.
///
/// Made from bytes or text with `into()`, or from a file on the disk with [`FilePart::read`].
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct FilePart {
    bytes: Bytes,
    file_name: Option<String>,
    media_type: Option<String>,
}

impl FilePart {
    /// A file of these bytes. It is sent under the name of its property, and as the media type that the description
    /// gives, `application/octet-stream` where it gives none.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self { bytes: bytes.into(), file_name: None, media_type: None }
    }

    /// Reads a file whole, and takes its name from the path.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read(path: impl AsRef<Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self { bytes: std::fs::read(path)?.into(), file_name, media_type: None })
    }

    /// Sets the name that the server is told.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type, `image/png`.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    pub(crate) fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    pub(crate) fn name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    pub(crate) fn declared_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// Shows everything that equality looks at.
    pub(crate) fn compared(&self, o: &mut Out<'_>) {
        let content = crate::formats::Bytes::from(&*self.bytes);
        o.items(&[&self.file_name, &self.media_type, &content]);
    }
}

impl<T: Into<Bytes>> From<T> for FilePart {
    fn from(bytes: T) -> Self {
        Self::new(bytes)
    }
}

/// Name, media type and length; not the bytes.
impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilePart")
            .field("file_name", &self.file_name)
            .field("media_type", &self.media_type)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

/// Read, which only a test or a server does, it is the bytes of a string.
impl Slot for FilePart {
    fn read(&mut self, i: &mut In<'_>) {
        *self = Self::new(i.text().to_owned());
    }

    fn write(&self, o: &mut Out<'_>) {
        o.file(self);
    }
}

impl Blank for FilePart {
    fn blank() -> Self {
        Self::default()
    }
}
