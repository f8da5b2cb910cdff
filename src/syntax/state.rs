//! The arc-hybrid machine: a stack, the words to come, and the arcs made so far.
//!
//! The root stands after the last word, so the first and only arc to it is the last one made, and
//! every sentence has one root.

use super::labels::Relation;

/// What the machine can do; the number is the class of the action model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Action {
    /// Puts the next word on the stack.
    Shift,
    /// Hangs the top of the stack on the next word.
    Left,
    /// Hangs the top of the stack on the word below it.
    Right,
}

impl Action {
    /// All three, by number.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// Stands for "no word".
pub const NONE: u16 = u16::MAX;

/// What is known of one word while parsing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its head; [`NONE`] before it has one.
    pub head: u16,
    /// The number of its relation, once it has a head.
    pub label: u8,
    /// How many children it has on the left, at most 255.
    pub left_count: u8,
    /// How many children it has on the right, at most 255.
    pub right_count: u8,
    /// The outermost and the next child on the left.
    pub left: [u16; 2],
    /// The outermost and the next child on the right.
    pub right: [u16; 2],
    /// One bit for each relation among its children.
    pub relations: u64,
}

impl Node {
    /// A word of which nothing is known.
    pub const BARE: Self = Self {
        head: NONE,
        label: 0,
        left_count: 0,
        right_count: 0,
        left: [NONE; 2],
        right: [NONE; 2],
        relations: 0,
    };
}

/// A state of the machine for a sentence of up to `u16::MAX - 2` words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The words on the stack, the top last.
    pub stack: Vec<u16>,
    /// The next word; as many as there are words for the root.
    pub next: u16,
    /// One for each word and one for the root.
    pub nodes: Vec<Node>,
}

impl State {
    /// The start, for a sentence of `words` words.
    pub fn new(words: usize) -> Self {
        Self {
            stack: Vec::with_capacity(words),
            next: 0,
            nodes: vec![Node::BARE; words + 1],
        }
    }

    /// Makes this state the start for a sentence of `words` words again.
    pub fn reset(&mut self, words: usize) {
        self.stack.clear();
        self.next = 0;
        self.nodes.clear();
        self.nodes.resize(words + 1, Node::BARE);
    }

    /// Copies `other` into this state without new memory where the old suffices.
    pub fn copy_from(&mut self, other: &Self) {
        self.stack.clone_from(&other.stack);
        self.next = other.next;
        self.nodes.clone_from(&other.nodes);
    }

    /// The place of the root, after the last word.
    pub fn root(&self) -> u16 {
        (self.nodes.len() - 1) as u16
    }

    /// The word `depth` below the top of the stack.
    #[inline]
    pub fn below(&self, depth: usize) -> u16 {
        let at = self.stack.len().wrapping_sub(depth + 1);
        self.stack.get(at).copied().unwrap_or(NONE)
    }

    /// Whether only the root is left.
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.root()
    }

    /// Whether the machine may do so now.
    pub fn allows(&self, action: Action) -> bool {
        let at_root = self.next == self.root();
        match action {
            Action::Shift => !at_root,
            Action::Left => self.stack.len() == 1 || !at_root && !self.stack.is_empty(),
            Action::Right => self.stack.len() > 1,
        }
    }

    /// Head and dependent of the arc that `action` makes now.
    pub fn arc(&self, action: Action) -> Option<(u16, u16)> {
        let dependent = self.below(0);
        let head = match action {
            Action::Shift => return None,
            Action::Left => self.next,
            Action::Right => self.below(1),
        };
        (dependent != NONE && head != NONE).then_some((head, dependent))
    }

    /// Does it; an arc gets the relation with the number `label`. Nothing happens when not allowed.
    pub fn apply(&mut self, action: Action, label: u8) {
        if !self.allows(action) {
            return;
        }
        let Some((head, dependent)) = self.arc(action) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        self.nodes[usize::from(dependent)].head = head;
        self.nodes[usize::from(dependent)].label = label;
        let node = &mut self.nodes[usize::from(head)];
        node.relations |= 1 << (u64::from(label) & 63);
        if action == Action::Left {
            node.left = [dependent, node.left[0]];
            node.left_count = node.left_count.saturating_add(1);
        } else {
            node.right = [dependent, node.right[0]];
            node.right_count = node.right_count.saturating_add(1);
        }
    }

    /// The relation of every word to its head, and the head; the root is no head.
    pub fn arcs(&self) -> impl Iterator<Item = (Option<usize>, Relation)> + '_ {
        let root = self.root();
        self.nodes[..usize::from(root)].iter().map(move |node| {
            if node.head == root || node.head == NONE {
                (None, Relation::Root)
            } else {
                let relation = Relation::from_index(usize::from(node.label));
                (
                    Some(usize::from(node.head)),
                    relation.unwrap_or(Relation::Dep),
                )
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_root_and_all_arcs() {
        // "He said so": both hang on "said".
        let mut state = State::new(3);
        let obj = Relation::Obj as u8;
        let steps = [
            Action::Shift,
            Action::Left,
            Action::Shift,
            Action::Shift,
            Action::Right,
        ];
        for step in steps {
            assert!(state.allows(step));
            state.apply(step, obj);
        }
        assert!(!state.allows(Action::Shift) && !state.allows(Action::Right));
        state.apply(Action::Left, Relation::Root as u8);
        assert!(state.is_done());
        let heads: Vec<Option<usize>> = state.arcs().map(|(head, _)| head).collect();
        assert_eq!(heads, [Some(1), None, Some(1)]);
        assert_eq!(state.nodes[1].left[0], 0);
        assert_eq!(state.nodes[1].right[0], 2);
    }

    #[test]
    fn the_root_takes_one_word() {
        let mut state = State::new(2);
        state.apply(Action::Shift, 0);
        state.apply(Action::Shift, 0);
        assert!(!state.allows(Action::Left));
        let before = state.clone();
        state.apply(Action::Left, 0);
        assert_eq!(state, before);
    }
}
