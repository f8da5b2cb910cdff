//! Names that outlive a run: hashes of wording, never of places or rules.
//!
//! Each id is the first 64 bits of SHA-256 over a version label and the parts that make the thing
//! what it is. Offsets, rule names and speakers stay out, so better rules keep a person's verdicts.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasherDefault, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::text::normalize;

/// A string that is no id of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{found}” is no {kind}; one looks like {prefix}0123456789abcdef")]
pub struct IdError {
    found: String,
    kind: &'static str,
    prefix: &'static str,
}

/// A map by ids. They are hashes already and need no second one.
pub type IdMap<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// Takes an id for its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, id: u64) {
        self.0 = id;
    }

    /// Ids are one number each; anything else still gets a value of its own.
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
}

fn hash(label: &str, parts: &[&[u8]]) -> u64 {
    let mut sha = Sha256::new();
    sha.update(label.as_bytes());
    for part in parts {
        sha.update((part.len() as u64).to_le_bytes());
        sha.update(part);
    }
    let digest = sha.finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    u64::from_be_bytes(first)
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal, $kind:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{:016x}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(s: &str) -> Result<Self, IdError> {
                s.strip_prefix($prefix)
                    .filter(|hex| hex.len() == 16 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
                    .and_then(|hex| u64::from_str_radix(hex, 16).ok())
                    .map(Self)
                    .ok_or_else(|| IdError { found: s.to_owned(), kind: $kind, prefix: $prefix })
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

id!(
    /// An article, by its clean text.
    ArticleId, "a1-", "article id"
);
id!(
    /// A wording, whoever said it and wherever it stands.
    ClaimKey, "c1-", "claim key"
);
id!(
    /// One occurrence of a wording in one article.
    StatementId, "s1-", "statement id"
);
id!(
    /// Two statements, whichever comes first.
    PairId, "p1-", "pair id"
);

impl ArticleId {
    /// The id of the article with this clean text.
    pub fn of(clean_text: &str) -> Self {
        Self(hash("counterclaim article 1", &[clean_text.as_bytes()]))
    }
}

impl ClaimKey {
    /// The key of a statement's content, blind to typography and case.
    pub fn of(content: &str) -> Self {
        Self(hash(
            "counterclaim claim 1",
            &[normalize::wording(content).as_bytes()],
        ))
    }
}

impl StatementId {
    /// The id of the `occurrence`-th statement (from 0) with this wording in this article.
    pub fn of(article: ArticleId, claim: ClaimKey, occurrence: u32) -> Self {
        Self(hash(
            "counterclaim statement 1",
            &[
                &article.0.to_be_bytes(),
                &claim.0.to_be_bytes(),
                &occurrence.to_be_bytes(),
            ],
        ))
    }

    /// The id of the `number`-th statement (from 0) with this wording that a person made in this
    /// article. It is kept with the statement and never worked out again.
    pub fn by_hand(article: ArticleId, claim: ClaimKey, number: u32) -> Self {
        Self(hash(
            "counterclaim statement by hand 1",
            &[
                &article.0.to_be_bytes(),
                &claim.0.to_be_bytes(),
                &number.to_be_bytes(),
            ],
        ))
    }

    /// The id of row `number` of a list of bare claims, which lie in no article.
    pub fn of_bare(number: u64) -> Self {
        Self(hash("counterclaim bare 1", &[&number.to_be_bytes()]))
    }
}

impl PairId {
    /// The id of the pair of `one` and `other`; their order does not matter.
    pub fn of(one: StatementId, other: StatementId) -> Self {
        let (low, high) = (one.min(other), one.max(other));
        Self(hash(
            "counterclaim pair 1",
            &[&low.0.to_be_bytes(), &high.0.to_be_bytes()],
        ))
    }
}

impl PairId {
    /// A number drawn for this pair that tells nothing about it, another for each `purpose`: pairs
    /// sorted by it are in an order of chance that is the same on every machine.
    pub fn lot(self, purpose: &str) -> u64 {
        hash(
            "counterclaim lot 1",
            &[purpose.as_bytes(), &self.0.to_be_bytes()],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_fixed_and_read_back() {
        let article = ArticleId::of("Kabul denied it.");
        assert_eq!(article.to_string().parse(), Ok(article));
        assert_eq!(ArticleId::of("").to_string(), "a1-f819007560acb092");
        assert!("a1-xyz".parse::<ArticleId>().is_err());
        assert!("s1-0123456789abcdef".parse::<ArticleId>().is_err());
    }

    #[test]
    fn a_pair_has_no_first() {
        let article = ArticleId::of("text");
        let one = StatementId::of(article, ClaimKey::of("We left."), 0);
        let other = StatementId::of(article, ClaimKey::of("we  left."), 1);
        assert_ne!(
            one, other,
            "two occurrences of one wording are two statements"
        );
        assert_eq!(PairId::of(one, other), PairId::of(other, one));
    }
}
