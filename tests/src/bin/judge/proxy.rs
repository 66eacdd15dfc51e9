//! Stands between a client and a judge: plants a fault in each request, or keeps what is sent.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};

use crate::fault::Fault;

/// Starts it in front of the judge at that port; gives the port of its own. It ends with this process. Requests are appended to the file, each
/// behind a line `###`, as they are on the wire.
pub(crate) fn start(judge: u16, fault: Fault, kept: Option<File>) -> io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let port = listener.local_addr()?.port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that hangs up is none of our business.
            forward(stream, judge, fault, kept.as_ref()).ok();
        }
    });
    Ok(port)
}

/// One request and its answer; then the connection is closed.
fn forward(client: TcpStream, judge: u16, fault: Fault, kept: Option<&File>) -> io::Result<()> {
    let mut reader = BufReader::new(client.try_clone()?);
    let mut head = Vec::new();
    loop {
        let line = line(&mut reader)?;
        if line.trim_end().is_empty() {
            break;
        }
        head.push(line.trim_end().to_owned());
    }
    let body = body(&mut reader, &head)?;
    fault.plant(&mut head);
    head.retain(|line| !line.to_ascii_lowercase().starts_with("connection:"));
    head.push("connection: close".to_owned());
    let head = format!("{}\r\n\r\n", head.join("\r\n"));
    if let Some(mut kept) = kept {
        kept.write_all(&[b"###\r\n", head.as_bytes(), &body, b"\r\n"].concat())?;
    }
    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, judge))?;
    server.write_all(head.as_bytes())?;
    server.write_all(&body)?;
    io::copy(&mut server, &mut &client)?;
    Ok(())
}

/// The body as it is on the wire: of the length that the head says, or in chunks (RFC 9112, 7.1).
fn body(reader: &mut impl BufRead, head: &[String]) -> io::Result<Vec<u8>> {
    let field = |name: &str| {
        head.iter().find_map(|line| {
            let (field, value) = line.split_once(':')?;
            field.eq_ignore_ascii_case(name).then(|| value.trim().to_ascii_lowercase())
        })
    };
    let mut body = Vec::new();
    if field("transfer-encoding").is_none_or(|coding| coding != "chunked") {
        let length = field("content-length").and_then(|length| length.parse().ok());
        take(reader, length.unwrap_or(0), &mut body)?;
        return Ok(body);
    }
    loop {
        let size = line(reader)?;
        body.extend_from_slice(size.as_bytes());
        let size = u64::from_str_radix(size.trim_end(), 16).map_err(io::Error::other)?;
        take(reader, size + 2, &mut body)?;
        if size == 0 {
            return Ok(body);
        }
    }
}

fn line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    Ok(line)
}

fn take(reader: &mut impl BufRead, length: u64, body: &mut Vec<u8>) -> io::Result<()> {
    let taken = reader.take(length).read_to_end(body)?;
    // What is not whole is not sent on.
    if taken as u64 == length { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_taken_whole() {
        let of = |head: &str, mut rest: &[u8]| {
            let body = body(&mut rest, &[head.to_owned()]).expect("it is whole");
            (String::from_utf8(body).expect("it is text"), rest.len())
        };
        assert_eq!(of("Content-Length: 3", b"abcd"), ("abc".to_owned(), 1));
        assert_eq!(of("accept: */*", b"abcd"), (String::new(), 4));
        let chunks = "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n";
        assert_eq!(of("transfer-encoding: chunked", format!("{chunks}GET").as_bytes()), (chunks.to_owned(), 3));
        assert!(body(&mut &b"ab"[..], &["content-length: 3".to_owned()]).is_err());
    }
}
