//! Roles with their owners, wherever the article names both: "Pakistan's foreign ministry".

use std::collections::BTreeSet;

use super::super::index::{Hit, Index, Sort};
use super::super::tokens::Gap;
use super::super::words::Kinds;
use super::{Owned, Scene};

impl Scene<'_> {
    pub(super) fn find_owned(&self) -> Vec<Owned> {
        let mut out = Vec::new();
        for hit in &self.words.hits {
            let sort = self.index.entities[hit.entity].sort;
            if matches!(sort, Sort::Carrier | Sort::BothSides | Sort::Unclear) {
                continue;
            }
            if let Some(owned) = self.owned_after(*hit).or_else(|| self.owned_before(*hit)) {
                out.push(owned);
            }
        }
        out.sort_by_key(|owned| owned.head);
        out
    }

    /// "Pakistan's foreign ministry spokesperson X".
    fn owned_after(&self, hit: Hit) -> Option<Owned> {
        let tokens = &self.words.tokens;
        let owns = tokens[hit.end - 1].possessive
            || self.index.entities[hit.entity].sort == Sort::Adjective;
        let mut head = None;
        for (i, token) in tokens.iter().enumerate().skip(hit.end).take(7) {
            let kinds = self.index.kinds(&self.words, i);
            let joins = matches!(token.gap, Gap::Space | Gap::Hyphen);
            if !joins || self.words.hit(i).is_some() || kinds.any(Kinds::NOT_OWNER) {
                break;
            }
            if kinds.any(Kinds::OFFICIAL) {
                head = Some(i);
            } else if head.is_none()
                && owns
                && !kinds.any(Kinds::PREPOSITION)
                && !Index::is_filler(kinds)
            {
                // "Pakistan's water minister": a word no list knows, before the head.
            } else if !kinds.any(Kinds::MODIFIER.or(Kinds::AND).or(Kinds::TITLE)) {
                break;
            }
        }
        let head = head?;
        let phrase = self.read_tokens(hit.start..tokens.len().min(head + 5));
        let role: BTreeSet<String> = (hit.end..=head)
            .flat_map(|i| self.index.role_words(tokens[i].span.slice(self.text)))
            .collect();
        let named = phrase.head.is_some() && !phrase.name.is_empty();
        Some(Owned {
            head,
            at: tokens[hit.start].span.hull(tokens[head].span),
            role,
            entity: hit.entity,
            name: phrase
                .name_text
                .filter(|_| named && self.name_follows(head)),
        })
    }

    /// Whether a name stands right after the head.
    fn name_follows(&self, head: usize) -> bool {
        self.words.tokens.get(head + 1).is_some_and(|token| {
            let kinds = self.index.kinds(&self.words, head + 1);
            token.capital
                && matches!(token.gap, Gap::Space | Gap::Comma)
                && self.words.hit(head + 1).is_none()
                && !kinds.any(Kinds::HEAD.or(Kinds::PREPOSITION))
        })
    }

    /// "the spokesperson of the foreign ministry of Pakistan": the nearest head before the owner.
    fn owned_before(&self, hit: Hit) -> Option<Owned> {
        let tokens = &self.words.tokens;
        let mut i = hit.start.checked_sub(1)?;
        let kinds = |i: usize| self.index.kinds(&self.words, i);
        if kinds(i).any(Kinds::DEFINITE) {
            i = i.checked_sub(1)?;
        }
        if !kinds(i).any(Kinds::OF) || tokens[hit.start].gap != Gap::Space {
            return None;
        }
        let head = i.checked_sub(1)?;
        if !kinds(head).any(Kinds::OFFICIAL) {
            return None;
        }
        let envoy = kinds(head).any(Kinds::ENVOY) && kinds(i).any(Kinds::FOR.or(Kinds::IN));
        let word = tokens[head].span.slice(self.text);
        (!envoy).then(|| Owned {
            head,
            at: tokens[head].span.hull(tokens[hit.end - 1].span),
            role: self.index.role_words(word),
            entity: hit.entity,
            name: None,
        })
    }
}
