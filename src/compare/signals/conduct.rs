//! Opposite accounts of how a delegation behaved at one meeting.
//!
//! Such claims share few words ("a single demand" / "lack of clarity"), so what must match is whose
//! conduct is spoken of, and that both speak of talks.

use super::super::lexicon::{Mark, key, lexicon};
use super::super::pair::Pair;
use super::super::prepared::{Conduct, Prepared};
use super::super::stem::stem;
use super::{Finding, Signal};
use crate::model::PairKind;
use crate::text::Span;

/// The most places of one claim that a reason marks.
const MOST_MARKS: usize = 3;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "conduct",
    looks_at: "good and bad conduct of one delegation, and mutual accusations about talks",
    weight: 0.72,
    fires_on: &[
        (
            "Our delegation came to the talks in Muscat with one clear request, Athens said.",
            "The Greek delegation was muddled and kept changing its position at the talks, Ankara said.",
        ),
        (
            "Our envoys never left the room, Ankara said of the negotiations.",
            "The Turkish team walked out of the negotiations twice, Athens said.",
        ),
    ],
    leaves_alone: &[
        (
            "Our delegation came to the talks in good faith, Athens said.",
            "Our delegation came to the talks in good faith, Ankara said.",
        ),
        (
            "The new school law is clear and consistent, Athens said.",
            "The weather over the strait was vague and muddled, Ankara said.",
        ),
        (
            "Ankara’s patience has limits, Ankara said.",
            "The Turkish team walked out of the negotiations twice, Athens said.",
        ),
        (
            "Our restraint will not last for ever, Ankara said.",
            "The Turkish delegation boycotted the talks, Athens said.",
        ),
        (
            "We have lost patience, Ankara said.",
            "The Turkish delegation never left the room during the talks, Athens said.",
        ),
    ],
    find: look,
};

struct Account {
    /// Whose conduct; none when the claim does not say.
    of: Option<u64>,
    aspect: u8,
    good: bool,
    clause: usize,
    from: usize,
    to: usize,
}

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    if pair.a.conduct.is_empty() || pair.b.conduct.is_empty() {
        return None;
    }
    let at_talks = speaks_of_talks(pair.a) || speaks_of_talks(pair.b);
    let (ours, theirs) = (accounts(pair.a), accounts(pair.b));
    let mut best = None;
    for x in &ours {
        for y in &theirs {
            let Some((strength, label)) = clash(pair, x, y, at_talks) else {
                continue;
            };
            let mut finding = Finding::new(
                PairKind::Conduct,
                strength,
                label,
                (x.clause, y.clause),
                pair.a.shown(x.from, x.to),
                pair.b.shown(y.from, y.to),
            );
            finding.in_a = all_like(pair.a, &ours, x);
            finding.in_b = all_like(pair.b, &theirs, y);
            finding.gate = 0.85;
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

fn clash(
    pair: &Pair<'_, '_>,
    x: &Account,
    y: &Account,
    at_talks: bool,
) -> Option<(f32, &'static str)> {
    let (own_a, own_b) = (pair.a.own?, pair.b.own?);
    if own_a == own_b {
        return None;
    }
    let ability = lexicon().aspects.iter().position(|a| a == "ability")? as u8;
    let one_party = x.of.is_some() && x.of == y.of;
    if at_talks && one_party && x.good != y.good {
        return Some(if x.aspect == y.aspect {
            (
                1.0,
                "They give opposite accounts of the same side's conduct",
            )
        } else if x.aspect == ability || y.aspect == ability {
            return None;
        } else {
            (
                0.85,
                "They give opposite accounts of the same side's conduct",
            )
        });
    }
    if one_party && !x.good && !y.good && x.aspect != y.aspect {
        // "unwilling to act" against "has no control".
        let willing = lexicon().aspects.iter().position(|a| a == "willingness")? as u8;
        let pairs = (x.aspect == ability && y.aspect == willing)
            || (x.aspect == willing && y.aspect == ability);
        return pairs.then_some((
            0.65,
            "One says they would not, the other that they could not",
        ));
    }
    let accuse_each_other =
        at_talks && x.of == Some(own_b) && y.of == Some(own_a) && !x.good && !y.good;
    (accuse_each_other && x.aspect != ability && y.aspect != ability).then_some((
        if x.aspect == y.aspect { 0.62 } else { 0.55 },
        "Each side accuses the other of bad conduct at the talks",
    ))
}

/// All words of the claim that give the same account of the same party, in the order of the text.
fn all_like(claim: &Prepared<'_>, accounts: &[Account], like: &Account) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for account in accounts {
        if account.of != like.of || account.good != like.good {
            continue;
        }
        let span = claim.shown(account.from, account.to);
        if let Some(last) = out.last_mut().filter(|last| last.end + 1 >= span.start) {
            *last = last.hull(span);
        } else if out.len() < MOST_MARKS {
            out.push(span);
        }
    }
    out
}

fn speaks_of_talks(claim: &Prepared<'_>) -> bool {
    claim.clauses.iter().any(|c| c.has(Mark::Talks)) || claim.places(key("=talks")).next().is_some()
}

fn accounts(claim: &Prepared<'_>) -> Vec<Account> {
    claim
        .conduct
        .iter()
        .filter(|hit| !is_only_a_mood(claim, hit))
        .map(|hit| {
            let clause = claim.clause_of(hit.from);
            Account {
                of: whose(claim, hit, clause),
                aspect: hit.aspect,
                good: hit.good,
                clause,
                from: hit.from,
                to: hit.to,
            }
        })
        .collect()
}

/// "our patience has limits", "they lost patience": a temper that ends or is spoken of, not a deed.
fn is_only_a_mood(claim: &Prepared<'_>, hit: &Conduct) -> bool {
    if hit.to != hit.from + 1 || hit.good == claim.tokens[hit.from].negated {
        return false;
    }
    let speaks_of_it = matches!(
        claim.word(hit.to).as_ref(),
        "is" | "isn't"
            | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "won't"
            | "would"
            | "can"
            | "cannot"
            | "runs"
            | "ran"
            | "wears"
            | "ends"
    );
    let same_clause = claim
        .tokens
        .get(hit.to)
        .is_some_and(|next| usize::from(next.clause) == claim.clause_of(hit.from) && !next.comma);
    let ends = (hit.from.saturating_sub(4)..hit.from).any(|at| {
        ["lose", "run", "exhaust", "test", "limit"]
            .iter()
            .any(|word| claim.tokens[at].stem == key(&stem(word)))
    });
    (speaks_of_it && same_clause) || ends
}

/// The party named nearest before the words, else first in the claim; praise of nobody is of oneself.
fn whose(claim: &Prepared<'_>, hit: &Conduct, clause: usize) -> Option<u64> {
    let bounds = claim.clauses[clause];
    let named = || claim.mentions.iter().filter(|m| m.named && !m.place);
    named()
        .rfind(|m| m.to <= hit.from && m.from >= bounds.from)
        .or_else(|| named().rfind(|m| m.to <= hit.from))
        .map(|m| m.party)
        .or_else(|| claim.own.filter(|_| hit.good))
}
