//! Forms: what is sent for files, lists and objects in them.

use clientwright_loopback::{Answer, Recorded, Server};
use clientwright_runtime::{FilePart, Map};
use downstream::bytes::types::{SendEitherRequest, SendEitherRequestObject, SendNestedRequest, Shared, SharedForm};
use downstream::forms::Client;
use downstream::forms::types::{
    DocumentForm, SetSettingsRequest, SetSettingsRequestFilter, SetSettingsRequestKept, SetSettingsRequestRange,
    UploadPhotoRequest, UploadPhotoRequestPosition,
};
use downstream::ways::types::{CreateMessageMultipartRequest, Message, NoteForm, NoteRequest};
use downstream::{bytes, ways};

use crate::fixtures::start;

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).build().unwrap()
}

/// The body, its boundary replaced by `B`, line breaks by what a string literal has.
fn parts(recorded: &Recorded) -> String {
    let media_type = recorded.header("content-type").remove(0);
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap().to_owned();
    recorded.body_text().replace(&boundary, "B").replace("\r\n", "\n")
}

#[tokio::test]
async fn a_form_has_a_part_for_each_value() {
    let server = start([Answer::status(204)]);
    let body = UploadPhotoRequest::new(FilePart::new("PNG").file_name("me \"here\".png"))
        .extra(vec![FilePart::new("1").media_type("image/gif"), "2".into()])
        .raw(vec![3, 4])
        .labels(vec!["a".to_owned(), "b c".to_owned()])
        .position(UploadPhotoRequestPosition::new().x(1));
    client(&server).upload_photo(body).await.unwrap();
    let recorded = server.requests().remove(0);
    assert_eq!(recorded.header("content-length"), [recorded.body().len().to_string()]);
    let expected = "--B
Content-Disposition: form-data; name=\"photo\"; filename=\"me %22here%22.png\"
Content-Type: image/png

PNG
--B
Content-Disposition: form-data; name=\"extra\"; filename=\"extra\"
Content-Type: image/gif

1
--B
Content-Disposition: form-data; name=\"extra\"; filename=\"extra\"
Content-Type: application/octet-stream

2
--B
Content-Disposition: form-data; name=\"raw\"; filename=\"raw\"
Content-Type: application/octet-stream

\u{3}\u{4}
--B
Content-Disposition: form-data; name=\"labels\"

a,b c
--B
Content-Disposition: form-data; name=\"position\"
Content-Type: application/json

{\"x\":1}
--B--
";
    assert_eq!(parts(&recorded), expected);
}

#[tokio::test]
async fn an_optional_form_is_sent_when_it_is_set() {
    let json = r#"{"name":"n","content":"text"}"#;
    let server = start([Answer::json(200, json), Answer::json(200, json)]);
    let client = client(&server);
    client.upload_document().await.unwrap();
    let document = client.upload_document().body(DocumentForm::new("n", "text")).await.unwrap();
    assert_eq!(document.content, "text");
    let [without, with] = <[Recorded; 2]>::try_from(server.requests()).ok().unwrap();
    assert_eq!((without.header("content-type").len(), without.body().len()), (0, 0));
    let part = |head: &str, content: &str| format!("--B\nContent-Disposition: form-data; {head}\n\n{content}\n");
    let file = "name=\"content\"; filename=\"content\"\nContent-Type: application/octet-stream";
    assert_eq!(parts(&with), [part("name=\"name\"", "n"), part(file, "text"), "--B--\n".to_owned()].concat());
}

#[tokio::test]
async fn lists_in_a_form_repeat_and_objects_follow_their_style() {
    let server = start([Answer::status(204)]);
    let filter = SetSettingsRequestFilter::new().level(2);
    let range = SetSettingsRequestRange::new().first(1).last(2);
    let body = SetSettingsRequest::new()
        .names(vec!["a b".to_owned(), "c&d".to_owned()])
        .filter(filter)
        .range(range)
        .kept(SetSettingsRequestKept::new().a(1));
    client(&server).set_settings(body).await.unwrap();
    let recorded = server.requests().remove(0);
    assert_eq!(recorded.header("content-type"), ["application/x-www-form-urlencoded"]);
    assert_eq!(
        recorded.body_text(),
        "names=a%20b&names=c%26d&filter%5Blevel%5D=2&first=1&last=2&kept=%7B%22a%22%3A1%7D"
    );
}

fn bytes_client(server: &Server) -> bytes::Client {
    bytes::Client::builder().base_url(server.url()).build().unwrap()
}

const FILE: &str = "Content-Type: application/octet-stream";

#[tokio::test]
async fn members_without_a_field_are_files_and_what_nests_is_json() {
    let server = start([Answer::status(204), Answer::status(204)]);
    let mut others = Map::new();
    others.insert("more", FilePart::new("2"));
    let mut named = Map::new();
    named.insert("a", "text".to_owned());
    let body =
        SendNestedRequest::new("1").named(named).grid(vec![vec!["x".to_owned()]]).additional_properties(others.clone());
    let client = bytes_client(&server);
    client.send_nested(body).await.unwrap();
    client.send_any_names(others).await.unwrap();
    let head = "--B\nContent-Disposition: form-data; name=";
    let json = "Content-Type: application/json";
    let more = format!("{head}\"more\"; filename=\"more\"\n{FILE}\n\n2\n--B--\n");
    let expected = format!(
        "{head}\"one\"; filename=\"one\"\n{FILE}\n\n1\n{head}\"named\"\n{json}\n\n{{\"a\":\"text\"}}\n\
         {head}\"grid\"\n{json}\n\n[\"x\"]\n{more}"
    );
    let [nested, any_names] = <[Recorded; 2]>::try_from(server.requests()).ok().unwrap();
    assert_eq!(parts(&nested), expected);
    assert_eq!(parts(&any_names), more);
}

#[tokio::test]
async fn a_choice_of_forms_and_a_type_that_is_json_too_keep_their_files() {
    let server = start([Answer::status(204), Answer::status(204)]);
    let client = bytes_client(&server);
    let either: SendEitherRequest = SendEitherRequestObject::new("1").into();
    client.send_either(either).await.unwrap();
    client.send_shared(SharedForm::new("2")).filter(vec![Shared::new("text")]).await.unwrap();
    let [either, shared] = <[Recorded; 2]>::try_from(server.requests()).ok().unwrap();
    let form = |name: &str, content: &str| {
        format!(
            "--B\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{name}\"\n{FILE}\n\n{content}\n--B--\n"
        )
    };
    assert_eq!(parts(&either), form("left", "1"));
    assert_eq!(parts(&shared), form("content", "2"));
    assert_eq!(shared.line(), "POST /shared?filter=%5B%7B%22content%22%3A%22text%22%7D%5D HTTP/1.1");
}

#[tokio::test]
async fn one_operation_sends_its_body_in_several_ways() {
    let message = || Answer::json(200, r#"{"text":"t"}"#);
    let server = start([message(), message(), Answer::status(204), Answer::status(204), Answer::status(204)]);
    let client = ways::Client::builder().base_url(server.url()).build().unwrap();
    client.create_message(Message::new("t")).await.unwrap();
    let form = CreateMessageMultipartRequest::new("t").file("bytes");
    assert_eq!(client.create_message_multipart(form).await.unwrap().text, "t");
    client.put_notes_by_id(1).body(NoteRequest::new().text("t")).await.unwrap();
    client.put_notes_by_id_form(2).body(NoteForm::new().line("a b")).await.unwrap();
    client.put_notes_by_id_text(3).body("*t*").header("content-type", "text/markdown").await.unwrap();
    let requests = server.requests();
    let part = |head: &str, content: &str| format!("--B\nContent-Disposition: form-data; {head}\n\n{content}\n");
    let file = "name=\"file\"; filename=\"file\"\nContent-Type: application/octet-stream";
    assert_eq!(parts(&requests[1]), [part("name=\"text\"", "t"), part(file, "bytes"), "--B--\n".to_owned()].concat());
    let sent = [0, 2, 3, 4].map(|index| {
        let request: &Recorded = &requests[index];
        (request.line(), request.header("content-type").remove(0), request.body_text())
    });
    let expected = [
        ("POST /messages HTTP/1.1", "application/json", r#"{"text":"t"}"#),
        ("PUT /notes/1 HTTP/1.1", "application/json", r#"{"text":"t"}"#),
        ("PUT /notes/2 HTTP/1.1", "application/x-www-form-urlencoded", "line=a%20b"),
        ("PUT /notes/3 HTTP/1.1", "text/markdown", "*t*"),
    ];
    assert_eq!(sent, expected.map(|(line, kind, body)| (line.to_owned(), kind.to_owned(), body.to_owned())));
}
