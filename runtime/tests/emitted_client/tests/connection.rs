//! Connections that are not made, break or take too long.

use std::io::Write as _;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use clientwright_loopback::Answer;
use clientwright_runtime::ErrorKind;

use super::{CREATED, create, pair};
use crate::Client;

#[tokio::test]
async fn a_refused_connection() {
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = free.local_addr().expect("an address");
    drop(free);
    let client = Client::builder().base_url(format!("http://{address}")).build().expect("settings that fit");
    let error = create(&client).await.expect_err("nobody listens");
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(error.to_string(), "POST /contacts/create: connection failed (connect)");
    assert!(error.status().is_none() && error.headers().is_none() && error.raw_body().is_none());
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a client");
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").expect("a client that listens");
        // Until the client hangs up, so that what was written is not lost.
        std::io::copy(&mut stream, &mut std::io::sink())
    });
    let client = Client::builder().base_url(format!("https://{address}")).build().expect("settings that fit");
    let error = create(&client).await.expect_err("no TLS");
    assert_eq!(error.kind(), ErrorKind::Tls, "{error:?}");
    server.join().expect("no panic").expect("a client that hangs up");
}

#[tokio::test]
async fn a_late_answer() {
    let (_server, client) = pair([Answer::json(200, CREATED).after(Duration::from_secs(5))]);
    let start = Instant::now();
    let error = create(&client).timeout(Duration::from_millis(100)).await.expect_err("too late");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(start.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn a_body_that_stalls() {
    let (server, _) = pair([Answer::raw("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"d")]);
    let client = super::builder(&server).timeout(Duration::from_millis(100)).build().expect("settings that fit");
    let error = create(&client).await.expect_err("no more bytes");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

#[tokio::test]
async fn a_body_shorter_than_it_says() {
    let bytes = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{CREATED}", CREATED.len() + 1);
    let (_server, client) = pair([Answer::raw(bytes).then_close()]);
    let error = create(&client).await.expect_err("a byte is missing");
    assert_eq!(error.kind(), ErrorKind::Body);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

#[tokio::test]
async fn a_body_longer_than_it_says_is_cut() {
    let bytes = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{CREATED} junk", CREATED.len());
    let (_server, client) = pair([Answer::raw(bytes).then_close()]);
    assert_eq!(create(&client).await.expect("200").data.contact.id, 7);
}

#[tokio::test]
async fn a_chunked_body() {
    let (head, tail) = CREATED.split_at(5);
    let bytes = format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{head}\r\n{:x}\r\n{tail}\r\n0\r\n\r\n",
        head.len(),
        tail.len(),
    );
    let (_server, client) = pair([Answer::raw(bytes)]);
    assert_eq!(create(&client).await.expect("200").data.contact.id, 7);
}

#[tokio::test]
async fn a_connection_closed_without_an_answer() {
    let (_server, client) = pair([Answer::raw("").then_close()]);
    let error = create(&client).await.expect_err("no answer");
    assert_eq!(error.kind(), ErrorKind::Transfer);
}

#[tokio::test]
async fn bytes_that_are_no_http() {
    let (_server, client) = pair([Answer::raw("SSH-2.0-OpenSSH\r\n\r\n").then_close()]);
    let error = create(&client).await.expect_err("no HTTP");
    assert_eq!(error.kind(), ErrorKind::Transfer);
}
