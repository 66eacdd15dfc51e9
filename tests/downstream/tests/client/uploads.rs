//! Bodies that are bytes, text and files: from memory, from the disk, piece by piece.

use std::collections::VecDeque;
use std::fs;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};

use clientwright_loopback::{Answer, Recorded, Server};
use clientwright_runtime::transport::{BodyStream, Bytes, TransportError, Upload};
use clientwright_runtime::{ErrorKind, FilePart};
use downstream::part_headers::types::{SendLetterRequest, SendLetterRequestSender};
use downstream::sequences;
use downstream::uploads::Client;
use downstream::uploads::types::{Patch, SendFormRequest};

use crate::fixtures::start;

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).build().unwrap()
}

/// A file that is removed with its folder.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, content: &[u8]) -> Self {
        let folder = std::env::temp_dir().join(format!("clientwright-uploads-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("photo.png"), content).unwrap();
        Self(folder)
    }

    fn path(&self) -> PathBuf {
        self.0.join("photo.png")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left lies in a folder for what may be removed.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Pieces that are there one after the other, none of them at once.
struct Pieces(VecDeque<&'static str>, bool);

impl Pieces {
    fn new(pieces: &[&'static str]) -> Self {
        Self(pieces.iter().copied().collect(), false)
    }
}

impl BodyStream for Pieces {
    fn poll_chunk(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        self.1 = !self.1;
        if self.1 {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Bytes::from(piece))))
    }
}

fn framing(request: &Recorded) -> (Vec<String>, Vec<String>) {
    (request.header("content-length"), request.header("transfer-encoding"))
}

/// More than is read of a disk at once.
fn long() -> Vec<u8> {
    (0..200_000_u32).map(|number| number.to_le_bytes()[0]).collect()
}

#[tokio::test]
async fn a_file_on_the_disk_is_a_body() {
    let file = Scratch::new("body", &long());
    let server = start([Answer::status(204)]);
    client(&server).put_blob(Upload::open(file.path()).unwrap()).await.unwrap();
    let request = server.requests().remove(0);
    assert_eq!(framing(&request), (vec!["200000".to_owned()], vec![]));
    assert_eq!(request.header("content-type"), ["application/octet-stream"]);
    assert_eq!(request.body(), long());
}

#[tokio::test]
async fn a_file_on_the_disk_is_a_part_of_a_form() {
    let file = Scratch::new("part", &long());
    let server = start([Answer::status(204)]);
    let more = vec![FilePart::new(long()).file_name("long"), FilePart::new("short")];
    let form = SendFormRequest::new(FilePart::open(file.path()).unwrap()).more(more).note("n");
    client(&server).send_form(form).await.unwrap();
    let request = server.requests().remove(0);
    assert_eq!(framing(&request), (vec![request.body().len().to_string()], vec![]));
    let boundary = request.header("content-type").remove(0).split_once("boundary=").unwrap().1.to_owned();
    let part = |head: &str, content: &[u8]| {
        [format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(), content, b"\r\n"]
            .concat()
    };
    let bytes = "\r\nContent-Type: application/octet-stream";
    let expected = [
        part(&format!("name=\"file\"; filename=\"photo.png\"{bytes}"), &long()),
        part(&format!("name=\"more\"; filename=\"long\"{bytes}"), &long()),
        part(&format!("name=\"more\"; filename=\"more\"{bytes}"), b"short"),
        part("name=\"note\"", b"n"),
        format!("--{boundary}--\r\n").into_bytes(),
    ];
    assert!(request.body() == expected.concat(), "{:?}", request.body_text());
}

#[tokio::test]
async fn what_arrives_piece_by_piece_is_sent_so() {
    let server = start([Answer::status(204), Answer::status(204)]);
    let client = client(&server);
    client.put_blob(Upload::stream(Pieces::new(&["ab", "", "c"]), None)).await.unwrap();
    client.put_blob(Upload::stream(Pieces::new(&["ab", "c"]), Some(3))).await.unwrap();
    let [chunked, measured] = <[Recorded; 2]>::try_from(server.requests()).ok().unwrap();
    assert_eq!((framing(&chunked), chunked.body_text()), ((vec![], vec!["chunked".to_owned()]), "abc".to_owned()));
    assert_eq!((framing(&measured), measured.body_text()), ((vec!["3".to_owned()], vec![]), "abc".to_owned()));
}

#[tokio::test]
async fn a_redirect_sends_a_file_again_but_not_a_stream() {
    let file = Scratch::new("again", b"abc");
    let server = start([Answer::redirect(307, "/again"), Answer::status(204), Answer::redirect(307, "/again")]);
    let client = client(&server);
    client.put_blob(Upload::open(file.path()).unwrap()).await.unwrap();
    assert_eq!(server.requests()[1].body(), b"abc");
    let error = client.put_blob(Upload::stream(Pieces::new(&["abc"]), Some(3))).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
}

#[tokio::test]
async fn a_file_that_is_not_what_it_was_is_an_error() {
    let file = Scratch::new("shorter", &long());
    let server = start([]);
    let client = client(&server);
    let (shorter, gone) = (Upload::open(file.path()).unwrap(), Upload::open(file.path()).unwrap());
    fs::write(file.path(), b"short").unwrap();
    assert_eq!(client.put_blob(shorter).await.unwrap_err().kind(), ErrorKind::Request);
    fs::remove_file(file.path()).unwrap();
    assert_eq!(client.put_blob(gone).await.unwrap_err().kind(), ErrorKind::Request);
    assert!(Upload::open(file.path()).is_err() && FilePart::open(&file.0).is_err());
}

#[tokio::test]
async fn the_caller_says_which_of_several_types_it_is() {
    let server = start(std::iter::repeat_n(Answer::status(204), 6));
    let client = client(&server);
    client.put_image("png").await.unwrap();
    client.put_image("gif").header("content-type", "image/gif").await.unwrap();
    client.put_note().body("text").await.unwrap();
    client.put_anything().body("bytes").await.unwrap();
    client.patch_thing(Patch::new().name("n")).await.unwrap();
    client.patch_thing(Patch::new().name("n")).header("content-type", "application/merge-patch+json").await.unwrap();
    let types: Vec<String> = server.requests().iter().flat_map(|request| request.header("content-type")).collect();
    assert_eq!(
        types,
        [
            "image/png",
            "image/gif",
            "text/plain",
            "application/octet-stream",
            "application/json",
            "application/merge-patch+json"
        ]
    );
    assert_eq!(server.requests()[5].body_text(), server.requests()[4].body_text());
}

#[tokio::test]
async fn what_a_body_is_goes_with_it_to_another_origin() {
    let other = start([Answer::status(204)]);
    let server = start([Answer::redirect(307, &[&other.url(), "/there"].concat())]);
    let client = Client::builder().base_url(server.url()).allow_cross_origin_redirects(true).build().unwrap();
    client.put_image("gif").header("content-type", "image/gif").header("x-mine", "secret").await.unwrap();
    let request = other.requests().remove(0);
    assert_eq!((request.header("content-type"), request.header("x-mine")), (vec!["image/gif".to_owned()], vec![]));
}

#[tokio::test]
async fn values_are_sent_one_after_the_other() {
    use sequences::types::{Log, SendRecordsRequest};
    let server = start([Answer::status(204), Answer::status(204), Answer::status(204)]);
    let client = sequences::Client::builder().base_url(server.url()).validate_requests(true).build().unwrap();
    client.send_logs([Log::new("a\n"), Log::new("b")]).await.unwrap();
    client.replace_logs().body(Vec::new()).await.unwrap();
    client.send_records([SendRecordsRequest::from("x".to_owned()), 2.into()]).await.unwrap();
    let sent: Vec<_> = server
        .requests()
        .iter()
        .map(|request| (request.header("content-type").concat(), request.body_text()))
        .collect();
    let expected = [
        ("application/jsonl", "{\"line\":\"a\\n\"}\n{\"line\":\"b\"}\n"),
        ("application/x-ndjson", ""),
        ("application/json-seq", "\u{1e}\"x\"\n\u{1e}2\n"),
    ];
    assert_eq!(sent, expected.map(|(media_type, body)| (media_type.to_owned(), body.to_owned())));
    let error = client.send_logs([Log::new("a"), Log::new("long")]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validate);
    let error = client.send_records([SendRecordsRequest::from(10)]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validate, "each value has its own limits");
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn parts_have_the_headers_that_the_caller_and_the_description_give() {
    let server = start([Answer::status(204)]);
    let client = downstream::part_headers::Client::builder().base_url(server.url()).build().unwrap();
    let scan = FilePart::new("PNG").file_name("a.png").header("X-Digest", "1:a b").header("x-dpi", "600");
    let body = SendLetterRequest::new(scan, "Hi")
        .pages(vec![FilePart::new("1").header("X-Page", "1").header("X-Side", "back"), "2".into()])
        .tags(vec!["t".to_owned()])
        .sender(SendLetterRequestSender::new().name("n"));
    client.send_letter(body).await.unwrap();
    let expected = "--B\r
Content-Disposition: form-data; name=\"scan\"; filename=\"a.png\"\r
Content-Type: image/png\r
X-Side: front\r
X-Digest: 1:a b\r
x-dpi: 600\r
\r
PNG\r
--B\r
Content-Disposition: form-data; name=\"pages\"; filename=\"pages\"\r
Content-Type: application/octet-stream\r
X-Page: 1\r
X-Side: back\r
\r
1\r
--B\r
Content-Disposition: form-data; name=\"pages\"; filename=\"pages\"\r
Content-Type: application/octet-stream\r
\r
2\r
--B\r
Content-Disposition: form-data; name=\"subject\"\r
X-Language: en\r
X-Draft: false\r
\r
Hi\r
--B\r
Content-Disposition: form-data; name=\"tags\"\r
X-Version: 1.10\r
\r
t\r
--B\r
Content-Disposition: form-data; name=\"sender\"\r
Content-Type: application/json\r
X-Schema: sender\r
\r
{\"name\":\"n\"}\r
--B--\r
";
    let recorded = server.requests().remove(0);
    let media_type = recorded.header("content-type").remove(0);
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    assert_eq!(recorded.body_text().replace(boundary, "B"), expected);
}

#[tokio::test]
async fn a_header_that_no_part_has_is_refused_before_anything_is_sent() {
    let server = start([]);
    let client = downstream::part_headers::Client::builder().base_url(server.url()).build().unwrap();
    for (name, value) in [("X-Id", "1\r\nX-Other: 2"), ("X Id", "1"), ("Content-Type", "text/html")] {
        let call = client.send_letter(SendLetterRequest::new(FilePart::new("PNG").header(name, value), "Hi"));
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Encode);
        assert!(!format!("{error:?}").contains("X-Other"));
    }
    assert!(server.requests().is_empty());
}
