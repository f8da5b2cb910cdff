//! What the label model sees of an arc when it is made: both words, what lies around and below.

use super::hash::feature;
use super::parse_features::Atom;
use super::state::{NONE, Node, State};

/// What the label of an arc depends on; equal keys in one sentence mean equal features.
pub fn key(state: &State, head: u16, dependent: u16) -> u64 {
    let mut hash = u64::from(head) << 16 | u64::from(dependent) | 0xa5 << 56;
    for &place in &[head, dependent] {
        let Some(node) = state.nodes.get(usize::from(place)) else {
            continue;
        };
        let children = [node.left[0], node.left[1], node.right[0]];
        let mut part = node.relations;
        for child in children {
            part = (part ^ u64::from(child)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            part ^= u64::from(label(state, child)) << 40 ^ part >> 32;
        }
        hash = (hash ^ part).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash ^= hash >> 31;
    }
    hash
}

fn label(state: &State, place: u16) -> u32 {
    match state.nodes.get(usize::from(place)) {
        Some(node) if place != NONE => u32::from(node.label) + 1,
        _ => 0,
    }
}

/// The features of the arc from `head` to `dependent`.
pub fn emit(atoms: &[Atom], state: &State, head: u16, dependent: u16, mut emit: impl FnMut(u32)) {
    let mut kind = 1024;
    let mut f = |a: u32, b: u32, c: u32| {
        emit(feature(kind, a, b, c));
        kind += 1;
    };
    let atom = |place: u16| atoms.get(usize::from(place)).copied().unwrap_or_default();
    let near = |place: u16, step: i16| atom(place.checked_add_signed(step).unwrap_or(NONE));
    let node = |place: u16| state.nodes.get(usize::from(place)).copied();
    let (h, d) = (atom(head), atom(dependent));
    let side = u32::from(head < dependent);
    let gap = match head.abs_diff(dependent) {
        1 => 0,
        2 => 1,
        3..=5 => 2,
        6..=10 => 3,
        _ => 4,
    };
    let way = side << 4 | gap;
    f(side, 0, 0);
    f(h.tag, side, 0);
    f(h.word, side, 0);
    f(h.both, side, 0);
    f(d.tag, side, 0);
    f(d.word, side, 0);
    f(d.both, side, 0);
    f(h.tag, d.tag, side);
    f(h.word, d.tag, side);
    f(h.tag, d.word, side);
    f(h.word, d.word, side);
    f(h.both, d.both, side);
    f(h.tag, d.tag, way);
    f(h.word, d.tag, way);
    f(d.word, way, 0);
    let (before, after) = (near(dependent, -1), near(dependent, 1));
    f(before.tag, d.tag, side);
    f(after.tag, d.tag, side);
    f(before.word, d.tag, side);
    f(after.word, d.tag, side);
    f(h.tag, d.tag, before.tag << 1 | side);
    f(h.tag, d.tag, after.tag << 1 | side);
    f(h.tag, near(head, -1).tag, side << 8 | d.tag);
    f(h.tag, near(head, 1).tag, side << 8 | d.tag);
    f(h.word, near(head, 1).word, side << 8 | d.tag);
    let below = node(dependent).unwrap_or(Node::BARE);
    of_dependent(
        &below,
        |place| (atom(place), label(state, place)),
        (h, d, side),
        &mut f,
    );
    let above = node(head).unwrap_or(Node::BARE);
    let set = (above.relations as u32, (above.relations >> 32) as u32);
    f(h.tag << 8 | d.tag, set.0, set.1);
    f(d.tag << 1 | side, set.0, set.1);
    f(h.word, d.tag << 1 | side, set.0.rotate_left(7) ^ set.1);
    let (left, right) = (label(state, above.left[0]), label(state, above.right[0]));
    f(h.tag, d.tag, left << 1 | side);
    f(h.tag, d.tag, right << 1 | side);
    f(h.word, d.tag, right << 1 | side);
    f(h.word, d.tag, atom(above.right[0]).word ^ side);
}

fn of_dependent(
    below: &Node,
    look: impl Fn(u16) -> (Atom, u32),
    (h, d, side): (Atom, Atom, u32),
    f: &mut impl FnMut(u32, u32, u32),
) {
    let set = (below.relations as u32, (below.relations >> 32) as u32);
    f(d.tag << 1 | side, set.0, set.1);
    f(h.tag << 9 | d.tag << 1 | side, set.0, set.1);
    f(h.word, d.tag << 1 | side, set.0.rotate_left(7) ^ set.1);
    let (first, first_label) = look(below.left[0]);
    let (second, second_label) = look(below.left[1]);
    let (last, last_label) = look(below.right[0]);
    f(d.tag, first.tag, side);
    f(d.tag, first.word, side);
    f(h.tag, d.tag, first.word ^ side);
    f(h.word, first.word, d.tag << 1 | side);
    f(h.tag, d.word, first.word ^ side);
    f(d.tag, first_label, side);
    f(h.tag, d.tag, first_label << 1 | side);
    f(h.tag, d.tag, second.word ^ side);
    f(d.tag, second_label, first_label << 1 | side);
    f(d.tag, last.tag, side);
    f(d.tag, last_label, side);
    f(h.tag, d.tag, last_label << 1 | side);
    f(d.tag, last.word, side);
}
