//! A file in a form.

use std::fmt;
use std::path::Path;

use bytes::Bytes;

use crate::read::In;
use crate::slot::{Blank, Slot};
use crate::transport::DiskFile;
use crate::write::Out;

/// A file in a form (`multipart/form-data`, RFC 7578): its bytes, its name, its media type.
///
/// Made from bytes or text with `into()`, or from a file on the disk with [`FilePart::open`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct FilePart {
    content: FileContent,
    file_name: Option<String>,
    media_type: Option<String>,
    headers: Vec<(String, String)>,
}

/// Where the bytes are.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum FileContent {
    Bytes(Bytes),
    Disk(DiskFile),
}

impl FilePart {
    /// A file of these bytes. It is sent under the name of its property, and as the media type that the description
    /// gives, `application/octet-stream` where it gives none.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self { content: FileContent::Bytes(bytes.into()), file_name: None, media_type: None, headers: Vec::new() }
    }

    /// A file on the disk, read while the form is sent; its name is that of the path.
    ///
    /// # Errors
    /// When it is not there, or no file.
    pub fn open(path: impl AsRef<Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let content = FileContent::Disk(DiskFile::open(path)?);
        Ok(Self { content, file_name, media_type: None, headers: Vec::new() })
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

    /// Adds a header to its part, in place of one of the same name. `Content-Disposition` and `Content-Type` are none of these: see
    /// [`file_name`](Self::file_name) and [`media_type`](Self::media_type). What no header holds surfaces when the form is sent.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(&name));
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    pub(crate) fn content(&self) -> &FileContent {
        &self.content
    }

    /// The bytes, if they are in memory.
    pub(crate) fn bytes(&self) -> Option<&Bytes> {
        match &self.content {
            FileContent::Bytes(bytes) => Some(bytes),
            FileContent::Disk(_) => None,
        }
    }

    pub(crate) fn name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    pub(crate) fn declared_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// Shows everything that equality looks at.
    pub(crate) fn compared(&self, o: &mut Out<'_>) {
        let (path, bytes) = match &self.content {
            FileContent::Bytes(bytes) => (None, &bytes[..]),
            FileContent::Disk(file) => (Some(file.path().to_string_lossy().into_owned()), &[][..]),
        };
        let headers: Vec<String> =
            self.headers.iter().flat_map(|(name, value)| [name.clone(), value.clone()]).collect();
        o.items(&[&self.file_name, &self.media_type, &headers, &path, &crate::formats::Bytes::from(bytes)]);
    }
}

impl Default for FilePart {
    fn default() -> Self {
        Self::new(Bytes::new())
    }
}

impl<T: Into<Bytes>> From<T> for FilePart {
    fn from(bytes: T) -> Self {
        Self::new(bytes)
    }
}

/// Name, media type, names of headers and length; neither the bytes nor what headers hold.
impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("FilePart")
            .field("file_name", &self.file_name)
            .field("media_type", &self.media_type)
            .field("headers", &headers)
            .field("content", &self.content)
            .finish()
    }
}

/// How much it is.
impl fmt::Debug for FileContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Disk(file) => write!(f, "{} bytes on the disk", file.length()),
        }
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
