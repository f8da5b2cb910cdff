//! From a source's words to a speaker, with the reason in a short sentence.

use super::cast::Cast;
use super::cataphora;
use super::described::described;
use super::known::{Known, REACH};
use super::mentions::{Mentions, Person, clean};
use super::owned::{of_owner, owner};
use super::phrase::{self, Reading};
use super::possessor;
use super::pronoun::{Asked, alternative, of_member, pronoun};
use crate::extract::draft::Draft;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::extract::subject::Link;
use crate::model::{Alternative, ResolvedFrom, Speaker, Sureness};

/// The speaker of each draft.
pub fn resolve(page: &Page, drafts: &[Draft]) -> Vec<Speaker> {
    let mentions = Mentions::new(page);
    let cast = Cast::new(page, &mentions);
    let mut known: Vec<Known> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let asked = Asked {
            page,
            mentions: &mentions,
            cast: &cast,
            known: &known,
            content: &draft.content,
        };
        let mut next = one(asked, draft);
        if let Some(carrier) = draft.carrier {
            let name = description(page, carrier);
            next.speaker
                .why
                .push(format!("{name} passed the words on."));
            bare_group(page, draft, carrier, &mut next);
            next.speaker.carrier = Some(name);
        }
        known.push(next);
    }
    cataphora::name_later(page, &cast, &mut known);
    known.into_iter().map(|k| k.speaker).collect()
}

/// "Northern state media quoted officials": whose officials they are stands with the outlet.
fn bare_group(page: &Page, draft: &Draft, carrier: Range, known: &mut Known) {
    let Some(range) = draft.source.map(|s| s.range) else {
        return;
    };
    let first = (carrier.0..carrier.1)
        .find(|&i| !page.can(i, bits::DET))
        .unwrap_or(carrier.0);
    let owner = page.raw(first);
    let bare = range.1 == range.0 + 1 && known.is_plural && !page.is_capital(range.0);
    let adjective = page.is_capital(first)
        && first + 1 < carrier.1
        && !page.is_capital(first + 1)
        && ["an", "ian", "i", "ish", "ese"]
            .iter()
            .any(|e| owner.ends_with(e));
    if bare && adjective {
        let words = page.raw(range.0);
        known.speaker.name = Some(format!("{owner} {words}"));
        known.speaker.why.push(format!(
            "“{words}” without more are taken to be of the side that “{}” belongs to.",
            clean(page.words(carrier))
        ));
    }
}

fn one(asked: Asked, draft: &Draft) -> Known {
    let Asked { page, known, .. } = asked;
    let Some(source) = draft.source else {
        return ellipsis(known, draft);
    };
    // The same words were read for the statement before.
    if source.link == Link::Shared
        && let Some(same) = known
            .iter()
            .rev()
            .take(4)
            .find(|k| k.source == Some(source.range))
    {
        let mut next = same.clone();
        next.at = draft.hull().0;
        return next;
    }
    let (range, relative) = match source.antecedent {
        Some(range) if source.link == Link::Relative => (range, true),
        _ => (source.range, false),
    };
    let mut next = from_words(asked, range);
    next.source = Some(source.range);
    if relative {
        next.speaker.antecedent = Some(page.span(range));
        next.speaker.why = vec![format!(
            "“{}” stands for “{}”.",
            page.words(source.range),
            clean(page.words(range))
        )];
    }
    next
}

/// No words for the speaker: the last one goes on.
fn ellipsis(known: &[Known], draft: &Draft) -> Known {
    let Some(last) = known.last().filter(|_| draft.shares) else {
        return Known {
            at: draft.hull().0,
            ..Known::default()
        };
    };
    let mut next = last.clone();
    next.speaker.resolved_from = Some(ResolvedFrom::Ellipsis);
    next.speaker.why = vec!["The text names no speaker here; the last one goes on.".to_owned()];
    if next.speaker.sureness == Sureness::Sure {
        next.speaker.sureness = Sureness::Likely;
    }
    next.source = None;
    next
}

fn from_words(asked: Asked, range: Range) -> Known {
    let Asked {
        page, cast, known, ..
    } = asked;
    let reading = phrase::read(page, range);
    let at = range.0;
    if range.1 == range.0 + 1 && page.is_any(range.0, PRONOUNS) {
        return pronoun(asked, range);
    }
    if let Some(name) = apposed_before(page, &reading, range).and_then(|at| cast.at(at)) {
        return apposed(asked, name, &reading, range);
    }
    if let Some(part) = partitive(page, known, &reading, range) {
        return part;
    }
    if let Some(name) = reading.name {
        return named(asked, &reading, name, at);
    }
    if let Some(several) = joined(asked, &reading) {
        return several;
    }
    let owner = owner(asked, &reading);
    if !reading.is_plural
        && (reading.is_definite || is_bare_role(page, &reading))
        && let Some(found) = described(asked, &reading, range, owner.as_ref())
    {
        return found;
    }
    let thing = possessor::thing(page, reading.core);
    if let (Some(owner), Some(thing)) = (owner, thing) {
        return of_owner(page, &owner, &thing, reading);
    }
    let words = description(page, reading.core);
    let role = reading
        .role
        .map(|r| clean(page.words(r)))
        .filter(|r| !r.is_empty() && !reading.is_group && !reading.is_plural);
    Known {
        speaker: Speaker {
            why: vec![format!(
                "The text says “{}”.",
                clean(page.words(reading.core))
            )],
            name: Some(words).filter(|w| !w.is_empty()),
            role,
            ..Speaker::default()
        },
        head: reading.head,
        source: Some(range),
        at,
        is_plural: reading.is_plural,
        is_group: reading.is_group,
        is_female: reading.is_female,
        member: None,
    }
}

/// "Dara Venn, [a trader from the valley,] said": the words are an apposition to the name before.
fn apposed_before(page: &Page, reading: &Reading, range: Range) -> Option<Range> {
    let comma = range.0.checked_sub(1)?;
    let last = comma.checked_sub(1)?;
    let sentence = page.sentence(range.0);
    let describes = reading.name.is_none()
        && !reading.is_group
        && (page.is_any(range.0, &["a", "an", "the", "who"]) || page.can(range.0, bits::ROLE))
        || page.is_any(range.0, &["who"]);
    if !page.is(comma, ",") || last <= sentence.first || !describes || !page.is_capital(last) {
        return None;
    }
    let first = (sentence.first..=last)
        .rev()
        .take_while(|&i| page.is_capital(i) && page.is_word(i))
        .last()?;
    let opens =
        first == sentence.first || page.is_mark(first - 1) || page.can(first - 1, bits::ROLE);
    (opens && first < last && !page.is_quoted(first)).then_some((first, last + 1))
}

fn apposed(asked: Asked, member: usize, reading: &Reading, range: Range) -> Known {
    let page = asked.page;
    let mut next = of_member(asked, member, range.0, None);
    let words = clean(page.words(reading.core));
    next.speaker.why = vec![format!(
        "“{words}” is said of “{}”, named right before.",
        next.speaker.name.as_deref().unwrap_or_default()
    )];
    if page.can(range.0, bits::DET | bits::ROLE) {
        next.speaker.role = Some(description(page, reading.core));
    }
    next.source = Some(range);
    next.at = range.0;
    next.is_female = next.is_female.or(reading.is_female);
    next
}

/// "Venn and Orr": several persons, each by the fullest name.
fn joined(asked: Asked, reading: &Reading) -> Option<Known> {
    let Asked { page, cast, .. } = asked;
    let (first, end) = reading.core;
    let and = (first + 1..end.saturating_sub(1)).find(|&i| page.is(i, "and"))?;
    let names = |range: Range| {
        (range.0..range.1)
            .all(|i| page.is_capital(i) && page.is_word(i))
            .then(|| cast.at(range))
            .flatten()
    };
    let (one, other) = (names((first, and))?, names((and + 1, end))?);
    let name = format!(
        "{} and {}",
        cast.members[one].name, cast.members[other].name
    );
    Some(Known {
        speaker: Speaker {
            why: vec![format!("The text names several: “{name}”.")],
            name: Some(name),
            ..Speaker::default()
        },
        source: Some(reading.core),
        at: first,
        is_plural: true,
        ..Known::default()
    })
}

/// "One of the officials": one of the several who spoke before.
fn partitive(page: &Page, known: &[Known], reading: &Reading, range: Range) -> Option<Known> {
    let (first, end) = reading.core;
    let opens = page.is_any(
        first,
        &[
            "one", "another", "two", "some", "several", "both", "neither", "either",
        ],
    ) && page.is(first + 1, "of")
        && page.is_any(first + 2, &["the", "these", "those", "them"]);
    if !opens || end < first + 3 {
        return None;
    }
    let head = page.lower(end - 1);
    let group = known
        .iter()
        .rev()
        .take(REACH)
        .find(|k| k.is_plural && (k.head == head || page.is(first + 2, "them")))?;
    let name = clean(page.words(reading.core));
    let mut next = group.clone();
    let of = next.speaker.name.take().unwrap_or_default();
    next.speaker.why = vec![format!("“{name}” is taken to be of the “{of}” before.")];
    next.speaker.antecedent = group
        .speaker
        .antecedent
        .or(group.source.map(|s| page.span(s)));
    next.speaker.name = Some(name);
    next.speaker.resolved_from = Some(ResolvedFrom::DefiniteNp);
    next.speaker.sureness = Sureness::Likely;
    next.speaker.carrier = None;
    next.is_plural = !page.is_any(first, &["one", "another", "neither", "either"]);
    next.source = Some(range);
    next.at = first;
    Some(next)
}

const PRONOUNS: &[&str] = &[
    "he", "she", "they", "it", "his", "her", "their", "its", "him", "them", "i", "we", "you", "who",
];

fn is_bare_role(page: &Page, reading: &Reading) -> bool {
    page.can(reading.core.1 - 1, bits::ROLE)
        && !page.is_any(reading.core.0, &["a", "an", "one", "another", "some"])
        && page.is_capital(reading.core.0)
}

/// A personal name: its fullest form in the article, and its office there.
fn named(asked: Asked, reading: &Reading, name: Range, at: usize) -> Known {
    let Asked {
        page,
        mentions,
        cast,
        ..
    } = asked;
    let own = clean(page.words(name));
    let found: Vec<usize> = if name.1 == name.0 + 1 {
        cast.bare(page, name.0)
    } else {
        cast.at(name).into_iter().collect()
    };
    let (member, alternatives) = nearest(asked, &found, reading, at);
    let person = member.map(|i| &cast.members[i]);
    let full = person
        .filter(|p| p.name.len() > own.len())
        .map_or_else(|| own.clone(), |p| p.name.clone());
    let named_at = person.map_or(name, |p| p.range);
    let role = reading
        .role
        .or_else(|| mentions.role_of(page, named_at, at));
    let mut why = vec![format!("The text names “{own}”.")];
    let mut antecedent = None;
    if full != own {
        why = vec![format!(
            "“{own}” is “{full}”, the fullest form of the name in the article."
        )];
        antecedent = person.map(|p| page.span(p.range));
    }
    let sureness = if alternatives.is_empty() {
        Sureness::Sure
    } else {
        why.push("Others in the article share the name.".to_owned());
        Sureness::Unsure
    };
    Known {
        speaker: Speaker {
            name: Some(full),
            role: role.map(|r| clean(page.words(r))),
            antecedent,
            why,
            sureness,
            alternatives,
            ..Speaker::default()
        },
        head: reading.role.map_or_else(String::new, |r| head_of(page, r)),
        source: Some(reading.core),
        at,
        is_plural: false,
        is_group: false,
        is_female: phrase::gender(page, (reading.core.0, name.0))
            .or_else(|| person.and_then(|p| p.is_female)),
        member,
    }
}

/// Of several persons of one family name: the one whose office is given, else the last who spoke or
/// was named; the others stay as alternatives when they are about as near.
fn nearest(
    asked: Asked,
    found: &[usize],
    reading: &Reading,
    at: usize,
) -> (Option<usize>, Vec<Alternative>) {
    let Asked {
        page,
        mentions,
        cast,
        ..
    } = asked;
    if found.len() < 2 {
        return (found.first().copied(), Vec::new());
    }
    let office = reading.role.map(|r| head_of(page, r));
    let holds = |member: usize| {
        let role = mentions.role_of(page, cast.members[member].range, at);
        office.is_some() && role.map(|r| head_of(page, r)) == office
    };
    if let Some(&only) = found.iter().find(|&&m| holds(m)) {
        return (Some(only), Vec::new());
    }
    // Full names before, the last first.
    let mut near: Vec<(usize, usize)> = Vec::new();
    for spot in cast.before(at).take(200) {
        let full = spot.range.1 - spot.range.0 > 1;
        if full && found.contains(&spot.member) && near.iter().all(|&(m, _)| m != spot.member) {
            near.push((spot.member, cast.distance(page, spot.range.0, at)));
        }
    }
    let Some(&(best, distance)) = near.first() else {
        return (found.first().copied(), Vec::new());
    };
    let others = near[1..]
        .iter()
        .filter(|&&(_, d)| d <= distance + 3)
        .filter_map(|&(m, _)| {
            alternative(
                &of_member(asked, m, at, None),
                "of the same name, named before too",
            )
        })
        .take(3)
        .collect();
    (Some(best), others)
}

pub(super) fn head_of(page: &Page, role: Range) -> String {
    (role.0..role.1)
        .filter(|&i| page.can(i, bits::ROLE))
        .take_while(|&i| !page.can(i, bits::PREP))
        .last()
        .map_or_else(String::new, |i| page.lower(i).to_owned())
}

pub(super) fn of_person(
    page: &Page,
    person: &Person,
    words: &str,
    range: Range,
    from: ResolvedFrom,
) -> Known {
    let place = if person.range.0 < range.0 {
        "before"
    } else {
        "later"
    };
    Known {
        speaker: Speaker {
            name: Some(person.name.clone()),
            role: person.role.map(|r| clean(page.words(r))),
            resolved_from: Some(from),
            antecedent: Some(page.span(person.range)),
            why: vec![format!(
                "“{words}” is taken to be “{}”, named {place} in the article.",
                person.name
            )],
            sureness: Sureness::Likely,
            ..Speaker::default()
        },
        head: person.role.map_or_else(String::new, |r| head_of(page, r)),
        source: Some(range),
        at: range.0,
        is_plural: false,
        is_group: false,
        is_female: person.is_female,
        member: None,
    }
}

/// A description without its determiner.
pub(super) fn description(page: &Page, (mut first, end): Range) -> String {
    while first + 1 < end
        && (page.can(first, bits::DET | bits::POSSESSIVE)
            && !page.can(first, bits::GROUP)
            && !page.is_any(
                first,
                &[
                    "two", "three", "several", "some", "many", "both", "all", "few", "most",
                ],
            )
            || page.is_mark(first))
    {
        first += 1;
    }
    clean(page.words((first, end)))
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::extract;
    use crate::model::Sureness;

    /// The speaker of the last statement and how sure it is.
    fn last(text: &str) -> (String, Sureness) {
        let found = extract(text);
        let speaker = &found
            .last()
            .unwrap_or_else(|| panic!("no statement in {text}"))
            .speaker;
        (speaker.name.clone().unwrap_or_default(), speaker.sureness)
    }

    #[test]
    fn pronouns_mean_whoever_was_told_of() {
        for (text, name) in [
            // A family name that is a subject, though someone else spoke last.
            (
                "Odo Lenz said the road was shut. Dara Venn disagreed. Venn walked the road at dawn. He said it was open.",
                "Dara Venn",
            ),
            // Gender by title, by role, by the first name.
            (
                "Mr Odo Lenz met Ms Dara Venn. She said the road was open.",
                "Dara Venn",
            ),
            (
                "Odo Lenz left. Spokeswoman Kio Venn stayed. She said the road was open.",
                "Kio Venn",
            ),
            (
                "Irina Lenz met Pavel Venn. He said the road was open.",
                "Pavel Venn",
            ),
            // Whoever is named in the words said did not say them.
            (
                "Odo Lenz met Ilo Venn in the hall. Venn smiled. “Venn is right,” he said.",
                "Odo Lenz",
            ),
            // A thing called after a person is nobody.
            (
                "Odo Lenz founded it. The Lenz River Foundation paid. He said the road was open.",
                "Odo Lenz",
            ),
            (
                "The ministry met the drivers. It said the road was open.",
                "ministry",
            ),
        ] {
            assert_eq!(last(text).0, name, "{text}");
        }
    }

    #[test]
    fn two_close_readings_are_unsure_and_both_are_told() {
        let text = "Ilo Lenz stayed while Kio Venn left. He said the road was open.";
        let found = extract(text);
        let speaker = &found[0].speaker;
        assert_eq!(speaker.sureness, Sureness::Unsure, "{:?}", speaker.why);
        let mut both = vec![speaker.name.clone().unwrap()];
        both.extend(speaker.alternatives.iter().map(|a| a.name.clone()));
        both.sort();
        assert_eq!(both, ["Ilo Lenz", "Kio Venn"]);
        assert!(speaker.alternatives.iter().all(|a| !a.why.is_empty()));
        let clear = "Ilo Lenz walked the road. He said it was open.";
        assert_eq!(last(clear), ("Ilo Lenz".to_owned(), Sureness::Likely));
        let by_name = "Ilo Lenz said the road was open.";
        assert_eq!(last(by_name).1, Sureness::Sure);
    }

    #[test]
    fn several_with_one_family_name() {
        let text = "Trade Minister Odo Venn met Governor Dara Venn.";
        let (name, sureness) = last(&format!("{text} Governor Venn said the road was open."));
        assert_eq!((name.as_str(), sureness), ("Dara Venn", Sureness::Sure));
        let (_, sureness) = last(&format!("{text} Venn said the road was open."));
        assert_eq!(sureness, Sureness::Unsure);
        let (name, _) = last("Dara Venn and Odo Lenz met. Venn and Lenz said the road was open.");
        assert_eq!(name, "Dara Venn and Odo Lenz");
    }

    #[test]
    fn the_office_first_and_the_name_later() {
        let lead = "Northland’s deputy minister said the road was shut.";
        let found = extract(&format!(
            "{lead}\n\n“It is mined,” Dara Venn told reporters."
        ));
        assert!(
            found
                .iter()
                .all(|s| s.speaker.name.as_deref() == Some("Dara Venn"))
        );
        assert_eq!(found[1].speaker.role.as_deref(), Some("deputy minister"));
        // Whoever has an office of their own is someone else.
        let found = extract(&format!(
            "{lead}\n\n“It is mined,” driver Dara Venn, an analyst, said."
        ));
        assert_eq!(
            found[0].speaker.name.as_deref(),
            Some("Northland’s deputy minister")
        );
    }

    #[test]
    fn an_apposition_and_a_part_are_of_who_stands_before() {
        let found =
            extract("Two guards said the road was shut. One of the guards said it was mined.");
        assert_eq!(found[1].speaker.name.as_deref(), Some("One of the guards"));
        assert!(found[1].speaker.antecedent.is_some());
        let found = extract("Kerim Venn was late. Transport Minister for Roads Odo Lenz said so.");
        assert!(found.is_empty() || found[0].speaker.name.as_deref() == Some("Odo Lenz"));
    }

    #[test]
    fn spellings_of_one_name_are_one_person() {
        for family in [
            "Khowarazmi",
            "Khwarazmi",
            "Khwarizmi",
            "Khwarezmi",
            "Khowarizmi",
        ] {
            let text = format!("Inayat Khowarazmi spoke. {family} said the road was open.");
            assert_eq!(last(&text).0, "Inayat Khowarazmi", "{text}");
        }
        assert_eq!(
            last("Inayat Khowarazmi spoke. Karimi said the road was open.").0,
            "Karimi"
        );
    }
}
