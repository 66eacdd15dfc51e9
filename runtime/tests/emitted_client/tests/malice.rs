//! A server that means harm: it writes without end, slowly, or what is no HTTP, and the call ends all the same, with an error that fits.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use clientwright_loopback::Answer;
use clientwright_runtime::{Error, ErrorKind};

use super::{CREATED, KEY, create, pair};
use crate::Client;

/// What the server writes in each turn, how often at most, and how long it waits in between.
struct Stream {
    head: String,
    turn: Vec<u8>,
    turns: usize,
    pause: Duration,
}

impl Stream {
    fn new(head: &str, turn: impl Into<Vec<u8>>, turns: usize) -> Self {
        Self { head: format!("HTTP/1.1 200 OK\r\n{head}"), turn: turn.into(), turns, pause: Duration::ZERO }
    }
}

/// Serves one connection; gives how many bytes the client took.
fn serve(stream: Stream) -> (String, JoinHandle<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    let server = std::thread::spawn(move || {
        let (connection, _) = listener.accept().expect("a client");
        write_out(connection, &stream)
    });
    (format!("http://{address}"), server)
}

fn write_out(mut connection: TcpStream, stream: &Stream) -> usize {
    let mut request = [0; 8 << 10];
    if connection.read(&mut request).is_err() || connection.write_all(stream.head.as_bytes()).is_err() {
        return 0;
    }
    for turn in 0..stream.turns {
        std::thread::sleep(stream.pause);
        if connection.write_all(&stream.turn).is_err() {
            return turn * stream.turn.len();
        }
    }
    stream.turns * stream.turn.len()
}

/// What a call makes of it, within ten seconds.
async fn outcome(stream: Stream) -> (Error, usize) {
    let (url, server) = serve(stream);
    let client = Client::builder()
        .bearer_auth(KEY)
        .base_url(url)
        .timeout(Duration::from_secs(8))
        .max_response_bytes(1 << 20)
        .build()
        .expect("settings that fit");
    let start = Instant::now();
    let error = Error::from(create(&client).await.expect_err("a server that means harm"));
    assert!(start.elapsed() < Duration::from_secs(10));
    assert!(!format!("{error}{error:?}").contains(KEY));
    drop(client);
    // This thread goes on to close the connection meanwhile.
    let taken = tokio::task::spawn_blocking(|| server.join().expect("no panic")).await.expect("no panic");
    (error, taken)
}

/// What the sockets on the way may hold beside what the client took.
const IN_FLIGHT: usize = 16 << 20;

#[tokio::test]
async fn an_endless_body() {
    let (error, taken) = outcome(Stream::new("\r\n", vec![b' '; 64 << 10], 4_000)).await;
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(taken < IN_FLIGHT, "{taken} bytes");
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
    let (error, taken) = outcome(Stream::new("transfer-encoding: chunked\r\n\r\n", chunk, 4_000)).await;
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(taken < IN_FLIGHT, "{taken} bytes");
}

#[tokio::test]
async fn endless_headers() {
    let line = format!("x-more: {}\r\n", "a".repeat(1_000));
    let (error, taken) = outcome(Stream::new("", line, 200_000)).await;
    assert!(matches!(error.kind(), ErrorKind::Limit | ErrorKind::Transfer), "{error:?}");
    assert!(taken < IN_FLIGHT, "{taken} bytes");
    let (error, taken) = outcome(Stream::new("x-long: ", vec![b'a'; 64 << 10], 4_000)).await;
    assert!(matches!(error.kind(), ErrorKind::Limit | ErrorKind::Transfer), "{error:?}");
    assert!(taken < IN_FLIGHT, "{taken} bytes");
}

#[tokio::test]
async fn one_byte_at_a_time() {
    let drip = Stream { pause: Duration::from_millis(50), ..Stream::new("content-length: 1000000\r\n\r\n", " ", 400) };
    let (error, _) = outcome(drip).await;
    assert_eq!(error.kind(), ErrorKind::Timeout);
    let drip = Stream { pause: Duration::from_millis(50), ..Stream::new("x: ", "a", 400) };
    let (error, _) = outcome(drip).await;
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn lengths_that_lie() {
    for head in [
        "content-length: 99999999999999999999999\r\n\r\n",
        "content-length: -1\r\n\r\n",
        "content-length: 5\r\ncontent-length: 6\r\n\r\n",
        "transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
        "transfer-encoding: chunked\r\n\r\nzz\r\n",
        "transfer-encoding: chunked\r\n\r\n-5\r\n",
    ] {
        let (error, _) = outcome(Stream::new(head, "{}", 1)).await;
        assert!(
            matches!(error.kind(), ErrorKind::Transfer | ErrorKind::Body | ErrorKind::Limit),
            "{head:?}: {error:?}"
        );
    }
    let (error, _) = outcome(Stream::new("content-length: 9000000000000000000\r\n\r\n", "{}", 1)).await;
    assert!(matches!(error.kind(), ErrorKind::Limit | ErrorKind::Body), "{error:?}");
}

#[tokio::test]
async fn what_is_no_http() {
    for bytes in [
        "",
        "\0\0\0\0",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 99999 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        "HTTP/1.1 200 OK\r\nx: a\0b\r\n\r\n",
        "220 mail ready\r\n",
        "HTTP/1.1 \u{7f}\r\n\r\n",
    ] {
        let (_server, client) = pair([Answer::raw(bytes).then_close()]);
        let error = create(&client).await.expect_err("no HTTP");
        assert!(matches!(error.kind(), ErrorKind::Transfer | ErrorKind::Body), "{bytes:?}: {error:?}");
    }
}

#[tokio::test]
async fn bodies_that_are_no_json() {
    let deep = |open: &str| open.repeat(200_000);
    for body in [
        deep("["),
        deep("{\"data\":"),
        deep("[{\"a\":"),
        "\"".to_owned(),
        "{\"data\":{\"contact\":{\"id\":1e999999999}}}".to_owned(),
        format!("{{\"data\":{{\"contact\":{{\"id\":{}}}}}}}", "9".repeat(500_000)),
        "{\"data\":\"\\ud800\"}".to_owned(),
        "nul".to_owned(),
        "\u{feff}{}".to_owned(),
        "{}{}".to_owned(),
        "{\"data\":{\"contact\":{\"id\":0x10}}}".to_owned(),
    ] {
        let (_server, client) = pair([Answer::json(200, &body)]);
        let start = Instant::now();
        let error = create(&client).await.expect_err("no answer");
        assert_eq!(error.kind(), ErrorKind::Decode, "{:?}", body.get(..20));
        assert!(start.elapsed() < Duration::from_secs(10));
        // What is shown of it stays short.
        assert!(format!("{error}").len() < 2_000 && format!("{error:?}").len() < 4_000, "{:?}", body.get(..20));
    }
    let bytes = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 12\r\n\r\n{\"data\":\"\xff\xfe";
    let (_server, client) = pair([Answer::raw(&bytes[..]).then_close()]);
    assert!(create(&client).await.is_err());
}

#[tokio::test]
async fn a_stray_redirect_ends() {
    let loops = (0..30).map(|_| Answer::redirect(307, "/again"));
    let (server, client) = pair(loops);
    assert_eq!(create(&client).await.expect_err("a loop").kind(), ErrorKind::Redirect);
    assert!(server.requests().len() <= 11);
    for location in
        ["", "//", "http://", "javascript:alert(1)", "file:///etc/passwd", "http://[", "\u{1}", "http://a@b:c"]
    {
        let (_server, client) = pair([Answer::redirect(302, location)]);
        let error = create(&client).await.expect_err("nowhere");
        assert!(!format!("{error:?}").contains(KEY), "{location:?}");
    }
}

#[tokio::test]
async fn a_connection_that_closes_at_any_byte() {
    let whole = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{CREATED}",
        CREATED.len()
    );
    for end in (0..whole.len()).step_by(7) {
        let (_server, client) = pair([Answer::raw(&whole.as_bytes()[..end]).then_close()]);
        let error = create(&client).await.expect_err("not all of it");
        assert!(matches!(error.kind(), ErrorKind::Transfer | ErrorKind::Body), "{end}: {error:?}");
    }
}
