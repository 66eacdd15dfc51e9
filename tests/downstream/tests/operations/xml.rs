//! Bodies in XML, byte for byte, and what is made of such answers.

use clientwright_loopback::{Answer, Server};
use clientwright_runtime::{ErrorKind, Map, Maybe, Value};
use downstream::operations::xml::Client;
use downstream::operations::xml::operations::AddBookError;
use downstream::operations::xml::types::{
    Author, Book, Cabinet, Cover, Note, Person, Problem, SendPartsRequest, SendPartsRequestSizes, SetShelfRequest,
    Shelf, Size,
};

use crate::start;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).build().unwrap()
}

fn answer(status: u16, media_type: &str, body: &str) -> Answer {
    Answer::with_body(status, &[("content-type", media_type)], body.as_bytes())
}

/// A book that has everything.
fn book() -> Book {
    let mut book = Book::new(None, "A & B <c>", vec![Author::new("\"N\"\r\n")]);
    book.id = Some(7);
    book.tags = Some(vec!["x".to_owned(), "y\"".to_owned()]);
    book.subtitle = Maybe::Null;
    book.lent = Some(true);
    book.cover = Some(Cover::Hard);
    book.chapters = Some(vec!["one".to_owned(), String::new()]);
    book.pages = Some(vec![1, 2]);
    book.notes = Some(vec![Note::new().lang("en").text("a > b")]);
    book.size = Some(Size::new().unit("cm\n").width(3.5));
    book.owner = Some(Person::new("person").age(30).into());
    book.labels = Some(Map::from_iter([("k", "v".to_owned())]));
    book.extra = Some(Value::from("e"));
    book.edition = Some((2, "revised".to_owned()));
    book.sequel = Some(Box::new(Book::new(None, "Next", Vec::new())));
    book.printed = Some("2001-02-03".into());
    book
}

fn document() -> String {
    [
        DECLARATION,
        "<b:book xmlns:b=\"https://example.com/books\" isbn=\"7\" tags=\"x y&quot;\" unit=\"cm&#10;\">",
        "<title>A &amp; B &lt;c&gt;</title>",
        "<subtitle xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>",
        "<lent>true</lent>",
        "<cover>hard</cover>",
        "<authors><name>\"N\"&#13;\n</name></authors>",
        "<chapter>one</chapter><chapter/>",
        "<pages><pages>1</pages><pages>2</pages></pages>",
        "<noteList><Note lang=\"en\">a &gt; b</Note></noteList>",
        "<width>3.5</width>",
        "<owner><kind>person</kind><age>30</age></owner>",
        "<labels><k>v</k></labels>",
        "<extra>e</extra>",
        "<number>2</number><edition>revised</edition>",
        "<b:book><title>Next</title></b:book>",
        "<p:printed xmlns:p=\"https://example.com/print\">2001-02-03</p:printed>",
        "</b:book>",
    ]
    .concat()
}

#[tokio::test]
async fn elements_are_in_the_order_of_the_description_and_read_again() {
    let server = start([answer(201, "application/xml", &document())]);
    let added = client(&server).add_book(book()).await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(request.header("content-type"), ["application/xml"]);
    assert_eq!(request.body_text(), document());
    assert_eq!(added, book());
}

#[tokio::test]
async fn prefixes_of_the_server_comments_and_what_is_not_described_do_not_matter() {
    let body = "<?xml version=\"1.0\"?><!-- one --><x:book xmlns:x=\"https://example.com/books\" isbn=' 007 ' rating=\"+04.50\" new=\"1\">\
        <pages/><title><![CDATA[A & ]]>B&#33;</title><unknown><title>no</title></unknown>\
        <noteList><other lang=\"de\">\n text</other></noteList><printed xmlns=\"https://example.com/print\">2001-02-03</printed>\
        <title>second</title><lent> 1 </lent><extra a=\"1\"><b>2</b><b>3</b>text</extra></x:book>";
    let server = start([answer(201, "text/xml; charset=utf-8", body)]);
    let found = client(&server).add_book(book()).await.unwrap();
    let mut expected = Book::new(None, "A & B!", Vec::new());
    expected.id = Some(7);
    expected.rating = Some(4.5);
    expected.lent = Some(true);
    expected.pages = Some(Vec::new());
    expected.notes = Some(vec![Note::new().lang("de").text("\n text")]);
    expected.printed = Some("2001-02-03".into());
    expected.extra = Some(Value::from_json(br#"{"a":"1","b":["2","3"],"$text":"text"}"#).unwrap());
    assert_eq!(found, expected);
}

#[tokio::test]
async fn errors_are_read_by_their_status() {
    let problem = "<Problem><more>m</more><code>12</code><![CDATA[<b>]]></Problem>";
    let server = start([answer(409, "application/problem+xml", problem), answer(503, "text/xml", "<p>as it is</p>")]);
    let client = client(&server);
    let error = client.add_book(book()).await.unwrap_err();
    let Some(AddBookError::ClientError(found)) = error.body() else { panic!("{error:?}") };
    let mut expected = Problem::new(12);
    expected.html = Some("<b>".to_owned());
    expected.additional_properties = Map::from_iter([("more", Value::from("m"))]);
    assert_eq!(*found, expected);
    let error = client.add_book(book()).await.unwrap_err();
    assert!(matches!(error.body(), Some(AddBookError::Default(text)) if text == "<p>as it is</p>"), "{error:?}");
}

#[tokio::test]
async fn lists_have_an_element_of_their_own_where_they_are_outermost() {
    let server = start([answer(200, "application/xml", "<any><name>a</name><name/></any>")]);
    let names = client(&server).set_authors(vec![Author::new("N"), Author::new("M")]).await.unwrap();
    assert_eq!(names, ["a", ""]);
    let sent =
        format!("{DECLARATION}<authors><Author><name>N</name></Author><Author><name>M</name></Author></authors>");
    assert_eq!(server.requests()[0].body_text(), sent);
}

#[tokio::test]
async fn xml_is_a_way_of_its_own_beside_json() {
    let server = start([Answer::status(204), Answer::status(204), Answer::status(204)]);
    let client = client(&server);
    client.change_shelf(1).body(Shelf::new()).await.unwrap();
    client.change_shelf_xml(1).body(Cabinet::new().doors(2)).await.unwrap();
    client.set_shelf(1, SetShelfRequest::new().width(0.5)).header("content-type", "text/xml").await.unwrap();
    let sent: Vec<(Vec<String>, String)> =
        server.requests().iter().map(|request| (request.header("content-type"), request.body_text())).collect();
    let expected = [
        ("application/json", "{}".to_owned()),
        ("application/xml", format!("{DECLARATION}<Cabinet doors=\"2\"/>")),
        ("text/xml", format!("{DECLARATION}<root><width>0.5</width></root>")),
    ];
    assert_eq!(sent, expected.map(|(media_type, body)| (vec![media_type.to_owned()], body)));
}

#[tokio::test]
async fn what_is_not_the_xml_that_was_described_says_where() {
    let deep = format!("<book><extra>{}{}</extra></book>", "<a>".repeat(200), "</a>".repeat(200));
    let many = (0..300).map(|n| format!(" a{n}=\"\"")).collect::<Vec<_>>().concat();
    let many = format!("<book{many}/>");
    let cases = [
        ("application/xml", many.as_str(), "expected elements of few attributes"),
        (
            "application/xml",
            "<book><title>t</title><pages><pages>x</pages></pages></book>",
            "`pages[0]`: expected an integer",
        ),
        ("application/xml", "<book><authors/></book>", "missing in all: `/authors/0/name`, `/title`"),
        ("application/xml", "<book><title>t</title>", "expected XML"),
        ("application/xml", "<!DOCTYPE b [<!ENTITY a \"a\">]><book><title>&a;</title></book>", "expected XML"),
        ("application/xml", "", "expected XML"),
        ("application/json", "{\"title\":\"t\"}", "expected application/xml, found application/json"),
        ("application/xml; charset=latin1", "<book><title>\u{e9}</title></book>", "expected utf-8, found latin1"),
        ("application/xml", &deep, "expected less nesting"),
    ];
    for (media_type, body, expected) in cases {
        let server = start([answer(201, media_type, body)]);
        let error = client(&server).add_book(book()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.raw_body(), Some(body.as_bytes()), "{body}");
        assert!(format!("{error:?}").contains(expected), "{error:?}");
    }
}

#[tokio::test]
async fn what_xml_cannot_hold_is_not_sent() {
    let server = start([]);
    let mut unnamed = book();
    unnamed.labels = Some(Map::from_iter([("k onload=\"x\"", "v".to_owned())]));
    let mut unwritable = book();
    unwritable.title = "\u{0}".to_owned();
    for (book, expected) in [(unnamed, "no name in XML"), (unwritable, "a character that XML does not allow")] {
        let error = client(&server).add_book(book).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Encode);
        assert!(format!("{error:?}").contains(expected), "{error:?}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn parts_of_a_form_are_xml_where_they_are_described_so() {
    let server = start([Answer::status(204)]);
    let sizes = [1.5, 2.0].map(|width| SendPartsRequestSizes::new().width(width));
    let parts = SendPartsRequest::new().cabinet(Cabinet::new().doors(2)).sizes(sizes.into()).note("<as it is/>");
    client(&server).send_parts(parts).await.unwrap();
    let request = &server.requests()[0];
    let media_type = request.header("content-type").concat();
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    let part = |name: &str, media_type: &str, content: &str| {
        format!(
            "--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\nContent-Type: {media_type}\r\n\r\n{content}\r\n"
        )
    };
    let expected = [
        part("cabinet", "application/xml", &format!("{DECLARATION}<Cabinet doors=\"2\"/>")),
        part("sizes", "text/xml", &format!("{DECLARATION}<size><width>1.5</width></size>")),
        part("sizes", "text/xml", &format!("{DECLARATION}<size><width>2.0</width></size>")),
        part("note", "application/xml", "<as it is/>"),
        "--B--\r\n".to_owned(),
    ];
    assert_eq!(request.body_text().replace(boundary, "B"), expected.concat());
}
