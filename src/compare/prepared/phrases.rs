//! What the listed words and phrases of a claim mean.

use super::negation::{denies, is_an_answer, is_excused};
use super::words::fits;
use super::{Actor, Conduct, Pole, Prepared, Words};
use crate::compare::lexicon::{Mark, Meaning, lexicon};

impl Prepared<'_> {
    pub(super) fn find_phrases(
        &mut self,
        words: &Words,
        stems: &Words,
    ) -> Vec<(usize, usize, Mark)> {
        let lexicon = lexicon();
        let mut negations = Vec::new();
        let mut absorbed = 0;
        let mut excused = 0;
        for at in 0..self.tokens.len() {
            if let Some(marks) = lexicon.exact.get(words[at].as_ref()) {
                self.tokens[at].marks |= marks;
            }
            if words[at].ends_with("n't") || words[at] == "cannot" {
                negations.push((at, at + 1, Mark::Negator));
            }
            if let Some(from) = keeps_from(stems, words, at) {
                negations.push((from, from + 1, Mark::Negator));
            }
            let Some(list) = lexicon.phrases.get(stems[at].as_ref()) else {
                continue;
            };
            let mut concept = None;
            for phrase in list {
                let Some(to) = fits(stems, at, &phrase.rest) else {
                    continue;
                };
                match phrase.meaning {
                    Meaning::Mark(Mark::NotNegator) => excused = excused.max(to),
                    Meaning::Mark(
                        mark @ (Mark::Negator
                        | Mark::NegatorNoun
                        | Mark::Denial
                        | Mark::DenialVerb
                        | Mark::DenialOfClaim
                        | Mark::Refutation),
                    ) => {
                        if at >= excused
                            && !is_an_answer(&self.tokens, words, at)
                            && !negations
                                .iter()
                                .any(|&(_, end, kind)| end > at && denies(kind) == denies(mark))
                        {
                            negations.push((at, to, mark));
                            self.tokens[at].marks |= mark.bit();
                        }
                    }
                    Meaning::Mark(mark) => self.tokens[at].marks |= mark.bit(),
                    Meaning::Concept(id) => {
                        if concept.is_none() && at >= absorbed {
                            concept = Some((id, to));
                        }
                    }
                    Meaning::Pole { frame, plus } => {
                        if !self.poles.iter().any(|p| p.frame == frame && p.to > at) {
                            self.poles.push(Pole {
                                frame,
                                plus,
                                negated: false,
                                from: at,
                                to,
                            });
                        }
                    }
                    Meaning::Actor(class) => {
                        // "based" and "marketing" are no base and no market.
                        let verb = to == at + 1
                            && (words[at].ends_with("ed") || words[at].ends_with("ing"));
                        if !verb && !self.actors.iter().any(|a| a.at == at) {
                            self.actors.push(Actor { class, at, to });
                        }
                    }
                    Meaning::Conduct { aspect, good } => {
                        if !self.conduct.iter().any(|c| c.to > at) {
                            self.conduct.push(Conduct {
                                aspect,
                                good,
                                from: at,
                                to,
                            });
                        }
                    }
                }
            }
            if let Some((id, to)) = concept {
                self.tokens[at].concept = id;
                if to > at + 1 {
                    for token in &mut self.tokens[at + 1..to] {
                        token.marks |= Mark::Stop.bit();
                    }
                    absorbed = to;
                }
            }
        }
        negations.retain(|&(from, to, mark)| {
            !(mark == Mark::Negator || mark == Mark::NegatorNoun)
                || from + 1 != to
                || !is_excused(words, from)
        });
        negations
    }

    /// The month of May permits nothing.
    pub(super) fn drop_months(&mut self) {
        for token in self.tokens.iter_mut().filter(|t| t.time) {
            token.marks &= !Mark::Possible.bit();
        }
        let tokens = &self.tokens;
        self.poles.retain(|pole| !tokens[pole.from].time);
    }
}

/// "kept anyone from graduating" says that nobody did: where "from" stands, for a verb at `at`.
fn keeps_from(stems: &Words, words: &Words, at: usize) -> Option<usize> {
    let keeps = matches!(
        stems[at].as_ref(),
        "keep" | "prevent" | "stop" | "hinder" | "deter" | "bar" | "discourag" | "block"
    );
    let from = (at + 1..words.len().min(at + 5)).find(|&i| keeps && words[i] == "from")?;
    words
        .get(from + 1)
        .is_some_and(|doing| doing.len() > 5 && doing.ends_with("ing"))
        .then_some(from)
}
