//! The claims of both columns by day, and the pairs between them: what a timeline is drawn from.

use std::collections::{BTreeMap, HashMap};

use super::{days, measure};
use crate::model::{Answer, PairId, Reading, Side};
use crate::project::Project;
use crate::views::columns::Days;
use crate::views::sieve::has_status;
use crate::views::{Facet, Lists, in_column};

/// The fewest claims on a day that make it worth a name.
const FEWEST: usize = 2;
/// The most days with a name; far more than have room.
const MOST_EVENTS: usize = 200;

/// A claim that has a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its place in [`Reading::statements`].
    pub place: usize,
    /// The day, as [`days::number`] counts; of several days the first.
    pub day: i32,
    /// Whether the text tells when it was made; else the day of its article counts.
    pub is_told: bool,
}

/// Where a claim stands: the column, and the place among its claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// 0 for side A, 1 for side B.
    pub side: usize,
    /// Place in [`Chronicle::claims`] of that side.
    pub at: usize,
}

/// A pair of two claims that have a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The pair.
    pub pair: PairId,
    /// Its claims.
    pub ends: [Spot; 2],
    /// The person's answer; rejected pairs are not among the links.
    pub answer: Option<Answer>,
}

/// The day on which most is said about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day, as [`days::number`] counts.
    pub day: i32,
    /// What the claims are about.
    pub title: String,
    /// How many claims of both sides there are about it on that day.
    pub claims: usize,
}

/// Both columns by day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chronicle {
    /// Names of the two parties.
    pub parties: [String; 2],
    /// Claims of either side by day, those of one day in the order of the articles.
    pub claims: [Vec<Claim>; 2],
    /// How many claims of either side have no day at all.
    pub undated: [usize; 2],
    /// Pairs, best first.
    pub links: Vec<Link>,
    /// Pairs of which one claim has no day, or does not pass the filters.
    pub unplaced_links: usize,
    /// Pairs that were rejected.
    pub rejected: usize,
    /// How many articles the project has.
    pub articles: usize,
    /// What is said most on one day, the most claims first; one day for each thing.
    pub events: Vec<Event>,
    spots: HashMap<usize, Spot>,
}

impl Chronicle {
    /// Puts in order what passes the filters, the one of days apart.
    pub fn new(project: &Project, reading: &Reading, lists: &Lists) -> Self {
        let status = project.screen.filters.status;
        let published = Days::new(project);
        let mut undated = [0; 2];
        let claims = [Side::A, Side::B].map(|side| {
            let mut claims: Vec<Claim> = Vec::new();
            for (place, statement) in reading.statements.iter().enumerate() {
                let is_here = in_column(&statement.speaker) == Some(side);
                if !is_here || !lists.sieve.passes_but(place, Facet::Date) {
                    continue;
                }
                match published.of(statement) {
                    Some(day) => claims.push(Claim {
                        place,
                        day: days::number(day),
                        is_told: statement.said_on.is_some(),
                    }),
                    None => undated[usize::from(side == Side::B)] += 1,
                }
            }
            claims.sort_unstable_by_key(|claim| (claim.day, claim.place));
            claims
        });
        let spots: HashMap<usize, Spot> = claims
            .iter()
            .enumerate()
            .flat_map(|(side, claims)| {
                let places = claims.iter().enumerate();
                places.map(move |(at, claim)| (claim.place, Spot { side, at }))
            })
            .collect();
        let mut out = Self {
            parties: [Side::A, Side::B].map(|side| party(project, side)),
            claims,
            undated,
            events: Vec::new(),
            articles: project.articles().len(),
            ..Self::default()
        };
        for item in &lists.all.items {
            if !has_status(item, status) {
                continue;
            }
            let ends = item.places.map(|places| places.map(|p| spots.get(&p)));
            match ends {
                Some([None, None]) | None => {}
                _ if item.answer == Some(Answer::Rejected) => out.rejected += 1,
                Some([Some(&one), Some(&other)]) => out.links.push(Link {
                    pair: item.pair,
                    ends: [one, other],
                    answer: item.answer,
                }),
                Some(_) => out.unplaced_links += 1,
            }
        }
        out.spots = spots;
        out.events = out.busiest(reading);
        out
    }

    /// For each thing the day on which most is said about it, the fullest first.
    fn busiest(&self, reading: &Reading) -> Vec<Event> {
        let mut counts: BTreeMap<(usize, i32), usize> = BTreeMap::new();
        for claim in self.claims.iter().flatten() {
            if let Some(topic) = reading.topics.of(claim.place) {
                *counts.entry((topic, claim.day)).or_default() += 1;
            }
        }
        let mut best: BTreeMap<usize, (i32, usize)> = BTreeMap::new();
        for ((topic, day), claims) in counts {
            let known = best.entry(topic).or_insert((day, claims));
            // Of equal days the first counts.
            if claims > known.1 {
                *known = (day, claims);
            }
        }
        let mut events: Vec<Event> = best
            .into_iter()
            .filter(|&(_, (_, claims))| claims >= FEWEST)
            .map(|(topic, (day, claims))| Event {
                day,
                title: measure::one_line(reading.topics.title(topic)),
                claims,
            })
            .collect();
        events.sort_by(|one, other| {
            let key = |event: &Event| (std::cmp::Reverse(event.claims), event.day);
            key(one)
                .cmp(&key(other))
                .then_with(|| one.title.cmp(&other.title))
        });
        events.truncate(MOST_EVENTS);
        events
    }

    /// The claim at a spot.
    pub fn claim(&self, spot: Spot) -> Option<&Claim> {
        self.claims.get(spot.side)?.get(spot.at)
    }

    /// Where the statement at this place of the reading stands, if it has a day.
    pub fn spot(&self, place: usize) -> Option<Spot> {
        self.spots.get(&place).copied()
    }

    /// How many claims have a day.
    pub fn dated(&self) -> usize {
        self.claims.iter().map(Vec::len).sum()
    }

    /// The pairs a claim is in.
    pub fn links_of(&self, spot: Spot) -> impl Iterator<Item = &Link> {
        self.links
            .iter()
            .filter(move |link| link.ends.contains(&spot))
    }

    /// Places in the claims of a side from the day `from` to before `until`.
    pub fn within(&self, side: usize, from: i32, until: i32) -> std::ops::Range<usize> {
        let claims = &self.claims[side];
        let first = claims.partition_point(|claim| claim.day < from);
        let rest = claims[first..].partition_point(|claim| claim.day < until);
        first..first + rest
    }

    /// The first day with a claim and the day after the last.
    pub fn days(&self) -> Option<[i32; 2]> {
        let both = || self.claims.iter().filter(|claims| !claims.is_empty());
        let first = both().map(|claims| claims[0].day).min()?;
        let last = both().map(|claims| claims[claims.len() - 1].day).max()?;
        Some([first, last + 1])
    }

    /// The days to show at first: all of them, unless a few claims far away from the others would
    /// press the rest into a corner.
    pub fn core(&self) -> Option<[i32; 2]> {
        let all = self.days()?;
        let mut every: Vec<i32> = self
            .claims
            .iter()
            .flatten()
            .map(|claim| claim.day)
            .collect();
        every.sort_unstable();
        let cut = every.len() / 50;
        let core = [every[cut], every[every.len() - 1 - cut] + 1];
        let length = |days: [i32; 2]| f64::from(days[1]) - f64::from(days[0]);
        Some(if length(all) > 8.0 * length(core) {
            core
        } else {
            all
        })
    }
}

/// Name of a column's party.
pub(super) fn party(project: &Project, side: Side) -> String {
    let party = project.profile().party(side);
    party.map_or_else(|| "Neither side".to_owned(), |party| party.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SaidOn;
    use crate::views::fixture::Fixture;
    use crate::views::{Revision, Views};

    fn chronicle(fixture: &Fixture, days: &[(usize, &str)]) -> Chronicle {
        let (project, mut reading) = fixture.build();
        for &(place, day) in days {
            reading.statements[place].said_on = Some(SaidOn {
                date: day.parse().unwrap(),
                until: None,
                words: None,
            });
        }
        let filters = project.screen.filters.clone();
        let lists = Views::default().lists(Revision::default(), &project, &reading, &filters);
        Chronicle::new(&project, &reading, &lists)
    }

    #[test]
    fn claims_stand_by_day_and_pairs_find_them() {
        let mut fixture = Fixture::two_by_two();
        fixture.answer(1, Answer::Confirmed);
        fixture.answer(2, Answer::Rejected);
        // The article is of 7 November 2025.
        let shown = chronicle(&fixture, &[(2, "2025-11-05")]);
        assert_eq!(
            shown.claims[0].iter().map(|c| c.place).collect::<Vec<_>>(),
            [2, 0]
        );
        assert!(shown.claims[0][0].is_told && !shown.claims[0][1].is_told);
        assert_eq!(shown.days().map(|[a, b]| b - a), Some(3));
        assert_eq!((shown.links.len(), shown.rejected), (2, 1));
        let spot = shown.spot(2).unwrap();
        assert_eq!(spot, Spot { side: 0, at: 0 });
        let of_two: Vec<_> = shown.links_of(spot).collect();
        assert_eq!(of_two.len(), 1);
        assert_eq!(of_two[0].answer, Some(Answer::Confirmed));
        let [first, _] = shown.days().unwrap();
        assert_eq!(shown.within(0, first, first + 2), 0..1);
        assert_eq!(shown.within(1, first, first + 2), 0..0);
    }

    #[test]
    fn the_busiest_day_of_a_topic_is_known() {
        let mut fixture = Fixture::two_by_two();
        fixture.say("a", "Lena Marsh", "The gate was open.");
        let (project, mut reading) = fixture.build();
        for (place, day) in [(0, "2025-11-05"), (1, "2025-11-05"), (2, "2025-11-06")] {
            reading.statements[place].said_on = Some(SaidOn {
                date: day.parse().unwrap(),
                until: None,
                words: None,
            });
        }
        let topics = vec![Some(0), Some(0), Some(0), Some(1), None];
        let titles = vec!["Gate".to_owned(), "Alone".to_owned()];
        let reading = reading.with_topics(crate::model::Topics::new(topics, titles));
        let filters = project.screen.filters.clone();
        let lists = Views::default().lists(Revision::default(), &project, &reading, &filters);
        let events = Chronicle::new(&project, &reading, &lists).events;
        let [event] = events.as_slice() else {
            panic!("one claim names no day: {events:?}")
        };
        assert_eq!((event.title.as_str(), event.claims), ("Gate", 2));
        assert_eq!(days::day(event.day).to_string(), "2025-11-05");
    }

    #[test]
    fn a_claim_far_away_does_not_press_the_rest_together() {
        let mut fixture = Fixture::two_by_two();
        for n in 0..60 {
            fixture.say("a", "Lena Marsh", &format!("Post {n} was held."));
        }
        let shown = chronicle(&fixture, &[(0, "0001-01-01")]);
        let (all, core) = (shown.days().unwrap(), shown.core().unwrap());
        assert!(all[1] - all[0] > 700_000);
        assert_eq!(core[1] - core[0], 1);
    }
}
