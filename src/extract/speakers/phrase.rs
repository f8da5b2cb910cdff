//! Reads a noun phrase that names a speaker: name, role, owner, number, gender.

use crate::extract::lexicon::{bits, lexicon};
use crate::extract::page::{Page, Range};

/// What a source's words say about the speaker.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The phrase without apposition, in tokens.
    pub core: Range,
    /// A personal name's tokens, titles and roles taken off.
    pub name: Option<Range>,
    /// Office or role.
    pub role: Option<Range>,
    /// Lower-case head noun of the role or description.
    pub head: String,
    /// Whether it opens with "the", "that" or a genitive: someone known from elsewhere.
    pub is_definite: bool,
    /// Whether it speaks of several.
    pub is_plural: bool,
    /// Whether it is an institution, a group or a document.
    pub is_group: bool,
    /// Woman (`Some(true)`), man (`Some(false)`), or not told.
    pub is_female: Option<bool>,
}

/// Reads the phrase at `range`.
pub fn read(page: &Page, range: Range) -> Reading {
    let (mut first, end) = range;
    let core_end = core_end(page, range);
    while first < core_end
        && (page.is_mark(first) && !page.is_quoted(first)
            || page.can(first, bits::ADVERB) && !page.is_capital(first))
    {
        first += 1;
    }
    let mut out = Reading {
        core: (first, core_end),
        ..Reading::default()
    };
    if first >= core_end {
        return out;
    }
    out.is_definite =
        page.is_any(first, &["the", "that", "this"]) || page.can(first, bits::POSSESSIVE);
    // The head stands before the first preposition.
    let mut head_end = (first + 1..core_end)
        .find(|&i| {
            page.can(i, bits::PREP) && !page.is_capital(i)
                || page.is_any(i, &["who", "which", "that"])
        })
        .unwrap_or(core_end);
    if head_end > first + 1 && page.is_genitive(head_end - 1) {
        head_end -= 1;
    }
    // After the last genitive: "Northland's Defence Minister Venn".
    let mut start = first;
    for i in first..head_end {
        if page.is_genitive(i) && i + 1 < head_end {
            start = i + 1;
            out.is_definite = true;
        }
    }
    if start == first {
        while start + 1 < head_end && page.can(start, bits::DET | bits::POSSESSIVE) {
            start += 1;
        }
    }
    let last = head_end - 1;
    page.lower(last).clone_into(&mut out.head);
    out.is_plural = page.can(last, bits::PLURAL) && !page.is_capital(last)
        || last == start && page.starts_sentence(last) && is_plural_role(page, last)
        || page.is_any(
            last,
            &[
                "people",
                "police",
                "women",
                "men",
                "others",
                "many",
                "some",
                "both",
                "authorities",
                "officials",
            ],
        )
        || (start..head_end).any(|i| page.is(i, "and"));
    out.is_group =
        page.can(last, bits::GROUP | bits::MEDIA) || is_acronym(page.raw(last)) && start == last;
    out.is_female = gender(page, range);
    let run = (start..head_end)
        .rev()
        .take_while(|&i| {
            page.is_capital(i) || is_name_joint(page, i, head_end) || page.is_quoted(i) && i > start
        })
        .last();
    let Some(run) = run.filter(|_| page.is_capital(last)) else {
        // "A trader at the crossing, Gul Venn": the name stands apposed.
        if let Some(name) = apposed_name(page, core_end, end).filter(|_| {
            let owned = start > first || page.can(first, bits::POSSESSIVE);
            (start..head_end).any(|i| page.can(i, bits::ROLE)) || owned && !out.is_group
        }) {
            out.name = Some(name);
            out.role = Some((start, core_end));
            return out;
        }
        if page.can(last, bits::ROLE) || page.can(last, bits::GROUP) {
            out.role = Some((start, core_end));
        }
        return out;
    };
    let mut name_start = run;
    // Titles, roles and what stands before them are no part of the name.
    for i in start..head_end {
        if page.can(i, bits::TITLE | bits::ROLE)
            && i < last
            && !(i > run
                && !page.can(i, bits::ROLE)
                && !page.can(i - 1, bits::TITLE | bits::ROLE | bits::ROLE_MODIFIER))
        {
            name_start = name_start.max(i + 1);
        }
    }
    while name_start < last
        && page.can(name_start, bits::ROLE_MODIFIER | bits::CONJ)
        && !page.can(name_start, bits::MALE | bits::FEMALE)
    {
        name_start += 1;
    }
    let all_role = page.can(last, bits::ROLE)
        && (start..head_end).any(|i| page.can(i, bits::ROLE | bits::ROLE_MODIFIER))
        && (last == start || page.can(last - 1, bits::ROLE | bits::ROLE_MODIFIER) || start < run);
    if all_role || page.can(last, bits::ROLE) && out.is_definite {
        out.role = Some((start, core_end));
        if let Some(name) = name_after_field(page, head_end, core_end) {
            out.role = Some((start, name.0));
            out.name = Some(name);
        }
        return out;
    }
    let group = out.is_group
        || (name_start..head_end)
            .any(|i| page.can(i, bits::GROUP) && !page.can(i, bits::MALE | bits::FEMALE));
    if group || page.is_any(first, &["the"]) && name_start == first + 1 {
        out.is_group = true;
        return out;
    }
    if (start..head_end).any(|i| page.is(i, "and")) {
        return out;
    }
    out.name = Some((name_start, head_end));
    if name_start > start {
        let role = trim_titles(page, (start, name_start));
        if role.1 > role.0 && (role.0..role.1).any(|i| page.can(i, bits::ROLE)) {
            out.role = Some(role);
        }
    }
    if out.role.is_none() {
        out.role = apposed_role(page, core_end, end);
    }
    out
}

/// "Officials", "Aides" at the head of a sentence.
fn is_plural_role(page: &Page, at: usize) -> bool {
    page.can(at, bits::PLURAL)
        && page
            .lower(at)
            .strip_suffix('s')
            .is_some_and(|one| lexicon().look_up(one).bits & bits::ROLE != 0)
}

/// Where the phrase ends and its apposition begins.
fn core_end(page: &Page, (first, end): Range) -> usize {
    (first + 1..end)
        .find(|&i| {
            !page.is_quoted(i)
                && (page.is_any(i, &[",", "(", ";", ":", "who", "which"]) || page.is_dash(i))
        })
        .unwrap_or(end)
}

fn is_name_joint(page: &Page, at: usize, end: usize) -> bool {
    at + 1 < end
        && page.is_any(
            at,
            &[
                "al", "bin", "ul", "ur", "de", "van", "von", "der", "la", "ibn", "el", "e", "da",
                "di", "dos", "du", "le", "uz", "ud",
            ],
        )
}

/// An acronym such as `ISPR`.
pub fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && word.chars().all(|c| !c.is_lowercase())
}

fn trim_titles(page: &Page, (mut first, mut end): Range) -> Range {
    while first < end
        && (page.can(first, bits::TITLE) && !page.can(first, bits::ROLE)
            || page.can(first, bits::DET | bits::CONJ))
    {
        first += 1;
    }
    while end > first && page.can(end - 1, bits::TITLE) && !page.can(end - 1, bits::ROLE) {
        end -= 1;
    }
    (first, end)
}

/// "Minister of State for Interior Dara Venn": a name right after the field of an office.
fn name_after_field(page: &Page, first: usize, end: usize) -> Option<Range> {
    let field = (first..end).rev().find(|&i| {
        page.can(i, bits::ROLE | bits::ROLE_MODIFIER | bits::TITLE)
            && !page.can(i, bits::MALE | bits::FEMALE)
            || page.can(i, bits::PREP)
    })?;
    let name = (field + 1, end);
    let capitals = (name.0..name.1).all(|i| page.is_capital(i) && page.is_word(i));
    (capitals
        && name.1 >= name.0 + 2
        && name.1 <= name.0 + 4
        && !page.can(field, bits::PREP)
        && !(name.0..name.1).any(|i| page.can(i, bits::GROUP | bits::MEDIA)))
    .then_some(name)
}

/// A personal name between commas after a role.
fn apposed_name(page: &Page, core_end: usize, end: usize) -> Option<Range> {
    if !page.is(core_end, ",") {
        return None;
    }
    let mut first = core_end + 1;
    let stop = (first..end)
        .take_while(|&i| page.is_capital(i) && page.is_word(i))
        .last()?
        + 1;
    let whole = stop - first;
    while first + 1 < stop && page.can(first, bits::TITLE) {
        first += 1;
    }
    let closes = stop >= end || page.is(stop, ",");
    (closes && whole >= 2 && !(first..stop).any(|i| page.can(i, bits::GROUP | bits::DET)))
        .then_some((first, stop))
}

/// The role in an apposition: "Venn, a spokesman for the army,".
pub fn apposed_role(page: &Page, core_end: usize, end: usize) -> Option<Range> {
    if !page.is(core_end, ",") {
        return None;
    }
    let mut first = core_end + 1;
    while first < end
        && (page.can(first, bits::DET | bits::POSSESSIVE)
            || page.is_number(first)
            || page.is(first, ","))
    {
        first += 1;
    }
    let stop = (first..end)
        .find(|&i| page.is_any(i, &[",", "who", "which", "("]))
        .unwrap_or(end);
    let head = (first..stop).find(|&i| page.can(i, bits::ROLE))?;
    // "In the Gazette, the union said that ...": nothing closes it, and a verb follows.
    let clause = stop == end && (head + 1..stop).any(|i| page.is_finite(i));
    (head < first + 7 && !clause).then_some((first, stop))
}

/// What the words tell about gender.
pub fn gender(page: &Page, (first, end): Range) -> Option<bool> {
    let female = (first..end).any(|i| page.can(i, bits::FEMALE));
    let male = (first..end).any(|i| page.can(i, bits::MALE));
    match (female, male) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
