//! One case for each cell of location × style × explode × allowReserved × kind of value, byte for byte.
//!
//! What is expected stands in the section *Style Examples* of OpenAPI 3.2, under other names; and, for characters that have a meaning, follows from
//! RFC 6570 (sections 3.2.1 and 3.2.3), RFC 3986 and RFC 6265.

use std::collections::BTreeSet;

use clientwright_loopback::{Answer, Recorded, Server};
use clientwright_runtime::rt::v1::RawFuture;
use clientwright_runtime::{ErrorKind, Map};
use downstream::operations::{header_and_cookie_cells, path_cells, query_cells};

use crate::start;

/// A cell's operation, a call of it, and what is expected on the wire.
type Row<'a> = (&'a str, RawFuture, &'a str);

/// What would mean something if it stood as it is.
const TEXT: &str = "a/b %2F%,é";

fn texts<const N: usize>(items: [&str; N]) -> Vec<String> {
    items.map(str::to_owned).into()
}

fn map<const N: usize>(entries: [(&str, &str); N]) -> Map<String> {
    entries.into_iter().map(|(key, value)| (key, value.to_owned())).collect()
}

fn colors() -> Vec<String> {
    texts(["blue", "black", "brown"])
}

fn rgb() -> Map<String> {
    map([("R", "100"), ("G", "200"), ("B", "150")])
}

/// A list whose items mean something as they stand.
fn items() -> Vec<String> {
    texts(["1/2", "3,4;5"])
}

/// An object whose key and value do.
fn entries() -> Map<String> {
    map([("k=l", "m:n")])
}

/// Sends every row and compares what `part` finds in its request; fails if an operation of the description has no row.
async fn compare(description: &str, server: &Server, rows: Vec<Row<'_>>, part: fn(&Recorded) -> Vec<String>) {
    let mut called = BTreeSet::new();
    for (operation, call, expected) in rows {
        server.push(Answer::status(204));
        let status = call.await.unwrap().status;
        let request = server.requests().pop().unwrap();
        assert_eq!((status.as_u16(), part(&request).join(" ")), (204, expected.to_owned()), "{operation}");
        called.insert(operation);
    }
    let described = description.lines().filter_map(|line| line.trim().strip_prefix("operationId: "));
    assert_eq!(called, described.collect(), "each operation is called");
}

/// What was asked for, without method and version, and without the operation's name.
fn target(request: &Recorded) -> Vec<String> {
    let line = request.line();
    let target = line.split(' ').nth(1).unwrap_or_default();
    target
        .char_indices()
        .skip(1)
        .find(|(_, sign)| matches!(sign, '/' | '?'))
        .map(|(at, _)| target[at..].to_owned())
        .into_iter()
        .collect()
}

#[tokio::test]
async fn paths() {
    let server = start([]);
    let api = path_cells::Client::builder().base_url(server.url()).build().unwrap();
    #[rustfmt::skip]
    let rows = vec![
        ("simpleJoined", api.simple_joined("blue", colors(), rgb()).raw(), "/blue/blue,black,brown/R,100,G,200,B,150"),
        ("simpleJoined", api.simple_joined(TEXT, items(), entries()).raw(), "/a%2Fb%20%252F%25%2C%C3%A9/1%2F2,3%2C4%3B5/k%3Dl,m%3An"),
        ("simpleJoinedReserved", api.simple_joined_reserved("blue", colors(), rgb()).raw(), "/blue/blue,black,brown/R,100,G,200,B,150"),
        ("simpleJoinedReserved", api.simple_joined_reserved(TEXT, items(), entries()).raw(), "/a%2Fb%20%2F%25,%C3%A9/1%2F2,3%2C4;5/k%3Dl,m:n"),
        ("simpleExploded", api.simple_exploded("blue", colors(), rgb()).raw(), "/blue/blue,black,brown/R=100,G=200,B=150"),
        ("simpleExploded", api.simple_exploded(TEXT, items(), entries()).raw(), "/a%2Fb%20%252F%25%2C%C3%A9/1%2F2,3%2C4%3B5/k%3Dl=m%3An"),
        ("simpleExplodedReserved", api.simple_exploded_reserved("blue", colors(), rgb()).raw(), "/blue/blue,black,brown/R=100,G=200,B=150"),
        ("simpleExplodedReserved", api.simple_exploded_reserved(TEXT, items(), entries()).raw(), "/a%2Fb%20%2F%25,%C3%A9/1%2F2,3%2C4;5/k%3Dl=m:n"),
        ("labelJoined", api.label_joined("blue", colors(), rgb()).raw(), "/.blue/.blue,black,brown/.R,100,G,200,B,150"),
        ("labelJoined", api.label_joined(TEXT, items(), entries()).raw(), "/.a%2Fb%20%252F%25%2C%C3%A9/.1%2F2,3%2C4%3B5/.k%3Dl,m%3An"),
        ("labelJoinedReserved", api.label_joined_reserved("blue", colors(), rgb()).raw(), "/.blue/.blue,black,brown/.R,100,G,200,B,150"),
        ("labelJoinedReserved", api.label_joined_reserved(TEXT, items(), entries()).raw(), "/.a%2Fb%20%2F%25,%C3%A9/.1%2F2,3%2C4;5/.k%3Dl,m:n"),
        ("labelExploded", api.label_exploded("blue", colors(), rgb()).raw(), "/.blue/.blue.black.brown/.R=100.G=200.B=150"),
        ("labelExploded", api.label_exploded(TEXT, items(), entries()).raw(), "/.a%2Fb%20%252F%25%2C%C3%A9/.1%2F2.3%2C4%3B5/.k%3Dl=m%3An"),
        ("labelExplodedReserved", api.label_exploded_reserved("blue", colors(), rgb()).raw(), "/.blue/.blue.black.brown/.R=100.G=200.B=150"),
        ("labelExplodedReserved", api.label_exploded_reserved(TEXT, items(), entries()).raw(), "/.a%2Fb%20%2F%25,%C3%A9/.1%2F2.3,4;5/.k%3Dl=m:n"),
        ("matrixJoined", api.matrix_joined("blue", colors(), rgb()).raw(), "/;string=blue/;array=blue,black,brown/;object=R,100,G,200,B,150"),
        ("matrixJoined", api.matrix_joined(TEXT, items(), entries()).raw(), "/;string=a%2Fb%20%252F%25%2C%C3%A9/;array=1%2F2,3%2C4%3B5/;object=k%3Dl,m%3An"),
        ("matrixJoinedReserved", api.matrix_joined_reserved("blue", colors(), rgb()).raw(), "/;string=blue/;array=blue,black,brown/;object=R,100,G,200,B,150"),
        ("matrixJoinedReserved", api.matrix_joined_reserved(TEXT, items(), entries()).raw(), "/;string=a%2Fb%20%2F%25,%C3%A9/;array=1%2F2,3%2C4%3B5/;object=k%3Dl,m:n"),
        ("matrixExploded", api.matrix_exploded("blue", colors(), rgb()).raw(), "/;string=blue/;array=blue;array=black;array=brown/;R=100;G=200;B=150"),
        ("matrixExploded", api.matrix_exploded(TEXT, items(), entries()).raw(), "/;string=a%2Fb%20%252F%25%2C%C3%A9/;array=1%2F2;array=3%2C4%3B5/;k%3Dl=m%3An"),
        ("matrixExplodedReserved", api.matrix_exploded_reserved("blue", colors(), rgb()).raw(), "/;string=blue/;array=blue;array=black;array=brown/;R=100;G=200;B=150"),
        ("matrixExplodedReserved", api.matrix_exploded_reserved(TEXT, items(), entries()).raw(), "/;string=a%2Fb%20%2F%25,%C3%A9/;array=1%2F2;array=3,4%3B5/;k%3Dl=m:n"),
        // An empty text is a value; what names it needs no equals sign (RFC 6570, section 3.2.7).
        ("matrixExploded", api.matrix_exploded("", texts(["", "b"]), map([("k", "")])).raw(), "/;string/;array;array=b/;k"),
        ("matrixJoined", api.matrix_joined("", texts(["", "b"]), map([("k", "")])).raw(), "/;string/;array=,b/;object=k,"),
        ("labelExploded", api.label_exploded("a", texts(["", "b"]), map([("k", "")])).raw(), "/.a/..b/.k="),
        ("simpleExploded", api.simple_exploded("a", texts(["", "b"]), map([("k", "")])).raw(), "/a/,b/k="),
    ];
    compare(include_str!("../../../cases/parameters/path_cells.yaml"), &server, rows, target).await;
}

#[tokio::test]
async fn queries() {
    let server = start([]);
    let api = query_cells::Client::builder().base_url(server.url()).build().unwrap();
    #[rustfmt::skip]
    let rows = vec![
        ("formJoined", api.form_joined().string("blue").array(colors()).object(rgb()).raw(), "?string=blue&array=blue,black,brown&object=R,100,G,200,B,150"),
        ("formJoined", api.form_joined().string(TEXT).array(items()).object(entries()).raw(), "?string=a%2Fb%20%252F%25%2C%C3%A9&array=1%2F2,3%2C4%3B5&object=k%3Dl,m%3An"),
        ("formJoinedReserved", api.form_joined_reserved().string("blue").array(colors()).object(rgb()).raw(), "?string=blue&array=blue,black,brown&object=R,100,G,200,B,150"),
        ("formJoinedReserved", api.form_joined_reserved().string(TEXT).array(items()).object(entries()).raw(), "?string=a/b%20%2F%25,%C3%A9&array=1/2,3%2C4;5&object=k%3Dl,m:n"),
        ("formExploded", api.form_exploded().string("blue").array(colors()).object(rgb()).raw(), "?string=blue&array=blue&array=black&array=brown&R=100&G=200&B=150"),
        ("formExploded", api.form_exploded().string(TEXT).array(items()).object(entries()).raw(), "?string=a%2Fb%20%252F%25%2C%C3%A9&array=1%2F2&array=3%2C4%3B5&k%3Dl=m%3An"),
        ("formExplodedReserved", api.form_exploded_reserved().string("blue").array(colors()).object(rgb()).raw(), "?string=blue&array=blue&array=black&array=brown&R=100&G=200&B=150"),
        ("formExplodedReserved", api.form_exploded_reserved().string(TEXT).array(items()).object(entries()).raw(), "?string=a/b%20%2F%25,%C3%A9&array=1/2&array=3,4;5&k%3Dl=m:n"),
        ("spaceDelimited", api.space_delimited().array(colors()).object(rgb()).raw(), "?array=blue%20black%20brown&object=R%20100%20G%20200%20B%20150"),
        ("spaceDelimited", api.space_delimited().array(items()).object(entries()).raw(), "?array=1%2F2%203%2C4%3B5&object=k%3Dl%20m%3An"),
        ("spaceDelimitedReserved", api.space_delimited_reserved().array(colors()).object(rgb()).raw(), "?array=blue%20black%20brown&object=R%20100%20G%20200%20B%20150"),
        ("spaceDelimitedReserved", api.space_delimited_reserved().array(items()).object(entries()).raw(), "?array=1/2%203,4;5&object=k%3Dl%20m:n"),
        ("pipeDelimited", api.pipe_delimited().array(colors()).object(rgb()).raw(), "?array=blue%7Cblack%7Cbrown&object=R%7C100%7CG%7C200%7CB%7C150"),
        ("pipeDelimited", api.pipe_delimited().array(items()).object(entries()).raw(), "?array=1%2F2%7C3%2C4%3B5&object=k%3Dl%7Cm%3An"),
        ("pipeDelimitedReserved", api.pipe_delimited_reserved().array(colors()).object(rgb()).raw(), "?array=blue%7Cblack%7Cbrown&object=R%7C100%7CG%7C200%7CB%7C150"),
        ("pipeDelimitedReserved", api.pipe_delimited_reserved().array(items()).object(entries()).raw(), "?array=1/2%7C3,4;5&object=k%3Dl%7Cm:n"),
        ("deepObject", api.deep_object().object(rgb()).raw(), "?object%5BR%5D=100&object%5BG%5D=200&object%5BB%5D=150"),
        ("deepObject", api.deep_object().object(entries()).raw(), "?object%5Bk%3Dl%5D=m%3An"),
        ("deepObjectReserved", api.deep_object_reserved().object(rgb()).raw(), "?object%5BR%5D=100&object%5BG%5D=200&object%5BB%5D=150"),
        ("deepObjectReserved", api.deep_object_reserved().object(entries()).raw(), "?object%5Bk%3Dl%5D=m:n"),
        // An empty text is a value; an empty list or object is none (RFC 6570, section 2.3).
        ("formExploded", api.form_exploded().string("").array(texts([""])).object(map([("k", "")])).raw(), "?string=&array=&k="),
        ("formJoined", api.form_joined().string("").array(texts(["", "b"])).object(map([("k", "")])).raw(), "?string=&array=,b&object=k,"),
        ("formExploded", api.form_exploded().string("").array(Vec::new()).object(map([])).raw(), "?string="),
        ("formJoined", api.form_joined().string("").array(Vec::new()).object(map([])).raw(), "?string="),
        ("deepObject", api.deep_object().object(map([("k", "")])).raw(), "?object%5Bk%5D="),
        ("deepObject", api.deep_object().object(map([])).raw(), ""),
        ("spaceDelimited", api.space_delimited().array(Vec::new()).object(map([])).raw(), ""),
        ("pipeDelimited", api.pipe_delimited().array(Vec::new()).object(map([])).raw(), ""),
        ("formExploded", api.form_exploded().raw(), ""),
        // A line break is data in a query.
        ("formExploded", api.form_exploded().string("a\r\nb").raw(), "?string=a%0D%0Ab"),
    ];
    compare(include_str!("../../../cases/parameters/query_cells.yaml"), &server, rows, target).await;
}

/// The headers of parameters, those that an operation does not have left out.
fn headers(request: &Recorded) -> Vec<String> {
    let names = ["x-string", "x-array", "x-object", "x-plain", "id", "cookie"];
    let lines = names
        .into_iter()
        .flat_map(|name| request.header(name).into_iter().map(move |value| format!("{name}: {value}")));
    target(request).into_iter().chain(lines).collect()
}

#[tokio::test]
async fn headers_and_cookies() {
    let server = start([]);
    let api = header_and_cookie_cells::Client::builder().base_url(server.url()).build().unwrap();
    // What divides items or ends a key has no other form in a header.
    let (plain, named) = (|| texts(["1/2", "3;4"]), || map([("k/l", "m=n")]));
    #[rustfmt::skip]
    let rows = vec![
        ("simpleJoined", api.simple_joined().x_string("blue").x_array(colors()).x_object(rgb()).raw(), "x-string: blue x-array: blue,black,brown x-object: R,100,G,200,B,150"),
        ("simpleJoined", api.simple_joined().x_string(TEXT).x_array(plain()).x_object(named()).raw(), "x-string: a/b %2F%,é x-array: 1/2,3;4 x-object: k/l,m=n"),
        ("simpleExploded", api.simple_exploded().x_string("blue").x_array(colors()).x_object(rgb()).raw(), "x-string: blue x-array: blue,black,brown x-object: R=100,G=200,B=150"),
        ("simpleExploded", api.simple_exploded().x_string(TEXT).x_array(plain()).x_object(named()).raw(), "x-string: a/b %2F%,é x-array: 1/2,3;4 x-object: k/l=m=n"),
        ("formJoined", api.form_joined().string("blue").array(colors()).object(rgb()).raw(), "cookie: string=blue; array=blue,black,brown; object=R,100,G,200,B,150"),
        ("formJoined", api.form_joined().string(TEXT).array(items()).object(entries()).raw(), "cookie: string=a%2Fb%20%252F%25%2C%C3%A9; array=1%2F2,3%2C4%3B5; object=k%3Dl,m%3An"),
        ("formJoinedReserved", api.form_joined_reserved().string("blue").array(colors()).object(rgb()).raw(), "cookie: string=blue; array=blue,black,brown; object=R,100,G,200,B,150"),
        ("formJoinedReserved", api.form_joined_reserved().string(TEXT).array(items()).object(entries()).raw(), "cookie: string=a/b%20%2F%25%2C%C3%A9; array=1/2,3%2C4%3B5; object=k%3Dl,m:n"),
        ("formExploded", api.form_exploded().string("blue").array(colors()).object(rgb()).raw(), "cookie: string=blue; array=blue; array=black; array=brown; R=100; G=200; B=150"),
        ("formExploded", api.form_exploded().string(TEXT).array(items()).object(entries()).raw(), "cookie: string=a%2Fb%20%252F%25%2C%C3%A9; array=1%2F2; array=3%2C4%3B5; k%3Dl=m%3An"),
        ("formExplodedReserved", api.form_exploded_reserved().string("blue").array(colors()).object(rgb()).raw(), "cookie: string=blue; array=blue; array=black; array=brown; R=100; G=200; B=150"),
        ("formExplodedReserved", api.form_exploded_reserved().string(TEXT).array(items()).object(entries()).raw(), "cookie: string=a/b%20%2F%25%2C%C3%A9; array=1/2; array=3%2C4%3B5; k%3Dl=m:n"),
        ("cookieJoined", api.cookie_joined().string("blue").raw(), "cookie: string=blue"),
        ("cookieExploded", api.cookie_exploded().string("blue").array(colors()).object(rgb()).raw(), "cookie: string=blue; array=blue; array=black; array=brown; R=100; G=200; B=150"),
        // Nothing is encoded, nor decoded (section Parameter Object Examples).
        ("cookieExploded", api.cookie_exploded().string("a/b%2F%").array(texts(["1/2", "3:4"])).object(map([("greeting", "Hello%2C%20world!"), ("code", "42")])).raw(), "cookie: string=a/b%2F%; array=1/2; array=3:4; greeting=Hello%2C%20world!; code=42"),
        ("formExploded", api.form_exploded().string("Hello, world!").raw(), "cookie: string=Hello%2C%20world%21"),
        ("plain", api.plain().x_plain("a/b %").plain("a/b%").raw(), "x-plain: a/b % cookie: plain=a/b%"),
        // An empty text is a value; an empty list or object is none.
        ("simpleExploded", api.simple_exploded().x_string("").x_array(Vec::new()).x_object(map([])).raw(), "x-string: "),
        ("simpleJoined", api.simple_joined().x_array(texts(["", "b"])).x_object(map([("k", "")])).raw(), "x-array: ,b x-object: k,"),
        ("formExploded", api.form_exploded().string("").array(texts([""])).object(map([("k", "")])).raw(), "cookie: string=; array=; k="),
        ("formExploded", api.form_exploded().array(Vec::new()).object(map([])).raw(), ""),
        ("cookieExploded", api.cookie_exploded().string("").array(Vec::new()).object(map([])).raw(), "cookie: string="),
        ("simpleJoined", api.simple_joined().raw(), ""),
        ("cookieJoined", api.cookie_joined().raw(), ""),
        ("sameName", api.same_name("p").query_id("q").header_id("h").cookie_id("c").raw(), "/p?id=q id: h cookie: id=c"),
    ];
    compare(include_str!("../../../cases/parameters/header_and_cookie_cells.yaml"), &server, rows, headers).await;
}

#[tokio::test]
async fn what_would_be_read_otherwise_is_not_sent() {
    let server = start([]);
    let paths = path_cells::Client::builder().base_url(server.url()).build().unwrap();
    let queries = query_cells::Client::builder().base_url(server.url()).build().unwrap();
    let others = header_and_cookie_cells::Client::builder().base_url(server.url()).build().unwrap();
    let path = |text: &str| paths.simple_joined(text, colors(), rgb()).raw();
    let mut refused = vec![
        (ErrorKind::Encode, "empty", path("")),
        (ErrorKind::Encode, "empty list", paths.simple_joined("a", Vec::new(), rgb()).raw()),
        (ErrorKind::Encode, "empty object", paths.simple_joined("a", colors(), map([])).raw()),
        (ErrorKind::Request, "empty label", paths.label_joined("", colors(), rgb()).raw()),
        (ErrorKind::Encode, "label with a dot", paths.label_exploded("a", texts(["1.5"]), rgb()).raw()),
        (ErrorKind::Encode, "space between spaces", queries.space_delimited().array(texts(["a b"])).raw()),
        (ErrorKind::Encode, "pipe between pipes", queries.pipe_delimited().array(texts(["a|b"])).raw()),
        (ErrorKind::Encode, "comma between commas", others.simple_joined().x_array(texts(["a,b"])).raw()),
        (ErrorKind::Encode, "cookie with a semicolon", others.cookie_exploded().string("a;b").raw()),
        (ErrorKind::Encode, "NUL in a query", queries.form_exploded().string("a\0b").raw()),
        (ErrorKind::Encode, "NUL in a key", queries.deep_object().object(map([("a\0b", "c")])).raw()),
    ];
    for dots in [".", "..", "%2e", "%2E%2e", "%252e"] {
        let reserved = paths.simple_joined_reserved(dots, colors(), rgb()).raw();
        refused.extend([(ErrorKind::Request, dots, path(dots)), (ErrorKind::Request, dots, reserved)]);
    }
    for text in ["a\0b", "a\nb", "a\r\nx: y"] {
        refused.push((ErrorKind::Encode, text, path(text)));
        refused.push((ErrorKind::Encode, text, paths.simple_joined("a", texts([text]), rgb()).raw()));
        refused.push((ErrorKind::Encode, text, paths.matrix_exploded("a", colors(), map([(text, "b")])).raw()));
        refused.push((ErrorKind::Request, text, others.simple_joined().x_string(text).raw()));
        refused.push((ErrorKind::Encode, text, others.form_exploded().string(text).raw()));
        refused.push((ErrorKind::Encode, text, others.cookie_exploded().string(text).raw()));
    }
    for (kind, why, call) in refused {
        assert_eq!(call.await.map(|answer| answer.status).unwrap_err().kind(), kind, "{why:?}");
    }
    assert!(server.requests().is_empty());
}
