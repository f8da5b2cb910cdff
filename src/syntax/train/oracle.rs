//! What an action costs: how many right arcs can no longer be made after it.

use crate::syntax::state::{Action, State};

/// How many gold arcs `action` makes impossible; `heads` holds the gold head of each word.
pub fn cost(state: &State, heads: &[u16], action: Action) -> u32 {
    let root = state.root();
    let next = state.next;
    let top = state.below(0);
    let head_of = |word: u16| heads.get(usize::from(word)).copied();
    let waiting = |from: u16| from..root;
    let mut lost = 0;
    match action {
        Action::Shift => {
            // The next word can now find its head only in the top or further right, and no
            // dependent on the stack.
            let deep = &state.stack[..state.stack.len().saturating_sub(1)];
            if head_of(next).is_some_and(|head| deep.contains(&head)) {
                lost += 1;
            }
            lost += state
                .stack
                .iter()
                .filter(|&&d| head_of(d) == Some(next))
                .count() as u32;
        }
        Action::Left => {
            if let Some(head) = head_of(top)
                && head != next
                && (head > next || state.stack.len() > 1 && head == state.below(1))
            {
                lost += 1;
            }
            lost += waiting(next).filter(|&d| head_of(d) == Some(top)).count() as u32;
        }
        Action::Right => {
            if head_of(top).is_some_and(|head| head >= next) {
                lost += 1;
            }
            lost += waiting(next).filter(|&d| head_of(d) == Some(top)).count() as u32;
        }
    }
    lost
}

/// The allowed action of least cost; arcs before shifting in a tie.
pub fn best(state: &State, heads: &[u16]) -> Action {
    [Action::Left, Action::Right, Action::Shift]
        .into_iter()
        .filter(|&action| state.allows(action))
        .min_by_key(|&action| cost(state, heads, action))
        .unwrap_or(Action::Shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn following_the_best_action_makes_the_gold_tree() {
        // "The man who spoke left ." with "left" as root at 4.
        let heads = [1, 4, 3, 1, 6, 4];
        let mut state = State::new(6);
        while !state.is_done() {
            let action = best(&state, &heads);
            assert_eq!(cost(&state, &heads, action), 0);
            state.apply(action, 0);
        }
        let made: Vec<u16> = state.nodes[..6].iter().map(|n| n.head).collect();
        assert_eq!(made, heads);
    }

    #[test]
    fn a_wrong_arc_costs_what_it_prevents() {
        let heads = [1, 4, 3, 1, 6, 4];
        let mut state = State::new(6);
        state.apply(Action::Shift, 0);
        // Shifting "man" over its determiner loses that arc.
        assert_eq!(cost(&state, &heads, Action::Shift), 1);
        state.apply(Action::Left, 0);
        state.apply(Action::Shift, 0);
        // "man" below "who" would lose its head "left" and its clause "spoke".
        assert_eq!(cost(&state, &heads, Action::Left), 2);
    }
}
