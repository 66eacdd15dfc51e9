//! How servers are trusted, and what they get to see of the client.
//!
//! The cryptographic provider is installed in this client's TLS configuration alone, never process-wide.

use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::error::BuildError;
use crate::value::Secret;

/// What is offered to servers (RFC 7301), the preferred one first.
const PROTOCOLS: &[&[u8]] = if cfg!(feature = "http2") { &[b"h2", b"http/1.1"] } else { &[b"http/1.1"] };

/// Trusts what the system trusts; servers that ask for a certificate get this one, as PEM with its key.
pub(super) fn tls_config(certificate: Option<&Secret>) -> Result<rustls::ClientConfig, BuildError> {
    let failed = |error: rustls::Error| BuildError::new(format!("TLS: {error}"));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = rustls_platform_verifier::Verifier::new(provider.clone()).map_err(failed)?;
    let builder = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(failed)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = match certificate {
        None => builder.with_no_client_auth(),
        Some(pem) => {
            let (chain, key) = identity(pem.expose().as_bytes())?;
            builder
                .with_client_auth_cert(chain, key)
                .map_err(|_| unusable("its private key is none of this certificate"))?
        }
    };
    // A configuration of one's own is taken as it is: without this, the feature `http2` would change nothing.
    config.alpn_protocols = PROTOCOLS.iter().map(|protocol| protocol.to_vec()).collect();
    Ok(config)
}

/// Certificate, those that lead to its issuer, and private key, in one text (RFC 7468).
fn identity(pem: &[u8]) -> Result<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>), BuildError> {
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let chain = chain.map_err(|_| unusable("it is no PEM"))?;
    if chain.is_empty() {
        return Err(unusable("it is no PEM of a certificate"));
    }
    let key = PrivateKeyDer::from_pem_slice(pem);
    Ok((chain, key.map_err(|_| unusable("there is no private key with it, or an encrypted one"))?))
}

fn unusable(why: &str) -> BuildError {
    BuildError::new(format!("certificate of the client is not usable: {why}"))
}

#[cfg(test)]
mod tests {
    use super::tls_config;

    #[test]
    fn http2_is_offered_where_it_is_on() {
        let config = tls_config(None).expect("certificates of the system");
        let offered = config.alpn_protocols.iter().any(|protocol| protocol == b"h2");
        assert_eq!(offered, cfg!(feature = "http2"));
    }
}
