//! Certificates of a client (mutual TLS): who gets to see one, and which operations it is enough for.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use clientwright_runtime::ErrorKind;
use clientwright_runtime::http::{HeaderMap, StatusCode};
use clientwright_runtime::transport::{self, Body, BoxFuture, Request, Transport, TransportError};
use downstream::operations::mutual_tls::{Client, ClientBuilder};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

/// Whoever vouches for servers and clients.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    certificate: String,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut of_authority = CertificateParams::new(Vec::new()).unwrap();
        of_authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = of_authority.self_signed(&key).unwrap().pem();
        Self { issuer: Issuer::new(of_authority, key), certificate }
    }

    /// A certificate and its key, as PEM.
    fn vouch_for(&self, name: &str) -> (String, String) {
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec![name.to_owned()]).unwrap().signed_by(&key, &self.issuer).unwrap();
        (certificate.pem(), key.serialize_pem())
    }

    /// The same in one text.
    fn identity(&self, name: &str) -> String {
        let (certificate, key) = self.vouch_for(name);
        format!("{certificate}{key}")
    }

    /// How a server speaks TLS that asks for certificates of this authority, and makes do without one.
    fn server_config(&self) -> ServerConfig {
        let provider = Arc::new(ring::default_provider());
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(self.certificate.as_bytes()).unwrap()).unwrap();
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider.clone());
        let verifier = verifier.allow_unauthenticated().build().unwrap();
        let (certificate, key) = self.vouch_for("localhost");
        let chain = vec![CertificateDer::from_pem_slice(certificate.as_bytes()).unwrap()];
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).unwrap();
        builder.with_client_cert_verifier(verifier).with_single_cert(chain, key).unwrap()
    }
}

/// A server that answers everything alike, and keeps each request's line and whether there was a certificate.
struct Server {
    port: u16,
    seen: Arc<Mutex<Vec<(String, bool)>>>,
}

impl Server {
    fn start(authority: &Authority, answer: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (config, answer) = (Arc::new(authority.server_config()), answer.to_owned());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let keeps = Arc::clone(&seen);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that does not like what it sees hangs up, which is its right.
                keeps.lock().unwrap().extend(answer_one(stream, Arc::clone(&config), &answer).ok());
            }
        });
        Self { port, seen }
    }

    fn url(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    fn seen(&self) -> Vec<(String, bool)> {
        std::mem::take(&mut self.seen.lock().unwrap())
    }
}

/// Answers one request, and says goodbye.
fn answer_one(stream: TcpStream, config: Arc<ServerConfig>, answer: &str) -> std::io::Result<(String, bool)> {
    let connection = ServerConnection::new(config).map_err(std::io::Error::other)?;
    let mut stream = StreamOwned::new(connection, stream);
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        head.extend(byte);
    }
    stream.write_all(answer.as_bytes())?;
    stream.conn.send_close_notify();
    stream.flush()?;
    let line = String::from_utf8_lossy(&head).lines().next().unwrap_or_default().to_owned();
    Ok((line, stream.conn.peer_certificates().is_some()))
}

const DONE: &str = "HTTP/1.1 204 Done\r\nconnection: close\r\n\r\n";

/// Where the certificate stands that the process trusts, if it is one of its own.
const TRUSTED: &str = "CLIENTWRIGHT_TRUSTED";

/// An authority that this process trusts. What a process trusts is said before it starts, so that a test runs again in one of its own.
fn trusted_authority(test: &str) -> Option<Authority> {
    if let Some(path) = std::env::var_os(TRUSTED) {
        let authority = Authority::new();
        std::fs::write(path, &authority.certificate).unwrap();
        return Some(authority);
    }
    let path: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}.pem"));
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", &format!("mutual_tls::{test}")]).env("SSL_CERT_FILE", &path).env(TRUSTED, &path);
    let output = again.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    None
}

fn builder(url: &str) -> ClientBuilder {
    Client::builder().base_url(url)
}

#[cfg(all(unix, not(target_vendor = "apple")))]
#[tokio::test]
async fn a_server_that_asks_gets_the_certificate() {
    let Some(authority) = trusted_authority("a_server_that_asks_gets_the_certificate") else { return };
    let server = Server::start(&authority, DONE);
    let client = builder(&server.url()).client_certificate(authority.identity("client")).build().unwrap();
    client.list_accounts().await.unwrap();
    assert_eq!(server.seen(), [("GET /accounts HTTP/1.1".to_owned(), true)]);

    builder(&server.url()).build().unwrap().list_accounts().await.unwrap();
    assert_eq!(server.seen(), [("GET /accounts HTTP/1.1".to_owned(), false)]);

    // One that others vouch for is none.
    let foreign = Authority::new().identity("client");
    let client = builder(&server.url()).client_certificate(foreign).build().unwrap();
    assert_eq!(client.list_accounts().await.unwrap_err().kind(), ErrorKind::Tls);
    assert!(server.seen().is_empty());
}

#[cfg(all(unix, not(target_vendor = "apple")))]
#[tokio::test]
async fn another_origin_gets_no_certificate() {
    let Some(authority) = trusted_authority("another_origin_gets_no_certificate") else { return };
    let other = Server::start(&authority, DONE);
    let moved = format!("HTTP/1.1 307 Moved\r\nlocation: {}/there\r\ncontent-length: 0\r\n\r\n", other.url());
    let server = Server::start(&authority, &moved.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n"));
    let client = builder(&server.url()).client_certificate(authority.identity("client"));
    client.allow_cross_origin_redirects(true).build().unwrap().list_accounts().await.unwrap();
    assert_eq!(server.seen(), [("GET /accounts HTTP/1.1".to_owned(), true)]);
    assert_eq!(other.seen(), [("GET /there HTTP/1.1".to_owned(), false)]);
}

/// Has a certificate or not; answers everything with 204, and keeps whether there was a key.
#[derive(Clone, Default)]
struct Recording {
    certified: bool,
    keys: Arc<Mutex<Vec<bool>>>,
}

impl Transport for Recording {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<transport::Answer, TransportError>> {
        self.keys.lock().unwrap().push(request.headers().contains_key("x-key"));
        Box::pin(async { Ok(transport::Answer::new(StatusCode::NO_CONTENT, HeaderMap::new(), Body::full(""))) })
    }

    fn has_client_certificate(&self) -> bool {
        self.certified
    }
}

/// Whether each operation of the client sends the key.
async fn keys(certified: bool) -> Vec<bool> {
    let recording = Recording { certified, ..Recording::default() };
    let client = builder("https://api.example.com").api_key("k").transport(recording.clone()).build().unwrap();
    client.list_accounts().await.unwrap();
    client.pay().await.unwrap();
    client.list_rates().await.unwrap();
    std::mem::take(&mut recording.keys.lock().unwrap())
}

#[tokio::test]
async fn a_certificate_meets_its_part_of_an_alternative() {
    // By certificate; by certificate and key; by certificate or by key.
    assert_eq!(keys(true).await, [false, true, false]);
    assert_eq!(keys(false).await, [false, false, true]);
}

#[test]
fn what_is_no_certificate_is_refused_and_never_shown() {
    let authority = Authority::new();
    let (certificate, key) = authority.vouch_for("client");
    let (_, other_key) = authority.vouch_for("client");
    let broken = certificate.replace("-----END", "");
    let cases = [
        (String::new(), "no PEM of a certificate"),
        (broken, "no PEM"),
        (key.clone(), "no PEM of a certificate"),
        (certificate.clone(), "no private key with it"),
        (format!("{certificate}{}", key.replace("PRIVATE", "ENCRYPTED PRIVATE")), "no private key with it"),
        (format!("{certificate}{other_key}"), "none of this certificate"),
    ];
    for (pem, expected) in cases {
        let error = builder("https://api.example.com").client_certificate(pem).build().unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    let with = || builder("https://api.example.com").client_certificate(format!("{certificate}{key}"));
    let secret = key.lines().nth(1).unwrap();
    let (settings, client) = (format!("{:?}", with()), format!("{:?}", with().build().unwrap()));
    assert!(!settings.contains(secret) && !client.contains(secret));
    let error = with().transport(Recording::default()).build().unwrap_err();
    assert!(error.to_string().contains("a transport of your own"), "{error}");
}
