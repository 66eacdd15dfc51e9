//! Stands between a client and a judge, and plants a fault in each request.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};

use crate::fault::Fault;

/// Starts it in front of the judge at that port; gives the port of its own. It ends with this process.
pub(crate) fn start(judge: u16, fault: Fault) -> io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let port = listener.local_addr()?.port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that hangs up is none of our business.
            forward(stream, judge, fault).ok();
        }
    });
    Ok(port)
}

/// One request and its answer; then the connection is closed.
fn forward(client: TcpStream, judge: u16, fault: Fault) -> io::Result<()> {
    let mut reader = BufReader::new(client.try_clone()?);
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line == "\r\n" {
            break;
        }
        head.push(line.trim_end().to_owned());
    }
    let length =
        head.iter().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    fault.plant(&mut head);
    head.retain(|line| !line.to_ascii_lowercase().starts_with("connection:"));
    head.push("connection: close".to_owned());
    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, judge))?;
    server.write_all(format!("{}\r\n\r\n", head.join("\r\n")).as_bytes())?;
    server.write_all(&body)?;
    io::copy(&mut server, &mut &client)?;
    Ok(())
}
