//! Whose spokeswoman "its spokeswoman" is, and whose office "his office".

use super::mentions::clean;
use super::phrase;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::extract::subject;

/// Who a possessive pronoun at the head of a source stands for.
#[derive(Clone, Debug)]
pub struct Owner {
    /// The owner's name or description.
    pub name: String,
    /// Where the owner stands.
    pub range: Option<Range>,
    /// Whether it is an institution, whose name stands before the role as it is.
    pub is_group: bool,
}

impl Owner {
    /// The owner with what is owned: "river mission spokeswoman", "prime minister's office".
    pub fn with(&self, thing: &str) -> String {
        let owner = &self.name;
        match (self.is_group, owner.ends_with('s')) {
            (true, _) => format!("{owner} {thing}"),
            (false, true) => format!("{owner}' {thing}"),
            (false, false) => format!("{owner}'s {thing}"),
        }
    }
}

/// The subject of words said before the source: "The prime minister would travel, his office said".
pub fn subject_of_content(page: &Page, content: Range, range: Range) -> Option<Range> {
    if content.1 > range.0 || page.is_quoted(content.0) {
        return None;
    }
    let verb = (content.0 + 1..content.1)
        .take_while(|&i| !page.is_quoted(i))
        .find(|&i| page.is_finite(i))?;
    let found = subject::phrase(page, verb)?;
    let reading = phrase::read(page, found);
    let pronoun = found.1 == found.0 + 1 && page.can(found.0, bits::SUBJECT);
    let fits = match page.lower(range.0) {
        "his" => !reading.is_group && !reading.is_plural && reading.is_female != Some(true),
        "her" => !reading.is_group && !reading.is_plural && reading.is_female != Some(false),
        "its" => reading.is_group,
        _ => reading.is_group || reading.is_plural,
    };
    let told = reading.name.is_some() || reading.role.is_some() || reading.is_group;
    (fits && told && !pronoun && found.0 >= content.0).then_some(found)
}

/// The institution, or for "their" the several, that open the source's own sentence or the one
/// before.
pub fn subject_before(page: &Page, at: usize) -> Option<Range> {
    let several = page.is(at, "their");
    let own = page.sentence_of(at);
    [Some(own), own.checked_sub(1)]
        .into_iter()
        .flatten()
        .filter_map(|number| page.sentences.get(number))
        .find_map(|sentence| {
            let verb = (sentence.first + 1..sentence.end.min(at))
                .take_while(|&i| !page.is_quoted(i))
                .find(|&i| page.is_finite(i))?;
            let found = subject::phrase(page, verb)?;
            let reading = phrase::read(page, found);
            let pronoun = found.1 == found.0 + 1 && page.can(found.0, bits::SUBJECT);
            let fits = if several {
                reading.is_plural
            } else {
                reading.is_group && !reading.is_plural
            };
            (fits && !pronoun).then_some(found)
        })
}

/// Words of a name that a description of the same speaker must share.
pub fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 2)
        .map(str::to_lowercase)
        .collect()
}

/// What is owned, the pronoun taken off.
pub fn thing(page: &Page, core: Range) -> Option<String> {
    let words = clean(page.words((core.0 + 1, core.1)));
    (!words.is_empty()).then_some(words)
}
