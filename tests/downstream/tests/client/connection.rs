//! When no answer comes.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use clientwright_loopback::Answer;
use clientwright_runtime::ErrorKind;
use downstream::iclosed::Client;

use crate::fixtures::{CREATED, builder, request, start};

#[tokio::test]
async fn a_late_answer_is_a_timeout() {
    let server = start([Answer::json(200, CREATED).after(Duration::from_secs(20))]);
    let client = builder(&server).timeout(Duration::from_millis(200)).build().unwrap();
    let start = Instant::now();
    let error = client.contacts().create_contact(request()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Timeout, None));
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[tokio::test]
async fn nobody_listening_is_a_connection_error() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::builder().bearer_auth("iclosed_x").base_url(address).build().unwrap();
    let error = client.contacts().create_contact(request()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Connect, None));
    assert!(error.raw_body().is_none() && error.headers().is_none());
}

#[tokio::test]
async fn a_connection_that_ends_without_an_answer_is_a_transfer_error() {
    let server = start([Answer::raw("").then_close()]);
    let error = builder(&server).build().unwrap().contacts().create_contact(request()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transfer);
}

#[tokio::test]
async fn an_address_that_is_none_fails_when_the_client_is_built() {
    for address in ["", "localhost:4000", "ftp://example.com", "http://", "http://exa mple.com"] {
        assert!(Client::builder().bearer_auth("iclosed_x").base_url(address).build().is_err(), "{address}");
    }
}
