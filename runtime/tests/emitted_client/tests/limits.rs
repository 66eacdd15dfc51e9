//! Answers that are too large.

use clientwright_loopback::{Answer, Server};
use clientwright_runtime::ErrorKind;

use super::{CREATED, builder, create};

#[tokio::test]
async fn a_body_beyond_the_limit_is_not_read() {
    let endless = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{}", "5\r\n12345\r\n".repeat(100));
    for answer in [Answer::json(200, CREATED), Answer::raw(endless)] {
        let server = Server::start([answer]).expect("a free port");
        let client = builder(&server).max_response_bytes(CREATED.len() - 1).build().expect("settings that fit");
        let error = create(&client).await.expect_err("too large");
        assert_eq!(error.kind(), ErrorKind::Limit);
        assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
        let cause = std::error::Error::source(&error).expect("a cause").to_string();
        assert_eq!(cause, format!("response body exceeds {} bytes", CREATED.len() - 1));
    }
    let server = Server::start([Answer::json(200, CREATED)]).expect("a free port");
    let client = builder(&server).max_response_bytes(CREATED.len()).build().expect("settings that fit");
    create(&client).await.expect("exactly at the limit");
}

#[tokio::test]
async fn headers_beyond_the_limit_are_refused() {
    let server = Server::start([Answer::with_body(200, &[("x-long", &"a".repeat(300))], b"{}")]).expect("a free port");
    let client = builder(&server).max_header_bytes(300).build().expect("settings that fit");
    let error = create(&client).await.expect_err("too large");
    assert_eq!(error.kind(), ErrorKind::Limit);
}

#[tokio::test]
async fn a_body_that_nests_too_deep_does_not_decode() {
    let deep = format!(r#"{{"data":{{"contact":{{"id":7,"tracking":{{"x":{}1{}}}}}}}}}"#, "[".repeat(9), "]".repeat(9));
    let server = Server::start([Answer::json(200, &deep), Answer::json(200, &deep)]).expect("a free port");
    let client = builder(&server).max_response_depth(8).build().expect("settings that fit");
    assert_eq!(create(&client).await.expect_err("too deep").kind(), ErrorKind::Decode);
    let client = builder(&server).build().expect("settings that fit");
    create(&client).await.expect("not too deep");
}
