//! What the action model sees of the machine, in fourteen groups.
//!
//! A group depends on few things, named in its key, so that the states of a beam, which are much
//! alike, share its scores. `s0`, `s1`, `s2` are the top words of the stack, `b0`, `b1`, `b2` the
//! next words; `w` is a word, `t` its joint tag.

use super::hash::feature;
use super::state::{NONE, Node, State};

/// One word as the parser sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Atom {
    /// The hash of the word in lower case; 0 for no word.
    pub word: u32,
    /// The number of its joint tag plus one; 0 for no word.
    pub tag: u32,
    /// Word and tag together.
    pub both: u32,
    /// Two bits of what stands before: commas and the like, verbs; running counts.
    pub commas: u16,
    /// Verbs before this word.
    pub verbs: u16,
}

/// The tag of the root.
pub const ROOT_TAG: u32 = 255;

impl Atom {
    /// A word with its tag.
    pub fn new(word: u32, tag: u32) -> Self {
        Self {
            word,
            tag,
            both: feature(1, word, tag, 0),
            commas: 0,
            verbs: 0,
        }
    }
}

/// How many groups there are.
pub const GROUPS: usize = 14;

/// The words at the places that matter in one state.
pub struct View<'a> {
    atoms: &'a [Atom],
    state: &'a State,
    s: [u16; 3],
    b: [u16; 3],
}

/// The distance between two words in seven steps.
fn distance(a: u16, b: u16) -> u32 {
    if a == NONE || b == NONE {
        return 9;
    }
    match a.abs_diff(b) {
        d @ 0..=4 => u32::from(d),
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    }
}

fn mix(parts: &[u64]) -> u64 {
    parts
        .iter()
        .fold(0x9e37_79b9_7f4a_7c15, |hash: u64, &part| {
            let mixed = (hash ^ part).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed ^ (mixed >> 31)
        })
}

impl<'a> View<'a> {
    /// Looks at a state; `atoms` holds one for each word and one for the root.
    pub fn new(atoms: &'a [Atom], state: &'a State) -> Self {
        let at = |place: usize| {
            if place < atoms.len() {
                place as u16
            } else {
                NONE
            }
        };
        let next = usize::from(state.next);
        Self {
            atoms,
            state,
            s: [state.below(0), state.below(1), state.below(2)],
            b: [at(next), at(next + 1), at(next + 2)],
        }
    }

    #[inline]
    fn atom(&self, place: u16) -> Atom {
        self.atoms
            .get(usize::from(place))
            .copied()
            .unwrap_or_default()
    }

    #[inline]
    fn node(&self, place: u16) -> &Node {
        self.state
            .nodes
            .get(usize::from(place))
            .unwrap_or(&Node::BARE)
    }

    #[inline]
    fn label(&self, place: u16) -> u32 {
        if place == NONE {
            0
        } else {
            u32::from(self.node(place).label) + 1
        }
    }

    fn between(&self, a: u16, b: u16) -> u32 {
        if a == NONE || b == NONE {
            return 31;
        }
        let (from, to) = (self.atom(a.min(b)), self.atom(a.max(b)));
        let commas = u32::from(to.commas.saturating_sub(from.commas)).min(3);
        let verbs = u32::from(to.verbs.saturating_sub(from.verbs)).min(2);
        commas * 3 + verbs
    }

    fn node_key(&self, place: u16) -> u64 {
        let n = self.node(place);
        let pack = |a: u16, b: u16, c: u16, d: u16| {
            u64::from(a) << 48 | u64::from(b) << 32 | u64::from(c) << 16 | u64::from(d)
        };
        let labels = [n.left[0], n.left[1], n.right[0], n.right[1]]
            .iter()
            .fold(0, |all, &child| all << 8 | u64::from(self.label(child)));
        mix(&[
            pack(n.left[0], n.left[1], n.right[0], n.right[1]),
            n.relations,
            labels << 16 | u64::from(n.left_count) << 8 | u64::from(n.right_count),
        ])
    }

    /// What the features of a group depend on; equal keys in one sentence mean equal features.
    pub fn key(&self, group: usize) -> u64 {
        let [s0, s1, s2] = self.s.map(u64::from);
        let b0 = u64::from(self.b[0]);
        let g = (group as u64) << 56;
        let node = |place: usize| self.node_key([self.s[0], self.s[1], self.b[0]][place]);
        match group {
            0 => mix(&[g | s0]),
            1 => mix(&[g | b0]),
            2 => mix(&[g | s1 << 16 | s2]),
            3 => mix(&[g | s0 << 16 | b0]),
            4 => mix(&[g | s1 << 16 | s0]),
            5 => mix(&[g | s0 << 16 | b0, s2 << 16 | s1]),
            6 => mix(&[g | s0, node(0)]),
            7 => mix(&[g | s0 << 16 | b0, node(0)]),
            8 => mix(&[g | s0 << 32 | s1 << 16 | b0, node(0)]),
            9 => mix(&[g | s1, node(1)]),
            10 => mix(&[g | s1 << 16 | s0, node(1)]),
            11 => mix(&[g | s1 << 32 | s0 << 16 | b0, node(1)]),
            12 => mix(&[g | b0, node(2)]),
            _ => mix(&[g | b0 << 16 | s0, node(2)]),
        }
    }

    /// The features of one group.
    #[inline]
    pub fn emit(&self, group: usize, mut emit: impl FnMut(u32)) {
        if group > 5 {
            return match group {
                6..=8 => self.under_top(group - 6, emit),
                9..=11 => self.under_second(group - 9, emit),
                _ => self.under_next(group - 12, emit),
            };
        }
        let mut kind = 256 + (group as u32) * 64;
        let mut f = |a: u32, b: u32, c: u32| {
            emit(feature(kind, a, b, c));
            kind += 1;
        };
        let [s0p, s1p, s2p] = self.s;
        let [b0p, b1p, b2p] = self.b;
        let (s0, s1, b0) = (self.atom(s0p), self.atom(s1p), self.atom(b0p));
        match group {
            0 => {
                let before = self.atom(s0p.checked_sub(1).unwrap_or(NONE));
                let after = self.atom(s0p.saturating_add(1));
                f(s0.word, 0, 0);
                f(s0.tag, 0, 0);
                f(s0.both, 0, 0);
                f(before.tag, s0.tag, 0);
                f(s0.tag, after.tag, 0);
                f(before.tag, s0.tag, after.tag);
                f(before.word, s0.tag, 0);
                f(after.word, s0.tag, 0);
            }
            1 => {
                let (b1, b2) = (self.atom(b1p), self.atom(b2p));
                let before = self.atom(b0p.checked_sub(1).unwrap_or(NONE));
                let b3 = self.atom(b2p.saturating_add(1));
                f(0, 0, 0);
                for b in [b0, b1, b2] {
                    f(b.word, 0, 0);
                    f(b.tag, 0, 0);
                    f(b.both, 0, 0);
                }
                f(b3.tag, b2.tag, 0);
                f(b0.tag, b1.tag, 0);
                f(b0.tag, b1.tag, b2.tag);
                f(b0.word, b1.word, 0);
                f(b0.word, b1.tag, 0);
                f(b0.tag, b1.word, 0);
                f(before.tag, b0.tag, 0);
                f(before.tag, b0.tag, b1.tag);
                f(before.word, b0.tag, 0);
            }
            2 => {
                let s2 = self.atom(s2p);
                f(s1.word, 0, 0);
                f(s1.tag, 0, 0);
                f(s1.both, 0, 0);
                f(s2.tag, 0, 0);
                f(s2.both, 0, 0);
                f(s2.tag, s1.tag, 0);
            }
            3 => {
                let (b1, b2) = (self.atom(b1p), self.atom(b2p));
                let d = distance(s0p, b0p);
                f(s0.both, b0.both, 0);
                f(s0.both, b0.word, 0);
                f(s0.word, b0.both, 0);
                f(s0.both, b0.tag, 0);
                f(s0.tag, b0.both, 0);
                f(s0.word, b0.word, 0);
                f(s0.tag, b0.tag, 0);
                f(s0.tag, b0.tag, d);
                f(s0.word, d, 0);
                f(s0.tag, d, 0);
                f(b0.word, d, 0);
                f(b0.tag, d, 0);
                f(s0.word, b0.tag, d);
                f(s0.tag, b0.word, d);
                f(s0.tag, b0.tag, b1.tag);
                f(s0.word, b0.tag, b1.tag);
                f(s0.tag, b0.word, b1.tag);
                f(s0.tag, b0.tag, b1.word);
                f(s0.tag, b0.tag, b1.tag << 8 | b2.tag);
                f(s0.tag, b0.tag, self.between(s0p, b0p) + 16);
                f(s0.word, b0.tag, self.between(s0p, b0p) + 16);
            }
            4 => {
                let d = distance(s1p, s0p);
                f(s1.both, s0.both, 0);
                f(s1.both, s0.word, 0);
                f(s1.word, s0.both, 0);
                f(s1.both, s0.tag, 0);
                f(s1.tag, s0.both, 0);
                f(s1.word, s0.word, 0);
                f(s1.tag, s0.tag, 0);
                f(s1.tag, s0.tag, d);
                f(s1.word, d, 0);
                f(s1.tag, d, 0);
                f(s0.word, d, 0);
                f(s1.word, s0.tag, d);
                f(s1.tag, s0.word, d);
                f(s1.tag, s0.tag, self.between(s1p, s0p) + 16);
                f(s1.word, s0.tag, self.between(s1p, s0p) + 16);
            }
            _ => {
                let s2 = self.atom(s2p);
                let b1 = self.atom(b1p);
                f(s1.tag, s0.tag, b0.tag);
                f(s1.word, s0.tag, b0.tag);
                f(s1.tag, s0.word, b0.tag);
                f(s1.tag, s0.tag, b0.word);
                f(s1.word, s0.word, b0.tag);
                f(s1.tag, s0.word, b0.word);
                f(s1.tag, b0.tag, 0);
                f(s1.word, b0.tag, 0);
                f(s1.tag, b0.word, 0);
                f(s1.word, b0.word, 0);
                f(s1.tag << 8 | s0.tag, b0.tag, b1.tag);
                f(s2.tag, s1.tag, s0.tag);
                f(s2.tag << 8 | s1.tag, s0.tag, b0.tag);
                f(s2.tag, s1.tag, s0.word);
                f(s1.tag, b0.tag, distance(s1p, b0p));
            }
        }
    }

    /// The children of the top of the stack, alone, with the next word, or with all three words.
    fn under_top(&self, part: usize, emit: impl FnMut(u32)) {
        let mut f = parted(6, part, emit);
        let (s0, s1, b0) = (
            self.atom(self.s[0]),
            self.atom(self.s[1]),
            self.atom(self.b[0]),
        );
        let n = *self.node(self.s[0]);
        let (l0, l1) = (self.atom(n.left[0]), self.atom(n.left[1]));
        let (r0, r1) = (self.atom(n.right[0]), self.atom(n.right[1]));
        let (ll, ll1) = (self.label(n.left[0]), self.label(n.left[1]));
        let (rl, rl1) = (self.label(n.right[0]), self.label(n.right[1]));
        let set = (n.relations as u32, (n.relations >> 32) as u32);
        for (child, label) in [(l0, ll), (r0, rl)] {
            f(0, child.word, s0.tag, 0);
            f(0, child.tag, s0.tag, 0);
            f(0, label, s0.tag, 0);
            f(0, label, s0.word, 0);
            f(1, child.tag, s0.tag, b0.tag);
            f(1, label, s0.tag, b0.tag);
            f(1, label, s0.tag, b0.word);
            f(2, label, s0.tag, s1.tag);
            f(2, child.tag, s0.tag, s1.tag);
            f(1, child.word, s0.tag, b0.tag);
        }
        f(0, ll, ll1, s0.tag);
        f(0, rl, rl1, s0.tag);
        f(0, l0.tag, l1.tag, s0.tag);
        f(0, r0.tag, r1.tag, s0.tag);
        f(0, s0.word, u32::from(n.left_count), 0);
        f(1, s0.tag, u32::from(n.left_count), b0.tag);
        f(0, s0.word, u32::from(n.right_count), 0);
        f(1, s0.tag, u32::from(n.right_count), b0.tag);
        f(0, s0.tag, set.0, set.1);
        f(0, s0.word, set.0, set.1);
        f(1, s0.tag << 8 | b0.tag, set.0, set.1);
        f(2, s0.tag << 8 | s1.tag, set.0, set.1);
        f(2, s0.tag << 16 | s1.tag << 8 | b0.tag, set.0, set.1);
        f(1, s0.tag << 8 | b0.tag, ll, rl);
    }

    /// The children of the second word of the stack, alone, with the top, or with all three words.
    fn under_second(&self, part: usize, emit: impl FnMut(u32)) {
        let mut f = parted(7, part, emit);
        let (s0, s1, b0) = (
            self.atom(self.s[0]),
            self.atom(self.s[1]),
            self.atom(self.b[0]),
        );
        let n = *self.node(self.s[1]);
        let (l0, r0) = (self.atom(n.left[0]), self.atom(n.right[0]));
        let (ll, rl) = (self.label(n.left[0]), self.label(n.right[0]));
        let set = (n.relations as u32, (n.relations >> 32) as u32);
        f(0, s1.tag, ll, 0);
        f(0, s1.tag, rl, 0);
        f(0, s1.word, rl, 0);
        f(1, s1.tag, l0.tag, s0.tag);
        f(1, s1.tag, r0.tag, s0.tag);
        f(1, s1.word, r0.word, s0.tag);
        f(1, s1.tag, rl, s0.tag);
        f(1, s1.tag, ll, s0.tag);
        f(1, s1.word, u32::from(n.left_count), s0.tag);
        f(1, s1.word, u32::from(n.right_count), s0.tag);
        f(1, s1.tag, u32::from(n.right_count), s0.tag);
        f(0, s1.tag, set.0, set.1);
        f(1, s1.tag << 8 | s0.tag, set.0, set.1);
        f(2, s1.tag << 8 | s0.tag, rl, b0.tag);
        f(1, s1.word, rl, s0.word);
    }

    /// The children of the next word, alone or with the top of the stack.
    fn under_next(&self, part: usize, emit: impl FnMut(u32)) {
        let mut f = parted(8, part, emit);
        let (s0, b0) = (self.atom(self.s[0]), self.atom(self.b[0]));
        let n = *self.node(self.b[0]);
        let (l0, l1) = (self.atom(n.left[0]), self.atom(n.left[1]));
        let (ll, ll1) = (self.label(n.left[0]), self.label(n.left[1]));
        let set = (n.relations as u32, (n.relations >> 32) as u32);
        f(0, b0.tag, ll, 0);
        f(0, b0.word, ll, 0);
        f(0, l0.word, b0.tag, 0);
        f(0, l0.tag, b0.tag, 0);
        f(0, b0.tag, ll, ll1);
        f(0, b0.tag, l0.tag, l1.tag);
        f(1, s0.tag, b0.tag, l0.tag);
        f(1, s0.tag, b0.tag, ll + 256);
        f(1, s0.word, b0.tag, l0.tag);
        f(1, s0.tag, b0.word, ll);
        f(0, b0.word, u32::from(n.left_count), 0);
        f(1, b0.tag, u32::from(n.left_count), s0.tag);
        f(1, b0.tag << 8 | s0.tag, set.0, set.1);
    }
}

/// Emits the features of one part of a family; each keeps the number of its place in the family.
fn parted(
    family: u32,
    wanted: usize,
    mut emit: impl FnMut(u32),
) -> impl FnMut(usize, u32, u32, u32) {
    let mut kind = 256 + family * 64;
    move |part, a, b, c| {
        if part == wanted {
            emit(feature(kind, a, b, c));
        }
        kind += 1;
    }
}
