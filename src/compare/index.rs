//! All claims of a project and what was found among them. It grows with the project: new claims are
//! compared with those that share something with them, and the result is the same as if all had
//! come at once.
//!
//! The same statement in ten papers is one node with ten sources; nodes are compared, not copies.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::candidates::features;
use super::field::{Field, Node};
use super::learn::Lessons;
use super::list::{Listed, Place, Terms};
use super::names::Names;
use super::prepared::Prepared;
use super::print::Print;
use super::{Claim, Comparer, score, topics};
use crate::model::{
    Answer, Asked, Between, IdMap, Lesson, PairId, PairKind, Reason, Side, SpeechAct, StatementId,
    Suggestion, Topics, Verdict, Witness,
};

/// The most partners of one claim that are looked at on the other side.
const MOST_ACROSS: usize = 16;

/// The most on its own side.
const MOST_WITHIN: usize = 5;

/// Pairs within one side below this score are not kept: one side means the same thing in many words.
const LEAST_WITHIN: f32 = 0.79;

/// What was found among all claims, best first, ties by pair id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundPairs {
    /// Pairs across the two sides that may contradict each other.
    pub suggestions: Vec<Arc<Suggestion>>,
    /// Pairs within one side: a position that changed over time, or a side against itself.
    pub relations: Vec<Arc<Suggestion>>,
    /// What the verdicts taught.
    pub lessons: Vec<Lesson>,
}

/// What the person decided before.
#[derive(Clone, Debug, Default)]
pub struct Experience<'v> {
    /// The verdicts of the project.
    pub verdicts: Vec<&'v Verdict>,
    /// Verdicts that teach nothing: those given before the person started anew.
    pub untaught: BTreeSet<PairId>,
}

/// The claims of the two columns, and the pairs found among them.
pub struct Index {
    names: Arc<Names>,
    claims: Vec<Claim>,
    nodes: Vec<Node>,
    /// The node of each claim.
    node_of: Vec<u32>,
    /// The node of each print, by side; the first that came.
    full: HashMap<(Side, u64), u32>,
    less_one: HashMap<(Side, u64), u32>,
    across: Field,
    within: Field,
    /// Place of each statement's claim; the first that came.
    places: IdMap<StatementId, u32>,
    /// What topics are told apart by.
    concepts: topics::Concepts,
    /// The lists across and within, as they were made last.
    listed: [Listed; 2],
    /// Nodes that got a copy since.
    touched: HashSet<u32>,
}

impl Index {
    /// An index without claims.
    pub fn new(comparer: &Comparer) -> Self {
        Self {
            names: Arc::clone(&comparer.names),
            claims: Vec::new(),
            nodes: Vec::new(),
            node_of: Vec::new(),
            full: HashMap::new(),
            less_one: HashMap::new(),
            across: Field::new(false, MOST_ACROSS),
            within: Field::new(true, MOST_WITHIN),
            places: IdMap::default(),
            concepts: topics::Concepts::default(),
            listed: Default::default(),
            touched: HashSet::new(),
        }
    }

    /// The claims that are in it, in the order they came; claims of no column are left out.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// Takes more claims in and compares them with those they may clash with.
    pub fn add(&mut self, claims: impl IntoIterator<Item = Claim>) {
        self.take(claims, true);
    }

    /// How many pairs the gate lets through for these claims; none of them is judged.
    pub fn gate(comparer: &Comparer, claims: Vec<Claim>) -> usize {
        Self::new(comparer).take(claims, false)
    }

    /// Gives the number of pairs to judge, judged or not.
    fn take(&mut self, claims: impl IntoIterator<Item = Claim>, judged: bool) -> usize {
        let from = self.claims.len();
        let old_nodes = self.nodes.len();
        self.claims
            .extend(claims.into_iter().filter(|claim| claim.side.is_column()));
        let names = &*self.names;
        let taken: Vec<(Prepared<'_>, Print)> = self.claims[from..]
            .par_iter()
            .map(|claim| {
                let mut prepared = Prepared::new(claim, names);
                // Of a whole project all are kept until its pairs are judged.
                prepared.tokens.shrink_to_fit();
                prepared.clauses.shrink_to_fit();
                prepared.index.shrink_to_fit();
                let print = Print::new(&prepared);
                (prepared, print)
            })
            .collect();
        let mut prepared = Taken::default();
        for (at, (one, print)) in (from..).zip(taken) {
            let side = self.claims[at].side;
            self.places.entry(self.claims[at].id).or_insert(at as u32);
            if let Some(node) = self.known(side, &print) {
                let copied = &mut self.nodes[node as usize];
                copied.also.push(at as u32);
                self.concepts.count(&copied.told);
                self.touched.insert(node);
                self.node_of.push(node);
                continue;
            }
            let told = self.concepts.told(&one);
            self.concepts.count(&told);
            let node = self.nodes.len() as u32;
            self.node_of.push(node);
            self.full.entry((side, print.full)).or_insert(node);
            for sum in print.less_one {
                self.less_one.entry((side, sum)).or_insert(node);
            }
            self.nodes.push(Node {
                first: at as u32,
                also: Vec::new(),
                side,
                features: features(&one),
                told,
            });
            prepared.put(node, one);
        }
        let new: Vec<u32> = (old_nodes as u32..self.nodes.len() as u32).collect();
        let wanted = [
            self.across.grow(&self.nodes, &new),
            self.within.grow(&self.nodes, &new),
        ];
        let pairs = wanted.iter().map(Vec::len).sum();
        if !judged {
            return pairs;
        }
        let mut missing: Vec<u32> = wanted
            .iter()
            .flatten()
            .flat_map(|&(i, j)| [i, j])
            .filter(|&node| prepared.get(node).is_none())
            .collect();
        missing.sort_unstable();
        missing.dedup();
        let claims = &self.claims;
        let nodes = &self.nodes;
        let more: Vec<(u32, Prepared<'_>)> = missing
            .par_iter()
            .map(|&node| {
                let claim = &claims[nodes[node as usize].first as usize];
                (node, Prepared::new(claim, names))
            })
            .collect();
        for (node, one) in more {
            prepared.put(node, one);
        }
        let judge = |pairs: &[(u32, u32)], least: f32| -> Vec<(Place, Arc<Suggestion>)> {
            pairs
                .par_iter()
                .filter_map(|&(i, j)| {
                    // Side A's claim comes first; within a side, the earlier one.
                    let claim = |node: u32| &claims[nodes[node as usize].first as usize];
                    let turned = (claim(i).side, day(claim(i))) > (claim(j).side, day(claim(j)));
                    let (i, j) = if turned { (j, i) } else { (i, j) };
                    let found = score::judge(prepared.get(i)?, prepared.get(j)?);
                    (!found.reasons.is_empty() && found.score >= least).then(|| {
                        let place = Place::of((i.min(j), i.max(j)), &found);
                        (place, Arc::new(found))
                    })
                })
                .collect()
        };
        let across = judge(&wanted[0], 0.0);
        let within = judge(&wanted[1], LEAST_WITHIN);
        drop(prepared);
        self.across.found.extend(across);
        self.within.found.extend(within);
        pairs
    }

    /// What was found, each list best first.
    pub fn found(&mut self) -> FoundPairs {
        self.found_after(&Experience::default())
    }

    /// What was found, in the light of what the person decided: pairs that were rejected do not come
    /// back in other words or from another paper, a decision holds for all copies, and pairs that
    /// are still open rise or sink with their kinds.
    ///
    /// Only what changed since the last time is worked out.
    pub fn found_after(&mut self, experience: &Experience<'_>) -> FoundPairs {
        let mut listed = std::mem::take(&mut self.listed);
        let touched = std::mem::take(&mut self.touched);
        let decided = self.decided(experience);
        let mut lessons = Lessons::default();
        for verdict in &experience.verdicts {
            let plainly = verdict.given.asked == Asked::Plainly;
            let teaches = plainly && !verdict.by_hand && verdict.answer != Answer::Later;
            if teaches && !experience.untaught.contains(&verdict.pair) {
                let judged = self.judge_again(&decided, verdict);
                lessons.count(&judged, verdict.answer == Answer::Confirmed);
            }
        }
        let mut list = |field: &Field, within: bool| {
            let terms = Terms {
                nodes: self.nodes.len(),
                touched: &touched,
                decided: decided.pairs.keys().copied().collect(),
                lessons: &lessons,
            };
            listed[usize::from(within)].make(&field.found, terms, |nodes, found| {
                self.shown(nodes, found, &decided, &lessons, within)
            })
        };
        let suggestions = list(&self.across, false);
        let relations = list(&self.within, true);
        self.listed = listed;
        FoundPairs {
            suggestions,
            relations,
            lessons: lessons.told(),
        }
    }

    /// A pair of nodes as it is listed, if it is.
    fn shown(
        &self,
        nodes: (u32, u32),
        found: &Arc<Suggestion>,
        decided: &Decided<'_>,
        lessons: &Lessons,
        within: bool,
    ) -> Option<Arc<Suggestion>> {
        let mut found = Arc::clone(found);
        match decided.pairs.get(&nodes) {
            None if lessons.moves(&found) => lessons.apply(Arc::make_mut(&mut found)),
            Some(Decision::Shown(verdict)) if verdict.pair != found.pair => {
                let judged = self.judge_again(decided, verdict);
                if judged.reasons.is_empty() {
                    return None;
                }
                found = Arc::new(judged);
            }
            None | Some(Decision::Shown(_)) => {}
            Some(Decision::Gone) => return None,
        }
        let copied = |node: u32| !self.nodes[node as usize].also.is_empty();
        if copied(nodes.0) || copied(nodes.1) {
            let found = Arc::make_mut(&mut found);
            found.also_a = self.copies(decided, nodes, found.a);
            found.also_b = self.copies(decided, nodes, found.b);
        }
        if within {
            self.relate(Arc::make_mut(&mut found), nodes);
        }
        Some(found)
    }

    /// Groups all claims by what they are about; places are those of [`Index::claims`]. Pairs of
    /// `suggestions` belong together.
    pub fn topics(&self, suggestions: &[Arc<Suggestion>]) -> Topics {
        let paired = suggestions.iter().filter_map(|pair| {
            let (&a, &b) = (self.places.get(&pair.a)?, self.places.get(&pair.b)?);
            Some((pair.score, a, b))
        });
        topics::of(
            &self.claims,
            &self.nodes,
            &self.node_of,
            &self.concepts,
            paired,
        )
    }

    /// The pairs of nodes that the person decided.
    fn decided<'v>(&self, experience: &Experience<'v>) -> Decided<'v> {
        let mut out = Decided::default();
        if experience.verdicts.is_empty() {
            return out;
        }
        let wanted = experience.verdicts.iter();
        out.places = wanted
            .flat_map(|v| [v.a.statement, v.b.statement])
            .filter_map(|id| Some((id, *self.places.get(&id)?)))
            .collect();
        for &verdict in &experience.verdicts {
            let [a, b] = [&verdict.a, &verdict.b].map(|witness| {
                let place = out.places.get(&witness.statement);
                let node = self.node_of_witness(witness, place);
                node.map(|node| (node, place.is_some()))
            });
            let (Some((a, a_there)), Some((b, b_there))) = (a, b) else {
                continue;
            };
            let pair = (a.min(b), a.max(b));
            if a_there && b_there {
                let shown = out.pairs.entry(pair).or_insert(Decision::Shown(verdict));
                if matches!(shown, Decision::Gone) {
                    *shown = Decision::Shown(verdict);
                }
            } else if verdict.answer == Answer::Rejected {
                out.pairs.entry(pair).or_insert(Decision::Gone);
            }
        }
        out
    }

    /// The node of a statement that a verdict is about, or of other words that say the same.
    fn node_of_witness(&self, witness: &Witness, place: Option<&u32>) -> Option<u32> {
        if let Some(&at) = place {
            return self.node_of.get(at as usize).copied();
        }
        let claim = of_witness(witness);
        let print = Print::new(&Prepared::new(&claim, &self.names));
        self.known(claim.side, &print)
    }

    /// The first node that says what this print says.
    fn known(&self, side: Side, print: &Print) -> Option<u32> {
        [self.full.get(&(side, print.full))]
            .into_iter()
            .chain([self.less_one.get(&(side, print.full))])
            .chain(
                print
                    .less_one
                    .iter()
                    .map(|sum| self.full.get(&(side, *sum))),
            )
            .flatten()
            .min()
            .copied()
    }

    /// The pair of a verdict, judged as its two statements stand, or stood.
    fn judge_again(&self, decided: &Decided<'_>, verdict: &Verdict) -> Suggestion {
        let claim = |witness: &Witness| {
            let place = decided.places.get(&witness.statement);
            place.map_or_else(
                || of_witness(witness),
                |&at| self.claims[at as usize].clone(),
            )
        };
        let (a, b) = (claim(&verdict.a), claim(&verdict.b));
        score::judge(
            &Prepared::new(&a, &self.names),
            &Prepared::new(&b, &self.names),
        )
    }

    /// The other statements that say what this one, of one of the two nodes, says.
    fn copies(
        &self,
        decided: &Decided<'_>,
        nodes: (u32, u32),
        of: StatementId,
    ) -> Vec<StatementId> {
        let first = |node: u32| self.claims[self.nodes[node as usize].first as usize].id;
        let node = match decided.places.get(&of) {
            Some(&at) => self.node_of[at as usize],
            None if first(nodes.0) == of => nodes.0,
            None => nodes.1,
        };
        let one = &self.nodes[node as usize];
        [one.first]
            .iter()
            .chain(&one.also)
            .map(|&at| self.claims[at as usize].id)
            .filter(|&id| id != of)
            .collect()
    }

    /// Tells a changed position from a side that gainsays itself.
    fn relate(&self, found: &mut Suggestion, nodes: (u32, u32)) {
        let claim = |node: u32| &self.claims[self.nodes[node as usize].first as usize];
        let (a, b) = (claim(nodes.0), claim(nodes.1));
        let apart = match (day(a), day(b)) {
            (Some(x), Some(y)) => x.until(y).map_or(0, |span| span.get_days()).abs(),
            _ => 0,
        };
        found.between = if apart == 0 {
            Between::OneSide
        } else {
            Between::Times
        };
        let one_speaker = a.speaker.is_some() && a.speaker == b.speaker;
        let who = if one_speaker {
            "The same speaker said both"
        } else {
            "Both were said for one side"
        };
        let text = match apart {
            0 => format!("{who}."),
            1 => format!("{who}, a day apart: things may have changed."),
            days => format!("{who}, {days} days apart: things may have changed."),
        };
        found.doubts.push(Reason {
            kind: PairKind::None,
            text,
            in_a: Vec::new(),
            in_b: Vec::new(),
        });
    }
}

/// Claims taken apart, by node; few of many nodes while one article comes in.
#[derive(Default)]
struct Taken<'c> {
    claims: Vec<Prepared<'c>>,
    /// The place of a node's claim, one more than it is; none at 0.
    place: Vec<u32>,
}

impl<'c> Taken<'c> {
    fn put(&mut self, node: u32, claim: Prepared<'c>) {
        let at = node as usize;
        if self.place.len() <= at {
            self.place.resize(at + 1, 0);
        }
        self.claims.push(claim);
        self.place[at] = self.claims.len() as u32;
    }

    fn get(&self, node: u32) -> Option<&Prepared<'c>> {
        let place = *self.place.get(node as usize)?;
        self.claims.get((place as usize).checked_sub(1)?)
    }
}

/// What the person decided, by nodes.
#[derive(Default)]
struct Decided<'v> {
    /// Places of the statements that verdicts are about.
    places: IdMap<StatementId, u32>,
    pairs: BTreeMap<(u32, u32), Decision<'v>>,
}

enum Decision<'v> {
    /// Both statements are there: the pair is shown with its verdict.
    Shown(&'v Verdict),
    /// Rejected in words that are there no more: it does not come back in others.
    Gone,
}

/// The claim that a verdict keeps a copy of.
fn of_witness(witness: &Witness) -> Claim {
    Claim {
        id: witness.statement,
        side: witness.side,
        text: witness.text.clone(),
        act: SpeechAct::Assert,
        speaker: witness.speaker.clone(),
        said_on: None,
        published_on: None,
    }
}

/// The day a claim was made, as far as it is known.
fn day(claim: &Claim) -> Option<jiff::civil::Date> {
    claim.said_on.or(claim.published_on)
}
