//! A short text that stands for a long one, the same on every machine and in every release.

/// Eight hexadecimal digits of the text (FNV-1a, 64 bits folded to 32); the first is a letter.
pub(super) fn hash(text: &str) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let whole = text.bytes().fold(OFFSET, |state, byte| (state ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("h{:07x}", (whole ^ (whole >> 32)) & 0x0fff_ffff)
}
