//! Walking from claim to claim by arrow keys, so that every one can be reached without a pointer.

use super::super::chronicle::{Chronicle, Spot};
use super::super::days::Unit;

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the column of marks before.
    Earlier,
    /// To the next column of marks.
    Later,
    /// Up: away from the axis on side A, towards it on side B.
    Up,
    /// Down.
    Down,
}

/// The claim a step leads to; the one it starts from where there is none. `unit` is what a column of
/// marks stands for.
pub fn step(chronicle: &Chronicle, from: Spot, step: Step, unit: Unit) -> Spot {
    let Some(claim) = chronicle.claim(from) else {
        return from;
    };
    let column = |day: i32, side: usize| {
        let start = unit.start(day);
        chronicle.within(side, start, unit.next(start))
    };
    let own = column(claim.day, from.side);
    let outwards = (step == Step::Up) == (from.side == 0);
    let claims = &chronicle.claims[from.side];
    match step {
        Step::Earlier | Step::Later => {
            let neighbour = if step == Step::Later {
                claims.get(own.end)
            } else {
                own.start.checked_sub(1).and_then(|at| claims.get(at))
            };
            let Some(neighbour) = neighbour else {
                return from;
            };
            // As far from the axis as before, where the column reaches so far.
            let next = column(neighbour.day, from.side);
            let at = (next.start + from.at - own.start).min(next.end - 1);
            Spot { at, ..from }
        }
        Step::Up | Step::Down if outwards => Spot {
            at: (from.at + 1).min(own.end - 1),
            ..from
        },
        Step::Up | Step::Down if from.at > own.start => Spot {
            at: from.at - 1,
            ..from
        },
        Step::Up | Step::Down => across(chronicle, from, claim.day),
    }
}

/// The claim of the other side nearest in time, next to the axis.
fn across(chronicle: &Chronicle, from: Spot, day: i32) -> Spot {
    let side = 1 - from.side;
    let claims = &chronicle.claims[side];
    let after = claims.partition_point(|claim| claim.day < day);
    let nearest = [after.checked_sub(1), Some(after)]
        .into_iter()
        .flatten()
        .filter(|&at| at < claims.len())
        .min_by_key(|&at| (claims[at].day.abs_diff(day), std::cmp::Reverse(at)));
    let Some(nearest) = nearest else { return from };
    let at = claims.partition_point(|claim| claim.day < claims[nearest].day);
    Spot { side, at }
}

/// Where walking begins: the first claim of side A from the day `from` on, else of side B, else the
/// last claim there is.
pub fn first(chronicle: &Chronicle, from: i32) -> Option<Spot> {
    let of_side = |side: usize| {
        let claims = &chronicle.claims[side];
        let at = claims.partition_point(|claim| claim.day < from);
        (at < claims.len()).then_some(Spot { side, at })
    };
    let last = |side: usize| {
        let at = chronicle.claims[side].len().checked_sub(1)?;
        Some(Spot { side, at })
    };
    of_side(0)
        .or_else(|| of_side(1))
        .or_else(|| last(0))
        .or_else(|| last(1))
}

#[cfg(test)]
mod tests {
    use super::super::super::chronicle::Claim;
    use super::*;
    use std::collections::BTreeSet;

    fn chronicle(days: [&[i32]; 2]) -> Chronicle {
        let mut place = 0;
        let claims = days.map(|days| {
            days.iter()
                .map(|&day| {
                    place += 1;
                    Claim {
                        place,
                        day,
                        is_told: true,
                    }
                })
                .collect()
        });
        let mut out = Chronicle::default();
        out.claims = claims;
        out
    }

    const STEPS: [Step; 4] = [Step::Earlier, Step::Later, Step::Up, Step::Down];

    #[test]
    fn every_claim_can_be_reached() {
        let shown = chronicle([&[1, 1, 1, 9, 9, 30], &[2, 9, 9, 9, 400]]);
        for unit in [Unit::Day, Unit::Week, Unit::Months(1), Unit::Years(1)] {
            let mut seen = BTreeSet::new();
            let mut open = vec![first(&shown, 0).unwrap()];
            while let Some(spot) = open.pop() {
                if seen.insert(spot) {
                    open.extend(STEPS.map(|s| step(&shown, spot, s, unit)));
                }
            }
            assert_eq!(seen.len(), 11, "{unit:?}");
        }
    }

    #[test]
    fn steps_follow_the_picture() {
        let shown = chronicle([&[1, 1, 9], &[2, 9]]);
        let go = |side, at, s| {
            let to = step(&shown, Spot { side, at }, s, Unit::Day);
            (to.side, to.at)
        };
        assert_eq!(go(0, 0, Step::Up), (0, 1), "outwards");
        assert_eq!(go(0, 1, Step::Up), (0, 1), "and no further");
        assert_eq!(go(0, 1, Step::Down), (0, 0), "towards the axis");
        assert_eq!(go(0, 0, Step::Down), (1, 0), "over it to the nearest day");
        assert_eq!(go(1, 1, Step::Up), (0, 2));
        assert_eq!(go(0, 1, Step::Later), (0, 2));
        assert_eq!(go(0, 0, Step::Earlier), (0, 0));
    }

    #[test]
    fn nothing_to_walk_on_is_no_trouble() {
        let none = chronicle([&[], &[]]);
        assert_eq!(first(&none, 0), None);
        let nowhere = Spot { side: 0, at: 0 };
        assert_eq!(step(&none, nowhere, Step::Up, Unit::Day), nowhere);
        let one = chronicle([&[], &[5]]);
        assert_eq!(first(&one, 99), Some(Spot { side: 1, at: 0 }));
        let only = Spot { side: 1, at: 0 };
        for s in STEPS {
            assert_eq!(step(&one, only, s, Unit::Day), only);
        }
    }
}
