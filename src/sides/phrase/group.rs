//! One group of a description, between commas: its head, its owner, its name.

use std::ops::Range;

use super::super::index::{Hit, Index, Sort, Words};
use super::super::tokens;
use super::super::words::Kinds;
use super::{Head, Phrase, Segment, owners, side_of, spaced};

pub(super) fn read_group(
    index: &Index,
    text: &str,
    words: &Words,
    group: &[Segment],
    out: &mut Phrase,
) {
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
    tokens::words_of(word).concat()
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
