//! Feature hashing: a kind of feature and what it saw become one number.

/// Hashes the bytes of a word; stable across versions and machines (FNV-1a, 32 bits).
pub fn word(bytes: impl IntoIterator<Item = u8>) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for byte in bytes {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash
}

/// Hashes the feature of `kind` that saw `a`, `b` and `c`; every bit of the answer is well mixed.
#[inline]
pub fn feature(kind: u32, a: u32, b: u32, c: u32) -> u32 {
    let mut hash = u64::from(kind) << 32 | u64::from(a);
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^= hash >> 29;
    hash = (hash ^ (u64::from(b) << 32 | u64::from(c))).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x94d0_49bb_1331_11eb);
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_argument_counts() {
        let all = [
            feature(1, 2, 3, 4),
            feature(2, 2, 3, 4),
            feature(1, 3, 3, 4),
            feature(1, 2, 4, 4),
            feature(1, 2, 3, 5),
            feature(1, 3, 2, 4),
        ];
        for (i, a) in all.iter().enumerate() {
            assert!(all[i + 1..].iter().all(|b| a != b));
        }
    }
}
