//! Amounts in a claim: what is counted, whose it is, and between which bounds the amount lies.

use super::lexicon::{Mark, lexicon};
use super::prepared::{Prepared, Words};

/// An amount of something.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Least and greatest amount that the words allow.
    pub(super) low: f64,
    pub(super) high: f64,
    /// "about", "dozens": not meant to the digit.
    pub(super) rough: bool,
    pub(super) percent: bool,
    /// Places of the words that may name what is counted, nearest first.
    pub(super) nouns: Vec<u16>,
    /// Whose it is, if a party is named.
    pub(super) owner: Option<u64>,
}

/// A whole as a share, a hair below one, so that no count is taken for it.
const WHOLE: f64 = 0.999_999;

/// Finds the amounts; marks their words as numbers.
pub(super) fn find(claim: &mut Prepared<'_>, words: &Words) {
    let mut at = 0;
    while at < words.len() {
        let Some((low, high, to)) = amount(claim, words, at) else {
            at += 1;
            continue;
        };
        let mut quantity = Quantity {
            from: at,
            to,
            low,
            high,
            rough: low < high,
            percent: claim.tokens[to - 1].percent,
            nouns: Vec::new(),
            owner: None,
        };
        match words.get(to).map(AsRef::as_ref) {
            Some("per") if words.get(to + 1).is_some_and(|w| w == "cent") => {
                quantity.percent = true;
                quantity.to += 2;
            }
            Some("percent" | "pc") => {
                quantity.percent = true;
                quantity.to += 1;
            }
            _ => {}
        }
        share(claim, &mut quantity, words);
        bound(claim, &mut quantity, words);
        for token in &mut claim.tokens[at..quantity.to] {
            token.number = true;
        }
        at = quantity.to;
        claim.quantities.push(quantity);
    }
}

/// Reads "three hundred and forty", "1,200", "2.5 million", "dozens".
fn amount(claim: &Prepared<'_>, words: &Words, at: usize) -> Option<(f64, f64, usize)> {
    let numbers = &lexicon().numbers;
    if claim.tokens[at].time {
        return None;
    }
    let word = words[at].as_ref();
    // "every drop it is owed" is the whole of it; compared with shares alone.
    if word == "every"
        && words.get(at + 1).is_some_and(|w| {
            !matches!(
                w.as_ref(),
                "day"
                    | "night"
                    | "week"
                    | "month"
                    | "year"
                    | "time"
                    | "hour"
                    | "two"
                    | "few"
                    | "other"
                    | "last"
                    | "single"
                    | "one"
            )
        })
    {
        return Some((WHOLE, WHOLE, at + 1));
    }
    if let Some((part, to)) = fraction(words, at) {
        return Some((part, part, to));
    }
    if let Some((low, high)) = larger_part(words, at) {
        return Some((low, high, at + 1));
    }
    if let Some(&[low, high]) = numbers.vague.get(word) {
        if matches!(
            word,
            "once" | "twice" | "third" | "second" | "both" | "half"
        ) {
            return None;
        }
        // "a dozen" is twelve; "two dozen" is handled as a scale below.
        return Some((low, high, at + 1));
    }
    let of_many = matches!(words.get(at + 1).map(AsRef::as_ref), Some("in" | "out"))
        && words
            .get(at + 2)
            .is_some_and(|w| simple(w).is_some() || w == "of");
    if word == "one" && !of_many && is_pronoun(words, at) {
        return None;
    }
    let mut value = simple(word)?;
    let mut to = at + 1;
    let mut total = 0.0;
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    while let Some(next) = words.get(to) {
        if claim.tokens[to].initial || claim.tokens[to].comma {
            break;
        }
        let next = next.as_ref();
        if let Some(&scale) = numbers.scales.get(next) {
            if scale >= 1000.0 {
                total = (total + value) * scale;
                value = 0.0;
            } else {
                value *= scale;
            }
            to += 1;
        } else if next == "dozen" {
            value *= 12.0;
            to += 1;
        } else if next == "and"
            && words.get(to + 1).is_some_and(|w| w == "a")
            && words.get(to + 2).is_some_and(|w| w == "half")
        {
            value += 0.5;
            to += 3;
        } else if next == "and"
            && !digits
            && to > at + 1
            && words.get(to + 1).is_some_and(|w| simple(w).is_some())
        {
            value += simple(&words[to + 1]).unwrap_or(0.0);
            to += 2;
        } else if !digits && to > at + 1 && simple(next).is_some() {
            value += simple(next).unwrap_or(0.0);
            to += 1;
        } else {
            break;
        }
    }
    total += value;
    if is_year(total, digits, words, to) {
        return None;
    }
    Some((total, total, to))
}

/// "a fifth of", "two thirds", "half of": the share, and where the words end.
fn fraction(words: &Words, at: usize) -> Option<(f64, usize)> {
    let word = |i: usize| words.get(i).map_or("", AsRef::as_ref);
    let of = |to: usize| matches!(word(to), "of" | "the" | "its" | "our" | "their");
    if word(at) == "half" && of(at + 1) {
        return Some((0.5, at + 1));
    }
    let many = match word(at) {
        "a" | "an" | "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "nine" => 9.0,
        _ => return None,
    };
    let part = word(at + 1).trim_end_matches('s');
    let whole = match part {
        "half" => 2.0,
        "third" => 3.0,
        "quarter" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "eighth" => 8.0,
        "tenth" => 10.0,
        _ => return None,
    };
    (of(at + 2) && many < whole).then_some((many / whole, at + 2))
}

/// "most members", "a minority of them", "few members": the least and the greatest share.
fn larger_part(words: &Words, at: usize) -> Option<(f64, f64)> {
    let word = |i: usize| words.get(i).map_or("", AsRef::as_ref);
    let before = at.checked_sub(1).map_or("", word);
    let next = word(at + 1);
    let many = next == "of"
        || matches!(next, "people" | "men" | "women" | "children")
        || next.len() > 3 && next.ends_with('s') && !next.ends_with("ss");
    let counts = many && !matches!(before, "the" | "at" | "a" | "its" | "their" | "very");
    match word(at) {
        "most" if counts => Some((0.51, WHOLE)),
        "majority" if next == "of" => Some((0.51, WHOLE)),
        "minority" if next == "of" => Some((0.01, 0.49)),
        "few" if counts => Some((0.01, 0.3)),
        _ => None,
    }
}

/// "nine dockers in ten", "a fifth of the dockers": told as a share of a hundred.
fn share(claim: &Prepared<'_>, quantity: &mut Quantity, words: &Words) {
    let part = quantity.low < 1.0 && quantity.low > 0.0;
    if part && !quantity.percent {
        quantity.low *= 100.0;
        quantity.high *= 100.0;
        quantity.percent = true;
        return;
    }
    let to = quantity.to;
    for noun in 0..3 {
        let Some(link) = words.get(to + noun) else {
            return;
        };
        let out_of = link == "out" && words.get(to + noun + 1).is_some_and(|w| w == "of");
        let whole = to + noun + 1 + usize::from(out_of);
        if link != "in" && !out_of {
            if claim.tokens[to + noun].comma {
                return;
            }
            continue;
        }
        let Some(all) = words.get(whole).and_then(|w| simple(w)) else {
            return;
        };
        let ends = words.get(whole + 1).is_none_or(|w| {
            w != "cases"
                && simple(w).is_none()
                && !lexicon().numbers.scales.contains_key(w.as_ref())
        });
        if ends && matches!(all as u32, 2..=10 | 100) && quantity.high <= all && quantity.low >= 1.0
        {
            let hundredth = 100.0 / all;
            quantity.low *= hundredth;
            quantity.high *= hundredth;
            quantity.percent = true;
            if noun == 0 {
                quantity.to = whole + 1;
            }
        }
        return;
    }
}

/// A number in one word: digits, "seven", "forty-five".
fn simple(word: &str) -> Option<f64> {
    let numbers = &lexicon().numbers;
    if let Some(&unit) = numbers.units.get(word) {
        return Some(unit);
    }
    if let Some((tens, ones)) = word.split_once('-') {
        let (tens, ones) = (numbers.units.get(tens)?, numbers.units.get(ones)?);
        return (*tens >= 20.0 && *ones < 10.0).then_some(tens + ones);
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) && word.len() < 18 {
        return word
            .replace(',', "")
            .parse()
            .ok()
            .filter(|v: &f64| v.is_finite());
    }
    None
}

fn is_pronoun(words: &Words, at: usize) -> bool {
    let before = at.checked_sub(1).map(|i| words[i].as_ref());
    matches!(
        before,
        Some(
            "no" | "not"
                | "any"
                | "each"
                | "every"
                | "this"
                | "that"
                | "which"
                | "the"
                | "another"
                | "only"
        )
    )
}

fn is_year(value: f64, digits: bool, words: &Words, to: usize) -> bool {
    digits
        && (1800.0..2100.0).contains(&value)
        && value.fract() == 0.0
        && !words[to - 1].contains(',')
        && words
            .get(to)
            .is_none_or(|next| lexicon().exact.contains_key(next.as_ref()))
}

/// Takes "at least", "about", "no more than" before the number into its bounds.
fn bound(claim: &Prepared<'_>, quantity: &mut Quantity, words: &Words) {
    let from = quantity.from;
    let window = from.saturating_sub(4)..from;
    let ends_here = |at: usize| {
        // Nothing but small words lies between the phrase and the number.
        (at + 1..from).all(|i| claim.tokens[i].marks & Mark::Stop.bit() != 0 || i == at + 1)
            && from - at <= 4
    };
    for at in window {
        let token = &claim.tokens[at];
        if !ends_here(at) {
            continue;
        }
        let word = words[at].as_ref();
        if token.is(Mark::AtLeast) && (word != "over" && word != "above" || at + 1 == from) {
            quantity.high = f64::INFINITY;
            return;
        }
        if token.is(Mark::AtMost) && (at + 1 == from || from - at >= 2) {
            if matches!(
                word,
                "only" | "just" | "merely" | "single" | "mere" | "barely"
            ) {
                continue;
            }
            if matches!(word, "under" | "below" | "up") && at + 1 != from && word != "up" {
                continue;
            }
            quantity.low = 0.0;
            return;
        }
        if token.is(Mark::Approx) && at + 1 >= from.saturating_sub(1) {
            let slack = if quantity.low < 10.0 { 0.25 } else { 0.15 };
            quantity.low *= 1.0 - slack;
            quantity.high *= 1.0 + slack;
            quantity.rough = true;
            return;
        }
    }
}

/// Finds what each amount counts and whose it is, once parties are known.
pub(super) fn find_nouns(claim: &mut Prepared<'_>) {
    let mut found = Vec::with_capacity(claim.quantities.len());
    for quantity in &claim.quantities {
        let clause = claim.clauses[claim.clause_of(quantity.from)];
        let mut nouns: Vec<u16> = Vec::new();
        let mut owner = None;
        let mut stops = 0;
        for at in quantity.to..clause.to {
            let token = &claim.tokens[at];
            if token.number || token.comma || nouns.len() == 3 {
                break;
            }
            if let Some(mention) = claim.mentions.iter().find(|m| m.from == at && m.named) {
                owner = owner.or(Some(mention.party));
            }
            if token.is(Mark::Stop) && !token.party {
                stops += 1;
                if stops > 2 || (!nouns.is_empty() && stops > 1) {
                    break;
                }
            } else if !token.party {
                nouns.push(at as u16);
            }
        }
        let nothing_after = nouns.is_empty();
        for at in (clause.from..quantity.from).rev() {
            let token = &claim.tokens[at];
            if owner.is_none()
                && at + 3 >= quantity.from
                && let Some(mention) = claim.mentions.iter().find(|m| m.from == at && m.named)
            {
                owner = Some(mention.party);
            }
            if nothing_after
                && nouns.len() < 3
                && !token.is(Mark::Stop)
                && !token.time
                && !token.number
            {
                nouns.push(at as u16);
            }
        }
        found.push((nouns, owner));
    }
    for (quantity, (nouns, owner)) in claim.quantities.iter_mut().zip(found) {
        quantity.nouns = nouns;
        quantity.owner = owner;
    }
}
