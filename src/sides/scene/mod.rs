//! An article as the rules see it: its words, its dateline, who is called what where.

mod home;
mod owned;

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use jiff::civil::Date;

use super::decide::FAR;
use super::index::{Hit, Index, Sort, Words};
use super::names::NameWord;
use super::phrase::{self, Phrase};
use super::tokens::Gap;
use super::when;
use super::words::Kinds;
use crate::model::{Article, Side};
use crate::text::Span;

/// How far a description may reach beyond the words given, in words.
const REACH: usize = 14;

/// How many places of one name, or of one role, are looked at.
const MOST_PLACES: usize = 24;

/// An article's words with the profile's names in them.
pub(super) struct Scene<'a> {
    pub index: &'a Index,
    pub text: &'a str,
    pub words: Words,
    /// The day the article came out.
    pub day: Option<Date>,
    /// Place in the index of the dateline's town, if the profile knows it.
    pub dateline: Option<Hit>,
    /// Whose roles need no country here, and why.
    pub home: Option<(Side, String)>,
    /// Whether that is so by the outlet, which says more than a dateline.
    pub is_home_outlet: bool,
    /// "Pakistan's foreign ministry": a head with its owner, in the order of the text.
    owned: Vec<Owned>,
    names: OnceCell<HashMap<String, Vec<usize>>>,
}

/// A verb for being at the head of something.
fn is_leading(verb: &str) -> bool {
    matches!(
        verb,
        "led"
            | "leads"
            | "heads"
            | "headed"
            | "chairs"
            | "chaired"
            | "commands"
            | "commanded"
            | "represents"
            | "represented"
    )
}

/// A role or body with its owner.
struct Owned {
    /// Token of the head.
    head: usize,
    /// Owner and role as written.
    at: Span,
    role: BTreeSet<String>,
    entity: usize,
    /// The name that follows.
    name: Option<String>,
}

impl<'a> Scene<'a> {
    pub fn new(index: &'a Index, article: &'a Article) -> Self {
        let mut scene = Self {
            index,
            text: &article.text,
            words: index.read(&article.text),
            day: article.published_on(),
            dateline: None,
            home: None,
            is_home_outlet: false,
            owned: Vec::new(),
            names: OnceCell::new(),
        };
        scene.dateline = scene.find_dateline();
        let outlet = article
            .outlet
            .as_deref()
            .and_then(|outlet| scene.outlet_home(outlet));
        let dateline = scene.dateline_home();
        scene.is_home_outlet = match (&outlet, &dateline) {
            (Some((outlet, _)), Some((dateline, _))) => outlet == dateline,
            (outlet, _) => outlet.is_some() || scene.is_local_dateline(),
        };
        scene.home = dateline.or(outlet);
        scene.owned = scene.find_owned();
        scene
    }

    /// The tokens that lie in `span`, at least by a part.
    pub fn range(&self, span: Span) -> Range<usize> {
        let tokens = &self.words.tokens;
        let start = tokens.partition_point(|t| t.span.end <= span.start);
        let end = tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// Reads the description at `span`.
    pub fn read(&self, span: Span) -> Phrase {
        self.read_tokens(self.range(span))
    }

    fn read_tokens(&self, range: Range<usize>) -> Phrase {
        phrase::read(self.index, self.text, &self.words, range)
    }

    /// Reads the description at `span` with the title before and the apposition after it.
    pub fn read_around(&self, span: Span) -> Phrase {
        let range = self.range(span);
        let mut phrase = self.read_tokens(range.clone());
        let complete = phrase.owner.is_some() && phrase.head.is_some();
        if complete || phrase.several.is_some() || range.is_empty() {
            return phrase;
        }
        let wide = self.left_of(range.start)..range.end;
        if wide != range {
            phrase = self.read_tokens(wide);
        }
        if let Some(apposition) = self.apposition(range.end) {
            phrase::merge(&mut phrase, self.read_tokens(apposition));
        }
        phrase
    }

    /// The first token of the title and owner that stand right before token `start`.
    fn left_of(&self, start: usize) -> usize {
        let tokens = &self.words.tokens;
        let mut i = start;
        while i > 0 && start - i < REACH && matches!(tokens[i].gap, Gap::Space | Gap::Hyphen) {
            let before = i - 1;
            let kinds = self.index.kinds(&self.words, before);
            if let Some(hit) = self.words.hit(before) {
                i = hit.start;
                continue;
            }
            let title = kinds.any(Kinds::HEAD.or(Kinds::MODIFIER).or(Kinds::TITLE));
            let named = tokens[before].capital && !kinds.any(Kinds::PREPOSITION);
            // "commissioner of Torkham Abdul Jabbar": "of" may stand between, not at the begin.
            let inside = kinds.any(Kinds::OF)
                && before > 0
                && self
                    .index
                    .kinds(&self.words, before - 1)
                    .any(Kinds::OFFICIAL);
            if kinds.any(Kinds::DEFINITE.or(Kinds::INDEFINITE)) {
                return before;
            }
            if !(title || named || inside) {
                break;
            }
            i = before;
        }
        i
    }

    /// The words between commas after token `end`, if they say what someone is.
    fn apposition(&self, end: usize) -> Option<Range<usize>> {
        let tokens = &self.words.tokens;
        if tokens.get(end)?.gap != Gap::Comma {
            return None;
        }
        // "Venn, who led the Afghan team,": leads what follows.
        let leads = self.index.kinds(&self.words, end).any(Kinds::RELATIVE)
            && tokens
                .get(end + 1)
                .is_some_and(|verb| is_leading(verb.span.slice(self.text)));
        let end = if leads { end + 2 } else { end };
        let opens = leads
            || self.words.hit(end).is_some()
            || self.index.kinds(&self.words, end).any(
                Kinds::DEFINITE
                    .or(Kinds::INDEFINITE)
                    .or(Kinds::HEAD)
                    .or(Kinds::MODIFIER)
                    .or(Kinds::FORMER),
            );
        if !opens {
            return None;
        }
        let stop = (end + 1..tokens.len().min(end + REACH))
            .find(|&i| !matches!(tokens[i].gap, Gap::Space | Gap::Hyphen))?;
        let closed = matches!(tokens[stop].gap, Gap::Comma | Gap::Stop | Gap::Line);
        let says = (end..stop).any(|i| self.index.kinds(&self.words, i).any(Kinds::HEAD));
        (closed && says).then_some(end..stop)
    }

    /// What the article says elsewhere of the person whose name ends with `family`.
    pub fn described(&self, name: &[NameWord]) -> Option<Phrase> {
        let places = self.places_of(&name.last()?.word);
        let given = name.len().checked_sub(2).map(|i| &name[i].word);
        places.iter().take(MOST_PLACES).find_map(|&i| {
            let full = given.is_none_or(|given| {
                i > 0 && {
                    let before = self.words.tokens[i - 1].span.slice(self.text);
                    let words = self.index.name_words(before);
                    words
                        .last()
                        .is_some_and(|w| self.index.alike(&w.word, given))
                }
            });
            if !full {
                return None;
            }
            let phrase = self.read_around(self.words.tokens[i].span);
            (phrase.head.is_some() || phrase.owner.is_some()).then_some(phrase)
        })
    }

    /// Tokens that are spellings of a name.
    pub fn places_of(&self, word: &str) -> &[usize] {
        let names = self.names.get_or_init(|| {
            let mut names: HashMap<String, Vec<usize>> = HashMap::new();
            for (i, token) in self.words.tokens.iter().enumerate() {
                if token.capital && self.words.hit(i).is_none() {
                    for word in self.index.name_words(token.span.slice(self.text)) {
                        let places = names.entry(self.index.key(&word.word)).or_default();
                        if places.len() < MOST_PLACES {
                            places.push(i);
                        }
                    }
                }
            }
            names
        });
        names.get(&self.index.key(word)).map_or(&[], Vec::as_slice)
    }

    /// The full names in the article that end with `word`: each with its first place.
    pub fn full_names(&self, word: &str) -> Vec<(usize, Vec<NameWord>)> {
        self.places_of(word)
            .iter()
            .filter_map(|&i| {
                let tokens = &self.words.tokens;
                let mut start = i;
                while start > 0
                    && i - start < 3
                    && matches!(tokens[start].gap, Gap::Space | Gap::Hyphen)
                {
                    let before = start - 1;
                    let kinds = self.index.kinds(&self.words, before);
                    let link = kinds.any(Kinds::LINK);
                    let name = tokens[before].capital
                        && !tokens[before].possessive
                        && self.words.hit(before).is_none()
                        && !kinds.any(Kinds::HEAD.or(Kinds::MODIFIER).or(Kinds::PREPOSITION));
                    if !(name || link) {
                        break;
                    }
                    start = before;
                }
                let span = tokens[start].span.hull(tokens[i].span);
                let name = self.index.name_words(span.slice(self.text));
                let bare = name.iter().filter(|w| !w.title).count();
                (bare >= 2 || (bare == 1 && name.len() >= 2)).then_some((i, name))
            })
            .collect()
    }

    /// The side a name stands for on the article's day, and whether its time lies elsewhere.
    pub fn side_of(&self, entity: usize) -> (Side, bool) {
        let entity = &self.index.entities[entity];
        let dated = when::within(entity.from, entity.to, self.day);
        match (dated, entity.side) {
            (false, Side::A | Side::B) => (Side::Other, true),
            (_, side) => (side, false),
        }
    }

    /// Whether the words at `span` are a dateline or follow a preposition of place.
    pub fn is_place(&self, span: Span) -> Option<&'static str> {
        let range = self.range(span);
        if self
            .dateline
            .is_some_and(|hit| range.start == hit.start && range.end <= hit.end)
        {
            return Some("it is the article's dateline");
        }
        let before = range.start.checked_sub(1)?;
        let touches = matches!(self.words.tokens.get(range.start)?.gap, Gap::Space);
        let place = touches && self.index.kinds(&self.words, before).any(Kinds::IN);
        place.then_some("it stands after a word of place")
    }

    /// Whose the role at token `before` is by the last like role with an owner before it: the entity
    /// and the words.
    pub fn owner_of_same_role(&self, phrase: &Phrase, before: usize) -> Option<(usize, String)> {
        let at = self.owned.partition_point(|owned| owned.head < before);
        let recent = || self.owned[..at].iter().rev().take(MOST_PLACES);
        let wanted = &phrase.role_words;
        // The same role, then a fuller one ("the ministry"), then the body it is part of.
        let same = recent()
            .find(|owned| owned.role == *wanted)
            .or_else(|| recent().find(|owned| owned.role.is_superset(wanted)))
            .or_else(|| {
                recent().find(|owned| wanted.is_superset(&owned.role) && owned.role.len() > 1)
            })?;
        Some((same.entity, phrase::spaced(same.at.slice(self.text))))
    }

    /// The town that opens the sentence of token `before` ("In Kabul, the spokesman said").
    pub fn town_before(&self, before: usize) -> Option<(usize, String)> {
        let end = self.words.hits.partition_point(|hit| hit.start < before);
        let hit = self.words.hits[..end].last()?;
        let sort = self.index.entities[hit.entity].sort;
        let preposition = hit.start.checked_sub(1)?;
        // A name that the token lies in does not stand before it.
        let near = before.checked_sub(hit.end)? <= 3;
        let same_sentence = self.words.tokens[hit.start..=before.min(self.words.tokens.len() - 1)]
            .iter()
            .skip(1)
            .all(|token| token.gap < Gap::Stop);
        (near
            && same_sentence
            && matches!(sort, Sort::Metonym | Sort::Place)
            && self.index.kinds(&self.words, preposition).any(Kinds::IN))
        .then(|| (hit.entity, self.words_of(hit.start, hit.end - 1)))
    }

    /// The last party named in the words before token `before`, if no outsider was named since.
    pub fn last_party(&self, before: usize) -> Option<(usize, String)> {
        let end = self.words.hits.partition_point(|hit| hit.start < before);
        let hit = self.words.hits[..end]
            .iter()
            .rev()
            .take(MOST_PLACES)
            .find(|hit| {
                let sort = self.index.entities[hit.entity].sort;
                // "Northern shelling" tells of a party, not of who speaks next.
                let of_thing = sort == Sort::Adjective
                    && !(hit.end..hit.end + 3)
                        .any(|i| self.index.kinds(&self.words, i).any(Kinds::OFFICIAL));
                !of_thing
                    && !matches!(
                        sort,
                        Sort::Carrier | Sort::BothSides | Sort::Unclear | Sort::Group
                    )
            })?;
        (before.saturating_sub(hit.end) <= FAR && self.side_of(hit.entity).0.is_column())
            .then(|| (hit.entity, self.words_of(hit.start, hit.end - 1)))
    }

    fn words_of(&self, first: usize, last: usize) -> String {
        let tokens = &self.words.tokens;
        let span = tokens[first].span.hull(tokens[last].span);
        phrase::spaced(span.slice(self.text))
    }

    /// The name the article gives with this role of this side: the last before `at`, else the next.
    pub fn named_holder(&self, side: Side, role: &BTreeSet<String>, at: usize) -> Option<&str> {
        let fits = |owned: &&Owned| {
            owned.name.is_some() && owned.role == *role && self.side_of(owned.entity).0 == side
        };
        let middle = self.owned.partition_point(|owned| owned.head < at);
        let (before, after) = self.owned.split_at(middle);
        before
            .iter()
            .rev()
            .take(MOST_PLACES)
            .find(fits)
            .or_else(|| after.iter().take(MOST_PLACES).find(fits))
            .and_then(|owned| owned.name.as_deref())
    }

    /// The town or country that the sentence of a statement puts its speaker in, after token `from`
    /// ("told reporters in Kabul"): the entity and the words.
    pub fn told_in(&self, passage: Span, from: usize) -> Option<(usize, String)> {
        let range = self.range(passage);
        let first = self.words.hits.partition_point(|hit| hit.start < from);
        self.words.hits[first..]
            .iter()
            .take_while(|hit| hit.end <= range.end)
            .find(|hit| {
                let before = hit.start.checked_sub(1);
                let kinds = |i: usize| self.index.kinds(&self.words, i);
                let entity = &self.index.entities[hit.entity];
                let place = matches!(entity.sort, Sort::Metonym | Sort::Place);
                let capital = entity.sort == Sort::Adjective
                    && self.words.tokens.get(hit.end).is_some_and(|token| {
                        token.span.slice(self.text).eq_ignore_ascii_case("capital")
                    });
                let into = |i: usize| {
                    matches!(
                        self.words.tokens[i]
                            .span
                            .slice(self.text)
                            .to_lowercase()
                            .as_str(),
                        "in" | "at"
                    )
                };
                let opened = before.is_some_and(|i| {
                    into(i) || kinds(i).any(Kinds::DEFINITE) && i > 0 && into(i - 1)
                });
                entity.side.is_column() && (place || capital) && opened
            })
            .map(|hit| (hit.entity, self.words_of(hit.start, hit.end - 1)))
    }

    /// Whether two tokens stand in one paragraph.
    pub fn same_paragraph(&self, one: usize, other: usize) -> bool {
        let (first, last) = (one.min(other), one.max(other));
        self.words
            .tokens
            .get(first + 1..=last)
            .is_some_and(|between| between.iter().all(|token| token.gap != Gap::Line))
    }
}
