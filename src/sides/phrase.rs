//! Reads a description of a speaker ("Pakistan's special envoy for Afghanistan"): whose, what, who.
//!
//! The description is cut at commas into groups and at prepositions into segments. The owner stands
//! in the first segment of a group, before the head; only where none does, one may follow "of".

use std::collections::BTreeSet;
use std::ops::Range;

use super::index::{Hit, Index, Sort, Words};
use super::names::NameWord;
use super::tokens::Gap;
use super::words::Kinds;
use crate::model::Side;
use crate::text::Span;

/// What a description says.
#[allow(clippy::struct_excessive_bools)] // Each is a separate thing a description may say.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    /// The words stand for both parties, or for several at once.
    pub several: Option<String>,
    /// Place in the index of whom the speaker belongs to.
    pub owner: Option<usize>,
    /// Whether the owner stands right at the head, not after a preposition.
    pub owner_at_head: bool,
    /// What the speaker is.
    pub head: Option<Head>,
    /// Words of the head before and after it that tell the role, in their compared form.
    pub role_words: BTreeSet<String>,
    /// The role as written.
    pub role: Option<String>,
    /// Where it stands.
    role_at: Option<Span>,
    /// The name, titles with it.
    pub name: Vec<NameWord>,
    /// The name as written, titles with it.
    pub name_text: Option<String>,
    /// The person whom the speaker belongs to ("Venn's deputy").
    pub owner_name: Vec<NameWord>,
    /// "former", "ex-".
    pub former: bool,
    /// "the", "its".
    pub definite: bool,
    /// "its", "his".
    pub possessive: bool,
    /// "a", "some".
    pub indefinite: bool,
    /// An outlet named in it, by its place in the index.
    pub carrier: Option<usize>,
    /// Whether it is a state's own media without a name ("Afghan state media").
    pub state_media: bool,
    /// A name no list knows stands where an owner stands ("Tulsa Police Department").
    pub stranger: bool,
    /// A body of the party's people that does not speak for it ("Kabul University").
    pub private_body: bool,
    /// Whether lower-case words stand in it that no list knows ("Pakistani cleric").
    pub unknown_noun: bool,
}

/// The noun that says what a speaker is.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub kinds: Kinds,
    /// Its compared form.
    pub word: String,
    /// Whether it is in the plural.
    pub plural: bool,
}

/// A piece of a description up to the next preposition or comma.
struct Segment {
    /// The kinds of the preposition before; none for the first of a group.
    before: Option<Kinds>,
    tokens: Range<usize>,
}

/// Reads the tokens `range` of `words`, which were read from `text`.
pub(super) fn read(index: &Index, text: &str, words: &Words, range: Range<usize>) -> Phrase {
    let range = range.start..range.end.min(words.tokens.len());
    let range = after_quoting(index, words, range);
    let mut phrase = Phrase::default();
    let groups = groups(index, words, range.clone());
    several(index, words, &groups, &mut phrase);
    for group in &groups {
        let mut part = Phrase::default();
        read_group(index, text, words, group, &mut part);
        merge(&mut phrase, part);
    }
    phrase
}

/// In "X News, citing the ministry" the speaker stands after the second word.
fn after_quoting(index: &Index, words: &Words, range: Range<usize>) -> Range<usize> {
    let last = range
        .clone()
        .rev()
        .find(|&i| index.kinds(words, i).any(Kinds::QUOTING));
    match last {
        Some(i) if i + 1 < range.end => i + 1..range.end,
        _ => range,
    }
}

fn groups(index: &Index, words: &Words, range: Range<usize>) -> Vec<Vec<Segment>> {
    let mut groups: Vec<Vec<Segment>> = Vec::new();
    let mut skipping = false;
    for i in range.clone() {
        let kinds = index.kinds(words, i);
        let gap = words.tokens[i].gap;
        let inside_name = words.hit(i).is_some_and(|hit| hit.start < i);
        let new_group = i == range.start || (!inside_name && matches!(gap, Gap::Comma | Gap::Stop));
        if new_group {
            groups.push(vec![Segment {
                before: None,
                tokens: i..i,
            }]);
            skipping = false;
        }
        let in_name = words.hit(i).is_some();
        if !in_name && kinds.any(Kinds::RELATIVE) && i > range.start {
            skipping = true;
        }
        if skipping {
            continue;
        }
        let Some(group) = groups.last_mut() else {
            continue;
        };
        let preposition = !in_name && kinds.any(Kinds::PREPOSITION) && i > range.start;
        if preposition {
            group.push(Segment {
                before: Some(kinds),
                tokens: i + 1..i + 1,
            });
        } else if let Some(segment) = group.last_mut() {
            segment.tokens.end = i + 1;
        }
    }
    groups
}

/// Hits of a segment that can own a speaker: no outlet, and no mere place ("Kabul-based").
fn owners<'a>(
    index: &'a Index,
    words: &'a Words,
    tokens: &Range<usize>,
) -> impl Iterator<Item = Hit> + use<'a> {
    let tokens = tokens.clone();
    let first = words.hits.partition_point(|hit| hit.start < tokens.start);
    words.hits[first..]
        .iter()
        .copied()
        .take_while(move |hit| hit.end <= tokens.end)
        .filter(move |hit| {
            let next = hit.end;
            let mere_place = words.tokens.get(next).is_some_and(|token| {
                let kinds = index.kinds(words, next);
                kinds.any(Kinds::NOT_OWNER) && matches!(token.gap, Gap::Hyphen | Gap::Space)
            });
            let sort = index.entities[hit.entity].sort;
            !mere_place && !matches!(sort, Sort::Carrier | Sort::BothSides)
        })
}

/// Notices words for several parties at once: "both sides", "Pakistani and Afghan officials".
fn several(index: &Index, words: &Words, groups: &[Vec<Segment>], phrase: &mut Phrase) {
    let segments = || groups.iter().flatten();
    for segment in segments() {
        let first = words
            .hits
            .partition_point(|hit| hit.start < segment.tokens.start);
        let both = words.hits[first..]
            .iter()
            .take_while(|hit| hit.end <= segment.tokens.end)
            .find(|hit| index.entities[hit.entity].sort == Sort::BothSides);
        if let Some(hit) = both {
            phrase.several = Some(index.entities[hit.entity].name.clone());
            return;
        }
        if segment.before.is_some_and(|kinds| !kinds.any(Kinds::OF)) {
            continue;
        }
        let mut last: Option<Hit> = None;
        for hit in owners(index, words, &segment.tokens) {
            if let Some(before) = last {
                let joined = (before.end..hit.start).any(|i| index.kinds(words, i).any(Kinds::AND));
                if joined && side_of(index, before) != side_of(index, hit) {
                    phrase.several = Some(format!(
                        "{} and {}",
                        index.entities[before.entity].name, index.entities[hit.entity].name
                    ));
                    return;
                }
            }
            last = Some(hit);
        }
    }
    // A list: "Pakistan, China and Qatar".
    let lone = |group: &Vec<Segment>| {
        let [segment] = &group[..] else {
            return None;
        };
        let mut hits = owners(index, words, &segment.tokens);
        let hit = hits.next()?;
        let others = segment
            .tokens
            .clone()
            .all(|i| words.hit(i).is_some() || Index::is_filler(index.kinds(words, i)));
        others.then_some(hit)
    };
    if groups.len() >= 2 {
        let sides: Vec<Option<Side>> = groups
            .iter()
            .map(|group| lone(group).map(|hit| side_of(index, hit)))
            .collect();
        if let [Some(first), Some(second), ..] = sides[..]
            && first != second
        {
            phrase.several = Some("several parties".to_owned());
        }
    }
}

fn side_of(index: &Index, hit: Hit) -> Side {
    index.entities[hit.entity].side
}

fn read_group(index: &Index, text: &str, words: &Words, group: &[Segment], out: &mut Phrase) {
    for segment in group {
        for i in segment.tokens.clone() {
            let kinds = index.kinds(words, i);
            if words.hit(i).is_none() && kinds.any(Kinds::FORMER) {
                out.former = true;
            }
        }
        let first = words
            .hits
            .partition_point(|hit| hit.start < segment.tokens.start);
        let private = |i: usize| index.kinds(words, i).any(Kinds::PRIVATE);
        for hit in words.hits[first..]
            .iter()
            .take_while(|hit| hit.end <= segment.tokens.end)
        {
            out.private_body |= (hit.end..segment.tokens.end).any(private);
            if index.entities[hit.entity].sort == Sort::Carrier {
                out.carrier.get_or_insert(hit.entity);
            }
        }
    }
    // "A member of the delegation": the delegation tells.
    let group = match group {
        [part, whole, ..] if is_part(index, words, part, whole) => &group[1..],
        _ => group,
    };
    let Some(core) = group.first() else {
        return;
    };
    read_core(index, text, words, core, out);
    if let Some(owner) = core_owner(index, words, &core.tokens) {
        out.owner = Some(owner.entity);
        out.owner_at_head = true;
    }
    if out.state_media && out.owner.is_none() {
        out.state_media = false;
    }
    // "a spokesman for its ministry".
    let owned = |segment: &Segment| {
        let opens = segment.tokens.start;
        segment.tokens.contains(&opens) && index.kinds(words, opens).any(Kinds::POSSESSIVE)
    };
    out.possessive |= out.owner.is_none() && group[1..].iter().take(1).any(owned);
    // "minister of defence", "spokesman for the ministry": the words after belong to the role.
    let mut named_after = out.name.is_empty();
    for segment in &group[1..] {
        let kinds = segment.before.unwrap_or_default();
        if !kinds.any(Kinds::OF) || kinds.any(Kinds::TOWARD) {
            break;
        }
        for i in segment.tokens.clone() {
            let token = words.tokens[i];
            let of_party = words
                .hit(i)
                .is_some_and(|hit| index.entities[hit.entity].sort != Sort::Institution);
            let kinds = index.kinds(words, i);
            if !of_party
                && !Index::is_filler(kinds)
                && (!token.capital
                    || kinds.any(Kinds::HEAD.or(Kinds::MODIFIER))
                    || words.hit(i).is_some())
            {
                out.role_words
                    .extend(compared(index, token.span.slice(text)));
            }
        }
        // "the spokesman of the interior ministry X": a name may follow a body or a field. After a
        // person's office ("for President X") it is that person's.
        let named = names(index, words, &segment.tokens, true).filter(|range| {
            let before = range.start.checked_sub(1);
            before.is_some_and(|i| {
                segment.tokens.contains(&i) && !index.kinds(words, i).any(Kinds::PERSON)
            })
        });
        match named {
            Some(range) if named_after && out.head.is_some() => {
                set_name(index, text, words, range, out);
                named_after = false;
            }
            _ => {
                let mut tokens = segment.tokens.clone();
                out.stranger |= tokens.any(|i| is_unknown_name(index, words, i));
            }
        }
    }
    for segment in &group[1..] {
        let of = segment.before.is_some_and(|kinds| kinds.any(Kinds::OF));
        let role = segment.tokens.clone().all(|i| {
            let kinds = index.kinds(words, i);
            let known = kinds.any(Kinds::HEAD.or(Kinds::MODIFIER)) || Index::is_filler(kinds);
            words.hit(i).is_none() && (known || !words.tokens[i].capital)
        });
        let (Some(at), Some(last), true) = (out.role_at, segment.tokens.clone().last(), of && role)
        else {
            break;
        };
        out.role_at = Some(at.hull(words.tokens[last].span));
    }
    out.role = out.role_at.map(|at| spaced(at.slice(text)));
    let says_who = out.head.is_some() || !out.name.is_empty() || core.tokens.is_empty();
    if out.owner.is_none() && says_who {
        out.owner = owner_after(index, words, group, out);
    }
}

/// Whether a segment only takes a part of what the next names.
fn is_part(index: &Index, words: &Words, part: &Segment, whole: &Segment) -> bool {
    let of = whole
        .before
        .is_some_and(|kinds| kinds.any(Kinds::OF) && !kinds.any(Kinds::FOR.or(Kinds::IN)));
    let last = part.tokens.clone().last();
    of && last.is_some_and(|i| index.kinds(words, i).any(Kinds::PARTITIVE))
        && part.tokens.clone().all(|i| {
            let kinds = index.kinds(words, i);
            words.hit(i).is_none() && !kinds.any(Kinds::HEAD)
        })
        && whole
            .tokens
            .clone()
            .any(|i| words.hit(i).is_none() && index.kinds(words, i).any(Kinds::HEAD))
}

/// Whose the speaker is by words after a preposition.
fn owner_after(index: &Index, words: &Words, group: &[Segment], phrase: &Phrase) -> Option<usize> {
    let envoy = phrase
        .head
        .as_ref()
        .is_some_and(|head| head.kinds.any(Kinds::ENVOY));
    for segment in &group[1..] {
        let kinds = segment.before?;
        let host = envoy && kinds.any(Kinds::FOR.or(Kinds::IN)) && !of_only(kinds);
        if !kinds.any(Kinds::OF) || host {
            continue;
        }
        if let Some(hit) = core_owner(index, words, &segment.tokens) {
            return Some(hit.entity);
        }
    }
    None
}

/// "from" and "of" name the sender even for an envoy.
fn of_only(kinds: Kinds) -> bool {
    !kinds.any(Kinds::FOR.or(Kinds::IN))
}

/// The owner in a run of words: the first, but a mere place gives way to what follows.
fn core_owner(index: &Index, words: &Words, tokens: &Range<usize>) -> Option<Hit> {
    let is_place = |hit: &Hit| {
        let sort = index.entities[hit.entity].sort;
        let possessive = words.tokens[hit.end - 1].possessive;
        matches!(sort, Sort::Metonym | Sort::Place) && !possessive
    };
    let mut hits = owners(index, words, tokens);
    let first = hits.next()?;
    if is_place(&first) {
        return Some(hits.find(|hit| !is_place(hit)).unwrap_or(first));
    }
    // "Pakistan's Foreign Office": the body says more than the country, if both are one side's.
    let body = hits.next().filter(|second| {
        index.entities[second.entity].sort == Sort::Institution
            && side_of(index, *second) == side_of(index, first)
    });
    Some(body.unwrap_or(first))
}

fn read_core(index: &Index, text: &str, words: &Words, core: &Segment, out: &mut Phrase) {
    let tokens = core.tokens.clone();
    let mut head = None;
    let mut state = false;
    for i in tokens.clone() {
        let kinds = index.kinds(words, i);
        if words.hit(i).is_some() {
            continue;
        }
        if i == tokens.start {
            out.definite = kinds.any(Kinds::DEFINITE);
            out.indefinite = kinds.any(Kinds::INDEFINITE);
            out.possessive = kinds.any(Kinds::POSSESSIVE);
        }
        state |= kinds.any(Kinds::STATE_MEDIA);
        if kinds.any(Kinds::HEAD) {
            head = Some(i);
        }
    }
    if let Some(range) = names(index, words, &tokens, false) {
        // A title right before a name is a head only if nothing better is ("General X").
        let owns = words.tokens[range.end - 1].possessive;
        if owns && head.is_some_and(|head| head >= range.end) {
            let span = words.tokens[range.start]
                .span
                .hull(words.tokens[range.end - 1].span);
            out.owner_name = index.name_words(span.slice(text));
        } else {
            set_name(index, text, words, range, out);
        }
    }
    let Some(head) = head else {
        out.unknown_noun = tokens.clone().any(|i| {
            let kinds = index.kinds(words, i);
            words.hit(i).is_none()
                && !words.tokens[i].capital
                && !Index::is_filler(kinds)
                && !kinds.any(Kinds::MODIFIER.or(Kinds::STILL_OWNER).or(Kinds::LINK))
        });
        return;
    };
    let word = index.same(&folded(words.tokens[head].span.slice(text)));
    let mut kinds = index.kinds(words, head);
    let before = head
        .checked_sub(1)
        .filter(|&i| tokens.contains(&i))
        .map_or(Kinds::default(), |i| index.kinds(words, i));
    if kinds.any(Kinds::PERSON) && before.any(Kinds::BEFORE_LEADER) {
        kinds = Kinds::UNOFFICIAL;
    }
    out.state_media = state && kinds.any(Kinds::UNOFFICIAL) && !kinds.any(Kinds::OFFICIAL);
    // The role: from after the owner to the head.
    let start = (tokens.start..head)
        .rev()
        .take_while(|&i| {
            let kinds = index.kinds(words, i);
            words
                .hit(i)
                .is_none_or(|hit| index.entities[hit.entity].sort == Sort::Institution)
                && !kinds.any(Kinds::DEFINITE.or(Kinds::INDEFINITE))
        })
        .last()
        .unwrap_or(head);
    // Past the first word a capital is a name, not the begin of a sentence.
    out.stranger |= (start..head).any(|i| is_unknown_name(index, words, i));
    out.role_at = Some(words.tokens[start].span.hull(words.tokens[head].span));
    for i in start..=head {
        out.role_words
            .extend(compared(index, words.tokens[i].span.slice(text)));
    }
    out.head = Some(Head {
        plural: is_plural(index, text, words, head),
        kinds,
        word,
    });
}

/// Whether a word is a capitalised one that no list knows.
fn is_unknown_name(index: &Index, words: &Words, i: usize) -> bool {
    let kinds = index.kinds(words, i);
    let known = Kinds::HEAD
        .or(Kinds::MODIFIER)
        .or(Kinds::TITLE)
        .or(Kinds::FORMER)
        .or(Kinds::PRONOUN)
        .or(Kinds::PREPOSITION);
    words.hit(i).is_none()
        && words.tokens[i].capital
        && !kinds.any(known)
        && !Index::is_filler(kinds)
}

fn is_plural(index: &Index, text: &str, words: &Words, head: usize) -> bool {
    let word = words.tokens[head].span.slice(text);
    index.kinds(words, head).any(Kinds::COLLECTIVE)
        || (word.ends_with('s') && !word.ends_with("ss"))
        || word.ends_with("men")
}

fn folded(word: &str) -> String {
    super::tokens::words_of(word).concat()
}

fn compared(index: &Index, word: &str) -> Option<String> {
    let word = index.same(&folded(word));
    (!word.is_empty()).then_some(word)
}

/// The run of capitalised words that no list knows, with the titles before it.
fn names(
    index: &Index,
    words: &Words,
    tokens: &Range<usize>,
    after_role: bool,
) -> Option<Range<usize>> {
    let is_name = |i: usize| {
        let kinds = index.kinds(words, i);
        let title = kinds.any(Kinds::TITLE) && !kinds.any(Kinds::HEAD.or(Kinds::MODIFIER));
        is_unknown_name(index, words, i)
            || (title && words.tokens[i].capital && words.hit(i).is_none())
    };
    let inner = |i: usize| {
        index
            .kinds(words, i)
            .any(Kinds::LINK.or(Kinds::ENDING).or(Kinds::TITLE))
    };
    let mut best: Option<Range<usize>> = None;
    let mut i = tokens.start;
    while i < tokens.end {
        if !is_name(i) {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while end < tokens.end
            && (is_name(end) || (inner(end) && end + 1 < tokens.end && is_name(end + 1)))
        {
            end += 1;
        }
        let mut start = i;
        while start > tokens.start
            && index.kinds(words, start - 1).any(Kinds::TITLE)
            && words.hit(start - 1).is_none()
            && words.tokens[start - 1].capital
        {
            start -= 1;
        }
        best = Some(start..end);
        i = end;
    }
    best.filter(|range| !after_role || range.end == tokens.end)
}

fn set_name(index: &Index, text: &str, words: &Words, range: Range<usize>, out: &mut Phrase) {
    let span = words.tokens[range.start]
        .span
        .hull(words.tokens[range.end - 1].span);
    out.name = index.name_words(span.slice(text));
    out.name_text = Some(spaced(span.slice(text)));
}

/// The words with single spaces.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds what a later group tells that no earlier one did.
pub(super) fn merge(phrase: &mut Phrase, part: Phrase) {
    let first = phrase.head.is_none() && phrase.owner.is_none() && phrase.name.is_empty();
    if first {
        (phrase.definite, phrase.indefinite) = (part.definite, part.indefinite);
        phrase.possessive = part.possessive;
    }
    if phrase.owner_name.is_empty() && phrase.owner.is_none() {
        phrase.owner_name = part.owner_name;
    }
    phrase.possessive |= part.possessive && phrase.owner.is_none();
    phrase.former |= part.former && (phrase.head.is_none() || phrase.former);
    if phrase.carrier.is_none() {
        phrase.carrier = part.carrier;
    }
    phrase.state_media |= part.state_media;
    phrase.private_body |= part.private_body;
    phrase.stranger |= part.stranger && phrase.owner.is_none() && phrase.head.is_none();
    phrase.unknown_noun |= part.unknown_noun && phrase.head.is_none();
    if phrase.name.is_empty() {
        phrase.name = part.name;
        phrase.name_text = part.name_text;
    }
    if phrase.head.is_none() {
        phrase.head = part.head;
        phrase.role = part.role;
        phrase.role_words = part.role_words;
    }
    if phrase.owner.is_none() {
        phrase.owner = part.owner;
        phrase.owner_at_head = part.owner_at_head;
    }
}
