//! "he", "she", "they", "it": whom the word means, by who was told of last and how.
//!
//! Every person, institution and group named shortly before is a candidate. What speaks for one is
//! added up: nearness, being a subject, having spoken last, a gender that is told. The reasons are
//! kept, and where two candidates come close the speaker is unsure.

use std::collections::BTreeMap;

use super::cast::Cast;
use super::known::{Known, REACH};
use super::mentions::{Mentions, clean};
use super::possessor;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::model::{Alternative, ResolvedFrom, Speaker, Sureness};

/// What a pronoun is read with.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a, 'p> {
    pub(super) page: &'a Page<'p>,
    pub(super) mentions: &'a Mentions,
    pub(super) cast: &'a Cast,
    pub(super) known: &'a [Known],
    /// What is said: nobody speaks of themselves by name there.
    pub(super) content: &'a [Range],
}

/// Sentences told in between at most.
const FAR: usize = 5;

/// Points by which a reading must lead to leave no doubt.
const CLEAR: i32 = 3;

/// Someone a pronoun may mean.
struct Candidate {
    score: i32,
    /// Where it was named or spoke last.
    at: usize,
    known: Known,
    /// What speaks for it.
    because: &'static str,
}

/// Who "he", "she", "they" or "it" at `range` is.
pub(super) fn pronoun(asked: Asked, range: Range) -> Known {
    let page = asked.page;
    let word = page.lower(range.0);
    let female = match word {
        "he" | "his" | "him" => Some(false),
        "she" | "her" => Some(true),
        _ => None,
    };
    let unknown = Known {
        source: Some(range),
        at: range.0,
        is_female: female,
        ..Known::default()
    };
    if matches!(word, "i" | "we" | "you" | "who") {
        return unknown;
    }
    let mut candidates = if female.is_some() {
        persons(asked, range, female)
    } else {
        groups(asked, range, word)
    };
    candidates.sort_by_key(|c| (-c.score, std::cmp::Reverse(c.at)));
    let Some(best) = candidates.first() else {
        return unknown;
    };
    let mut next = best.known.clone();
    let name = next.speaker.name.clone().unwrap_or_default();
    next.speaker.resolved_from = Some(ResolvedFrom::Pronoun);
    next.speaker.why = vec![format!(
        "“{}” is taken to be “{name}”, {}.",
        page.words(range),
        best.because
    )];
    next.speaker.carrier = None;
    let mut close: Vec<Alternative> = candidates[1..]
        .iter()
        .filter(|other| other.score + CLEAR > best.score)
        .filter_map(|other| alternative(&other.known, other.because))
        .take(3)
        .collect();
    // Who goes on from a speaker that was unsure is as unsure.
    let before = asked.known.iter().rev().take(REACH);
    let same = before
        .filter(|k| k.speaker.resolved_from == Some(ResolvedFrom::Pronoun))
        .find(|k| k.speaker.name == next.speaker.name)
        .filter(|k| k.speaker.sureness == Sureness::Unsure);
    for other in same.map_or(&[][..], |k| &k.speaker.alternatives) {
        if close.iter().all(|a| a.name != other.name) {
            close.push(other.clone());
        }
    }
    next.speaker.sureness = if close.is_empty() {
        Sureness::Likely
    } else {
        next.speaker.why.push(format!(
            "It may as well be {}.",
            close
                .iter()
                .map(|a| format!("“{}”", a.name))
                .collect::<Vec<_>>()
                .join(" or ")
        ));
        Sureness::Unsure
    };
    next.speaker.alternatives = close;
    next.source = Some(range);
    next.at = range.0;
    next.is_female = next.is_female.or(female);
    next
}

/// The reading that takes this speaker.
pub(super) fn alternative(known: &Known, because: &str) -> Option<Alternative> {
    let speaker = &known.speaker;
    Some(Alternative {
        name: speaker.name.clone()?,
        role: speaker.role.clone(),
        antecedent: speaker.antecedent,
        why: format!("“{}” is {because}.", speaker.name.as_deref()?),
        ..Alternative::default()
    })
}

/// Points for nearness by sentences told in between.
fn nearness(distance: usize) -> Option<i32> {
    [8, 7, 4, 2, 1, 0].get(distance).copied()
}

fn persons(asked: Asked, range: Range, female: Option<bool>) -> Vec<Candidate> {
    let Asked {
        page, cast, known, ..
    } = asked;
    let at = range.0;
    // Whoever the paragraph is about comes before those of the paragraphs above.
    let paragraph = page.sentence(at).paragraph;
    let here = |token: usize| 2 * i32::from(page.sentence(token).paragraph == paragraph);
    let mut members: BTreeMap<usize, Candidate> = BTreeMap::new();
    let mut out: Vec<Candidate> = Vec::new();
    let mut put = |member: Option<usize>, candidate: Candidate| {
        let same = |k: &Known| k.speaker.name == candidate.known.speaker.name;
        let slot = match member {
            Some(member) => members.entry(member).or_insert_with(|| Candidate {
                score: i32::MIN,
                at: 0,
                known: Known::default(),
                because: "",
            }),
            None => {
                if let Some(i) = out.iter().position(|c| same(&c.known)) {
                    &mut out[i]
                } else {
                    out.push(candidate);
                    return;
                }
            }
        };
        if candidate.score > slot.score {
            *slot = candidate;
        }
    };
    for spot in cast.before(at).take(80) {
        let distance = cast.distance(page, spot.range.0, at);
        let Some(near) = nearness(distance) else {
            break;
        };
        let member = &cast.members[spot.member];
        if page.is_quoted(spot.range.0)
            || member.is_doubtful
            || member.is_female.is_some_and(|f| Some(f) != female)
        {
            continue;
        }
        let told = match (member.is_female, member.has_female_name) {
            (Some(_), _) => 2,
            (None, Some(named)) if Some(named) == female => 2,
            (None, Some(_)) => -4,
            (None, None) => 0,
        };
        let subject = 3 * i32::from(spot.is_subject) - i32::from(spot.is_owner);
        put(
            Some(spot.member),
            Candidate {
                score: near + told + subject + here(spot.range.0),
                at: spot.range.0,
                known: of_member(asked, spot.member, at, Some(spot.range)),
                because: if spot.is_subject {
                    "the last person told of whom it fits"
                } else {
                    "named shortly before"
                },
            },
        );
    }
    for (back, k) in known.iter().rev().take(REACH).enumerate() {
        let fits = !k.is_plural
            && !k.is_group
            && k.speaker.name.is_some()
            && (k.is_female.is_none() || k.is_female == female)
            && (k.member.is_some() || k.speaker.role.is_some() || k.is_female.is_some());
        if !fits || k.at >= at {
            continue;
        }
        let distance = cast.distance(page, k.at, at);
        let near = nearness(distance).unwrap_or(if back == 0 && distance < 2 * FAR {
            -1
        } else {
            i32::MIN
        });
        if near == i32::MIN {
            continue;
        }
        let by_name = k.member.and_then(|m| cast.members[m].has_female_name);
        let told = match (k.is_female, by_name) {
            (Some(_), _) => 2,
            (None, Some(named)) if Some(named) == female => 2,
            (None, Some(_)) => -4,
            (None, None) => 0,
        };
        let last = 2 * i32::from(back == 0);
        let mut same = k.clone();
        same.speaker.alternatives.clear();
        if same.speaker.antecedent.is_none() {
            same.speaker.antecedent = k.source.map(|s| page.span(s));
        }
        put(
            k.member,
            Candidate {
                score: near + told + last + 3 + here(k.at),
                at: k.at,
                known: same,
                because: if back == 0 {
                    "the last speaker it fits"
                } else {
                    "a speaker before whom it fits"
                },
            },
        );
    }
    out.extend(members.into_values());
    out.retain(|c| !is_ruled_out(asked, &c.known, female));
    out
}

/// Whether a person cannot be meant: another pronoun stood for them, or they are spoken of by name
/// in what is said.
fn is_ruled_out(asked: Asked, candidate: &Known, female: Option<bool>) -> bool {
    let Some(name) = &candidate.speaker.name else {
        return true;
    };
    let other = asked.known.iter().rev().take(2 * REACH).any(|k| {
        k.speaker.resolved_from == Some(ResolvedFrom::Pronoun)
            && k.is_female.is_some()
            && k.is_female != female
            && k.speaker.name.as_ref() == Some(name)
    });
    let named = candidate.member.is_some_and(|member| {
        asked.content.iter().any(|&(first, end)| {
            let from = asked.cast.spots.partition_point(|s| s.range.0 < first);
            asked.cast.spots[from..]
                .iter()
                .take_while(|s| s.range.0 < end)
                .any(|s| s.member == member)
        })
    });
    other || named
}

/// "it", "they": institutions and groups.
fn groups(asked: Asked, range: Range, word: &str) -> Vec<Candidate> {
    let Asked {
        page, cast, known, ..
    } = asked;
    let at = range.0;
    let mut out: Vec<Candidate> = Vec::new();
    for (back, k) in known.iter().rev().take(REACH).enumerate() {
        let fits = match word {
            "they" | "their" | "them" => k.is_plural || k.is_group,
            _ => k.is_group,
        };
        if !fits || k.speaker.name.is_none() || k.at >= at {
            continue;
        }
        let near = nearness(cast.distance(page, k.at, at)).unwrap_or(-1);
        let number = i32::from(matches!(word, "they" | "their" | "them") && k.is_plural) * 3;
        let mut same = k.clone();
        same.speaker.alternatives.clear();
        if same.speaker.antecedent.is_none() {
            same.speaker.antecedent = k.source.map(|s| page.span(s));
        }
        if out
            .iter()
            .any(|c| c.known.speaker.name == same.speaker.name)
        {
            continue;
        }
        out.push(Candidate {
            score: near + number + if back == 0 { 6 } else { 3 },
            at: k.at,
            known: same,
            because: if back == 0 {
                "the last speaker it fits"
            } else {
                "a speaker before whom it fits"
            },
        });
    }
    if let Some(subject) = possessor::subject_before(page, at)
        && !page.is_quoted(subject.0)
    {
        let reading = super::phrase::read(page, subject);
        let name = super::resolve::description(page, reading.core);
        let near = nearness(cast.distance(page, subject.0, at)).unwrap_or(-1);
        let there = out
            .iter()
            .any(|c| c.known.speaker.name.as_ref() == Some(&name));
        if !there && !name.is_empty() && !page.can(subject.0, bits::SUBJECT) {
            out.push(Candidate {
                score: near + 3,
                at: subject.0,
                known: Known {
                    speaker: Speaker {
                        name: Some(name),
                        antecedent: Some(page.span(subject)),
                        ..Speaker::default()
                    },
                    head: reading.head,
                    source: Some(subject),
                    at: subject.0,
                    is_plural: reading.is_plural,
                    is_group: true,
                    ..Known::default()
                },
                because: "told of right before",
            });
        }
    }
    out
}

/// A member as a speaker, with the office the article gives.
pub(super) fn of_member(asked: Asked, member: usize, at: usize, spot: Option<Range>) -> Known {
    let Asked {
        page,
        mentions,
        cast,
        ..
    } = asked;
    let person = &cast.members[member];
    let role = mentions.role_of(page, person.range, at);
    Known {
        speaker: Speaker {
            name: Some(person.name.clone()),
            role: role.map(|r| clean(page.words(r))),
            antecedent: Some(page.span(person.range)),
            ..Speaker::default()
        },
        head: role.map_or_else(String::new, |r| super::resolve::head_of(page, r)),
        source: Some(spot.unwrap_or(person.range)),
        at: spot.unwrap_or(person.range).0,
        is_female: person.is_female,
        member: Some(member),
        ..Known::default()
    }
}
